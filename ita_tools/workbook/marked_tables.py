"""The marked blocks of a grid, found by their hidden keys wherever they stand, and what has harmed them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ita_tools.errors import ItaError, ValueWrong
from ita_tools.workbook.cell_values import CellValue, is_filled, key_of
from ita_tools.workbook.hidden_keys import END, START, is_computed, slot_of
from ita_tools.workbook.sheet_values import SheetValues, cell_name

__all__ = ["MarkedTable", "find_marked_tables", "merged_inputs"]

_BEFORE_KEYS = "# \t\n\xa0\u200b"
_COLUMN_KEY = re.compile(r"=[a-z]+|[@~][a-z._]+\??|[a-z_]+\[\]|\{[a-z]+\}|[*.]")
_REMEDY = "คัดลอกข้อมูลไปใส่ในไฟล์ที่สร้างด้วยคำสั่ง ita new"

TableMark = tuple[int, int, str]
"""Column, row and text of a key that starts or ends a block."""


@dataclass(frozen=True, slots=True)
class MarkedTable:
    """A marked block of a grid; ``columns`` are those that are read, by number and key."""

    grid: SheetValues
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
        rows, column = self.grid.rows, self.column
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
            if found := _filled(self.columns if not key or key[-1] == "]" else single, cells):
                yield number, key, cells, found


def find_marked_tables(grid: SheetValues, file: str, faults: list[ItaError]) -> list[MarkedTable]:
    """Return the blocks of a grid that have something to read; harm done to their frame is a fault."""
    marks = _marks(grid)
    if not marks:
        faults += _lost_keys(grid, file)
        return []
    starts = {(column, row) for column, row, text in marks if text != END}
    found = []
    for number, (column, row, text) in enumerate(marks):
        before = marks[number - 1] if number and marks[number - 1][0] == column else None
        after = marks[number + 1] if number + 1 < len(marks) and marks[number + 1][0] == column else None
        if text == END:
            if before is None or before[2] == END:
                faults += _orphan(grid, (column, row), before[1] if before else -1, file)
            continue
        block = MarkedTable(
            grid,
            text.removeprefix(START).strip(),
            column,
            row,
            after[1] if after else len(grid.rows),
            _columns(grid.rows[row], column, row, starts),
        )
        found.append(block)
        faults += _open_end(block, after, file)
    return found


def _marks(grid: SheetValues) -> list[TableMark]:
    likely = [
        (column, row, key_of(value))
        for row, cells in enumerate(grid.rows)
        for column, value in enumerate(cells)
        if value and value.__class__ is str and value[0] in _BEFORE_KEYS
    ]
    return sorted(mark for mark in likely if mark[2] == END or mark[2].startswith(START))


def _columns(
    cells: Sequence[CellValue], column: int, row: int, starts: set[tuple[int, int]]
) -> list[tuple[int, str]]:
    found = []
    for number in range(column + 1, len(cells)):
        if (number, row) in starts:  # another block stands beside this one
            break
        if not is_computed(key := key_of(cells[number])):
            found.append((number, key))
    return found


def _filled(columns: Sequence[tuple[int, str]], cells: Sequence[CellValue]) -> list[tuple[int, str]]:
    width = len(cells)
    return [
        each
        for each in columns
        if each[0] < width and (value := cells[each[0]]) != "" and value is not None and is_filled(value)
    ]


def _key_at(cells: Sequence[CellValue], column: int) -> str:
    return key_of(cells[column]) if column < len(cells) else ""


def _fault(message: str, remedy: str, grid: SheetValues, file: str, row: int, column: int) -> ItaError:
    return ValueWrong(message, where=f"{file} แผ่นงาน {grid.name} ช่อง {cell_name(row, column)}", remedy=remedy)


def _open_end(block: MarkedTable, after: TableMark | None, file: str) -> Iterator[ItaError]:
    """Report a list that lost its end: nobody can tell its rows from notes below it."""
    if not (block.listed and block.columns):
        return
    if after is None or after[2] != END:
        yield _fault("แถวที่ซ่อนไว้ท้ายตารางนี้ถูกลบ", _REMEDY, block.grid, file, block.row, block.column)
        return
    for row in range(block.end + 1, len(block.grid.rows)):
        filled = block.filled(block.grid.rows[row])
        if not filled or _key_at(block.grid.rows[row], block.column):
            return
        yield _fault(
            "ข้อมูลอยู่ใต้ตารางจึงไม่ถูกอ่าน",
            "แทรกแถวภายในตารางแล้วย้ายข้อมูลเข้าไป หรือเว้นแถวว่างก่อนหมายเหตุ",
            block.grid,
            file,
            row,
            filled[0][0],
        )


def _orphan(grid: SheetValues, end: tuple[int, int], top: int, file: str) -> Iterator[ItaError]:
    """Report an end whose start is gone, unless all it ended were rows nobody reads."""
    column, row = end
    keys = {_key_at(above, column) for above in grid.rows[top + 1 : row]} - {"", "=header"}
    if not keys or any(key[0] != "=" for key in keys):
        yield _fault("แถวกำกับที่ซ่อนไว้เหนือตารางนี้ถูกลบหรือแก้ไข", _REMEDY, grid, file, row, column)


def _lost_keys(grid: SheetValues, file: str) -> Iterator[ItaError]:
    """Report a sheet of ours whose key column is gone while its row of column keys is still there."""
    for row, cells in enumerate(grid.rows):
        keys = [
            n
            for n, value in enumerate(cells)
            if value and value.__class__ is str and _COLUMN_KEY.fullmatch(value)
        ]
        if len(keys) > 1 and any(len(str(cells[n])) > 1 for n in keys):
            yield _fault("คอลัมน์กำกับที่ซ่อนไว้ของแผ่นงานนี้ถูกลบ", _REMEDY, grid, file, row, keys[0])
            return


def merged_inputs(block: MarkedTable) -> Iterator[tuple[int, int]]:
    """Yield the first cell of each merged area that hides other cells of the block that would be read."""
    if not block.grid.merged or not block.columns:
        return
    live = {number: key or not block.listed or block.filled(cells) for number, key, cells in block.rows()}
    for top, left, bottom, right in block.grid.merged:
        columns = [n for n, _ in block.columns if left <= n <= right]
        rows = [n for n in range(max(top, block.row), min(bottom, block.end) + 1) if live.get(n)]
        if len(columns) * len(rows) > 1 and is_filled(block.grid.rows[rows[0]][columns[0]]):
            yield rows[0], columns[0]
