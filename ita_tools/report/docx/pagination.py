"""Which rows of a table stay on one page, whole and with the row that follows."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from ita_tools.report.model.document import Row

__all__ = ["can_split", "keep_with_next"]

_LETTER_TWIPS = 95
_WHOLE_TABLE_LINES = 12
_SHORT_ROW_LINES = 7
# Measured in LibreOffice: a line of a cell is 319 twips high, so under head rows of two lines a lying page
# (9071 twips) holds a row of 26 lines, an upright one (14286) of 42. 70 rows of real sentences took at most
# one line more than counted. A row kept whole that does not fit loses its last lines there: one to spare.
_LINE_TWIPS = 319
_HEAD_LINES = 2
_LINES_TO_SPARE = 1
# Two headings, the caption and a group row; with a first row of 20 lines they were left alone on their page.
_TITLE_LINES = 6


def _lines(row: Row, widths: Sequence[int]) -> int:
    """Return about how many lines a row takes; marks over letters are counted, so rather too many."""
    if row.kind == "group":
        return 1
    return max(
        (
            sum(max(ceil(len(line) * _LETTER_TWIPS / width), 1) for line in cell.split("\n"))
            for cell, width in zip(row.cells, widths, strict=False)
        ),
        default=1,
    )


def can_split(rows: Sequence[Row], widths: Sequence[int], height: int) -> list[bool]:
    """Tell for each row whether it may part: it does not fit on a page, the first not under the titles.

    ``widths`` and the ``height`` of the text of a page are in twentieths of a point.

    >>> can_split([Row(["ก"]), Row(["ก" * 400])], [1000], 9000)
    [False, True]
    """
    room = height // _LINE_TWIPS - _HEAD_LINES - _LINES_TO_SPARE
    first = next((position for position, row in enumerate(rows) if row.kind != "group"), None)
    return [
        _lines(row, widths) > (room - _TITLE_LINES if position == first else room)
        for position, row in enumerate(rows)
    ]


def keep_with_next(rows: Sequence[Row], widths: Sequence[int]) -> list[bool]:
    """Tell for each row whether it stays with the next: the whole of a small table, else no lonely row.

    Parameters
    ----------
    rows
        All rows below the head.
    widths
        Widths of the columns in twentieths of a point.

    >>> keep_with_next([Row(["ก"])] * 3, [1000]), keep_with_next([Row(["ก"])] * 14, [1000]).count(True)
    ([True, True, False], 2)
    """
    kept = [following.kind == "total" for following in rows[1:]] + [False]
    if len(rows) < 2:
        return kept[: len(rows)]
    if len(rows) <= _WHOLE_TABLE_LINES and sum(_lines(row, widths) for row in rows) <= _WHOLE_TABLE_LINES:
        return [True] * (len(rows) - 1) + [False]
    first = 1 if rows[0].kind == "group" and len(rows) > 2 else 0
    for pair in (first, len(rows) - 2):
        # Tall rows must part: kept together they would leave half a page empty.
        if all(_lines(row, widths) <= _SHORT_ROW_LINES for row in rows[pair : pair + 2]):
            kept[pair] = True
    return kept
