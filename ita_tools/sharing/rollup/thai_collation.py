"""The order of Thai words in a dictionary.

A vowel written before its consonant is sorted after it, and tone marks count only between words that are
otherwise the same (Royal Institute Dictionary; level 2 of the Unicode Collation Algorithm).
"""

from __future__ import annotations

import re

__all__ = ["thai_sort_key"]

_LEADING = re.compile("([เ-ไ])([ก-ฮ])")
_MARKS = re.compile("[\u0e47-\u0e4e]")
_DIGITS = re.compile("[0-9๐-๙]{1,18}")


def thai_sort_key(text: str) -> tuple[str, str]:
    """Return what to sort a text by: first its letters, then its marks.

    Numbers stand in the order of their values, so that school 2 comes before school 10.

    >>> sorted(["เกาะ", "กา", "ขา", "แก", "ก้า"], key=thai_order)
    ['กา', 'ก้า', 'เกาะ', 'แก', 'ขา']
    """
    spoken = _LEADING.sub(r"\2\1", text)
    counted = _DIGITS.sub(lambda found: f"{int(found[0]):018}", _MARKS.sub("", spoken))
    return counted.casefold(), spoken
