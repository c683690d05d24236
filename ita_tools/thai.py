"""Thai digits, Buddhist Era dates, numbers as people type them, cleaning and folding of text.

Text is folded for comparison: what looks the same on the screen becomes the same text.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from functools import cache
from unicodedata import category, normalize

__all__ = [
    "BUDDHIST_ERA",
    "FIRST_BUDDHIST_YEAR",
    "MONTHS",
    "arabic_digits",
    "buddhist_year",
    "clean",
    "fold",
    "fold_closely",
    "is_missing_mark",
    "number_from",
    "thai_date",
    "thai_digits",
    "thai_time",
    "thai_today",
    "truncate",
]

MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)

BUDDHIST_ERA = 543
"""Years by which the Buddhist Era is ahead of the common one."""
FIRST_BUDDHIST_YEAR = 2400
"""A year above it is one of the Buddhist Era, wherever it stands: Excel keeps the year that was typed."""
_THAILAND = timezone(timedelta(hours=7))

_THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
_DIGIT = re.compile("[0-9]")
_TO_ARABIC = str.maketrans(_THAI_DIGITS, "0123456789")
_THAI_DIGIT = re.compile("[๐-๙]")
_ANY_DIGIT = re.compile(r"\d")

_SARA_AM = "\u0e33"
"""SARA AM: drawn partly above the letter before it, yet no combining mark in Unicode (category Lo)."""

# What keeps its ASCII digits in Thai text: links, mail addresses, words with Latin letters (i4, EIT1, 7d9a).
# The lookbehinds keep the match of a long row of digits from starting again at each digit.
_VERBATIM_OR_DIGITS = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]+@[\w.-]+|"
    r"(?<![0-9])[0-9]*[A-Za-z][A-Za-z0-9_./-]*|([0-9]+)",
    re.ASCII,
)

_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-+]?\.\d+")
_VERBATIM_LETTER = re.compile("[A-Za-z@]")
# Two ranges less two letters: a class of three ranges takes longer to compile than all else of this module.
_MARKS = re.compile("(?:(?![\u0e32\u0e33])[\u0e31-\u0e3a\u0e47-\u0e4e]){2,}")
"""Vowel and tone marks above and below one letter: their order is not seen."""
_INVISIBLE = ("Cf", "Cc", "Cs", "Cn", "Co")
"""Categories of Unicode that are not drawn."""
_MISSING = frozenset(
    (
        "n/a",
        "na",
        "n.a.",
        "n.a",
        "null",
        "none",
        "ไม่มี",
        "ไม่มีข้อมูล",
        "ไม่มีคะแนน",
        "ไม่ระบุ",
        "ยังไม่มี",
        "ยังไม่ประกาศ",
        "รอผล",
    )
)
_DASHES = re.compile("[-‐‑‒–—―−﹣－.…_]+")


def thai_digits(text: str) -> str:
    """Write digits as Thai digits, but leave links, mail addresses and codes as they are.

    >>> thai_digits("ข้อ i4 ได้ 99.33 คะแนน")
    'ข้อ i4 ได้ ๙๙.๓๓ คะแนน'
    """
    if not _DIGIT.search(text):
        return text
    if _VERBATIM_LETTER.search(text):
        return _VERBATIM_OR_DIGITS.sub(_in_thai_digits, text)
    for digit, thai in enumerate(_THAI_DIGITS):  # three times faster, and most texts have no such letter
        text = text.replace(str(digit), thai)
    return text


def _in_thai_digits(match: re.Match[str]) -> str:
    return "".join([_THAI_DIGITS[int(digit)] for digit in match[1]]) if match[1] else match[0]


def arabic_digits(text: str) -> str:
    """Write Thai digits as ASCII digits."""
    # Looking for one is ten times faster than translating, and few texts have any.
    return text.translate(_TO_ARABIC) if _THAI_DIGIT.search(text) else text


def number_from(text: str) -> Decimal | None:
    """Read a number as people type it: Thai digits, thousands commas, a percent sign, spaces around it.

    Returns ``None`` where the text is not exactly one number.

    >>> number_from(" ๙๙.๓๓ % ")
    Decimal('99.33')
    >>> number_from("ราว 90") is None
    True
    """
    if not _ANY_DIGIT.search(text):
        return None
    bare = arabic_digits(clean(text)).strip("\u00a0\u200b \t\n").removesuffix("%").strip()
    return Decimal(bare.replace(",", "")) if _NUMBER.fullmatch(bare) and len(bare) <= 40 else None


def clean(text: str) -> str:
    """Remove control characters and bidirectional controls; make every line break a line feed."""
    # Line feeds and no-break spaces are all that most texts have of what Python does not count as printable.
    if text.isprintable() or text.replace("\n", "").replace("\u00a0", "").isprintable():
        return text
    unwanted, line_break = _unwanted()
    return unwanted.sub("", line_break.sub("\n", text))


@cache
def _unwanted() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds unwanted characters and line breaks; compiled when needed, as few texts have any.

    Unwanted are C0 and C1 controls except tab and line feed, lone surrogates, non-characters, the byte order
    mark, and the marks that reorder text on the screen (bidirectional controls).
    """
    unwanted = (
        "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\ufeff"
        "\u200e\u200f\u202a-\u202e\u2066-\u2069]"
    )
    return re.compile(unwanted), re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def truncate(text: str, most: int) -> str:
    """Cut a text to at most ``most`` characters, never between a letter and its vowel and tone marks.

    >>> truncate("พี่น้อง", 3), truncate("พี่น้อง", 2)
    ('พี่', '')
    """
    end = min(most, len(text))
    while 0 < end < len(text) and (category(text[end]).startswith("M") or text[end] == _SARA_AM):
        end -= 1
    return text[:end]


def buddhist_year(day: date) -> int:
    """Return the year of the Buddhist Era of a date.

    A year above 2400 is one already: Excel takes 30/6/2569 for a date of the year 2569.
    """
    return day.year if day.year > FIRST_BUDDHIST_YEAR else day.year + BUDDHIST_ERA


def thai_date(day: date) -> str:
    """Write a date the official way, with ASCII digits.

    >>> thai_date(date(2026, 11, 21))
    '21 พฤศจิกายน 2569'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {buddhist_year(day)}"


def thai_today() -> date:
    """Return the date of today in Thailand, whatever the time zone of the machine."""
    return datetime.now(_THAILAND).date()


def thai_time(moment: datetime) -> str:
    """Write date and time the official way in the time zone of Thailand; a time without zone is UTC.

    >>> thai_time(datetime(2026, 11, 21, 7, 5))
    '21 พฤศจิกายน 2569 เวลา 14.05 น.'
    """
    local = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(_THAILAND)
    return f"{thai_date(local.date())} เวลา {local:%H.%M} น."


def fold(text: str) -> str:
    """Return a text for comparison with others; two that look the same are folded to the same.

    Composed and decomposed SARA AM, two SARA E for SARA AE, the order of marks, invisible characters,
    kinds and numbers of blanks, full width and case make no difference.

    >>> fold("สํานัก\u200bปลัด ") == fold("สำนักปลัด")
    True
    """
    if text.isascii():
        return " ".join(text.split()).casefold()
    if not text.isprintable():  # else nothing is invisible, which takes long to find out
        text = "".join(each for each in text if each.isspace() or category(each) not in _INVISIBLE)
    composed = normalize("NFKD", text).replace("เเ", "แ")
    ordered = _MARKS.sub(_in_order, composed)
    return " ".join(ordered.split()).casefold()


def _in_order(marks: re.Match[str]) -> str:
    return "".join(sorted(marks[0]))


def fold_closely(text: str) -> str:
    """Fold a text, and leave out its blanks and write its digits as ASCII digits.

    >>> fold_closely("ผ่าน ดี  ๑")
    'ผ่านดี1'
    """
    return arabic_digits(fold(text)).replace(" ", "")


def is_missing_mark(text: str) -> bool:
    """Whether a text is what people write where they have no value: dashes, dots, N/A, ไม่มีข้อมูล.

    >>> is_missing_mark(" – "), is_missing_mark("n/a"), is_missing_mark("-1")
    (True, True, False)
    """
    bare = fold(text)
    return bool(bare) and (bool(_DASHES.fullmatch(bare)) or bare.replace(" ", "") in _FOLDED_MISSING)


_FOLDED_MISSING = frozenset(map(fold, _MISSING))
