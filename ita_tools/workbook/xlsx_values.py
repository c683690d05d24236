"""Values of the sheets of an .xlsx file, read with calamine, and of what calamine leaves out.

calamine returns bare values. The XML of a sheet adds what it does not: error values, cells with a percent
format, formulas without a result, merged areas. Single cells are parsed only where a search of the whole
sheet found one of these. All XML has passed the pre-flight.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from ita_tools.errors import FileDangerous, FileForeign, FileProtected
from ita_tools.files import WORKBOOK, preflight_package, read_bytes
from ita_tools.files.preflight import MAX_PACKAGE
from ita_tools.files.sheet_limits import require_bounded
from ita_tools.workbook.cell_values import UNCALCULATED, CellValue

__all__ = [
    "Area",
    "SheetValues",
    "cell_corrections",
    "formulas_have_results",
    "merged_areas",
    "percent_styles",
    "read_sheets",
    "sheet_parts",
]

Area = tuple[int, int, int, int]
"""First row and column, last row and column, from 0."""

MAX_MERGED = 20_000
"""Merged areas of a sheet that are read; the sheets of this program have none."""
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _UTF8, _FIRST_DAY = 20, 0x800, 33
_WITHOUT_VALUES = (
    "customxml/",
    "docprops/",
    "xl/charts/",
    "xl/drawings/",
    "xl/media/",
    "xl/printersettings/",
    "xl/theme/",
    "xl/worksheets/_rels/",
)
"""Parts that hold no cells; pictures may be many times larger than all that is read."""

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


@dataclass(frozen=True, slots=True)
class SheetValues:
    """The values of a sheet from cell A1 on; empty cells are ``""`` or ``None``."""

    name: str
    rows: Sequence[Sequence[CellValue]]
    merged: Sequence[Area] = ()


def read_sheets(path: Path) -> Iterator[SheetValues]:
    """Read the sheets of a file one by one, after the pre-flight.

    The parser gets the parts that the pre-flight has checked, not the file they came from. One sheet at a
    time needs a third of the memory of all together.

    Raises
    ------
    FileMissing, FileForeign, FileProtected, FileDangerous
        If the file is not a workbook, or one that no spreadsheet program writes.
    """
    parts = preflight_package(read_bytes(path, MAX_PACKAGE), path.name, WORKBOOK, _WITHOUT_VALUES)
    require_bounded(parts, path.name)
    try:
        yield from _sheet_values(parts)
    except PasswordError as error:
        raise FileProtected("ไฟล์มีรหัสผ่าน", where=path.name, remedy="เอารหัสผ่านออกแล้วบันทึกใหม่") from error
    except CalamineError as error:
        raise FileForeign(
            "อ่านสมุดงานไม่ได้ ไฟล์อาจเสียหาย", where=path.name, remedy="เปิดใน Excel แล้วบันทึกเป็น .xlsx อีกครั้ง"
        ) from error


def _sheet_values(parts: Mapping[str, bytes]) -> Iterator[SheetValues]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(_zipped(parts)))
    sheets = sheet_parts(parts)
    percents, have_results = percent_styles(parts), formulas_have_results(sheets)
    for number, name in enumerate(book.sheet_names):
        rows = book.get_sheet_by_index(number).to_python(skip_empty_area=False)
        xml = sheets[number] if number < len(sheets) else b""
        for row, column, text in cell_corrections(xml, percents, have_results):
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = text
        yield SheetValues(name, rows, merged_areas(xml))


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    """Pack parts into a zip without compression."""
    files: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for part, xml in parts.items():
        name, size = part.encode(), len(xml)
        common = (_VERSION, _UTF8, 0, 0, _FIRST_DAY, zlib.crc32(xml), size, size, len(name), 0)
        files += (_LOCAL.pack(b"PK\x03\x04", *common), name, xml)
        directory += (_CENTRAL.pack(b"PK\x01\x02", _VERSION, *common, 0, 0, 0, 0, offset), name)
        offset += _LOCAL.size + len(name) + size
    tail = b"".join(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(parts), len(parts), len(tail), offset, 0)
    return b"".join((*files, tail, end))


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
    formats = [_attributes(each[1]) for each in _FORMAT.finditer(styles)] if b"%" in styles else []
    percents = _PERCENT_IDS | {each.get(b"numFmtId", b"") for each in formats if _is_percent(each)}
    block = _STYLES.search(styles)
    kinds = [_attributes(each[0]).get(b"numFmtId") for each in _STYLE.finditer(block[0] if block else b"")]
    return frozenset(str(number).encode() for number, kind in enumerate(kinds) if kind in percents)


def _is_percent(number_format: Mapping[bytes, bytes]) -> bool:
    """Whether a format multiplies by 100: it has a % outside quotes, brackets and escapes."""
    return b"%" in _LITERAL.sub(b"", number_format.get(b"formatCode", b"").replace(b"&quot;", b'"'))


def formulas_have_results(sheets: Sequence[bytes]) -> bool:
    """Whether formulas have stored results; a program that stores none stores none in any sheet."""
    return any(map(_RESULT.search, sheets)) or not any(b"</f>" in xml for xml in sheets)


def cell_corrections(
    xml: bytes, percents: frozenset[bytes], have_results: bool
) -> Iterator[tuple[int, int, str]]:
    """Yield row, column and text of the cells whose value from calamine must be replaced.

    Error values (calamine gives ``""``), percentages (a fraction) and formulas without a result (``""``).

    ``percents`` are the styles that :func:`percent_styles` returns, ``have_results`` is what
    :func:`formulas_have_results` returns.
    """
    errors = b"#" in xml and (
        b't="e"' in xml or b"t='e'" in xml
    )  # one byte is found much faster than a pattern
    if have_results and not percents and not errors:
        return
    cells = list(_CELL.finditer(xml))
    ends = [cell.start() for cell in cells[1:]]
    for cell, end in zip(cells, [*ends, len(xml)], strict=False):
        attributes = _attributes(cell[1])
        body = b"" if cell[1].endswith(b"/") else xml[cell.end() : end]
        text = _corrected_text(attributes, body, percents, have_results)
        if text and _ADDRESS.fullmatch(address := attributes.get(b"r", b"")):
            yield *_row_and_column(address), text


def _corrected_text(
    attributes: Mapping[bytes, bytes], body: bytes, percents: frozenset[bytes], have_results: bool
) -> str:
    match = _VALUE.search(body)
    value = match[1].strip().decode("utf-8", "replace") if match else ""
    kind = attributes.get(b"t", b"n")
    if kind == b"e":
        return value
    if kind != b"n":
        return ""
    if not value:
        return UNCALCULATED if not have_results and _FORMULA.search(body) else ""
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
        If there are more than :data:`MAX_MERGED`.
    """
    start = xml.find(b"mergeCell", xml.rfind(b"sheetData>"))
    areas = _MERGED.findall(xml, max(0, start - 1)) if start >= 0 else []
    if len(areas) > MAX_MERGED:
        raise FileDangerous(f"ไฟล์ผิดปกติ: มีเซลล์ที่ผสานกันเกิน {MAX_MERGED:,} แห่ง", remedy="ยกเลิกการผสานเซลล์")
    return [(*_row_and_column(first), *_row_and_column(last)) for first, last in areas]


def _attributes(tag: bytes) -> dict[bytes, bytes]:
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(tag)}


def _row_and_column(address: bytes) -> tuple[int, int]:
    letters = address.rstrip(b"0123456789")
    column = 0
    for letter in letters.upper():
        column = column * 26 + letter - 64
    return int(address[len(letters) :]) - 1, column - 1
