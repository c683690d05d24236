"""What calamine does not tell of a sheet: error values, percent formats, empty formulas, merged cells.

Works on XML that has passed the pre-flight, and looks at single cells only where a glance says it must.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from ita_tools.errors import FileDangerous
from ita_tools.workbook.cell_values import UNCALCULATED

__all__ = ["Area", "keeps_results", "merged_areas", "odd_cells", "percent_styles", "sheet_parts"]

Area = tuple[int, int, int, int]
"""First row and column, last row and column, from 0."""

MAX_MERGED = 20_000
"""Merged areas of a sheet; ours have none."""

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^<>]*?\w:id\s*=\s*[\"']([^\"']*)[\"']")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^<>]*)>")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_CELL = re.compile(rb"<(?:\w+:)?c\s([^<>]*)>")
_ADDRESS = re.compile(rb"[A-Za-z]{1,3}[0-9]{1,7}")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)<")
_RESULT = re.compile(rb"</f><v>[^<]")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^<>]*?ref\s*=\s*[\"']"
    rb"([A-Za-z]{1,3}\d{1,7}):([A-Za-z]{1,3}\d{1,7})[\"']"
)
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s([^<>]*)>")
_STYLES = re.compile(rb"<(?:\w+:)?cellXfs.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(rb"<(?:\w+:)?xf[\s/>][^<>]*")
_PERCENT_ID = re.compile(rb"numFmtId\s*=\s*[\"'](?:9|10)[\"']")
_PERCENT_IDS = {b"9", b"10"}
_LITERAL = re.compile(rb"\"[^\"]*\"|\[[^\]]*\]|[\\_*].")


def sheet_parts(parts: Mapping[str, bytes]) -> list[bytes]:
    """Return the XML of each sheet, in the order of the workbook."""
    targets = {}
    for relation in _RELATION.finditer(parts.get("xl/_rels/workbook.xml.rels", b"")):
        attributes = _attributes(relation[1])
        target = attributes.get(b"Target", b"").decode("utf-8", "replace").lower().removeprefix("/")
        targets[attributes.get(b"Id")] = target if target.startswith("xl/") else f"xl/{target}"
    names = [targets.get(sheet[1], "") for sheet in _SHEET.finditer(parts.get("xl/workbook.xml", b""))]
    return [parts.get(name, b"") for name in names]


def percent_styles(parts: Mapping[str, bytes]) -> frozenset[bytes]:
    """Return the numbers of the cell styles that show a fraction as percent."""
    styles = parts.get("xl/styles.xml", b"")
    if b"%" not in styles and not _PERCENT_ID.search(styles):
        return frozenset()
    given = [_attributes(each[1]) for each in _FORMAT.finditer(styles)] if b"%" in styles else []
    percents = _PERCENT_IDS | {each.get(b"numFmtId", b"") for each in given if _scales(each)}
    block = _STYLES.search(styles)
    kinds = [_attributes(each[0]).get(b"numFmtId") for each in _STYLE.finditer(block[0] if block else b"")]
    return frozenset(str(number).encode() for number, kind in enumerate(kinds) if kind in percents)


def _scales(number_format: Mapping[bytes, bytes]) -> bool:
    """Whether a format multiplies by 100: it has a % outside quotes, brackets and escapes."""
    return b"%" in _LITERAL.sub(b"", number_format.get(b"formatCode", b"").replace(b"&quot;", b'"'))


def keeps_results(sheets: Sequence[bytes]) -> bool:
    """Whether formulas have their values: a program that keeps none keeps none anywhere."""
    return any(map(_RESULT.search, sheets)) or not any(b"</f>" in xml for xml in sheets)


def odd_cells(xml: bytes, percents: frozenset[bytes], kept: bool) -> Iterator[tuple[int, int, str]]:
    """Yield row, column and what should stand there of the cells whose bare value would mislead.

    ``percents`` are the styles and ``kept`` the answer of the functions above.
    """
    errors = b"#" in xml and (b't="e"' in xml or b"t='e'" in xml)  # the lone byte is found much faster
    if kept and not percents and not errors:
        return
    cells = list(_CELL.finditer(xml))
    ends = [cell.start() for cell in cells[1:]]
    for cell, end in zip(cells, [*ends, len(xml)], strict=False):
        attributes = _attributes(cell[1])
        body = b"" if cell[1].endswith(b"/") else xml[cell.end() : end]
        text = _odd_text(attributes, body, percents, kept)
        if text and _ADDRESS.fullmatch(address := attributes.get(b"r", b"")):
            yield *_place(address), text


def _odd_text(attributes: Mapping[bytes, bytes], body: bytes, percents: frozenset[bytes], kept: bool) -> str:
    found = _VALUE.search(body)
    value = found[1].strip().decode("utf-8", "replace") if found else ""
    kind = attributes.get(b"t", b"n")
    if kind == b"e":
        return value
    if kind != b"n":
        return ""
    if not value:
        return UNCALCULATED if not kept and _FORMULA.search(body) else ""
    return _percent(value) if attributes.get(b"s") in percents else ""


def _percent(value: str) -> str:
    """Write a fraction as the percentage that the cell shows, in full: ``0.9933`` as ``99.33%``."""
    try:
        return f"{(Decimal(repr(float(value))) * 100).normalize():f}%"
    except (ValueError, InvalidOperation):
        return ""


def merged_areas(xml: bytes) -> list[Area]:
    """Return the merged areas of a sheet.

    Raises
    ------
    FileDangerous
        If they are more than anybody merges.
    """
    start = xml.find(b"mergeCell", xml.rfind(b"sheetData>"))
    found = _MERGED.findall(xml, max(0, start - 1)) if start >= 0 else []
    if len(found) > MAX_MERGED:
        raise FileDangerous(f"ไฟล์ผิดปกติ: มีเซลล์ที่ผสานกันเกิน {MAX_MERGED:,} แห่ง", remedy="ยกเลิกการผสานเซลล์")
    return [(*_place(first), *_place(last)) for first, last in found]


def _attributes(tag: bytes) -> dict[bytes, bytes]:
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(tag)}


def _place(address: bytes) -> tuple[int, int]:
    letters = address.rstrip(b"0123456789")
    column = 0
    for letter in letters.upper():
        column = column * 26 + letter - 64
    return int(address[len(letters) :]) - 1, column - 1
