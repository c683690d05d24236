"""Text and figures as the reader sees them: cleaned, cut to a limit, in Thai or Arabic digits."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import Literal

from ita_tools.records import record
from ita_tools.thai import clean, thai_digits, truncate

__all__ = ["CUT_MARK", "MAX_TEXT_LENGTH", "DigitStyle", "Digits", "clean_and_truncate", "format_decimal"]

Digits = Literal["thai", "arabic"]
"""The digits of a report."""
MAX_TEXT_LENGTH = 20_000
"""Longest text of a report, in characters; the rest is cut off."""
CUT_MARK = " […ตัดข้อความ]"
"""Ends a text that was cut."""

_NO_BREAK = "\u00a0"
# A list goes on with a code (``93.00 ข้อ e9``) where a count ends with the unit (``2 ข้อ``).
_UNITS = "คะแนน|คน|ครั้ง|วัน|ราย|เรื่อง|ตัวชี้วัด(?!ที่)|ข้อ(?! ?[a-z])"
# No blank after ``ข้อ`` is fixed before a code: LibreOffice breaks Thai words that are tied to Latin letters.
# The pattern begins with the blank itself, which is quick to find.
_NO_BREAK_HERE = re.compile(
    f" (?:(?<=[0-9๐-๙] )(?={_UNITS})|(?:(?<=ร้อยละ )|(?<=พ\\.ศ\\. )|(?<=ที่ ))(?=[0-9๐-๙]))"
)
_HUNDREDTH = Decimal("0.01")
_WIDE = Context(prec=60)


@record(frozen=True, slots=True)
class DigitStyle:
    """Formats the texts of a report in one kind of digits."""

    digits: Digits = "thai"

    def format_text(self, text: str) -> str:
        """Clean and cut a text, tie numbers to their units with no-break spaces and convert its digits.

        >>> DigitStyle("thai").format_text("ได้ 99.33 คะแนน").replace(chr(160), "_")
        'ได้ ๙๙.๓๓_คะแนน'
        """
        return _formatted(text, self.digits)

    def convert(self, text: str) -> str:
        """Convert the digits of a text and change nothing else."""
        return thai_digits(text) if self.digits == "thai" else text


@lru_cache(1024)  # names of items and divisions stand in many tables
def _formatted(text: str, digits: Digits) -> str:
    tied = _NO_BREAK_HERE.sub(_NO_BREAK, clean_and_truncate(text))
    return thai_digits(tied) if digits == "thai" else tied


def clean_and_truncate(text: str, longest: int = MAX_TEXT_LENGTH) -> str:
    """Clean a text and cut it to a number of characters; ``CUT_MARK`` ends a text that was cut."""
    # Printable text needs no cleaning; most text is printable and passes here more than once.
    cleaned = text if text.isprintable() else clean(text)
    if len(cleaned) <= longest:
        return cleaned
    return truncate(cleaned, longest - len(CUT_MARK)) + CUT_MARK


def format_decimal(value: Decimal | None) -> str | None:
    """Write a number with two decimals, rounded half up; ``None`` for a gap, an infinity or NaN.

    >>> format_decimal(Decimal("84.995"))
    '85.00'
    """
    if value is None or not value.is_finite():
        return None
    rounded = value.quantize(_HUNDREDTH, rounding=ROUND_HALF_UP, context=_WIDE)
    return f"{rounded + 0:f}" if rounded else "0.00"
