"""Where printed pages turn: scale to the paper's width, and breaks that never part what belongs together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ita_tools.workbook.cell_formats import LINE_HEIGHT
from ita_tools.workbook.hidden_keys import list_of
from ita_tools.workbook.layout import CHART_ROWS, PlacedBlock, PlacedSheet
from ita_tools.workbook.sheet_model import Label, Row

__all__ = ["MARGIN_SIDE", "MARGIN_TOP", "PrintedPage", "page_breaks", "printed_page"]

MARGIN_SIDE, MARGIN_TOP = 0.5, 0.75
"""Margins in inches, left and right, top and bottom."""
_A4 = (595.0, 842.0)
_POINTS_PER_INCH = 72
_SQUEEZE = 1.25
"""What is a little longer than a page is printed smaller on one page."""
_SHORT = 0.25
"""Share of a page that a whole table may take to be kept in one piece."""
_SPARE = 0.96
"""Share of the paper that is planned with: printers and fonts differ a little."""


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """Scale in percent, and the height of a page in points of the sheet."""

    scale: int
    height: float


def printed_page(placed: PlacedSheet) -> PrintedPage:
    """Fit a sheet's columns to the width of A4."""
    short, long = _A4
    width, height = (long, short) if placed.sheet.landscape else (short, long)
    columns = sum(7 * chars + 5 for chars in placed.sheet.widths) * 0.75
    room = (width - 2 * MARGIN_SIDE * _POINTS_PER_INCH) * _SPARE
    scale = max(10, min(100, int(100 * room / columns)))
    return PrintedPage(scale, (height - 2 * MARGIN_TOP * _POINTS_PER_INCH) * _SPARE * 100 / scale)


def page_breaks(placed: PlacedSheet, heights: Mapping[int, float]) -> list[int]:
    """Return the rows that start a new page; ``heights`` are points of rows that differ from the usual."""
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
    """Yield start and height of everything that must stay on one page, blocks that are ``short`` whole."""

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
    """Rows of a block a page may start with; title, header and the first row stay together."""
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
