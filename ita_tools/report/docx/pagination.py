"""Page breaks in tables: rows that stay with the next one (``keepNext``) and rows that may split."""

from __future__ import annotations

from collections.abc import Sequence

from ita_tools.report.docx.paragraph_styles import CELL_MARGIN, CELL_SIZE
from ita_tools.report.model.document import Row
from ita_tools.text_width import cells_in, lines_needed

__all__ = ["can_split", "keep_with_next"]

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
# Two headings, the caption and a group row: above a first row of 20 lines they were left alone on their page.
_TITLE_LINES = 6


def _lines(row: Row, widths: Sequence[int]) -> int:
    """Estimate the lines of a row."""
    if row.kind == "group":
        return 1
    bold = row.kind == "total"
    texts = zip(row.cells, widths, strict=False)
    return max((lines_needed(text, _cells(width, bold=bold)) for text, width in texts), default=1)


def _cells(width: int, *, bold: bool) -> float:
    return cells_in((width - 2 * CELL_MARGIN) / _TWIPS_PER_POINT, CELL_SIZE, bold=bold)


def can_split(rows: Sequence[Row], widths: Sequence[int], height: int) -> list[bool]:
    """Return for each row whether it may split: it does not fit on a page, or as first row below the titles.

    Parameters
    ----------
    rows
        All rows below the header row.
    widths
        Widths of the columns, in twentieths of a point.
    height
        Height of the text area of a page, in twentieths of a point.

    >>> can_split([Row(["ก"]), Row(["ก" * 400])], [1000], 9000)
    [False, True]
    """
    lines = height // _LINE_TWIPS - _HEADER_LINES - _RESERVED_LINES
    first = next((position for position, row in enumerate(rows) if row.kind != "group"), None)
    return [
        _lines(row, widths) > (lines - _TITLE_LINES if position == first else lines)
        for position, row in enumerate(rows)
    ]


def keep_with_next(rows: Sequence[Row], widths: Sequence[int]) -> list[bool]:
    """Return for each row whether it stays on the page of the next one.

    All rows of a small table stay together; of a longer one the first two and the last two, unless they are
    tall. A total stays with the row before it.

    Parameters
    ----------
    rows
        All rows below the header row.
    widths
        Widths of the columns, in twentieths of a point.

    >>> keep_with_next([Row(["ก"])] * 3, [1000]), keep_with_next([Row(["ก"])] * 14, [1000]).count(True)
    ([True, True, False], 2)
    """
    keep_next = [following.kind == "total" for following in rows[1:]] + [False]
    if len(rows) < 2:
        return keep_next[: len(rows)]
    if len(rows) <= _SMALL_TABLE_LINES and sum(_lines(row, widths) for row in rows) <= _SMALL_TABLE_LINES:
        return [True] * (len(rows) - 1) + [False]
    first = 1 if rows[0].kind == "group" and len(rows) > 2 else 0
    for pair in (first, len(rows) - 2):
        # Two tall rows kept together would leave half a page empty.
        if all(_lines(row, widths) <= _SHORT_ROW_LINES for row in rows[pair : pair + 2]):
            keep_next[pair] = True
    return keep_next
