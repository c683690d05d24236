"""Sheets read by patterns, only where these cover the whole of ``sheetData`` without a gap.

Rows and cells must follow each other directly, so nothing between two of them can be missed. A sheet that
is written otherwise (comments, CDATA, prefixes, white space, cells without an address) is left to the
parser; a test holds the two readings equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from ita_tools.files.parsed_sheet import parse_sheet
from ita_tools.files.sheet_cells import (
    Area,
    Cell,
    SheetCells,
    column_number,
    require_few,
    require_inside,
)
from ita_tools.files.xml_parser import resolve_references

__all__ = [
    "NotPlain",
    "Values",
    "plain_kind_and_style",
    "plain_merges",
    "plain_rows",
    "plain_text",
    "read_sheet_cells",
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
_START, _END, _ROW_END = b"<sheetData>", b"</sheetData>", b"</row>"
_AT_ONCE = 2**16
"""Bytes of whole rows that the pattern takes apart at once."""
_LONGEST_ROW = 2**20
"""Bytes of a row; a longer one is left to the parser, which needs no memory for it."""
_MOST_DIGITS = 7
_MOST_LETTERS = 3


class NotPlain(Exception):
    """The patterns do not cover what is written."""


Values = Mapping[bytes, Mapping[bytes, Any]]
"""What a cell is read as, by its attributes and its value (``b""`` for none) as they are written.

A sheet has thousands of cells, and most repeat what is in others.
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


class _Columns(dict[bytes, int]):
    """Numbers of columns from 0 by their letters."""

    def __missing__(self, letters: bytes) -> int:
        if len(letters) > _MOST_LETTERS:
            raise NotPlain
        self[letters] = number = column_number(letters.decode())
        return number


_COLUMNS = _Columns()


def _by_patterns(xml: bytes, where: str) -> SheetCells | None:
    try:
        rows = plain_rows(xml, where, _Contents(formula=False), _Contents(formula=True))
        cells = [
            Cell(row, column, *content)
            for row, contents in rows
            for column, content in enumerate(contents)
            if content is not None
        ]
    except NotPlain:
        return None
    return SheetCells(cells, plain_merges(xml, where))


_Content = tuple[str, int, str | None, bool]
"""Kind, style, value, and whether a formula, of a :class:`Cell`."""


class _Contents(dict[bytes, "_ContentsOfStyle"]):
    """What cells hold, by their attributes as these are written."""

    def __init__(self, *, formula: bool) -> None:
        super().__init__()
        self._formula = formula

    def __missing__(self, attributes: bytes) -> _ContentsOfStyle:
        kind, style = plain_kind_and_style(attributes)
        self[attributes] = contents = _ContentsOfStyle(kind, style, formula=self._formula)
        return contents


class _ContentsOfStyle(dict[bytes, _Content]):
    """What cells of one kind and style hold, by their value as it is written."""

    def __init__(self, kind: str, style: int, *, formula: bool) -> None:
        super().__init__()
        self._kind, self._style, self._formula = kind, style, formula

    def __missing__(self, value: bytes) -> _Content:
        return self._kind, self._style, plain_text(value) if value else None, self._formula


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


def plain_rows(xml: bytes, where: str, plain: Values, formulas: Values) -> Iterator[tuple[int, list[Any]]]:
    """Yield the number from 0 and the cells of each row of a sheet part that has any.

    A filled cell is what ``plain`` has for it, or ``formulas`` where it holds a formula; a blank one is
    ``None``. Only the end says that the patterns cover all: what was read before :class:`NotPlain` counts
    for nothing.

    Raises
    ------
    NotPlain
        The sheet is for the parser.
    FileDangerous
        Too many filled cells, or one far outside.
    """
    row = filled = 0
    name = b""  # the number of the row while it is open
    cells: list[Any] = []
    for tokens in _tokens(xml):
        for letters, number, attributes, value, formula, result, text, opened, of_row, ended, _ in tokens:
            if letters:
                blank = _COLUMNS[letters] - len(cells)
                if number != name or blank < 0:
                    raise NotPlain
                if blank:
                    cells += [None] * blank
                cells.append((formulas if formula else plain)[attributes][value or result or text])
            else:
                row = _row_number(opened, row, name)
                name = b"" if _is_empty_row(of_row) else opened
            if ended:
                if not name:
                    raise NotPlain
                name = b""
                if cells:
                    filled += len(cells) - cells.count(None)
                    require_inside(row - 1, len(cells) - 1, where)
                    yield row - 1, cells
                    cells = []
        require_few(filled, where)
    if name:
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


def _row_number(number: bytes, above: int, still_open: bytes) -> int:
    """Return the number of a row, which must be greater than that of the row above, and stand behind it."""
    row = int(number) if len(number) <= _MOST_DIGITS else 0
    if still_open or number.startswith(b"0") or row <= above:
        raise NotPlain
    return row


@lru_cache(1024)
def _is_empty_row(attributes: bytes) -> bool:
    """Whether a row with these attributes has no cells."""
    if not _ROW.fullmatch(attributes):
        raise NotPlain
    return attributes.endswith(b"/")
