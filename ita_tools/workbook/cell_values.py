"""Value of a cell as an assessment file would hold it, its text as Excel shows it, and its name (``B5``)."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from ita_tools.thai import MONTHS, clean, number_from, thai_date

__all__ = [
    "UNCALCULATED",
    "CellValue",
    "ErrorValue",
    "cell_name",
    "column_letters",
    "has_short_year",
    "is_error",
    "is_filled",
    "key_of",
    "plain_value",
]

CellValue = str | Decimal | int | float | bool | date | datetime | time | timedelta | None


class ErrorValue(str):
    """What a formula shows that failed (``#REF!``); the same letters typed by hand are a text."""

    __slots__ = ()


UNCALCULATED = ErrorValue("#UNCALCULATED!")
"""In place of the value of a formula without a result: the program that saved the file does not calculate."""

_ERROR = re.compile(r"#[A-Z][A-Z0-9_/]*[!?]|#N/A|#GETTING_DATA")
_BLANKS = " \t\n\xa0\u200b\u200c\u200d\u2060"
_INVISIBLE = re.compile("[\xad\u200b\u200c\u200d\u2060]")
_LOOSE_NUMBER = re.compile(r"[-+\d.,%\s\xad\u200b\u200c\u200d\u2060]{1,60}")
_LOOSE_POINT = re.compile(r"\s*([.,%])\s*")
_LOOSE_GROUPS = re.compile(r"([-+]?\d{1,3}(?:\s\d{3})+)((?:\.\d+)?%?)")
_SHORT_YEARS = range(1930, 2000)
"""Years for which Excel takes the two digits 30 to 99."""
_CENTURIES = 600
"""Years from 1969 to 2569."""
_MOST_DIGITS = 15
_SHOWN = Context(prec=_MOST_DIGITS, rounding=ROUND_HALF_UP)
"""Excel shows at most 15 significant digits; the binary digits behind them are no data."""


@lru_cache(1024)
def column_letters(column: int) -> str:
    """Name a column by its number from 0.

    >>> column_letters(27)
    'AB'
    """
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Name a cell by its row and column from 0.

    >>> cell_name(4, 27)
    'AB5'
    """
    return f"{column_letters(column)}{row + 1}"


def is_filled(value: CellValue) -> bool:
    """Whether a cell holds more than blanks."""
    return value is not None and (value.__class__ is not str or bool(value.strip(_BLANKS)))


def is_error(text: str) -> bool:
    """Whether a text is an error value of a formula.

    >>> is_error("#DIV/0!"), is_error("#1 ดี")
    (True, False)
    """
    return text.startswith("#") and bool(_ERROR.fullmatch(text))


def key_of(value: CellValue) -> str:
    """Return the key in a cell of a key row or column without blanks around it, ``""`` for none."""
    if value.__class__ is not str:
        return ""
    return value.strip() if value.isprintable() else clean(value).strip(_BLANKS)


def plain_value(value: CellValue) -> tuple[Decimal | str, str]:
    """Return value and text of a filled cell: a number as :class:`Decimal`, a date in Thai words.

    >>> plain_value(99.33)
    (Decimal('99.33'), '99.33')
    >>> plain_value("1 234 %")
    ('1234%', '1 234 %')
    """
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, str):
        text = key_of(value)
        return (_without_blanks(text) if _LOOSE_NUMBER.fullmatch(text) else text), text
    if isinstance(value, bool):
        text = "TRUE" if value else "FALSE"
    elif isinstance(value, int | float):
        number = _SHOWN.create_decimal(repr(value))
        return _number(number) if number.is_finite() else (repr(value), repr(value))
    else:
        text = _date_text(value) if isinstance(value, date) else str(value)
    return text, text


def has_short_year(value: CellValue) -> bool:
    """Whether a date was typed with two digits of a Buddhist year: Excel takes 69 for 1969.

    >>> has_short_year(date(1969, 9, 30)), has_short_year(date(2026, 9, 30))
    (True, False)
    """
    return isinstance(value, date) and value.year in _SHORT_YEARS


def _date_text(value: date) -> str:
    if not has_short_year(value):
        return thai_date(value)
    return f"{value.day} {MONTHS[value.month - 1]} {value.year + _CENTURIES}"


def _number(value: Decimal) -> tuple[Decimal | str, str]:
    """Return a number and its text; a very large or small one keeps its exponent in the text."""
    if abs(value.adjusted()) > _MOST_DIGITS and value:
        return value, str(value)
    if not value:
        return Decimal(0), "0"
    plain = value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
    return plain, f"{plain:f}"


def _without_blanks(text: str) -> str:
    """Remove blanks inside a number; return any other text unchanged."""
    bare = _LOOSE_POINT.sub(r"\1", _INVISIBLE.sub("", text))
    if groups := _LOOSE_GROUPS.fullmatch(bare):
        bare = "".join(groups[1].split()) + groups[2]
    return bare if bare != text and number_from(bare) is not None else text
