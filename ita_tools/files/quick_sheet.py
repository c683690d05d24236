"""Sheets read by patterns, only where these cover the whole of ``sheetData`` without a gap.

Rows and cells must follow each other directly, so nothing between two of them can be missed. A sheet that
is written otherwise (comments, CDATA, prefixes, white space, cells without an address) is left to the
parser; a test holds the two readings equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ita_tools.files.parsed_sheet import parse_sheet
from ita_tools.files.sheet_cells import (
    Area,
    Cell,
    SheetCells,
    column_number,
    require_few,
    require_inside,
)

__all__ = [
    "NotPlain",
    "PlainCell",
    "plain_kind_and_style",
    "plain_merges",
    "plain_rows",
    "plain_text",
    "read_sheet_cells",
    "resolve_references",
]

_ATTRIBUTES = rb'(?: (?!xmlns)[\w:]++="[^"<>&]*+")*+'
_SPACE = rb'(?: xml:space="preserve"|)'
_TOKEN = re.compile(
    rb'<(?:c r="([A-Z]++)([0-9]++)"([^>]*+)>'
    rb"(?:<v" + _SPACE + rb">([^<]*+)</v></c>"
    rb"|(<f)(?:>[^<]*+</f>|" + _ATTRIBUTES + rb"(?:/>|>[^<]*+</f>))"
    rb"(?:<v" + _SPACE + rb">([^<]*+)</v></c>|<v ?/></c>|</c>)"
    rb"|<is><t" + _SPACE + rb">([^<]*+)</t></is></c>)"
    rb'|row r="([0-9]++)"([^>]*+)>)'
    rb'(?:<c r="[A-Z]++[0-9]++"(?: s="[0-9]++"|)(?: t="[A-Za-z]++"|)(?: ?/>|></c>))*+'
    rb"(</row>|)|(.+)",
    re.DOTALL,
)
"""A cell: column, row, attributes, value, whether a formula, its result, text; or the start of a row: number,
attributes; then blank cells, and whether the row ends there. Where neither fits, the last group takes all the
rest, so that a gap is looked at once.
"""
_KIND_AND_STYLE = re.compile(rb'(?: s="([0-9]{1,7})")?(?: t="([A-Za-z]{1,9})")?')
_ROW = re.compile(_ATTRIBUTES + rb" ?/?")
_REFERENCE = re.compile("#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})")
_MOST_CHARACTERS = 4096
"""References that are kept: a file may name very many."""
_START, _END, _ROW_END = b"<sheetData>", b"</sheetData>", b"</row>"
_AT_ONCE = 2**16
"""Bytes of whole rows that the pattern takes apart at once."""
_LONGEST_ROW = 2**20
"""Bytes of a row; a longer one is left to the parser, which needs no memory for it."""
_MOST_DIGITS = 7
_MOST_LETTERS = 3


class NotPlain(Exception):
    """The patterns do not cover what is written."""


PlainCell = tuple[int, bytes, bytes, bytes]
"""Column from 0, attributes, value (``b""`` for none), and whether a formula (``b""`` if not).

All is as it is written: a sheet has thousands of cells, and most repeat what is in others.
"""


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


class _Columns(dict[bytes, int]):
    """Numbers of columns from 0 by their letters."""

    def __missing__(self, letters: bytes) -> int:
        if len(letters) > _MOST_LETTERS:
            raise NotPlain
        self[letters] = number = column_number(letters.decode())
        return number


_COLUMNS = _Columns()


def _by_patterns(xml: bytes, where: str) -> SheetCells | None:
    cells: list[Cell] = []
    try:
        for row, plain in plain_rows(xml, where):
            for column, attributes, value, formula in plain:
                kind, style = plain_kind_and_style(attributes)
                text = plain_text(value) if value else None
                cells.append(Cell(row, column, kind, style, text, bool(formula)))
    except NotPlain:
        return None
    return SheetCells(cells, plain_merges(xml, where))


def plain_kind_and_style(attributes: bytes) -> tuple[str, int]:
    """Return the kind and the style of a cell that :func:`plain_rows` yields.

    Raises
    ------
    NotPlain
        It has other attributes.
    """
    match = _KIND_AND_STYLE.fullmatch(attributes)
    if match is None:
        raise NotPlain
    return (match[2] or b"n").decode(), int(match[1] or 0)


def plain_text(value: bytes) -> str:
    """Return the text of the value of a cell that :func:`plain_rows` yields.

    Raises
    ------
    NotPlain
        It holds what XML forbids.
    """
    text = _decoded(value)
    resolved = resolve_references(text) if "&" in text else text
    if resolved is None:
        raise NotPlain
    return resolved


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise NotPlain from error


def plain_merges(xml: bytes, where: str) -> list[Area]:
    """Return the merged areas of a sheet of which :func:`plain_rows` read the cells."""
    start, end = xml.find(_START), xml.rfind(_END)
    tail = xml[end + len(_END) :]
    return parse_sheet(xml[:start] + b"<sheetData/>" + tail, where).merged if b"mergeCell" in tail else []


def plain_rows(xml: bytes, where: str) -> Iterator[tuple[int, list[PlainCell]]]:
    """Yield the number from 0 and the filled cells of each row of a sheet part that has any.

    Only the end says that the patterns cover all: what was read before :class:`NotPlain` counts for nothing.

    Raises
    ------
    NotPlain
        The sheet is for the parser.
    FileDangerous
        Too many filled cells, or one far outside.
    """
    row = filled = 0
    last, name = -1, b""  # the column before, and the number of the row while it is open
    cells: list[PlainCell] = []
    for tokens in _tokens(xml):
        for letters, number, attributes, value, formula, result, text, opened, of_row, ended, _ in tokens:
            if letters:
                column = _COLUMNS[letters]
                if number != name or column <= last:
                    raise NotPlain
                last = column
                cells.append((column, attributes, value or result or text, formula))
            else:
                _require(not name)
                row, last = _row_number(opened, row), -1
                name = b"" if _is_empty_row(of_row) else opened
            if ended:
                _require(bool(name))
                name = b""
                if cells:
                    filled += len(cells)
                    require_few(filled, where)
                    require_inside(row - 1, cells[-1][0], where)
                    yield row - 1, cells
                    cells = []
    _require(not name)


def _require(expected: bool) -> None:
    if not expected:
        raise NotPlain


def _tokens(xml: bytes) -> Iterator[list[tuple[bytes, ...]]]:
    """Yield what the patterns find in ``sheetData``, some whole rows at a time: a sheet may be very large."""
    position, end = _bounds(xml)
    while position < end:
        stop = xml.find(_ROW_END, min(position + _AT_ONCE, end), end)
        stop = end if stop < 0 else stop + len(_ROW_END)
        if stop - position > _LONGEST_ROW:
            raise NotPlain
        _decoded(xml[position:stop])  # the parser refuses what is no UTF-8, formulas too
        tokens = _TOKEN.findall(xml, position, stop)
        if tokens[-1][-1]:
            raise NotPlain
        yield tokens
        position = stop


def _bounds(xml: bytes) -> tuple[int, int]:
    """Return where the content of ``sheetData`` starts and ends, where nothing beside it may hide another."""
    start, end = xml.find(_START), xml.rfind(_END)
    head, tail = xml[: max(start, 0)], xml[end + len(_END) :]
    if start < 0 or end < start or b"<!" in head or b"<!" in tail or b"sheetData" in tail or b"\r" in xml:
        raise NotPlain
    return start + len(_START), end


def _row_number(number: bytes, above: int) -> int:
    """Return the number of a row, which must be greater than that of the row above."""
    if len(number) > _MOST_DIGITS or number.startswith(b"0") or int(number) <= above:
        raise NotPlain
    return int(number)


@lru_cache(1024)
def _is_empty_row(attributes: bytes) -> bool:
    """Whether a row with these attributes has no cells."""
    if not _ROW.fullmatch(attributes):
        raise NotPlain
    return attributes.endswith(b"/")
