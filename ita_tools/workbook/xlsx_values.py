"""Values of the sheets of an .xlsx file, as Excel shows them.

Numbers keep their own decimal digits (at most 15, as Excel shows), so no binary float stands between a
cell and its score. All XML has passed the pre-flight.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from pathlib import Path

from ita_tools.errors import FileDangerous
from ita_tools.files import WORKBOOK, preflight_package, read_bytes
from ita_tools.files.parsed_sheet import parse_sheet
from ita_tools.files.preflight import MAX_PACKAGE
from ita_tools.files.quick_sheet import (
    NotPlain,
    plain_kind_and_style,
    plain_merges,
    plain_rows,
    plain_text,
)
from ita_tools.files.sheet_cells import Area, Cell
from ita_tools.files.workbook_parts import NumberKind, WorkbookParts, read_workbook_parts, unescape_string
from ita_tools.records import record
from ita_tools.workbook.cell_values import UNCALCULATED, CellValue, ErrorValue

__all__ = [
    "LONGEST_SECONDS",
    "Area",
    "SheetValues",
    "cell_value",
    "read_sheets",
    "read_sheets_of",
    "sheets_of_parts",
]

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

_NUMBER = re.compile(r"[-+]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][-+]?\d{1,3})?", re.ASCII)
LONGEST_SECONDS = 20
"""Time for the cells of one file; the largest workbook that is used takes less than one second."""
_ROWS_AT_ONCE = 64
"""Rows between two looks at the clock."""
_INDEXES: list[bytes] = []
"""Indexes of shared strings as they are written: every book has the same ones."""
_LONGEST_INDEX = 10
"""Digits of the number of a shared string are fewer."""
_SHOWN = Context(prec=15, rounding=ROUND_HALF_UP)
_LAST_SERIAL = 2_958_465
"""31 December 9999."""
_LEAP_DAY = 60
"""Excel counts a 29 February 1900 that never was."""


@record(frozen=True, slots=True)
class SheetValues:
    """The values of a sheet from cell A1 on; empty cells are ``""`` or ``None``, rows differ in length.

    ``state`` is ``visible``, ``hidden`` or ``veryHidden``.
    """

    name: str
    rows: Sequence[Sequence[CellValue]]
    merged: Sequence[Area] = ()
    state: str = "visible"


def read_sheets(path: Path) -> Iterator[SheetValues]:
    """Read the sheets of a file one by one, after the pre-flight.

    Raises
    ------
    FileMissing, FileForeign, FileProtected, FileDangerous
        If the file is not a workbook, or one that no spreadsheet program writes.
    """
    return read_sheets_of(read_bytes(path, MAX_PACKAGE), path.name)


def read_sheets_of(data: bytes, where: str) -> Iterator[SheetValues]:
    """Read the sheets of a workbook in memory, after the pre-flight; ``where`` names it."""
    parts = preflight_package(data, where, WORKBOOK, _WITHOUT_VALUES)
    return sheets_of_parts(read_workbook_parts(parts, where), where)


def sheets_of_parts(book: WorkbookParts, where: str) -> Iterator[SheetValues]:
    """Yield the values of each worksheet in the order of the tabs; ``where`` names the file."""
    deadline = time.monotonic() + LONGEST_SECONDS
    plain, formulas = _ValuesByAttributes(book), _ValuesByAttributes(book, formula=True)
    for sheet in book.sheets:
        part = f"{where} แผ่นงาน {sheet.name}"
        try:
            rows = _plain_rows(plain_rows(sheet.xml, part, plain, formulas), deadline, where)
            merged = plain_merges(sheet.xml, part)
        except NotPlain:
            parsed = parse_sheet(sheet.xml, part)
            rows, merged = _parsed_rows(parsed.cells, book, deadline, where), parsed.merged
        yield SheetValues(sheet.name, rows, merged, sheet.state)


class _Values(dict[bytes, CellValue]):
    """Values of the cells of one kind and number format by what is written; each number is made once."""

    def __init__(self, kind: str, style: int, book: WorkbookParts, *, formula: bool) -> None:
        super().__init__()
        self._kind, self._style, self._book, self._formula = kind, style, book, formula

    def __missing__(self, written: bytes) -> CellValue:
        text = plain_text(written) if written else None
        value = cell_value(Cell(0, 0, self._kind, self._style, text, self._formula), self._book)
        if self._kind == "n" or not written:
            self[written] = value
        return value


class _ValuesByAttributes(dict[bytes, _Values]):
    """Values of the cells of a book by their attributes as these are written."""

    def __init__(self, book: WorkbookParts, *, formula: bool = False) -> None:
        super().__init__()
        self._book, self._formula = book, formula
        shared = _Values("s", 0, book, formula=formula)
        if not formula:  # no program writes the result of a formula as a shared string
            shared.update(zip(_indexes(len(book.strings)), book.strings, strict=False))
        self._of_kind = {("s", ""): shared}

    def __missing__(self, attributes: bytes) -> _Values:
        kind, style = plain_kind_and_style(attributes)
        shown = kind, _number_kind(style, self._book) if kind == "n" else ""
        if shown not in self._of_kind:
            self._of_kind[shown] = _Values(kind, style, self._book, formula=self._formula)
        self[attributes] = values = self._of_kind[shown]
        return values


def _indexes(number: int) -> Sequence[bytes]:
    """Return the indexes of at least so many shared strings as they are written."""
    known = len(_INDEXES)
    if known < number:
        _INDEXES.extend(b"%d" % each for each in range(known, number))
    return _INDEXES


def _plain_rows(
    numbered: Iterable[tuple[int, list[CellValue]]], deadline: float, where: str
) -> list[list[CellValue]]:
    """Return the rows as long as there is time: one file must not hold up the others of a roll-up."""
    rows: list[list[CellValue]] = []
    for read, (number, row) in enumerate(numbered):
        if not read % _ROWS_AT_ONCE:
            _require_time(deadline, where)
        while len(rows) < number:
            rows.append([])
        rows.append(row)
    return rows


def _parsed_rows(
    cells: Iterable[Cell], book: WorkbookParts, deadline: float, where: str
) -> list[list[CellValue]]:
    """Return the rows of cells in any order as :func:`_plain_rows` does."""
    rows: list[list[CellValue]] = []
    at = -1
    for cell in cells:
        if cell.row != at:
            _require_time(deadline, where)
            rows += [[] for _ in range(cell.row - len(rows) + 1)]
            at = cell.row
        row = rows[at]
        row += [None] * (cell.column - len(row) + 1)
        row[cell.column] = cell_value(cell, book)
    return rows


def _require_time(deadline: float, where: str) -> None:
    if time.monotonic() > deadline:
        raise FileDangerous(
            f"อ่านไฟล์ไม่เสร็จใน {LONGEST_SECONDS} วินาที",
            where=where,
            remedy="ใช้ไฟล์ที่สร้างด้วยคำสั่ง ita new แล้วคัดลอกข้อมูลไปใส่",
        )


def cell_value(cell: Cell, book: WorkbookParts) -> CellValue:
    """Return what a cell shows; ``UNCALCULATED`` for a formula whose result was not stored."""
    kind, text = cell.kind, cell.value
    if kind == "s":
        number = int(text) if text and text.isdecimal() and len(text) < _LONGEST_INDEX else len(book.strings)
        return book.strings[number] if number < len(book.strings) else ""
    if not text:
        return UNCALCULATED if cell.formula and kind == "n" else ""
    if kind == "n":
        return _number(text.strip(), cell.style, book)
    if kind == "b":
        return text.strip() in ("1", "true")
    return ErrorValue(text.strip()) if kind == "e" else unescape_string(text)


def _number(text: str, style: int, book: WorkbookParts) -> CellValue:
    if not _NUMBER.fullmatch(text):
        return text
    number = _SHOWN.create_decimal(text)
    kind = _number_kind(style, book)
    if kind == "percent":
        return f"{(number * 100).normalize():f}%"
    if kind == "date" and 0 < number <= _LAST_SERIAL:
        return _moment(number, from_1904=book.from_1904)
    return number


def _number_kind(style: int, book: WorkbookParts) -> NumberKind:
    return book.kinds[style] if style < len(book.kinds) else "number"


def _moment(serial: Decimal, *, from_1904: bool) -> date | datetime | timedelta:
    """Return the date of a serial number, with its time where it has one; a time alone as a duration."""
    if serial < 1:
        return timedelta(seconds=round(serial * 86_400))
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 + (serial < _LEAP_DAY))
    moment = start + timedelta(days=int(serial), seconds=round(serial % 1 * 86_400))
    return moment.date() if serial == int(serial) else moment
