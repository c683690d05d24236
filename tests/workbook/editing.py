"""Saved books changed as a user would change them, by key."""

from __future__ import annotations

from pathlib import Path

import openpyxl

__all__ = ["type_into"]


def type_into(path: Path, changes: dict[tuple[str, str], object]) -> None:
    """Type into the input cells of a saved book, by row and column key; the macros of an .xlsm stay."""
    book = openpyxl.load_workbook(path, keep_vba=True)
    for sheet in book.worksheets:
        columns: dict[str, int] = {}
        for row in sheet.iter_rows():
            key = str(row[0].value or "")
            if key.startswith("#ita"):
                columns = {cell.value: cell.column for cell in row if cell.value}
            for (wanted, column), value in changes.items():
                if key == wanted and column in columns:
                    sheet.cell(row[0].row, columns[column]).value = value
    book.save(path)
