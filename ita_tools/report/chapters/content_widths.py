"""Columns of texts whose widths follow what stands in them."""

from __future__ import annotations

from collections.abc import Sequence

from ita_tools.report.model.document import Column
from ita_tools.text_width import display_cells

__all__ = ["LANDSCAPE_CELLS", "content_columns"]

PORTRAIT_CELLS, LANDSCAPE_CELLS = 88, 138
"""Characters of table text on a line of a page."""
_LEAST_CELLS, _WORD_CELLS, _MARGIN_CELLS = 7, 11, 2
# The square root of the length makes the sum of all heights least; a higher power favours tall cells.
_POWER = 0.8


def content_columns(
    titles: Sequence[str], rows: Sequence[Sequence[str]], cells: int = PORTRAIT_CELLS
) -> list[Column]:
    """Return a column for each title; each has room for its words, and one with more text is wider.

    Parameters
    ----------
    titles
        Titles of the columns.
    rows
        Cells of all rows.
    cells
        Characters of table text on a line of the page.
    """
    lines = [
        [display_cells(line) for row in rows for line in row[number].split("\n")]
        for number in range(len(titles))
    ]
    least = [
        max(_LEAST_CELLS, min(_WORD_CELLS, max(lengths, default=0))) + _MARGIN_CELLS for lengths in lines
    ]
    weights = [sum(lengths) ** _POWER for lengths in lines]
    room = max(cells - sum(least), 0)
    total = sum(weights) or 1.0
    return [
        Column(title, floor + room * weight / total)
        for title, floor, weight in zip(titles, least, weights, strict=True)
    ]
