"""Dates as people in Thailand type them: either era, short years, names of months, Thai digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from ita_tools.thai import BUDDHIST_ERA, FIRST_BUDDHIST_YEAR, MONTHS, arabic_digits, fold, thai_date

__all__ = ["date_from", "fiscal_years", "official_date", "years_in"]

_SHORT_MONTHS = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
_CENTURY, _HALF = 100, 50
_BUDDHIST, _COMMON = 25, 20
"""The centuries that two digits of a year are taken to be of."""


def _bare(text: str) -> str:
    return re.sub(r"[.\s]", "", fold(text))


_MONTH_NUMBERS = {
    _bare(name): number for names in (MONTHS, _SHORT_MONTHS) for number, name in enumerate(names, 1)
}
# An expression with the names takes a millisecond to compile; spaces between all letters would take three.
_MONTH = "|".join(
    [*map(fold, MONTHS), *(r"[.\s]*".join(fold(name).rstrip(".").split(".")) for name in _SHORT_MONTHS)]
)
_YEAR = r"(?:(?:ปี\s*)?(?:พ\.?\s*ศ\.?|ค\.?\s*ศ\.?)\s*)?(\d{4}|\d{2})"
_FIRST_YEAR = re.compile(r"(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})")
_FIRST_DAY = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})")
_WORDS = re.compile(rf"(\d{{1,2}})[-\s]*([\u0e01-\u0e4e][\u0e01-\u0e4e.\s]*?)[.\s-]*(?:{_YEAR})")
"""A date with a word for the month, which may be none."""
_BEFORE = re.compile(r"^(?:ภายใน\s*)?(?:วันที่\s*)?")
_DATED_YEAR = re.compile(
    r"(?:\d[-/.]|[พค]\.?\s*ศ\.?\s*|ปี\s*|ปีงบประมาณ\s*)(\d{4})(?!\d)|(?<!\d)(\d{4})(?=-\d)"
)
_MONTH_AND_YEAR = re.compile(
    rf"({_MONTH})[.\s]*(?:-\s*(?=\d{{4}}))?(?:พ\.?\s*ศ\.?\s*)?(\d{{4}}|\d{{2}})(?!\d)"
)
_FIRST_FISCAL_MONTH = 10
_SHORT_YEAR = 2
"""Digits of a short year."""
_BUDDHIST_YEAR = re.compile(r"(?<![\d,.])((?:2[4-9]|3[0-2])\d\d)(?![\d,])")


def date_from(text: str) -> date | None:
    """Read a text that is exactly one date; ``None`` for any other.

    A year above 2400 is one of the Buddhist Era; of two digits, 50 to 99 are 2550 to 2599, others 2000 to
    2049 of the common era.

    >>> date_from("๓๐ มิ.ย. ๒๕๖๙"), date_from("30/6/69"), date_from("2026-06-30")
    (datetime.date(2026, 6, 30), datetime.date(2026, 6, 30), datetime.date(2026, 6, 30))
    """
    bare = _BEFORE.sub("", arabic_digits(fold(text))).removesuffix(".")
    if match := _FIRST_YEAR.fullmatch(bare):
        year, month, day = map(int, match.groups())
    elif match := _FIRST_DAY.fullmatch(bare):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
    elif (match := _WORDS.fullmatch(bare)) and _bare(match[2]) in _MONTH_NUMBERS:
        day, month, year = int(match[1]), _MONTH_NUMBERS[_bare(match[2])], int(match[3])
    else:
        return None
    try:
        return date(_common_year(year), month, day)
    except ValueError:
        return None


def official_date(text: str) -> str:
    """Return a typed date as official papers write it; any other text as it is.

    >>> official_date("15/8/2568"), official_date("สิงหาคม 2568")
    ('15 สิงหาคม 2568', 'สิงหาคม 2568')
    """
    day = date_from(text)
    return text if day is None else thai_date(day)


def _common_year(year: int) -> int:
    if year < _CENTURY:
        year += _CENTURY * (_BUDDHIST if year >= _HALF else _COMMON)
    return year - BUDDHIST_ERA if year > FIRST_BUDDHIST_YEAR else year


def years_in(text: str, *, bare: bool = False) -> Sequence[int]:
    """Return the years of four digits in a text, in the Buddhist Era, as they occur in dates.

    ``bare`` returns those of the Buddhist Era that stand alone, too.

    >>> years_in("ตุลาคม 2568 ถึง 30/9/2026 อบรม 2000 คน")
    (2568, 2569)
    """
    return _years_in_period(text, bare) if len(text) < _PERIOD else tuple(_years_in(text, bare))


_PERIOD = 64
"""Characters of a period; the measures of a plan share a few."""


def _years_in(text: str, bare: bool) -> Iterator[int]:
    plain = arabic_digits(fold(text))
    patterns = [_MONTH_AND_YEAR, _DATED_YEAR, *([_BUDDHIST_YEAR] if bare else [])]
    matches = {match.end(): match for pattern in patterns for match in pattern.finditer(plain)}
    for end in sorted(matches):
        digits = matches[end][matches[end].lastindex or 0]
        if len(digits) > _SHORT_YEAR:
            year = int(digits)
            yield year if year > FIRST_BUDDHIST_YEAR else year + BUDDHIST_ERA


@lru_cache(1024)
def _years_in_period(text: str, bare: bool) -> Sequence[int]:
    return tuple(_years_in(text, bare))


def fiscal_years(text: str) -> Iterator[tuple[str, int]]:
    """Yield each month with its year in a text, and its fiscal year: that of 2569 begins in October 2568.

    >>> list(fiscal_years("ต.ค. 68 - กันยายน 2569"))
    [('ต.ค. 68', 2569), ('กันยายน 2569', 2569)]
    """
    for match in _MONTH_AND_YEAR.finditer(arabic_digits(text)):
        if "-" in match[0]:
            continue  # behind a dash may stand a number of something else
        year = int(match[2])
        year += 0 if year >= FIRST_BUDDHIST_YEAR else _BUDDHIST * 100 if year < 100 else BUDDHIST_ERA
        yield match[0], year + (_MONTH_NUMBERS[_bare(match[1])] >= _FIRST_FISCAL_MONTH)
