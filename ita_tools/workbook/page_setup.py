"""A sheet's frame: widths, title, protection, frozen header and the printed page."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from ita_tools.workbook.cell_formats import FONT, LINE_HEIGHT, Formats
from ita_tools.workbook.layout import FIRST_COLUMN, PlacedSheet
from ita_tools.workbook.page_breaks import MARGIN_SIDE, MARGIN_TOP

__all__ = ["setup_sheet"]

_A4 = 9
_ALLOWED = {"format_columns": True, "format_rows": True, "insert_rows": True}


def setup_sheet(sheet: Worksheet, placed: PlacedSheet, formats: Formats) -> None:
    """Set everything of a sheet that is not a declared cell."""
    sheet.set_default_row(LINE_HEIGHT)
    sheet.set_column(0, 0, 12, None, {"hidden": True})
    for number, width in enumerate(placed.sheet.widths, FIRST_COLUMN):
        sheet.set_column(number, number, width)
    sheet.write_string(0, FIRST_COLUMN, placed.sheet.title, formats.named("page"))
    sheet.set_row(0, 1.4 * LINE_HEIGHT)
    sheet.protect("", _ALLOWED)
    sheet.hide_gridlines(2)
    _print(sheet, placed)
    header = placed.blocks[0].header_row
    if len(placed.blocks) == 1:
        sheet.freeze_panes(header + 1, FIRST_COLUMN + 1)
        sheet.repeat_rows(header)
    else:
        sheet.freeze_panes(1, 0)


def _print(sheet: Worksheet, placed: PlacedSheet) -> None:
    if placed.sheet.landscape:
        sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(MARGIN_SIDE, MARGIN_SIDE, MARGIN_TOP, MARGIN_TOP)
    font = f'&"{FONT},Regular"&14'
    title = placed.sheet.name.replace("&", "&&")
    sheet.set_header(f"&C{font}{title}")
    sheet.set_footer(f"&C{font}หน้า &P จาก &N")
