"""Sheets read by patterns, only where these cover the whole of ``sheetData`` without a gap.

Rows and cells must follow each other directly, so nothing between two of them can be missed. A sheet that
is written otherwise (comments, CDATA, prefixes, white space, cells without an address) is left to the
parser; a test holds the two readings equal.
"""

from __future__ import annotations

import re

from ita_tools.files.parsed_sheet import parse_sheet
from ita_tools.files.sheet_cells import (
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    SheetCells,
    column_number,
    require_few,
    require_inside,
)

__all__ = ["read_sheet_cells", "resolve_references"]

_ATTRIBUTES = r'(?: (?!xmlns)[\w:]++="[^"<>&]*+")*+'
_EMPTY_ROWS = re.compile(rf'(?:<row r="[0-9]{{1,7}}+"{_ATTRIBUTES}/>)*+', re.ASCII)
_ROW = re.compile(rf'<row r="([0-9]{{1,7}}+)"{_ATTRIBUTES}>', re.ASCII)
_CELL = re.compile(
    r'(?:<c r="[A-Z]{1,3}+[0-9]{1,7}+"(?: s="[0-9]{1,7}+")?+/>)++'
    r'|<c r="([A-Z]{1,3}+)([0-9]{1,7}+)"(?: s="([0-9]{1,7}+)")?+(?: t="([A-Za-z]{1,9}+)")?+>'
    rf"(<f{_ATTRIBUTES}(?:/>|>[^<]*+</f>))?+"
    r'(?:<v(?: xml:space="preserve")?+>([^<]*+)</v>'
    r'|<is><t(?: xml:space="preserve")?+>([^<]*+)</t></is>)?+</c>',
    re.ASCII,
)
_REFERENCE = re.compile("&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_START, _END = b"<sheetData>", b"</sheetData>"


class _NotPlain(Exception):
    """The patterns do not cover what is written."""


def read_sheet_cells(xml: bytes, where: str) -> SheetCells:
    """Read the filled cells and merged areas of a sheet part.

    Parameters
    ----------
    xml
        The part, as UTF-8.
    where
        File and part, for messages.

    Raises
    ------
    FileForeign
        XML that is not well formed, cells that stand twice or outside their row.
    FileDangerous
        More rows, columns, cells or merged areas than any workbook of ours has.
    """
    return _by_patterns(xml, where) or parse_sheet(xml, where)


def resolve_references(text: str) -> str | None:
    """Return a text with its character references resolved, ``None`` where one is not allowed.

    >>> resolve_references("&lt;&#54;&#x36;")
    '<66'
    """
    if "&" in _REFERENCE.sub("", text):
        return None
    try:
        return _REFERENCE.sub(_character, text)
    except _NotPlain:
        return None


def _character(reference: re.Match[str]) -> str:
    if reference[1]:
        return _NAMED[reference[1]]
    number = int(reference[2]) if reference[2] else int(reference[3], 16)
    # What XML forbids is left to the parser, which refuses it.
    if not (0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number < 0x110000):
        raise _NotPlain
    return chr(number)


def _by_patterns(xml: bytes, where: str) -> SheetCells | None:
    start, end = xml.find(_START), xml.rfind(_END)
    head, tail = xml[: max(start, 0)], xml[end + len(_END) :]
    if start < 0 or end < start or b"<!" in head or b"<!" in tail or b"sheetData" in tail or b"\r" in xml:
        return None
    try:
        cells = _cells(xml[start + len(_START) : end].decode(), where)
    except (_NotPlain, UnicodeDecodeError):
        return None
    require_few(cells, where)
    merged = parse_sheet(head + b"<sheetData/>" + tail, where).merged if b"mergeCell" in tail else []
    return SheetCells(cells, merged)


def _cells(text: str, where: str) -> list[Cell]:
    """Return the cells of all rows; rows are told apart by their end tags."""
    cells: list[Cell] = []
    *rows, rest = text.split("</row>")
    last = 0
    for row in rows:
        start = _EMPTY_ROWS.match(row)
        match = _ROW.match(row, start.end() if start else 0)
        if not match or (number := int(match[1])) <= last:
            raise _NotPlain
        last = number
        _add_cells(cells, row, match.end(), number, where)
    if not _EMPTY_ROWS.fullmatch(rest):
        raise _NotPlain
    return cells


def _add_cells(cells: list[Cell], text: str, at: int, row: int, where: str) -> None:
    last, name = -1, str(row)
    for match in _CELL.finditer(text, at):
        start, end = match.span()
        if start != at:
            raise _NotPlain
        at = end
        letters, number, style, kind, formula, value, inline = match.groups()
        if letters is None:
            continue
        column = column_number(letters)
        if number != name or column <= last:
            raise _NotPlain
        last = column
        if value is None:
            value = inline
        if value is None and formula is None:
            continue
        if row > MAX_ROWS or column >= MAX_COLUMNS:
            require_inside(row - 1, column, where)
        if value is not None and "&" in value and (value := resolve_references(value)) is None:
            raise _NotPlain
        cells.append(Cell(row - 1, column, kind or "n", int(style or 0), value, formula is not None))
    if at != len(text):
        raise _NotPlain
