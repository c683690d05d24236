"""The cells of a sheet as its XML holds them: address, type, style, value text, and whether a formula."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ita_tools.errors import FileDangerous

__all__ = [
    "MAX_COLUMNS",
    "MAX_FILLED",
    "MAX_MERGED",
    "MAX_ROWS",
    "Area",
    "Cell",
    "SheetCells",
    "cell_position",
    "column_number",
    "require_few",
    "require_inside",
    "too_much",
]

MAX_ROWS = 20_000
"""Twice the number of agencies in the country, a row each."""
MAX_COLUMNS = 512
"""Five times the columns of the widest sheet of ours."""
MAX_FILLED = 400_000
"""Filled cells of a sheet."""
MAX_MERGED = 20_000
"""Merged areas of a sheet; ours have none."""

Area = tuple[int, int, int, int]
"""First row and column, last row and column, from 0."""


class Cell(NamedTuple):
    """A cell that holds a value or a formula.

    ``row`` and ``column`` count from 0. ``kind`` is the ``t`` of the cell (``n`` where it has none),
    ``style`` its index into ``cellXfs``, ``value`` the text of ``v`` or of the inline string (``None``
    where there is none, or it is empty).
    """

    row: int
    column: int
    kind: str
    style: int
    value: str | None
    formula: bool


class SheetCells(NamedTuple):
    """Filled cells in reading order, and the merged areas."""

    cells: list[Cell]
    merged: list[Area]


_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


def cell_position(address: str) -> tuple[int, int] | None:
    """Return row and column of an address from 0, ``None`` where it is none.

    >>> cell_position("AB5")
    (4, 27)
    """
    match = _ADDRESS.fullmatch(address)
    return (int(match[2]) - 1, column_number(match[1].upper())) if match else None


@lru_cache(2048)
def column_number(letters: str) -> int:
    """Return the number of a column from 0.

    >>> column_number("AB")
    27
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def too_much(what: str, where: str) -> FileDangerous:
    """Return the error for a sheet beyond its bounds."""
    return FileDangerous(f"ไฟล์ผิดปกติ: {what}", where=where, remedy="ใช้ไฟล์ที่สร้างด้วยคำสั่ง ita new")


def require_inside(row: int, column: int, where: str) -> None:
    """Refuse a filled cell beyond the last row or column that is read.

    Raises
    ------
    FileDangerous
        The cell lies outside.
    """
    if row >= MAX_ROWS or column >= MAX_COLUMNS:
        raise too_much(f"มีเซลล์อยู่เกินแถวที่ {MAX_ROWS:,} หรือเกินคอลัมน์ที่ {MAX_COLUMNS}", where)


def require_few(filled: int, where: str) -> None:
    """Refuse more filled cells than :data:`MAX_FILLED`.

    Raises
    ------
    FileDangerous
        There are more.
    """
    if filled > MAX_FILLED:
        raise too_much(f"มีเซลล์ที่มีข้อมูลเกิน {MAX_FILLED:,} เซลล์", where)
