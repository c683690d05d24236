"""Thai text folded for comparison: what looks the same on the screen becomes the same text."""

from __future__ import annotations

import re
from unicodedata import category, normalize

from ita_tools.thai import arabic_digits

__all__ = ["fold", "fold_closely", "is_missing_mark"]

# Two ranges less two letters: a class of three ranges takes longer to compile than all else of this module.
_MARKS = re.compile("(?:(?![\u0e32\u0e33])[\u0e31-\u0e3a\u0e47-\u0e4e]){2,}")
"""Vowel and tone marks above and below one letter: their order is not seen."""
_BLANKS = re.compile(r"\s+")
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


def fold(text: str) -> str:
    """Return a text for comparison with others; two that look the same are folded to the same.

    Composed and decomposed SARA AM, two SARA E for SARA AE, the order of marks, invisible characters,
    kinds and numbers of blanks, full width and case make no difference.

    >>> fold("สํานัก\u200bปลัด ") == fold("สำนักปลัด")
    True
    """
    if text.isascii():
        return " ".join(text.split()).casefold()
    visible = "".join(each for each in text if each.isspace() or category(each) not in _INVISIBLE)
    composed = normalize("NFKD", visible).replace("เเ", "แ")
    ordered = _MARKS.sub(lambda marks: "".join(sorted(marks[0])), composed)
    return _BLANKS.sub(" ", ordered).strip().casefold()


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
