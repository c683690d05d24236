"""Paragraphs that end in figures, as copies from PDF have them instead of table rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ita_tools.importing.codes import printed_code
from ita_tools.importing.figure_rows import subject_of_row
from ita_tools.importing.lines import TEXT_LINE, Line, Reading
from ita_tools.importing.wording import titles_of
from ita_tools.rubric import Edition

__all__ = ["cut_line", "doubt_cut_figures"]

_FIGURE = re.compile(r"\d{1,3}(?:\.\d{1,2})?")
_UNIT = "คะแนน"
_BARE_UNIT = re.compile(rf"{_UNIT}(?![\u0e01-\u0e5b])")
"""The unit by itself: คะแนนรวม is a word of its own."""
_TWO_PLACES = re.compile(r"\d\.\d\d(?!\d)")
_SEVERAL = 2
_WORDS = ("ได้", "เท่ากับ", "คือ", "ร้อยละ", "อยู่ที่", "ได้คะแนน", "=", ":", "-", "–", "|")
_ROUND = ("0", "50", "100")
_ORDINAL = "ที่"
_LEADERS = re.compile(r"\.{4,}|…")
_ABOUT_A_CHANGE = re.compile(r"ขาด|อีก|น้ำหนัก|เพิ่ม|ลด|ต่ำ|สูง|เกณฑ์|เป้าหมาย|เฉลี่ย|กับปี|ปีก่อน|จำนวน|ผู้ตอบ")
_LONGEST, _TITLE_LEAST, _LONGEST_NAME = 250, 12, 90


def cut_line(line: Line, edition: Edition) -> Line:
    """Return a paragraph as the row of its subject and its figures; any other line as it is.

    Lines of a table of contents, which end in the number of a page, stay whole.
    """
    text = line.text
    if line.is_row or len(text) > _LONGEST or (not text[-1:].isdigit() and not text.endswith(_UNIT)):
        return line
    if _LEADERS.search(text):
        return line
    head, figures = _split(text)
    if not head or not figures or not _is_subject(head, figures, edition):
        return line
    return replace(line, cells=(head, *figures), cut=True)


def doubt_cut_figures(readings: Iterable[Reading], lines: Sequence[Line]) -> Iterator[Reading]:
    """Yield the readings; the last figure of a text that has fewer decimals than the others is doubtful.

    The end of a copy may have cut it off: 10 of 100.00.
    """
    ends = {line.source: line for line in lines if line.unit == TEXT_LINE}
    figures = [(line.source, cell) for line in lines for cell in line.cells if _FIGURE.fullmatch(cell)]
    complete = Counter(source for source, cell in figures if _TWO_PLACES.search(cell))
    short = Counter(source for source, cell in figures if not _TWO_PLACES.search(cell) and cell not in _ROUND)
    for each in readings:
        line = each.line
        at_end = ends.get(line.source)
        if (
            at_end is not None
            and at_end.number == line.number
            and isinstance(each.value, Decimal)
            and each.cell == len(line.cells) - 1
            and complete[line.source] >= _SEVERAL * max(1, short[line.source])
            and not _TWO_PLACES.search(line.cells[-1])
            and line.cells[-1].rstrip() != "100"
            and line.cells[-1][-1:].isdigit()
        ):
            yield replace(each, doubt=each.doubt or "end")
        else:
            yield each


def _split(text: str) -> tuple[str, list[str]]:
    """Return the words of a text, and the figures behind them."""
    words = _BARE_UNIT.sub(f" {_UNIT} ", text).split()
    figures: list[str] = []
    unit = False
    while words:
        if _FIGURE.fullmatch(words[-1]):
            word = words.pop()
            bare = "." not in word and word not in _ROUND
            if bare and figures and words and words[-1].endswith(_ORDINAL):
                words.append(word)  # EIT ส่วนที่ 1 88.10: the number is of the name
                break
            if bare and not unit:
                return "", []
            figures.append(word)
            unit = False
        elif words[-1] == _UNIT:
            unit = True
            words.pop()
        elif words[-1] in _WORDS:
            words.pop()
        else:
            break
    return " ".join(words).rstrip(" .:=-–("), figures[::-1]


def _is_subject(head: str, figures: list[str], edition: Edition) -> bool:
    code = printed_code(head)
    title = code.rest if code else head
    best = titles_of(edition, "items").best(title) if len(title) >= _TITLE_LEAST else None
    if best is not None and best.clear:
        return True
    if _ABOUT_A_CHANGE.search(title):
        return False
    if code is not None:
        return True
    if all("." not in each for each in figures) or len(head) > _LONGEST_NAME:
        return False
    return subject_of_row(Line("", 0, (head,)), edition) is not None
