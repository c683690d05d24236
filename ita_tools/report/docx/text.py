"""Text on its way into a part of the file: cleaned, cut, with the reader's digits, escaped for XML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal

from ita_tools.thai import clean, thai_digits

__all__ = ["CUT_MARK", "LONGEST", "DigitStyle", "Digits", "escaped", "figure_text", "trimmed"]

Digits = Literal["thai", "arabic"]
"""Which digits a reader sees."""
LONGEST = 20_000
"""Letters of a text that anyone may still want to read in a report."""
CUT_MARK = " […ตัดข้อความ]"
"""What stands where a text was cut."""

_NO_BREAK = "\u00a0"
# A list goes on with a code (``93.00 ข้อ e9``) where a count ends with the unit (``2 ข้อ``).
_UNITS = "คะแนน|คน|ครั้ง|วัน|ราย|เรื่อง|ตัวชี้วัด(?!ที่)|ข้อ(?! ?[a-z])"
# A code may part from its ``ข้อ``: LibreOffice tears a Thai word that is tied to Latin letters.
_BELONGS_TOGETHER = re.compile(
    f"(?<=[0-9๐-๙]) (?={_UNITS})|(?<=ร้อยละ) (?=[0-9๐-๙])|(?<=พ\\.ศ\\.) (?=[0-9๐-๙])|(?<=ที่) (?=[0-9๐-๙])"
)
_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_TO_XML = str.maketrans(_XML)
_HUNDREDTH = Decimal("0.01")
_WIDE = Context(prec=60)


@dataclass(frozen=True, slots=True)
class DigitStyle:
    """How the reader wants digits written."""

    digits: Digits = "thai"

    def shown(self, text: str) -> str:
        """Return text as it stands on the page: a number stays on one line with its unit.

        >>> Script("thai").shown("ได้ 99.33 คะแนน").replace(chr(160), "_")
        'ได้ ๙๙.๓๓_คะแนน'
        """
        return self.written(_BELONGS_TOGETHER.sub(_NO_BREAK, trimmed(text)))

    def written(self, text: str) -> str:
        """Return text with the reader's digits and nothing else changed."""
        return thai_digits(text) if self.digits == "thai" else text

    def number_format(self, pattern: str) -> str:
        """Return a number format of charts; ``D`` asks for Thai digits, ``41E`` for the Thai locale."""
        return f"[$-D00041E]{pattern}" if self.digits == "thai" else pattern

    @property
    def page_format(self) -> str:
        """Name of the page number format in WordprocessingML."""
        return "thaiNumbers" if self.digits == "thai" else "decimal"


def trimmed(text: str, longest: int = LONGEST) -> str:
    """Clean a text and cut it with a visible mark where it is too long to be read by anyone."""
    # Printable text holds nothing to clean; most text is, and is asked for here more than once.
    cleaned = text if text.isprintable() else clean(text)
    return cleaned if len(cleaned) <= longest else cleaned[: longest - len(CUT_MARK)] + CUT_MARK


def escaped(text: str) -> str:
    """Make a text safe inside an element or a quoted attribute.

    Parts are written as bytes that nobody parses again before Word does, so one control character
    would spoil the file silently.
    """
    return trimmed(text).translate(_TO_XML)


def figure_text(value: Decimal | None) -> str | None:
    """Write a figure plainly with two decimals; ``None`` where there is no number to show.

    >>> figure_text(Decimal("84.995"))
    '85.00'
    """
    if value is None or not value.is_finite():
        return None
    rounded = value.quantize(_HUNDREDTH, rounding=ROUND_HALF_UP, context=_WIDE)
    return f"{rounded + 0:f}" if rounded else "0.00"
