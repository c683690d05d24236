"""How wide Thai text is: in display cells, in points of TH Sarabun, and in lines of a given width.

A display cell is the place of one character on the line. Vowels and tone marks above and below a letter and
hidden format characters need none. Widths in points and numbers of lines are estimates from the width of a
cell in TH SarabunPSK and TH Sarabun New, measured over the titles of all items and all advice: 0.36 em on
average and 0.385 em in the widest text, in bold 0.375 and 0.4 em.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import ceil
from unicodedata import category, east_asian_width

__all__ = ["POINTS_PER_MM", "cells_in", "display_cells", "lines_needed", "lines_of_cells", "text_points"]

POINTS_PER_MM = 72 / 25.4

_AVERAGE_EM, _BOLD_AVERAGE_EM = 0.36, 0.375
_WIDEST_EM, _BOLD_WIDEST_EM = 0.385, 0.4
_WITHOUT_WIDTH = {"Mn", "Me", "Cf"}
"""Unicode categories of combining marks and of hidden format characters such as the zero width space."""
_BREAK_LOSS = 2
"""Cells that stay empty at the end of a line on average: half of a Thai word of 4.1 cells."""
_MOST_LOSS = 0.25
"""Share of a short line that stays empty: a word that is longer than the line is broken inside."""


# Texts of Thai and ASCII characters alone are counted three times faster by their marks.
_THAI = re.compile("[ -~\u0e01-\u0e5b]*")
_THAI_MARKS = (
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
)


class _CellsOfCharacter(dict[str, int]):
    """The cells of every character looked up so far."""

    def __missing__(self, character: str) -> int:
        kind = category(character)
        wide = kind != "Cn" and east_asian_width(character) in ("W", "F")
        self[character] = cells = 0 if kind in _WITHOUT_WIDTH else 2 if wide else 1
        return cells


_CELLS = _CellsOfCharacter()


@lru_cache(4096)
def display_cells(text: str) -> int:
    r"""Count the cells of a text on one line; a character of Chinese, Japanese or Korean needs two.

    >>> display_cells("ที่นี่"), display_cells("กอง\u200bคลัง"), display_cells("น้ำ")
    (2, 6, 2)
    """
    if _THAI.fullmatch(text):
        return len(text) - sum(map(text.count, _THAI_MARKS))
    return sum(map(_CELLS.__getitem__, text))


def text_points(text: str, size: float, *, bold: bool = False) -> float:
    """Estimate the points that are enough for a text on one line, at a font size in points.

    >>> round(text_points("คะแนน", 14), 1)
    26.9
    """
    return display_cells(text) * size * (_BOLD_WIDEST_EM if bold else _WIDEST_EM)


def cells_in(points: float, size: float, *, bold: bool = False) -> float:
    """Estimate how many cells fit into a width in points on average, at a font size in points.

    >>> round(cells_in(160 * POINTS_PER_MM, 16))
    79
    """
    return points / (size * (_BOLD_AVERAGE_EM if bold else _AVERAGE_EM))


def lines_needed(text: str, cells: float) -> int:
    r"""Estimate how many lines a text needs where a line has room for so many cells; at least 1.

    Lines end between words, so a part of each stays empty. On average the estimate is that of lines broken by
    a dictionary; at 20 cells it is a line too small for one text of ten, at 30 cells for one of thirty.

    >>> lines_needed("คะแนน", 12), lines_needed("รายงานผลการจัดซื้อจัดจ้าง", 12), lines_needed("ก\nข", 12)
    (1, 2, 2)
    """
    return lines_of_cells([display_cells(line) for line in text.split("\n")], cells)


def lines_of_cells(counts: Sequence[int], cells: float) -> int:
    """Estimate as :func:`lines_needed` does, by the cells of each line that was typed.

    >>> lines_of_cells([5, 24], 12)
    4
    """
    usable = max(cells - min(_BREAK_LOSS, cells * _MOST_LOSS), 1)
    return sum([1 if count <= cells else ceil(count / usable) for count in counts])
