"""Which rows of a table stay on one page, whole and with the row that follows."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from ita_tools.report.document import Row

__all__ = ["kept_rows", "parts_over_pages"]

_LETTER_TWIPS = 95
_WHOLE_TABLE_LINES = 12
_SHORT_ROW_LINES = 7
_ROW_OF_A_PAGE_LINES = 18


def _lines(row: Row, widths: Sequence[int]) -> int:
    """Return about how many lines a row takes; marks over letters are counted, so rather too many."""
    if row.kind == "group":
        return 1
    return max(
        (sum(max(ceil(len(line) * _LETTER_TWIPS / width), 1) for line in cell.split("\n"))
         for cell, width in zip(row.cells, widths, strict=False)),
        default=1,
    )


def parts_over_pages(row: Row, widths: Sequence[int]) -> bool:
    """Tell whether a row is so tall that it may part: kept whole it would leave most of a page empty.

    >>> parts_over_pages(Row(["ก"]), [1000]), parts_over_pages(Row(["ก" * 400]), [1000])
    (False, True)
    """
    return _lines(row, widths) > _ROW_OF_A_PAGE_LINES


def kept_rows(rows: Sequence[Row], widths: Sequence[int]) -> list[bool]:
    """Tell for each row whether it stays with the next: the whole of a small table, else no lonely row.

    Parameters
    ----------
    rows
        All rows below the head.
    widths
        Widths of the columns in twentieths of a point.

    >>> kept_rows([Row(["ก"])] * 3, [1000]), kept_rows([Row(["ก"])] * 14, [1000]).count(True)
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
