"""Tables of a sheet, found by the hidden keys around them.

A table begins at a cell ``#ita ...`` of the key column and ends at ``#end`` below it, so inserted rows and
columns and renamed sheets do no harm. The key column is the first one with such a cell. The same letters
elsewhere are a text, unless they are exactly the keys of a table that was moved beside or below the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from ita_tools.errors import ItaError, ValueWrong
from ita_tools.records import record
from ita_tools.workbook.cell_values import CellValue, cell_name, is_filled, key_of
from ita_tools.workbook.hidden_keys import END, START, is_computed, slot_of

if TYPE_CHECKING:
    from ita_tools.workbook.xlsx_values import SheetValues

__all__ = ["MarkedTable", "find_marked_tables", "merged_inputs"]

_BEFORE_KEYS = "# \t\n\xa0\u200b"
_COLUMN_KEY = re.compile(r"=[a-z]+|[@~][a-z._]+\??|[a-z_]+\[\]|\{[a-z]+\}|[*.]")
_ANY_COLUMN_KEY = re.compile(r"[=@~{]?[a-z_.]+[}?]?(?:\[\])?|\*|\[1\]")
_REMEDY = "คัดลอกข้อมูลไปใส่ในไฟล์ที่สร้างด้วยคำสั่ง ita new"

_MOST_ASIDE = 1_000
"""Keys outside the key column that are looked at; more are those of no workbook."""

_Area = tuple[int, int, frozenset[int]]
TableMark = tuple[int, int, str]
"""Column, row and text of a key that starts or ends a table."""


@record(frozen=True, slots=True)
class MarkedTable:
    """A table between its start and end keys; ``columns`` are those that are read, by number and key.

    ``edition`` is the fiscal year in the start key, ``""`` in workbooks before version 0.2. ``keys`` has the
    rows that are read under another key than the one in the key column.
    """

    sheet: SheetValues
    marker: str
    column: int
    row: int
    end: int
    columns: Sequence[tuple[int, str]]
    edition: str = ""
    keys: Mapping[int, str] = field(default_factory=dict)

    @property
    def listed(self) -> bool:
        """Whether every filled row is a record of its own."""
        return self.marker.endswith("[]") or "{" in self.marker

    def rows(self) -> Iterator[tuple[int, str, Sequence[CellValue]]]:
        """Yield number, key and cells of each row that may be read."""
        rows, column, keys = self.sheet.rows, self.column, self.keys
        for number in range(self.row + 1, self.end if self.columns else 0):
            cells = rows[number]
            key = keys[number] if number in keys else _key_at(cells, column)
            if key[:1] != "=":
                yield number, key, cells

    def headings(self) -> Iterator[tuple[int, str, Sequence[CellValue]]]:
        """Yield number, key and cells of each row that is never read, by its own key."""
        for number in range(self.row + 1, self.end if self.columns else 0):
            key = _key_at(self.sheet.rows[number], self.column)
            if key[:1] == "=":
                yield number, key, self.sheet.rows[number]

    def filled(self, cells: Sequence[CellValue]) -> list[tuple[int, str]]:
        """Return number and key of the columns that hold something in a row."""
        return _filled(self.columns, cells)

    def entries(self) -> Iterator[tuple[int, str, Sequence[CellValue], list[tuple[int, str]]]]:
        """Yield number, key, cells and filled columns of each row that holds something to read.

        A keyed row that is no list has only labels in the columns of a list.
        """
        single = self.columns if self.listed else [each for each in self.columns if slot_of(each[1]) is None]
        for number, key, cells in self.rows():
            if filled := _filled(self.columns if not key or key[-1] == "]" else single, cells):
                yield number, key, cells, filled


def find_marked_tables(sheet: SheetValues, file: str, faults: list[ItaError]) -> list[MarkedTable]:
    """Return the tables of a sheet; add a fault for every start or end key that was lost."""
    marks = _marks(sheet)
    if not marks:
        faults += _missing_key_column(sheet, file)
        return []
    starts = {(column, row) for column, row, text in marks if text != END}
    tables = []
    for number, (column, row, text) in enumerate(marks):
        before = marks[number - 1] if number and marks[number - 1][0] == column else None
        after = marks[number + 1] if number + 1 < len(marks) and marks[number + 1][0] == column else None
        if text == END:
            if before is None or before[2] == END:
                faults += _missing_start(sheet, (column, row), before[1] if before else -1, file)
            continue
        marker, _, edition = text.removeprefix(START).strip().partition(" ")
        table = MarkedTable(
            sheet,
            marker,
            column,
            row,
            after[1] if after else len(sheet.rows),
            _columns(sheet.rows[row], column, row, starts),
            edition.strip(),
        )
        tables.append(table)
        faults += _missing_end(table, after, file)
    return tables


def _marks(sheet: SheetValues) -> list[TableMark]:
    likely = [
        (column, row, key_of(value))
        for row, cells in enumerate(sheet.rows)
        for column, value in enumerate(cells)
        if value and value.__class__ is str and value[0] in _BEFORE_KEYS
    ]
    marks = sorted(mark for mark in likely if mark[2] == END or mark[2].startswith(START))
    key_column = next((column for column, _, text in marks if text != END), None)
    aside = [mark for mark in marks if mark[0] != key_column]
    if key_column is None or not aside or len(aside) > _MOST_ASIDE:
        return marks
    kept = [mark for mark in marks if mark[0] == key_column]
    areas = _areas(kept, sheet)
    for column in dict.fromkeys(mark[0] for mark in aside):
        moved = list(_moved([mark for mark in aside if mark[0] == column], areas, sheet))
        areas += _areas(moved, sheet)
        kept += moved
    return sorted(kept)


def _moved(marks: Sequence[TableMark], areas: Sequence[_Area], sheet: SheetValues) -> Iterator[TableMark]:
    """Yield the marks of a column outside the key column that are those of moved tables, not texts.

    They are exact, stand outside the columns of every table to their left, and a start has column keys.
    """
    started = False
    for mark in marks:
        column, row, text = mark
        if sheet.rows[row][column] != text or any(
            top < row <= end and column in columns for top, end, columns in areas
        ):
            continue
        after = sheet.rows[row][column + 1 : column + 2]
        if text == END:
            if started:
                yield mark
            started = False
        elif after and _ANY_COLUMN_KEY.fullmatch(key_of(after[0])):
            started = True
            yield mark


def _areas(marks: Sequence[TableMark], sheet: SheetValues) -> list[_Area]:
    """Return first row, last row and columns of the tables of the marks of one column."""
    ends = [*(row for _, row, _ in marks[1:]), len(sheet.rows)][: len(marks)]
    return [
        (row, end, frozenset(_keyed_columns(sheet.rows[row], column)))
        for (column, row, text), end in zip(marks, ends, strict=True)
        if text != END
    ]


def _keyed_columns(cells: Sequence[CellValue], column: int) -> Iterator[int]:
    """Yield the columns with a key in the row of a start key, up to the next start key."""
    for number in range(column + 1, len(cells)):
        key = key_of(cells[number])
        if key.startswith(START):
            return
        if key:
            yield number


def _columns(
    cells: Sequence[CellValue], column: int, row: int, starts: set[tuple[int, int]]
) -> list[tuple[int, str]]:
    columns = []
    for number in range(column + 1, len(cells)):
        if (number, row) in starts:  # another table begins beside this one
            break
        if not is_computed(key := key_of(cells[number])):
            columns.append((number, key))
    return columns


def _filled(columns: Sequence[tuple[int, str]], cells: Sequence[CellValue]) -> list[tuple[int, str]]:
    width = len(cells)
    return [
        each
        for each in columns
        if each[0] < width and (value := cells[each[0]]) != "" and value is not None and is_filled(value)
    ]


def _is_filled_at(cells: Sequence[CellValue], column: int) -> bool:
    return column < len(cells) and cells[column] != "" and is_filled(cells[column])


def _key_at(cells: Sequence[CellValue], column: int) -> str:
    return key_of(cells[column]) if column < len(cells) else ""


def _fault(message: str, remedy: str, sheet: SheetValues, file: str, row: int, column: int) -> ItaError:
    return ValueWrong(
        message, where=f"{file} แผ่นงาน {sheet.name} ช่อง {cell_name(row, column)}", remedy=remedy
    )


def _missing_end(table: MarkedTable, after: TableMark | None, file: str) -> Iterator[ItaError]:
    """Report a list without its end key: rows below it are ambiguous; and text right below a list."""
    if not (table.listed and table.columns):
        return
    if after is None or after[2] != END:
        yield _fault("แถวที่ซ่อนไว้ท้ายตารางนี้ถูกลบ", _REMEDY, table.sheet, file, table.row, table.column)
        return
    for row in range(table.end + 1, len(table.sheet.rows)):
        filled = table.filled(table.sheet.rows[row])
        if not filled or _key_at(table.sheet.rows[row], table.column):
            return
        yield _fault(
            "ข้อมูลอยู่ใต้ตารางจึงไม่ถูกอ่าน",
            "แทรกแถวภายในตารางแล้วย้ายข้อมูลเข้าไป หรือเว้นแถวว่างก่อนหมายเหตุ",
            table.sheet,
            file,
            row,
            filled[0][0],
        )


def _missing_start(sheet: SheetValues, end: tuple[int, int], top: int, file: str) -> Iterator[ItaError]:
    """Report an end key without a start key, unless no row above it would be read."""
    column, row = end
    keys = {_key_at(above, column) for above in sheet.rows[top + 1 : row]} - {"", "=header"}
    if not keys or any(key[0] != "=" for key in keys):
        yield _fault("แถวกำกับที่ซ่อนไว้เหนือตารางนี้ถูกลบหรือแก้ไข", _REMEDY, sheet, file, row, column)


def _missing_key_column(sheet: SheetValues, file: str) -> Iterator[ItaError]:
    """Report a sheet whose key column was deleted while its row of column keys is still there."""
    for row, cells in enumerate(sheet.rows):
        keys = [
            n
            for n, value in enumerate(cells)
            if value and value.__class__ is str and _COLUMN_KEY.fullmatch(value)
        ]
        if len(keys) > 1 and any(len(str(cells[n])) > 1 for n in keys):
            yield _fault("คอลัมน์กำกับที่ซ่อนไว้ของแผ่นงานนี้ถูกลบ", _REMEDY, sheet, file, row, keys[0])
            return


def merged_inputs(table: MarkedTable) -> Iterator[tuple[int, int]]:
    """Yield the first cell of each merged area that covers several input cells of the table."""
    if not table.sheet.merged or not table.columns:
        return
    readable = {number: key or not table.listed or table.filled(cells) for number, key, cells in table.rows()}
    for top, left, bottom, right in table.sheet.merged:
        columns = [n for n, _ in table.columns if left <= n <= right]
        rows = [n for n in range(max(top, table.row), min(bottom, table.end) + 1) if readable.get(n)]
        if len(columns) * len(rows) > 1 and _is_filled_at(table.sheet.rows[rows[0]], columns[0]):
            yield rows[0], columns[0]
