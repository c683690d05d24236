"""The macro side of a workbook: the project, the code names that tie it to the sheets, and the buttons."""

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
    """Add the project to a workbook with all its sheets; Excel finds modules by the code names."""
    sheets = [f"Sheet{number}" for number, _ in enumerate(book.worksheets(), 1)]
    book.set_vba_name(_BOOK)
    for sheet, name in zip(book.worksheets(), sheets, strict=True):
        sheet.set_vba_name(name)
    book.add_vba_project(io.BytesIO(workbook_project(sheets, _BOOK)), is_stream=True)


def insert_buttons(sheet: Worksheet, row: int, placed: Buttons) -> None:
    """Put buttons on a sheet side by side, each a line and a half high."""
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
