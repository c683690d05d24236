"""The VBA project of a workbook, the code names of its sheets, and form buttons."""

from __future__ import annotations

import io

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ita_tools.workbook.cell_formats import LINE_HEIGHT
from ita_tools.workbook.layout import FIRST_COLUMN
from ita_tools.workbook.sheet_model import Buttons
from ita_tools.workbook.vba import workbook_project

__all__ = ["add_macros", "insert_buttons"]

_BOOK = "ThisWorkbook"
_WIDTH, _GAP, _PIXELS_PER_POINT = 180, 12, 4 / 3


def add_macros(book: Workbook) -> None:
    """Add the VBA project to a workbook that has all its sheets; code names bind modules to sheets."""
    sheets = [f"Sheet{number}" for number, _ in enumerate(book.worksheets(), 1)]
    book.set_vba_name(_BOOK)
    for sheet, name in zip(book.worksheets(), sheets, strict=True):
        sheet.set_vba_name(name)
    book.add_vba_project(io.BytesIO(workbook_project(sheets, _BOOK)), is_stream=True)


def insert_buttons(sheet: Worksheet, row: int, placed: Buttons) -> None:
    """Insert buttons side by side at a row, each a line and a half high."""
    height = round(1.5 * LINE_HEIGHT * _PIXELS_PER_POINT)
    for number, (caption, macro) in enumerate(placed.buttons):
        sheet.insert_button(
            row,
            FIRST_COLUMN,
            {
                "caption": caption,
                "macro": macro,
                "description": caption,
                "width": _WIDTH,
                "height": height,
                "x_offset": number * (_WIDTH + _GAP),
                "y_offset": _GAP // 2,
            },
        )
