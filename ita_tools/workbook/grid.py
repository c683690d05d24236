"""Grids of values: what the reader reads, from a file here, from an open book elsewhere."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from ita_tools.errors import FileForeign, FileProtected
from ita_tools.files import inspect_workbook

__all__ = ["CellValue", "Grid", "cell_name", "grids_of"]

CellValue = str | int | float | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True, slots=True)
class Grid:
    """The values of a sheet from its cell A1 on; empty cells are ``""`` or ``None``."""

    name: str
    rows: Sequence[list[CellValue]]


def cell_name(row: int, column: int) -> str:
    """Name a cell by its row and column from 0.

    >>> cell_name(4, 27)
    'AB5'
    """
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def grids_of(path: Path) -> list[Grid]:
    """Read all worksheets of a file, after the pre-flight that keeps hostile files from the parser.

    Raises
    ------
    FileMissing, FileForeign, FileProtected, FileDangerous
        If the file is not an honest workbook.
    """
    inspected = inspect_workbook(path)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(inspected.data))
        grids = [Grid(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False))
                 for name in book.sheet_names]
    except PasswordError as error:
        raise FileProtected("ไฟล์มีรหัสผ่าน", where=path.name, remedy="เอารหัสผ่านออกแล้วบันทึกใหม่") from error
    except CalamineError as error:
        raise FileForeign("อ่านสมุดงานไม่ได้ ไฟล์อาจเสียหาย", where=path.name,
                          remedy="เปิดใน Excel แล้วบันทึกเป็น .xlsx อีกครั้ง") from error
    if inspected.holds_errors:
        _show_errors(grids, inspected.data)
    return grids


def _show_errors(grids: Sequence[Grid], data: bytes) -> None:
    """Put error values where they stand: calamine gives them as empty cells, which would hide them."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for grid in grids:
        sheet = book[grid.name]
        sheet.reset_dimensions()
        for cell in (cell for cells in sheet.iter_rows() for cell in cells if cell.data_type == "e"):
            row, column = cell.row - 1, cell.column - 1
            if row < len(grid.rows) and column < len(grid.rows[row]):
                grid.rows[row][column] = str(cell.value)
