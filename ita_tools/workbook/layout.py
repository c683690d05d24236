"""Row and column of every declared cell, and the height of rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ita_tools.records import record
from ita_tools.text_width import cells_in, lines_needed, text_points
from ita_tools.workbook.cell_formats import FONT_SIZE, POINTS_PER_WIDTH, size_of
from ita_tools.workbook.cell_values import cell_name, column_letters
from ita_tools.workbook.sheet_model import (
    Block,
    Buttons,
    Cell,
    ChartSpec,
    Computed,
    Input,
    Label,
    Line,
    Row,
    Sheet,
)

__all__ = [
    "BUTTON_ROWS",
    "CHART_ROWS",
    "FIRST_COLUMN",
    "Layout",
    "PlacedBlock",
    "PlacedSheet",
    "lines_of",
    "place",
    "title_lines",
]

FIRST_COLUMN = 1
"""Column A is hidden and holds the row keys."""
CHART_ROWS = 16
BUTTON_ROWS = 2
_MOST_LINES = 16
_ONE_LINE = ("heading", "remark")
"""Styles of texts that run on over the cells to their right."""


@record(frozen=True, slots=True)
class PlacedBlock:
    """A block and the row of its start key; header and rows follow, then the end key."""

    block: Block
    marker_row: int

    @property
    def header_row(self) -> int:
        """Row of the visible column titles."""
        return self.marker_row + 1

    @property
    def first_row(self) -> int:
        """Row of the first declared row."""
        return self.marker_row + 2

    @property
    def end_row(self) -> int:
        """Row of the end marker."""
        return self.first_row + len(self.block.rows)


@dataclass(slots=True)
class PlacedSheet:
    """A sheet with the positions of its parts."""

    sheet: Sheet
    blocks: list[PlacedBlock] = field(default_factory=list)
    lines: list[tuple[int, Line]] = field(default_factory=list)
    diagrams: list[tuple[int, ChartSpec]] = field(default_factory=list)
    buttons: list[tuple[int, Buttons]] = field(default_factory=list)


class Layout:
    """Positions of all cells of a workbook; :meth:`seen_from` returns a :class:`~.sheet_model.Locator`."""

    def __init__(self) -> None:
        self.sheets: list[PlacedSheet] = []
        self._cells: dict[tuple[str, str], tuple[str, int, int]] = {}

    def add(self, placed: PlacedSheet) -> None:
        """Register the cells of a sheet."""
        self.sheets.append(placed)
        for placed_block in placed.blocks:
            columns = {column.key: n for n, column in enumerate(placed_block.block.columns, FIRST_COLUMN)}
            for index, row in enumerate(placed_block.block.rows, placed_block.first_row):
                if row.key or row.name:
                    for key in row.cells:
                        self._cells[row.name or row.key, key] = (placed.sheet.name, index, columns[key])

    def place_of(self, row: str, column: str) -> tuple[str, int, int]:
        """Return sheet name, row and column (from 0) of a declared cell."""
        return self._cells[row, column]

    def has(self, row: str, column: str) -> bool:
        """Whether a cell is declared."""
        return (row, column) in self._cells

    def range_of(self, rows: Sequence[str], column: str) -> tuple[str, int, int, int]:
        """Return sheet name, first and last row and column of some rows of one column, in any order."""
        places = [self.place_of(row, column) for row in rows]
        (sheet, _, number), indexes = places[0], [index for _, index, _ in places]
        return sheet, min(indexes), max(indexes), number

    def seen_from(self, sheet: str) -> _SheetLocator:
        """Return a locator for formulas of a sheet."""
        return _SheetLocator(self, sheet)


class _SheetLocator:
    """Returns addresses of cells, with the sheet's name for those of other sheets."""

    def __init__(self, layout: Layout, sheet: str) -> None:
        self._layout = layout
        self._sheet = sheet

    def cell(self, row: str, column: str) -> str:
        """Return the address of one cell."""
        sheet, index, number = self._layout.place_of(row, column)
        return f"{self._prefix(sheet)}{cell_name(index, number)}"

    def absolute(self, row: str, column: str) -> str:
        """Return the fixed address of one cell, for a defined name."""
        sheet, index, number = self._layout.place_of(row, column)
        return f"{self._prefix(sheet)}${column_letters(number)}${index + 1}"

    def span(self, rows: Sequence[str], column: str) -> str:
        """Return the range from the first to the last of some rows of one column."""
        sheet, first, last, number = self._layout.range_of(rows, column)
        return f"{self._prefix(sheet)}{cell_name(first, number)}:{cell_name(last, number)}"

    def has(self, row: str, column: str) -> bool:
        """Whether there is such a cell."""
        return self._layout.has(row, column)

    def each(self, cells: Sequence[tuple[str, str]]) -> str:
        """Return the addresses of several cells, separated by commas."""
        return ",".join(self.cell(*cell) for cell in cells)

    def _prefix(self, sheet: str) -> str:
        quoted = sheet.replace("'", "''")
        return "" if sheet == self._sheet else f"'{quoted}'!"


def place(sheets: Sequence[Sheet]) -> Layout:
    """Lay the parts of every sheet out from top to bottom."""
    layout = Layout()
    for sheet in sheets:
        layout.add(_place(sheet))
    return layout


def _place(sheet: Sheet) -> PlacedSheet:
    placed, row = PlacedSheet(sheet), 1
    for part in sheet.parts:
        if isinstance(part, Line):
            placed.lines.append((row, part))
            row += 1
        elif isinstance(part, ChartSpec):
            placed.diagrams.append((row, part))
            row += CHART_ROWS
        elif isinstance(part, Buttons):
            placed.buttons.append((row, part))
            row += BUTTON_ROWS
        else:
            if part.title:
                placed.lines.append((row + 1, Line(part.title, "heading")))
                row += 2
            placed.blocks.append(PlacedBlock(part, row))
            row = placed.blocks[-1].end_row + 1
    return placed


def lines_of(row: Row, block: Block, widths: Sequence[float]) -> float:
    """Estimate how many lines of body text the longest text of a row needs at the widths of its columns."""
    needed = [1.0]
    for column, width in zip(block.columns, widths, strict=False):
        cell = row.cells.get(column.key)
        if cell is not None and not (isinstance(cell, Label) and cell.style in _ONE_LINE):
            needed.append(cell.lines if isinstance(cell, Computed | Input) else 1)
            size = _size(cell)
            needed.append(_safe_lines(_text(cell), width, size) * size / FONT_SIZE)
    return min(max(needed), _MOST_LINES)


def title_lines(block: Block, widths: Sequence[float]) -> float:
    """Estimate how many lines of body text the column titles of a block need, at least 1.3."""
    columns = zip(block.columns, widths, strict=False)
    size = size_of("header")
    most = max(_lines(column.title, width, size, bold=True) for column, width in columns)
    return max(1.3, most * size / FONT_SIZE)


def _size(cell: Cell) -> int:
    if isinstance(cell, Label):
        return size_of(cell.style)
    return size_of("small") if isinstance(cell, Input) and cell.small else FONT_SIZE


def _text(cell: Cell) -> str:
    value = cell.shown if isinstance(cell, Label) else cell.value if isinstance(cell, Input) else None
    return value if isinstance(value, str) else ""


def _safe_lines(text: str, width: float, size: int) -> int:
    """Return the lines that a text needs; one is enough only for what the widest letters leave on it."""
    lines = _lines(text, width, size)
    return 2 if lines == 1 and text_points(text, size) > width * POINTS_PER_WIDTH else lines


def _lines(text: str, width: float, size: int, *, bold: bool = False) -> int:
    return lines_needed(text, cells_in(width * POINTS_PER_WIDTH, size, bold=bold))
