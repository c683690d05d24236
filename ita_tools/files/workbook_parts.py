"""What a workbook says outside its sheets: their names and parts, shared strings, number formats, dates.

Everything is found the way Excel finds it, by relationships and content types, never by usual file names.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from ita_tools.errors import FileForeign
from ita_tools.files.xml_parser import local_name, parse_xml, relationship_id, resolve_references

__all__ = ["NumberKind", "SheetPart", "WorkbookParts", "read_workbook_parts", "unescape_string"]

NumberKind = Literal["number", "percent", "date", "text"]
"""How a cell style shows a number."""


class SheetPart(NamedTuple):
    """A worksheet in the order of the tabs: name, state (``visible``, ``hidden``, ``veryHidden``), XML."""

    name: str
    state: str
    part: str
    xml: bytes


class WorkbookParts(NamedTuple):
    """Sheets, shared strings, the number kind of each cell style, and whether dates count from 1904."""

    sheets: list[SheetPart]
    strings: list[str]
    kinds: Sequence[NumberKind]
    from_1904: bool


_ROOT = "_rels/.rels"
_REPAIR = "เปิดใน Excel แล้วบันทึกเป็น .xlsx อีกครั้ง"
_PERCENT_IDS = {9, 10}
# ECMA-376 part 1, 18.8.30: dates and times of all languages; 71 to 81 are Thai.
_DATE_IDS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59), *range(71, 82)}
_LITERAL = re.compile(r'"[^"]*"|\[(?!(?:h+|m+|s+)\])[^\]]*\]|[\\_*].')
_DATE_LETTER = re.compile(r"[dmyhsบปว]", re.IGNORECASE)
_GENERAL = re.compile("general|มาตรฐาน", re.IGNORECASE)
_SI = re.compile(r'<si><t(?: xml:space="preserve"|)>([^<]*+)</t></si>|<si ?/>|(.+)', re.DOTALL)
_SST_HEAD = re.compile(rb"<sst(?: [\w:]+=\"[^\"<>&]*\")*>")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def read_workbook_parts(parts: Mapping[str, bytes], where: str) -> WorkbookParts:
    """Read what sheets need to be understood.

    Parameters
    ----------
    parts
        XML parts of a checked package by lower-case name.
    where
        Name of the file, for messages.

    Raises
    ------
    FileForeign
        XML that is not well formed, or a sheet whose part is missing.
    """
    book = _main_part(parts, where)
    relations = _relations(parts, book, where)
    sheets, from_1904 = _sheets(parts, book, relations, where)
    return WorkbookParts(
        sheets,
        _shared_strings(_of_type(parts, relations, "/sharedStrings"), where),
        _number_kinds(_of_type(parts, relations, "/styles"), where),
        from_1904,
    )


def unescape_string(text: str) -> str:
    """Return a string of a cell as Excel shows it: ``_x000D_`` is a character, not seven.

    >>> unescape_string("ก_x0041_")
    'กA'
    """
    return _ESCAPE.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text


def _main_part(parts: Mapping[str, bytes], where: str) -> str:
    relations = _relations(parts, "", where)
    for kind, target in relations.values():
        if kind.endswith("/officeDocument") and target in parts:
            return target
    raise FileForeign("ไม่พบส่วนหลักของสมุดงาน", where=where, remedy=_REPAIR)


def _relations(parts: Mapping[str, bytes], part: str, where: str) -> dict[str, tuple[str, str]]:
    """Return type and target of the internal relationships of a part, by id."""
    folder, name = posixpath.split(part)
    relations: dict[str, tuple[str, str]] = {}

    def start(element: str, attributes: dict[str, str]) -> None:
        if local_name(element) == "Relationship" and attributes.get("TargetMode", "Internal") == "Internal":
            target = attributes.get("Target", "")
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/").lower()
            relations[attributes.get("Id", "")] = attributes.get("Type", ""), path

    rels = posixpath.join(folder, "_rels", f"{name}.rels") if part else _ROOT
    if data := parts.get(rels):
        parse_xml(data, f"{where} ({rels})", start)
    return relations


def _of_type(parts: Mapping[str, bytes], relations: Mapping[str, tuple[str, str]], kind: str) -> bytes:
    return next((parts.get(target, b"") for each, target in relations.values() if each.endswith(kind)), b"")


def _sheets(
    parts: Mapping[str, bytes], book: str, relations: Mapping[str, tuple[str, str]], where: str
) -> tuple[list[SheetPart], bool]:
    sheets: list[SheetPart] = []
    from_1904 = False

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal from_1904
        local = local_name(element)
        if local == "workbookPr":
            from_1904 = attributes.get("date1904", "") in ("1", "true")
        elif local == "sheet":
            kind, target = relations.get(relationship_id(attributes), ("", ""))
            name = attributes.get("name", "")
            if kind.endswith("/worksheet"):
                if target not in parts:
                    raise FileForeign(f"ไม่พบข้อมูลของแผ่นงาน {name[:40]}", where=where, remedy=_REPAIR)
                sheets.append(SheetPart(name, attributes.get("state", "visible"), target, parts[target]))

    parse_xml(parts[book], f"{where} ({book})", start)
    return sheets, from_1904


def _shared_strings(xml: bytes, where: str) -> list[str]:
    if not xml:
        return []
    quick = _quick_strings(xml)
    return quick if quick is not None else _parsed_strings(xml, where)


def _quick_strings(xml: bytes) -> list[str] | None:
    """Read plain strings by patterns; ``None`` where they do not cover all of the part."""
    head = _SST_HEAD.search(xml)
    end = xml.rfind(b"</sst>")
    if not head or end < head.end() or b"<!" in xml or b"\r" in xml or b"<sst" in xml[head.end() : end]:
        return None
    try:
        text = xml[head.end() : end].decode()
    except UnicodeDecodeError:
        return None
    found = _SI.findall(text)
    if found and found[-1][1]:  # something else stands there
        return None
    strings = [value for value, _ in found]
    for number, value in enumerate(strings) if "&" in text or "_x" in text else ():
        if "&" in value or "_x" in value:
            plain = resolve_references(value)
            if plain is None:
                return None
            strings[number] = unescape_string(plain)
    return strings


def _parsed_strings(xml: bytes, where: str) -> list[str]:
    strings: list[str] = []
    path: list[str] = []
    runs: list[str] = []

    def start(element: str, _attributes: dict[str, str]) -> None:
        path.append(local_name(element))
        if path[-1] == "si":
            runs.clear()

    def end(_element: str) -> None:
        if path.pop() == "si":
            strings.append(unescape_string("".join(runs)))

    def text(data: str) -> None:
        # rPh holds how a name is read aloud; it is not shown.
        if path[-1] == "t" and "rPh" not in path:
            runs.append(data)

    parse_xml(xml, f"{where} (sharedStrings)", start, end, text)
    return strings


def _number_kinds(xml: bytes, where: str) -> Sequence[NumberKind]:
    """Return how each entry of ``cellXfs`` shows numbers; books of one template have the same styles."""
    kinds = _KEPT_KINDS.get(xml)
    if kinds is None:
        kinds = tuple(_parsed_number_kinds(xml, where))
        if len(_KEPT_KINDS) >= _MOST_KEPT:
            _KEPT_KINDS.clear()
        if len(xml) < _LONGEST_KEPT:
            _KEPT_KINDS[xml] = kinds
    return kinds


_MOST_KEPT = 16
_LONGEST_KEPT = 2**17
"""Bytes of styles that are kept; those of our books are 30,000."""
_KEPT_KINDS: dict[bytes, tuple[NumberKind, ...]] = {}


def _parsed_number_kinds(xml: bytes, where: str) -> list[NumberKind]:
    codes: dict[int, str] = {}
    formats: list[int] = []
    path: list[str] = []

    def start(element: str, attributes: dict[str, str]) -> None:
        path.append(local_name(element))
        number = attributes.get("numFmtId", "0")
        identifier = int(number) if number.isdecimal() and len(number) < 10 else 0
        if path[-1] == "numFmt":
            codes[identifier] = attributes.get("formatCode", "")
        elif path[-2:] == ["cellXfs", "xf"]:
            formats.append(identifier)

    def end(_element: str) -> None:
        path.pop()

    if xml:
        parse_xml(xml, f"{where} (styles)", start, end)
    return [_kind(identifier, codes.get(identifier)) for identifier in formats]


def _kind(identifier: int, code: str | None) -> NumberKind:
    if code is None:
        is_date, is_percent = identifier in _DATE_IDS, identifier in _PERCENT_IDS
        return "date" if is_date else "percent" if is_percent else "text" if identifier == 49 else "number"
    bare = _GENERAL.sub("", _LITERAL.sub("", code.partition(";")[0]))
    if "%" in bare or "%" in _LITERAL.sub("", code):
        return "percent"
    if _DATE_LETTER.search(bare):
        return "date"
    return "text" if bare.strip() == "@" else "number"
