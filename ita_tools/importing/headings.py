"""Headings of columns and sections, followed from line to line: what a line stands in.

The heading of a column tells the year, the tool or part, and what kind of figure stands below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ita_tools.importing.codes import Surroundings, printed_code
from ita_tools.importing.lines import Line, score_from
from ita_tools.importing.wording import titles_of
from ita_tools.rubric import Edition

__all__ = [
    "NOT_A_SCORE",
    "Column",
    "Context",
    "figure_in",
    "last_tool_named",
    "speaks_of_others",
    "tools_named",
    "years_named",
]

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
_LONGEST_HEADING, _NEARLY = 160, 0.85
_INDICATOR = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s*)?ตัวชี้วัดที่\s*(\d{1,2})(?![\d.])")
_FIGURE = re.compile(r"(?:ได้)?(?:คะแนน)?(?:ร้อยละ)?\s*(\d{1,3}(?:\.\d{1,2})?)\s*(?:คะแนน)?")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+")
_OF_RESULT = re.compile(
    r"(?:[\d.()]+\s*)?(?:สรุป|รายงาน|ตาราง(?:ที่\s*\d+)?)?\s*(?:ผล(?:การ)?(?:คะแนน|ประเมิน)|คะแนน)"
)
_NUMBERED_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+\D")
_OF_PLAN = re.compile(r"แผน|มาตรการ|เป้าหมาย|เกณฑ์|แนวทาง|เปรียบเทียบ|กับปี|ระหว่าง")
_OF_OTHERS = re.compile(r"(?:[\d.()]+\s*)?(?:ตัวอย่าง|(?:ค่า)?เป้าหมาย|เปรียบเทียบกับ(?!ปี|ค่าเป้า)|ผลของหน่วยงานอื่น)")
"""Begins a section whose figures are not those of the agency."""
_GOAL = re.compile(r"(?:ค่า)?เป้าหมาย|เกณฑ์")
"""Begins the heading of a column that names the figure of the target."""
_DASHES = "-–—. "
"""Stand in a cell of a table for a figure that is not known."""
_SECTION = re.compile(r"ตาราง|ภาพที่|ส่วนที่|ประเด็นที่|\d{1,2}[.)]")


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


def _column_of(texts: Sequence[str], edition: Edition) -> Column:
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


def figure_in(cell: str) -> str:
    """Return the number of a cell that holds one score and nothing else, as printed; ``""`` for none."""
    match = _FIGURE.fullmatch(cell)
    return match[1] if match and score_from(match[1]) is not None else ""


def speaks_of_others(text: str) -> bool:
    """Return whether a paragraph begins a section on a target, an example or another agency."""
    return _OF_OTHERS.match(text) is not None


@dataclass
class Context:
    """Tool, part, indicator, year and columns that hold for a line, and whether it speaks of others.

    ``follow`` is called for each line in turn.
    """

    edition: Edition
    tool: str = ""
    indicator: str = ""
    previous: str = ""
    columns: list[Column] = field(default_factory=list)
    year: int | None = None
    row_tool: str = ""
    of_others: bool = False
    _headings: list[Line] = field(default_factory=list)
    _in_heading: bool = False

    def around(self) -> Surroundings:
        """Return what helps to tell which item a code means."""
        tool = self.row_tool or self.tool
        return Surroundings(tool[:1].lower(), self.indicator, self.previous, bool(self.row_tool))

    def follow(self, line: Line) -> bool:
        """Take up a line; return whether it is one of data, not a heading."""
        if line.cut:
            self.columns, self._headings, self._in_heading, self.row_tool = [], [], False, ""
            return True
        texts = {cell for cell in line.cells if cell}
        if len(texts) == 1:
            self._section(next(iter(texts)), in_table=line.is_row)
            return not line.is_row
        if self._is_heading(line):
            if not self._in_heading:
                self._headings = []
            self._in_heading = True
            self._headings.append(line)
            self.row_tool = ""
            self._make_columns()
            return False
        self._in_heading = False
        short = next((cell for cell in line.cells if cell and len(cell) < 30), "")
        tools = tools_named(short, self.edition) if not printed_code(short) else set()
        self.row_tool = tools.pop() if len(tools) == 1 else self.row_tool
        return True

    def column(self, line: Line, cell: int) -> Column:
        """Return the column of a cell; an unknown one where the headings do not fit the row."""
        return self.columns[cell] if cell < len(self.columns) and line.is_row else Column()

    def _section(self, text: str, *, in_table: bool) -> None:
        self.of_others = speaks_of_others(text)
        if not in_table:
            self.columns, self._headings, self._in_heading, self.row_tool = [], [], False, ""
        if len(text) > _LONGEST_HEADING:
            return
        years = set(years_named(text))
        if not in_table and len(years) == 1 and _OF_RESULT.match(text) and not _OF_PLAN.search(text):
            self.year = years.pop()
        elif not years and _NUMBERED_SECTION.match(text):
            self.year = None
        tools = tools_named(text, self.edition, part_alone=in_table)
        if len(tools) == 1:
            self.tool = tools.pop()
        if match := _INDICATOR.match(text):
            self._indicator(match[1])
        elif numbered := _NUMBERED.match(text):
            best = titles_of(self.edition, "indicators").best(text[numbered.end() :])
            self._indicator(best.code if best and best.likeness >= _NEARLY else "")
        if _SECTION.match(text):
            self.previous = ""

    def _indicator(self, code: str) -> None:
        if code in self.edition.indicator_by_code:
            self.indicator = code
            tools = self.edition.indicator_by_code[code].tools
            if self.tool not in tools:
                self.tool = tools[0] if len(tools) == 1 else tools[0].rstrip("12")

    def _is_heading(self, line: Line) -> bool:
        filled = [cell for cell in line.cells if cell]
        if not line.is_row or len(filled) < 2 or any(len(cell) > _LONGEST_HEADING for cell in filled):
            return False
        if any(figure_in(cell) or cell.endswith("%") or printed_code(cell) for cell in filled):
            return False
        if any(
            cell.strip(_DASHES) == "" for cell in filled
        ):  # no figure here, but one of those above or below
            return False
        return not any(_INDICATOR.match(cell) for cell in filled) and not any(
            re.search(r"\d[.,]\d|\d\s*คะแนน", cell) and not _GOAL.match(cell) for cell in filled
        )

    def _make_columns(self) -> None:
        width = max(len(line.cells) for line in self._headings)
        self.columns = [
            _column_of([line.cells[n] for line in self._headings if n < len(line.cells)], self.edition)
            for n in range(width)
        ]
