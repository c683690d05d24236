"""Headings of columns: the year, the tool or part, and what kind of figure stands below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ita_tools.rubric import Edition

__all__ = ["NOT_A_SCORE", "Column", "column_of", "last_tool_named", "tools_named", "years_named"]

NOT_A_SCORE = re.compile(
    r"ผลต่าง|เพิ่ม|ลดลง|/ลด|เปลี่ยนแปลง|น้ำหนัก|จำนวน|ลำดับ|อันดับ|เกณฑ์|เป้าหมาย|สัดส่วน|คะแนนเต็ม|ประเทศ|"
    r"สูงสุด|ต่ำสุด|ไม่น้อยกว่า|ผู้ตอบ|ครั้ง|วงเงิน|งบประมาณ \(|หน้า$|เต็ม\s*\(?\s*(?!100)\d|"
    r"(?<![A-Za-z])(?:Max|Min|S\.?D|KPI|Goal|Target|Rank|Weight)(?![A-Za-z])|^(?:ลำดับ|ตัวชี้วัด|ข้อ)?ที่$|เฉลี่ย(?:ของ|ระดับ|ราย)?(?:จังหวัด|อำเภอ|ภาค|ประเภท|กลุ่ม)"
)
_YEAR = re.compile(r"(?<!\d)(25[5-9]\d)(?!\d)")
_TOOL = re.compile(
    r"(?<![A-Za-z])(IIT|EIT|OIT)(?![A-Za-z])[\s,.:]*(Public|Survey|\(?[12]\)?(?!\d|\.\d))?", re.IGNORECASE
)
_PART = re.compile(
    "ส[\u0e48\u0e49]?ว[นม]ท[\u0e34-\u0e37][\u0e48\u0e49]?"
    r"\s*([12])(?!\d)|EIT\s*(Public|Survey)|EIT\s*\(?([12])\)?(?![\d.])",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"(?:ปี|พ\.ศ\.|งบประมาณ)\s*([67]\d)(?!\d)")
_CENTURY = "25"
"""The century that a year of two digits is of."""
_LAST = re.compile(r"ปี(?:งบประมาณ)?(?:ก่อน|ที่แล้ว|ที่ผ่านมา)")
_THIS = re.compile(r"ปี(?:งบประมาณ)?(?:นี้|ปัจจุบัน)")
_PLAIN = re.compile(r"คะแนน(?:ที่ได้|\s*ITA)?|Score", re.IGNORECASE)
_SURVEY = {"public": "1", "survey": "2"}


class Column(NamedTuple):
    """A column: its year, its tool, whether scores stand in it, has a heading, and one that says only so."""

    year: int | None = None
    tool: str = ""
    is_score: bool = True
    titled: bool = False
    is_plain: bool = False


def years_named(text: str) -> list[int]:
    """Return the years of the Buddhist Era that a text names, from 2550 on."""
    return [int(each) for each in _YEAR.findall(text)]


def tools_named(text: str, edition: Edition, *, part_alone: bool = False) -> set[str]:
    """Return the tools that a text names; ``{"EIT"}`` for a tool of two parts without its part.

    With ``part_alone`` a part counts without the name of the tool, as in headings of columns.
    """
    parts = {next(filter(None, match)) for match in _PART.findall(text)}
    numbers = {_SURVEY.get(each.lower(), each) for each in parts}
    named = {match[0].upper() for match in _TOOL.findall(text)}
    if not named and not (part_alone or "ภายนอก" in text):
        numbers = set()
    two_parts = {f"EIT{number}" for number in numbers} & set(edition.tool_by_code)
    if two_parts and (named <= {"EIT"}):
        return two_parts
    return {each for each in named if each in edition.tool_by_code or each == "EIT"}


def last_tool_named(text: str, edition: Edition) -> str:
    """Return the questionnaire that a text names last, ``""`` where none is; EIT alone is its first part.

    >>> from ita_tools.rubric import load_edition
    >>> last_tool_named("แบบวัด IIT แล้ว EIT ส่วนที่ 2", load_edition(2568))
    'EIT2'
    """
    name = max(("IIT", "EIT"), key=text.rfind)
    start = text.rfind(name)
    if start < 0:
        return ""
    named = tools_named(text[start:], edition) & set(edition.tool_by_code)
    tool = named.pop() if len(named) == 1 else name if name in edition.tool_by_code else f"{name}1"
    return tool if tool in edition.tool_by_code else ""


def _years_of(text: str, edition: Edition) -> list[int]:
    """Return the years that a heading names, also in two digits, and last and this year in words."""
    short = [int(_CENTURY + each) for each in _SHORT_YEAR.findall(text)]
    words = [edition.year - 1] * bool(_LAST.search(text)) + [edition.year] * bool(_THIS.search(text))
    return years_named(text) or short or words


def column_of(texts: Sequence[str], edition: Edition) -> Column:
    """Return what the headings of one column mean, from the top down."""
    text = " ".join(dict.fromkeys(filter(None, texts)))
    years, tools = _years_of(text, edition), tools_named(text, edition, part_alone=True)
    return Column(
        years[0] if len(set(years)) == 1 else None,
        tools.pop() if len(tools) == 1 else "",
        not NOT_A_SCORE.search(text),
        bool(text),
        _PLAIN.fullmatch(text) is not None,
    )
