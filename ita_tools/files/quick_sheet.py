"""Sheets read by patterns, only where these cover the whole of ``sheetData`` without a gap.

Rows and cells must follow each other directly, so nothing between two of them can be missed. A sheet that
is written otherwise (comments, CDATA, prefixes, white space, cells without an address) is left to the
parser; a test holds the two readings equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ita_tools.files.parsed_sheet import parse_sheet
from ita_tools.files.sheet_cells import (
    MAX_COLUMNS,
    MAX_ROWS,
    Area,
    Cell,
    SheetCells,
    column_number,
    require_few,
    require_inside,
)

__all__ = ["NotPlain", "PlainCell", "plain_cells", "plain_merges", "read_sheet_cells", "resolve_references"]

_ATTRIBUTES = r'(?: (?!xmlns)[\w:]++="[^"<>&]*+")*+'
_BLANKS = r'(?:<c r="[A-Z]{1,3}+[0-9]{1,7}+"(?: s="[0-9]{1,7}+")?+/>)*+'
_TOKEN = re.compile(
    rf"({_BLANKS}"
    r'<c r="([A-Z]{1,3}+)([0-9]{1,7}+)"(?: s="([0-9]{1,7}+)")?+(?: t="([A-Za-z]{1,9}+)")?+>'
    rf"(?:(<f){_ATTRIBUTES}(?:/>|>[^<]*+</f>))?+"
    r'(?:<v(?: xml:space="preserve")?+>([^<]*+)</v>'
    r'|<is><t(?: xml:space="preserve")?+>([^<]*+)</t></is>)?+</c>'
    rf'|(?:{_BLANKS}(</row>))?+(?:<row r="[0-9]{{1,7}}+"{_ATTRIBUTES}/>)*+'
    rf'(?:<row r="([0-9]{{1,7}}+)"{_ATTRIBUTES}>)?+)',
    re.ASCII,
)
"""A cell with its parts and the ones without content before it; or the end of a row, rows without cells and
the start of a row, or as many of these as there are."""
_REFERENCE = re.compile("#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})")
_MOST_CHARACTERS = 4096
"""References that are kept: a file may name very many."""
_START, _END = b"<sheetData>", b"</sheetData>"


class NotPlain(Exception):
    """The patterns do not cover what is written."""


PlainCell = tuple[int, int, str, int, str | None, bool]
"""What a :class:`~.sheet_cells.Cell` holds, without its names: a sheet has thousands."""


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
    first, *rest = text.split("&")
    pieces = [first]
    try:
        for each in rest:
            name, end, after = each.partition(";")
            if not end:
                return None
            pieces += (_CHARACTERS[name], after)
    except NotPlain:
        return None
    return "".join(pieces)


class _Characters(dict[str, str]):
    """Characters by the name of their reference: some programs write each Thai letter as one."""

    def __missing__(self, name: str) -> str:
        match = _REFERENCE.fullmatch(name)
        if match is None:
            raise NotPlain
        number = int(match[1]) if match[1] else int(match[2], 16)
        # What XML forbids is left to the parser, which refuses it.
        if not (0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number < 0x110000):
            raise NotPlain
        if len(self) < _MOST_CHARACTERS:
            self[name] = chr(number)
        return chr(number)


_CHARACTERS = _Characters({"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"})


def _by_patterns(xml: bytes, where: str) -> SheetCells | None:
    try:
        cells = [Cell(*cell) for cell in plain_cells(xml, where)]
    except NotPlain:
        return None
    return SheetCells(cells, plain_merges(xml, where))


def plain_merges(xml: bytes, where: str) -> list[Area]:
    """Return the merged areas of a sheet of which :func:`plain_cells` read the cells."""
    start, end = xml.find(_START), xml.rfind(_END)
    tail = xml[end + len(_END) :]
    return parse_sheet(xml[:start] + b"<sheetData/>" + tail, where).merged if b"mergeCell" in tail else []


def plain_cells(xml: bytes, where: str) -> Iterator[PlainCell]:
    """Yield the contents of each :class:`~.sheet_cells.Cell` of a sheet part.

    Only the end says that the patterns cover all: what was read before :class:`NotPlain` counts for nothing.

    Raises
    ------
    NotPlain
        The sheet is for the parser.
    FileDangerous
        Too many filled cells, or one far outside.
    """
    text = _sheet_data(xml)
    row = covered = filled = 0
    last, name = -1, ""  # the column before, and the number of the row while it is open
    for match in _TOKEN.finditer(text):
        token, letters, number, style, kind, formula, value, inline, closed, opened = match.groups()
        if not token and match.end() < len(text):
            raise NotPlain  # nothing fits here; at each further character it would be tried again
        covered += len(token)
        if not letters:
            require_few(filled, where)
            name = _open_row(closed, opened, row, name)
            row, last = int(name or row), -1
            continue
        column = column_number(letters)
        if number != name or column <= last:
            raise NotPlain
        last = column
        if value is None and (value := inline) is None and formula is None:
            continue
        if row > MAX_ROWS or column >= MAX_COLUMNS:
            require_inside(row - 1, column, where)
        if value is not None and "&" in value and (value := resolve_references(value)) is None:
            raise NotPlain
        filled += 1
        yield row - 1, column, kind or "n", int(style) if style else 0, value, formula is not None
    if name or covered != len(text):
        raise NotPlain


def _sheet_data(xml: bytes) -> str:
    """Return what stands in ``sheetData``, where nothing beside it may hide another."""
    start, end = xml.find(_START), xml.rfind(_END)
    head, tail = xml[: max(start, 0)], xml[end + len(_END) :]
    if start < 0 or end < start or b"<!" in head or b"<!" in tail or b"sheetData" in tail or b"\r" in xml:
        raise NotPlain
    try:
        return xml[start + len(_START) : end].decode()
    except UnicodeDecodeError as error:
        raise NotPlain from error


def _open_row(closed: str | None, opened: str | None, row: int, name: str) -> str:
    """Return the number of the row that is open after another one ended, ``""`` for none."""
    if bool(closed) != bool(name) or (opened and int(opened) <= row):
        raise NotPlain
    return str(int(opened)) if opened else ""
