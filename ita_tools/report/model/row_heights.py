"""Heights of the rows of a table, in lines, with cells that go on over several rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ita_tools.report.model.document import Row

__all__ = ["row_heights"]


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
