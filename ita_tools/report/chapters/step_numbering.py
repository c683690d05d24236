"""Steps of a measure, numbered by us: a mark the officer typed before a step would be doubled."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["numbered", "unmarked"]

# "1." "๑)" "(1)" "ก)" "ขั้นตอนที่ 1:" or a bullet. No marks are a full stop within a figure (1.5), a Thai
# abbreviation (จ. ก.ค.), a negative figure (-5) and a figure with its unit (5 ส.) or a year.
_DIGITS = "[0-9๐-๙]{1,2}"
_NUMBER = (
    rf"{_DIGITS}[ \u00a0]?(?:\.(?![0-9๐-๙])\)?|\))|\((?:{_DIGITS}|[ก-ฮA-Za-z])\)|[ก-ฮA-Za-z]\)|"
    rf"ขั้น(?:ตอน)?ที่[ \u00a0]?{_DIGITS}[ \u00a0]?[.:]"
)
_BULLET = "[-–—*](?![0-9๐-๙])|[•·●○◦▪▫■□◆‣⁃➢➤✓✔\uf0b7\uf0a7\uf0d8]"
_NUMBERED = re.compile(_NUMBER)
_MARK = re.compile(rf"(?:{_NUMBER}|{_BULLET})\s*")


def unmarked(step: str) -> str:
    """Take the list marks off the beginning of a step; nothing is left of a mark that stands alone.

    >>> unmarked("๑) สำรวจความต้องการ"), unmarked("1.5 ล้านบาท")
    ('สำรวจความต้องการ', '1.5 ล้านบาท')
    """
    rest = step.strip()
    while found := _MARK.match(rest):
        rest = rest[found.end() :]
    return rest


def numbered(steps: Sequence[str]) -> str:
    """Write each step on a line of its own with its number.

    Where the officer numbered some lines and put others under them, that order stands as it was typed.
    """
    own = [_NUMBERED.match(step) is not None for step in steps]
    if any(own[:1]) and not all(own):
        return "\n".join(steps)
    bare = filter(None, map(unmarked, steps))
    return "\n".join(f"{n}. {step}" for n, step in enumerate(bare, 1))
