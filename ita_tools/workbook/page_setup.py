"""Page setup of a sheet: widths, title, protection, frozen panes, margins, scale and page breaks.

Page breaks keep a table heading with its first row, the rows of an item together, and short tables whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from xlsxwriter.worksheet import Worksheet

from ita_tools.records import record
from ita_tools.workbook.cell_formats import FONT, LINE_HEIGHT, Formats
from ita_tools.workbook.hidden_keys import list_of
from ita_tools.workbook.layout import CHART_ROWS, FIRST_COLUMN, PlacedBlock, PlacedSheet
from ita_tools.workbook.sheet_model import Label, Row

__all__ = [
    "LEAST_SCALE",
    "MARGIN_SIDE",
    "MARGIN_TOP",
    "PrintedPage",
    "page_breaks",
    "printed_page",
    "setup_sheet",
]

MARGIN_SIDE, MARGIN_TOP = 0.5, 0.75
"""Margins in inches, left and right, top and bottom."""
_A4_POINTS = (595.0, 842.0)
_POINTS_PER_INCH = 72
_SQUEEZE = 1.25
"""A sheet of up to this many pages is scaled down to one page."""
_SHORT = 0.25
"""Share of a page up to which a table is kept on one page."""
_SPARE = 0.96
"""Share of the paper that is used, because printers and fonts differ."""
_A4 = 9
_WORDING = "=title"
"""Column with the wording of items: it stays in sight with all columns before it."""
LEAST_SCALE = 70
"""Percent to which a sheet is scaled down at most; a wider one takes several pages side by side."""
_TABS = {"see": "#1F3864", "enter": "#E0B400", "write": "#2E7D32", "share": "#7B8794"}
"""Tab colours by step."""
_ALLOWED = {"format_columns": True, "format_rows": True, "insert_rows": True, "delete_rows": True}
"""What a protected sheet allows; Excel deletes a row only if all of its cells are unlocked."""


def setup_sheet(sheet: Worksheet, placed: PlacedSheet, formats: Formats) -> None:
    """Set everything of a sheet but its cells and page breaks."""
    sheet.set_default_row(LINE_HEIGHT)
    sheet.set_column(0, 0, 12, None, {"hidden": True})
    for number, width in enumerate(placed.sheet.widths, FIRST_COLUMN):
        sheet.set_column(number, number, width)
    sheet.write_string(0, FIRST_COLUMN, placed.sheet.title, formats.named("page"))
    sheet.set_row(0, 1.4 * LINE_HEIGHT)
    sheet.protect("", _ALLOWED)
    sheet.hide_gridlines(2)
    sheet.set_zoom(placed.sheet.zoom)
    sheet.set_tab_color(_TABS[placed.sheet.step])
    _print(sheet, placed)
    _freeze(sheet, placed)


def _freeze(sheet: Worksheet, placed: PlacedSheet) -> None:
    """Keep the titles in sight: those of the only table, and the columns up to the wording of items."""
    first = placed.blocks[0]
    header, keys = first.header_row, [column.key for column in first.block.columns]
    single = len(placed.blocks) == 1
    if _WORDING in keys:
        columns = FIRST_COLUMN + keys.index(_WORDING) + 1
        sheet.repeat_columns(FIRST_COLUMN, columns - 1)
    else:
        columns = FIRST_COLUMN + 1 if single else 0
    sheet.freeze_panes(header + 1 if single else 1, columns)
    if single:
        sheet.repeat_rows(header)


def _print(sheet: Worksheet, placed: PlacedSheet) -> None:
    if placed.sheet.landscape:
        sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(MARGIN_SIDE, MARGIN_SIDE, MARGIN_TOP, MARGIN_TOP)
    font = f'&"{FONT},Regular"&14'
    title = placed.sheet.name.replace("&", "&&")
    sheet.set_header(f"&C{font}{title}")
    sheet.set_footer(f"&C{font}หน้า &P จาก &N")


@record(frozen=True, slots=True)
class PrintedPage:
    """Scale in percent, height of a page in points of the sheet, and whether all columns fit its width."""

    scale: int
    height: float
    fits: bool = True


def printed_page(placed: PlacedSheet) -> PrintedPage:
    """Return the scale at which the columns of a sheet fit the width of A4, and the page height then.

    Columns that do not fit at :data:`LEAST_SCALE` go on other pages.
    """
    short, long = _A4_POINTS
    width, height = (long, short) if placed.sheet.landscape else (short, long)
    columns = sum(7 * chars + 5 for chars in placed.sheet.widths) * 0.75
    room = (width - 2 * MARGIN_SIDE * _POINTS_PER_INCH) * _SPARE
    scale = max(LEAST_SCALE, min(100, int(100 * room / columns)))
    used = (height - 2 * MARGIN_TOP * _POINTS_PER_INCH) * _SPARE * 100 / scale
    return PrintedPage(scale, used, columns * scale <= 100 * room)


def page_breaks(placed: PlacedSheet, heights: Mapping[int, float]) -> list[int]:
    """Return the rows that start a new page; ``heights`` are points, by row, where not ``LINE_HEIGHT``."""
    page, breaks, used = printed_page(placed).height, [], 0.0
    repeated = heights.get(placed.blocks[0].header_row, LINE_HEIGHT) if len(placed.blocks) == 1 else 0
    units = list(_units(placed, heights, page * _SHORT))
    if sum(height for _, height in units) <= page * _SQUEEZE:
        return []
    for start, height in units:
        if used + height > page and used > repeated:
            breaks.append(start)
            used = repeated
        used += height
    return breaks


def _units(placed: PlacedSheet, heights: Mapping[int, float], short: float) -> Iterator[tuple[int, float]]:
    """Yield first row and height of each group of rows that stays on one page; ``short`` is in points."""

    def height(start: int, end: int) -> float:
        return sum(heights.get(row, LINE_HEIGHT) for row in range(start, end))

    starts = {0, *(row for row, _ in placed.diagrams)}
    last = max((row + CHART_ROWS for row, _ in placed.diagrams), default=0)
    for block in placed.blocks:
        rows = _starts(block)
        starts |= {min(rows)} if rows and height(block.marker_row, block.end_row) <= short else rows
        last = max(last, block.end_row)
    ordered = sorted(starts)
    for start, end in zip(ordered, [*ordered[1:], last], strict=True):
        yield start, height(start, end)


def _starts(placed: PlacedBlock) -> set[int]:
    """Return the rows of a block that may start a page; title, header and first row stay together."""
    first = placed.marker_row - 1 if placed.block.title else placed.marker_row
    rows: Sequence[Row] = placed.block.rows
    free = {
        placed.first_row + n
        for n, row in enumerate(rows)
        if n and not list_of(row.key)[1] and not _is_heading(rows[n - 1])
    }
    return free if first < 4 and not placed.block.title else {first, *free}


def _is_heading(row: Row) -> bool:
    return any(isinstance(cell, Label) and cell.style == "heading" for cell in row.cells.values())
