"""How wide the columns of a table become and how tall its rows, before a renderer sets it.

The widths of texts follow what stands in them, so that the table becomes as low as it can.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from ita_tools.report.model.document import Column, Row
from ita_tools.text_width import display_cells, lines_of_cells

__all__ = ["LANDSCAPE_CELLS", "content_columns", "row_heights"]

PORTRAIT_CELLS, LANDSCAPE_CELLS = 88, 138
"""Characters of table text on a line of a page."""
_LEAST_CELLS, _WORD_CELLS, _MARGIN_CELLS = 7, 11, 2
# The square root of the length makes the sum of all heights least; a higher power favours tall cells.
_POWER = 0.8
_STEPS = (4, 2, 1)
"""Characters that one column gives another while that makes the table lower."""
_MOST_ROWS = 120
"""Rows that are looked at: those of a long table are alike, and the time has an end."""


def content_columns(titles: Sequence[str], rows: Sequence[Row], cells: int = PORTRAIT_CELLS) -> list[Column]:
    """Return a column for each title; each has room for its words, and together they make the table low.

    Parameters
    ----------
    titles
        Titles of the columns.
    rows
        All rows; the titles of groups do not count.
    cells
        Characters of table text on a line of the page.
    """
    texts = [row for row in rows if row.kind != "group"]
    lengths = [
        [[display_cells(line) for line in row.cells[number].split("\n")] for row in texts]
        for number in range(len(titles))
    ]
    longest = [max(map(max, each), default=0) for each in lengths]
    least = [max(_LEAST_CELLS, min(_WORD_CELLS, each)) + _MARGIN_CELLS for each in longest]
    weights = [sum(map(sum, each)) ** _POWER for each in lengths]
    room = max(cells - sum(least), 0)
    total = sum(weights) or 1.0
    widths = [floor + round(room * weight / total) for floor, weight in zip(least, weights, strict=True)]
    lowest = _lowest(texts[:_MOST_ROWS], lengths, least, widths)
    return [Column(title, width) for title, width in zip(titles, lowest, strict=True)]


def _lowest(
    rows: Sequence[Row],
    lengths: Sequence[Sequence[Sequence[int]]],
    least: Sequence[int],
    widths: Sequence[int],
) -> Sequence[int]:
    """Move room from column to column while the table becomes lower; none becomes narrower than its least.

    ``lengths`` are the cells of the lines of the rows of each column.
    """

    @cache
    def lines_of(column: int, width: int) -> list[int]:
        return [lines_of_cells(each, width - _MARGIN_CELLS) for each in lengths[column][: len(rows)]]

    is_merged = any(row.merged for row in rows)

    @cache
    def height(tried: tuple[int, ...]) -> int:
        lines = [lines_of(column, width) for column, width in enumerate(tried)]
        if not is_merged:
            return sum(map(max, zip(*lines, strict=True)))
        return sum(row_heights(rows, len(tried), lambda row, column: lines[column][row]))

    best = tuple(widths)
    for step in _STEPS:
        while height(lower := min([best, *_moved(best, least, step)], key=height)) < height(best):
            best = lower
    return best


def _moved(widths: Sequence[int], least: Sequence[int], step: int) -> list[tuple[int, ...]]:
    """Return the widths after each move of some room from one column to another."""
    columns = range(len(widths))
    return [
        tuple(width + step * ((column == taker) - (column == giver)) for column, width in enumerate(widths))
        for giver in columns
        for taker in columns
        if giver != taker and widths[giver] - step >= least[giver]
    ]


def row_heights(rows: Sequence[Row], columns: int, lines_of: Callable[[int, int], int]) -> list[int]:
    """Return the lines of each row; a merged cell makes the last of its rows as tall as it needs.

    Parameters
    ----------
    rows
        All rows below the header row; one of a group has one line.
    columns
        Number of columns.
    lines_of
        Lines of a cell, by the numbers of its row and its column.

    >>> rows = [Row(["a", "b"]), Row(["", "c"], merged=frozenset({0}))]
    >>> row_heights(rows, 2, lambda row, column: 5 if column == 0 else 2)
    [2, 3]
    """
    heights: list[int] = []
    started = [0] * columns
    needed = [0] * columns
    for position, row in enumerate(rows):
        if row.kind == "group":
            heights.append(1)
            continue
        following = rows[position + 1].merged if position + 1 < len(rows) else frozenset()
        own = 1
        for column in range(columns):
            if column not in row.merged:
                started[column] = position
                needed[column] = lines_of(position, column)
            if column not in following:
                own = max(own, needed[column] - sum(heights[started[column] :]))
        heights.append(own)
    return heights
