"""Page breaks in tables: rows that stay with the next one (``keepNext``) and rows that may split."""

from __future__ import annotations

from collections.abc import Sequence

from ita_tools.report.docx.paragraph_styles import CELL_MARGIN, CELL_SIZE
from ita_tools.report.model.document import Row
from ita_tools.report.model.table_layout import row_heights
from ita_tools.text_width import cells_in, lines_needed

__all__ = ["can_split", "keep_with_next", "row_lines"]

_SMALL_TABLE_LINES = 12
_SHORT_ROW_LINES = 7
# Measured in LibreOffice: a line of a cell is 319 twips high, so below a header row of two lines a page holds
# a row of 26 lines in landscape (9071 twips) and of 42 in portrait (14286). Of 533 cells in reports of the
# demo, 11 take a line more than estimated and 16 a line less. A row that may not split and does not fit
# loses its last lines, so one line is reserved.
_LINE_TWIPS = 319
_TWIPS_PER_POINT = 20
_HEADER_LINES = 2
_RESERVED_LINES = 1
_TALL_ROW = 0.4
"""Share of a page: rows that are taller and may not split leave pages half empty."""


def row_lines(rows: Sequence[Row], widths: Sequence[int]) -> list[int]:
    """Estimate the lines of each row.

    Parameters
    ----------
    rows
        All rows below the header row.
    widths
        Widths of the columns, in twentieths of a point.

    >>> row_lines([Row(["ก"]), Row(["ก" * 400])], [1000])[0]
    1
    """
    room = [(_cells(width, bold=False), _cells(width, bold=True)) for width in widths]

    def lines_of(position: int, column: int) -> int:
        row = rows[position]
        text = row.cells[column] if column < len(row.cells) else ""
        return lines_needed(text, room[column][row.kind == "total"])

    return row_heights(rows, len(widths), lines_of)


def _cells(width: int, *, bold: bool) -> float:
    return cells_in((width - 2 * CELL_MARGIN) / _TWIPS_PER_POINT, CELL_SIZE, bold=bold)


def can_split(lines: Sequence[int], height: int) -> list[bool]:
    """Return for each row whether it may split: it is so tall that the page before it would stay half empty.

    Parameters
    ----------
    lines
        Lines of all rows below the header row.
    height
        Height of the text area of a page, in twentieths of a point.

    >>> can_split([1, 40], 9000)
    [False, True]
    """
    page = height // _LINE_TWIPS - _HEADER_LINES - _RESERVED_LINES
    return [count > page * _TALL_ROW for count in lines]


def keep_with_next(rows: Sequence[Row], lines: Sequence[int]) -> list[bool]:
    """Return for each row whether it stays on the page of the next one.

    All rows of a small table stay together; of a longer one the first two and the last two, unless they are
    tall. A total stays with the row before it.

    Parameters
    ----------
    rows
        All rows below the header row.
    lines
        Their lines.

    >>> keep_with_next([Row(["ก"])] * 3, [1] * 3), keep_with_next([Row(["ก"])] * 14, [1] * 14).count(True)
    ([True, True, False], 2)
    """
    keep_next = [following.kind == "total" for following in rows[1:]] + [False]
    if len(rows) < 2:
        return keep_next[: len(rows)]
    if sum(lines) <= _SMALL_TABLE_LINES:
        return [True] * (len(rows) - 1) + [False]
    first = 1 if rows[0].kind == "group" and len(rows) > 2 else 0
    for pair in (first, len(rows) - 2):
        # Two tall rows kept together would leave half a page empty.
        if max(lines[pair : pair + 2]) <= _SHORT_ROW_LINES:
            keep_next[pair] = True
    return keep_next
