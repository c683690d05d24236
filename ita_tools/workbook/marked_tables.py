"""Tables of a sheet, found by the hidden keys around them, and the cell of every field in them.

A table begins at a cell ``#ita ...`` in any column and ends at ``#end`` below it, so moved tables, inserted
rows and renamed sheets do no harm. :func:`find_marked_tables` finds them; :class:`CellLocations` names the
cell where a field stands or would stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ita_tools.errors import ItaError, ValueWrong
from ita_tools.workbook.cell_values import CellValue, cell_name, is_filled, key_of
from ita_tools.workbook.hidden_keys import END, START, is_computed, path_of, slot_of, split_key

if TYPE_CHECKING:
    from ita_tools.workbook.xlsx_values import SheetValues

__all__ = ["CellLocations", "MarkedTable", "find_marked_tables", "merged_inputs"]

_BEFORE_KEYS = "# \t\n\xa0\u200b"
_COLUMN_KEY = re.compile(r"=[a-z]+|[@~][a-z._]+\??|[a-z_]+\[\]|\{[a-z]+\}|[*.]")
_REMEDY = "คัดลอกข้อมูลไปใส่ในไฟล์ที่สร้างด้วยคำสั่ง ita new"

TableMark = tuple[int, int, str]
"""Column, row and text of a key that starts or ends a table."""
_Cell = tuple["MarkedTable", int, int]
"""Table, row and column from 0."""


@dataclass(frozen=True, slots=True)
class MarkedTable:
    """A table between its start and end keys; ``columns`` are those that are read, by number and key."""

    sheet: SheetValues
    marker: str
    column: int
    row: int
    end: int
    columns: Sequence[tuple[int, str]]

    @property
    def listed(self) -> bool:
        """Whether every filled row is a record of its own."""
        return self.marker.endswith("[]") or "{" in self.marker

    def rows(self) -> Iterator[tuple[int, str, Sequence[CellValue]]]:
        """Yield number, key and cells of each row that may be read."""
        rows, column = self.sheet.rows, self.column
        for number in range(self.row + 1, self.end if self.columns else 0):
            cells = rows[number]
            key = _key_at(cells, column)
            if key[:1] != "=":
                yield number, key, cells

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
        table = MarkedTable(
            sheet,
            text.removeprefix(START).strip(),
            column,
            row,
            after[1] if after else len(sheet.rows),
            _columns(sheet.rows[row], column, row, starts),
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
    return sorted(mark for mark in likely if mark[2] == END or mark[2].startswith(START))


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


class CellLocations:
    """Cells of the fields of a workbook, filled or not; ``file`` names it in messages.

    The indexes are built at the first look-up: most workbooks are read without one.
    """

    def __init__(self, file: str, tables: Sequence[MarkedTable]) -> None:
        self.file = file
        self.tables = tables

    def place_of(self, path: str) -> str:
        """Name the cell of a field, the first cell of a row, or the sheet of a table; ``""`` for none.

        >>> form.place_of("published.indicators.9")  # doctest: +SKIP
        'a.xlsx แผ่นงาน สรุปผล ช่อง G30'
        """
        cell = self._fields.get(path) or self._rows.get(path)
        if cell:
            return self._named(cell)
        table = self._tables.get(path)
        return self._sheet(table) if table else ""

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Yield path, text and place of the single fields that hold text."""
        for table, row, key in self._keyed():
            for column, name in table.filled(table.sheet.rows[row]):
                text = table.sheet.rows[row][column]
                if isinstance(text, str) and (path := path_of(key, name)):
                    yield ".".join(path), key_of(text), self._named((table, row, column))

    @cached_property
    def _fields(self) -> dict[str, _Cell]:
        """Cells by the path of their field; the first of a field that stands twice."""
        cells: dict[str, _Cell] = {}
        for table, row, key in self._keyed():
            for column, name in table.columns:
                if path := path_of(key, name):
                    cells.setdefault(".".join(path), (table, row, column))
        return cells

    @cached_property
    def _rows(self) -> dict[str, _Cell]:
        """First input cells of the rows, by the path of the row."""
        cells: dict[str, _Cell] = {}
        for table, row, key in self._keyed():
            inputs = [column for column, name in table.columns if path_of(key, name)]
            if columns := inputs or [column for column, _ in table.columns]:
                cells.setdefault(".".join(split_key(key)), (table, row, columns[0]))
        return cells

    @cached_property
    def _tables(self) -> dict[str, MarkedTable]:
        """Tables by the path in their start key, and by every path above their rows."""
        tables: dict[str, MarkedTable] = {}
        for table in self.tables:
            tables.setdefault(table.marker.removesuffix("[]"), table)
        for path, (table, _, _) in self._rows.items():
            while path := path.rpartition(".")[0]:
                tables.setdefault(path, table)
        return tables

    def _keyed(self) -> Iterator[tuple[MarkedTable, int, str]]:
        for table in self.tables:
            if not table.listed:
                yield from ((table, number, key) for number, key, _ in table.rows() if key)

    def _named(self, cell: _Cell) -> str:
        table, row, column = cell
        return f"{self._sheet(table)} ช่อง {cell_name(row, column)}"

    def _sheet(self, table: MarkedTable) -> str:
        return f"{self.file} แผ่นงาน {table.sheet.name}"
