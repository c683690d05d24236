"""Saved books changed as a user or another program would change them, and their cells by key."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook

__all__ = ["cell", "edit", "repack", "row_of", "score", "type_into"]


def edit(path: Path, change: Callable[[Workbook], None]) -> Path:
    """Change a book as a user would; openpyxl drops the charts, which no test here needs."""
    book = openpyxl.load_workbook(path)
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    path.write_bytes(stream.getvalue())
    return path


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


def repack(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """Change the parts of a file as another program would have written them."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path


def cell(book: Workbook, sheet: str, row: str, column: str) -> Cell:
    """The cell of a row and column key; of a key with two rows the first, the one with the score."""
    worksheet = book[sheet]
    keys: dict[object, int] = {}
    for (each,) in worksheet.iter_rows(max_col=1):
        keys.setdefault(each.value, each.row)
    marker = max(n for key, n in keys.items() if str(key).startswith("#ita") and n < keys[row])
    named = {each.value: each.column for each in worksheet[marker]}
    return worksheet.cell(keys[row], named[column])


def score(book: Workbook, code: str) -> Cell:
    return cell(book, "IIT", f"items.IIT.{code}", "score")


def row_of(book: Workbook, sheet: str, key: str) -> int:
    """Return the row of a hidden key; a start key may be given without its edition."""
    return next(
        each.row
        for (each,) in book[sheet].iter_rows(max_col=1)
        if each.value == key or str(each.value).startswith(f"{key} ")
    )
