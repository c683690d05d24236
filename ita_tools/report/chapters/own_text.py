"""The officer's own texts: a paragraph for each line that was typed, and the steps of a measure.

Steps are numbered one below the other, or stay as typed where the officer wrote headings between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ita_tools.report.model.document import Paragraph

__all__ = [
    "led_text",
    "number_steps",
    "number_steps_apart",
    "own_text",
    "split_where_it_looks_back",
    "strip_list_mark",
]

# A paragraph that begins so speaks of a table or chart above it.
_LOOKS_BACK = re.compile("^.{0,30}(?:ข้างต้น|ดังกล่าวข้างบน)")
# List marks: "1." "๑)" "(1)" "ก)" "ขั้นตอนที่ 1:" or a bullet. No list marks: a decimal (1.5), a Thai
# abbreviation (จ. ก.ค.), a negative number (-5), a number with its unit (5 ส.) or a year.
_DIGITS = "[0-9๐-๙]{1,2}"
_NUMBERED = re.compile(
    rf"\s*(?:{_DIGITS}[ \u00a0]?(?:\.(?![0-9๐-๙])\)?|\))|\({_DIGITS}\)|\(?[ก-ฮ]\)|\(?[A-Za-z]\)|"
    rf"ขั้น(?:ตอน)?ที่[ \u00a0]?{_DIGITS}[ \u00a0]?[.:])\s*"
)
_DASHES, _BULLETS = "-–—*", "•·●○◦▪▫■□◆‣⁃➢➤✓✔\uf0b7\uf0a7\uf0d8"


def own_text(text: str) -> Iterator[Paragraph]:
    """Yield a paragraph for each line of a text; blank lines are left out."""
    yield from (Paragraph(line.strip()) for line in text.split("\n") if line.strip())


def led_text(lead: str, text: str) -> Iterator[Paragraph]:
    """Yield a text below or behind a lead in bold.

    The lead stands alone before a list or several paragraphs, which would have different indents behind it.
    """
    paragraphs = list(own_text(text))
    if len(paragraphs) == 1 and strip_list_mark(paragraphs[0].text) == paragraphs[0].text:
        yield Paragraph(paragraphs[0].text, lead=lead)
    elif paragraphs:
        yield Paragraph("", lead=lead)
        yield from paragraphs


def split_where_it_looks_back(text: str) -> tuple[str, str]:
    """Return what stands before and what stands after a table and chart.

    >>> split_where_it_looks_back("ผลรวม ดังนี้" + chr(10) + "จากแผนภูมิข้างต้น พบว่าสูงขึ้น")
    ('ผลรวม ดังนี้', 'จากแผนภูมิข้างต้น พบว่าสูงขึ้น')
    """
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if n and _LOOKS_BACK.match(line.strip())), len(lines))
    return "\n".join(lines[:start]), "\n".join(lines[start:])


def number_steps(steps: Sequence[str]) -> list[str]:
    """Return each step with its number.

    All stay as they were typed if only some lines are numbered: the others are headings or go with the line
    above. A single step needs no number.

    >>> number_steps(["1) สำรวจ", "2) อบรม"]), number_steps(["ระยะแรก", "1. สำรวจ"]), number_steps(["- อบรม"])
    (['1. สำรวจ', '2. อบรม'], ['ระยะแรก', '1. สำรวจ'], ['อบรม'])
    """
    lines = [line for step in steps for line in step.split("\n") if line.strip()]
    if _are_partly_numbered(lines):
        return list(steps)
    are_numbered = all(map(_NUMBERED.match, lines))
    stripped = [text for step in (lines if are_numbered else steps) if (text := strip_list_mark(step))]
    return stripped if len(stripped) == 1 else [f"{n}. {step}" for n, step in enumerate(stripped, 1)]


def number_steps_apart(steps: Sequence[str]) -> list[str]:
    """Return each step with its number, for steps that stand in rows of their own; an empty one stays so.

    >>> number_steps_apart(["1) สำรวจ", "", "2) อบรม"])
    ['1. สำรวจ', '', '2. อบรม']
    """
    typed = [step for step in steps if step]
    if _are_partly_numbered(typed) or len(typed) < 2:
        return list(steps)
    numbers = iter(range(1, len(typed) + 1))
    return [f"{next(numbers)}. {strip_list_mark(step)}" if step else "" for step in steps]


def _are_partly_numbered(lines: Sequence[str]) -> bool:
    numbered = [_NUMBERED.match(line) is not None for line in lines]
    return any(numbered) and not all(numbered)


def strip_list_mark(step: str) -> str:
    """Return a step without the list marks at its beginning, which would double our numbers.

    >>> strip_list_mark("๑) สำรวจความต้องการ"), strip_list_mark("1.5 ล้านบาท")
    ('สำรวจความต้องการ', '1.5 ล้านบาท')
    """
    rest = step.strip()
    while length := _length_of_list_mark(rest):
        rest = rest[length:].lstrip()
    return rest


def _length_of_list_mark(text: str) -> int:
    if match := _NUMBERED.match(text):
        return match.end()
    is_bullet = text[:1] in _BULLETS or (text[:1] in _DASHES and not text[1:2].isdecimal())
    return int(bool(text) and is_bullet)
