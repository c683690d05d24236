"""What a sentence of an officer says of codes and scores: ``ข้อ i4 ได้ 99.33 คะแนน``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ita_tools.thai import arabic_digits, clean

__all__ = ["Quotation", "Subject", "bare_text", "item_codes", "quotations"]

_LONGEST_BETWEEN = 160
"""Characters between a code and its score: the wording of a question may stand there."""
_CODE = r"(?<![A-Za-z0-9])(?P<item>[A-Za-z])\s?(?P<number>\d{1,2})(?![0-9A-Za-z%]|\.\d)"
_INDICATOR = r"ตัวชี้วัด(?:ย่อย)?(?:ที่)?\s*(?P<indicator>\d{1,2}(?:\.\d)?)(?![\d.])"
_SCORE = (
    r"(?<![\d.])(?P<score>\d{1,3}\.\d{2}|100)(?![\d%]|\.\d)"
    r"(?=\s*คะแนน|\s*\)|\s*$|\s*[,;]|\s+(?:และ|รองลงมา|ตามลำดับ))"
)
_MAYBE_SCORE = re.compile(r"\d\.\d\d|100")
"""Few texts hold a number of this form; the others need not be searched for what it would be said of."""
_OTHER = (
    r"(?P<other>เพิ่ม|ข้อละ|ลด|ขาด|น้ำหนัก|เกณฑ์|เป้าหมาย|ปีก่อน|ปีที่ผ่านมา|ปีงบประมาณ|ร้อยละ|ต่าง|เฉลี่ย|จากเดิม|จาก\s*\d"
    r"|รวม|ไม่น้อยกว่า|ไม่ต่ำกว่า|มากกว่า|น้อยกว่า|ถึง|ระหว่าง|อย่างน้อย|สูงสุด|เต็ม|\n)"
)
"""Words after which a number is no score of the code before it: a change, a weight, a target, a mean."""


class Subject(NamedTuple):
    """What a score is said of: the kind (``item``, ``indicator``, ``tool``) and its code."""

    kind: str
    code: str


class Quotation(NamedTuple):
    """A phrase that says a score of one or more subjects."""

    subjects: tuple[Subject, ...]
    score: Decimal
    phrase: str


def bare_text(text: str) -> str:
    """Return a text as the functions below search it: with ASCII digits, without control characters."""
    return arabic_digits(clean(text))


def item_codes(bare: str, letters: str) -> Iterator[tuple[str, str]]:
    """Yield each code of an item in a bare text, in lower case, and as it is written.

    ``letters`` are the first letters of the codes of an edition.
    """
    for match in re.finditer(_CODE, bare):
        if match["item"].lower() in letters:
            yield f"{match['item'].lower()}{int(match['number'])}", match[0]


def quotations(bare: str, letters: str, tools: frozenset[str]) -> Iterator[Quotation]:
    """Yield what a bare text says of the scores of items, indicators and tools.

    ``letters`` are the first letters of the codes of an edition, ``tools`` the short names of its tools.
    """
    if not _MAYBE_SCORE.search(bare):
        return
    subjects: list[tuple[Subject, int]] = []
    end = 0
    for match in _pattern(tools).finditer(bare):
        if match["score"]:
            near = subjects and match.start() - end <= _LONGEST_BETWEEN
            if near:
                phrase = bare[subjects[0][1] : match.end()]
                yield Quotation(tuple(each for each, _ in subjects), Decimal(match["score"]), phrase)
            subjects = []
            continue
        if match["other"]:
            subjects = []
            continue
        subject = _subject(match, letters)
        if subject is None:
            continue
        if subjects and not re.fullmatch(r"(?:\s|และ|,|กับ|ข้อ|ที่)*", bare[end : match.start()]):
            subjects = []
        end = match.end()
        if subject.kind == "tool" and subjects:
            continue  # it tells which part of the subject is meant
        if subject.kind != "tool":
            subjects = [each for each in subjects if each[0].kind != "tool"]
        subjects.append((subject, match.start()))


@lru_cache
def _pattern(tools_named: frozenset[str]) -> re.Pattern[str]:
    names: Sequence[str] = sorted(tools_named, key=len, reverse=True)
    tools = "|".join(re.escape(arabic_digits(name)) for name in names)
    return re.compile(f"{_SCORE}|{_INDICATOR}|{_CODE}|(?P<tool>{tools})|{_OTHER}")


def _subject(match: re.Match[str], letters: str) -> Subject | None:
    if match["indicator"]:
        return Subject("indicator", match["indicator"])
    if match["tool"]:
        return Subject("tool", match["tool"])
    letter = match["item"].lower()
    return Subject("item", f"{letter}{int(match['number'])}") if letter in letters else None
