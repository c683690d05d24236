"""Rows of tables: tools, indicators, sub-indicators, total and level, and who answered.

Tables of respondents have the headings คุณลักษณะ, กลุ่ม, จำนวน and สัดส่วน.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from ita_tools.importing.headings import Context, figure_in, last_tool_named, tools_named, years_named
from ita_tools.importing.lines import Doubt, Field, Line, Reading, score_from
from ita_tools.importing.wording import titles_of
from ita_tools.rubric import Edition

__all__ = ["RespondentTable", "figure_rows", "subject_of_row"]

_INDICATOR = re.compile(r"(?:ตัวชี้วัด(?:ที่)?\s*)?(\d{1,2})(?:\.(?!\d))?\s*(.*)", re.DOTALL)
_SUBINDICATOR = re.compile(r"(?:ตัวชี้วัดย่อย(?:ที่)?\s*)?(\d{1,2}\.\d{1,2})\s*(.*)", re.DOTALL)
_KINDS: tuple[tuple[Literal["subindicators", "indicators"], re.Pattern[str]], ...] = (
    ("subindicators", _SUBINDICATOR),
    ("indicators", _INDICATOR),
)
_TOTAL = re.compile(
    r"(?:ผล)?คะแนน(?:รวม|ภาพรวม|ITA)?(?:ทั้งหมด|ของหน่วยงาน)?|(?:ใน)?ภาพรวม|รวม(?:ทั้งสิ้น)?|คะแนน ITA รวม"
)
_LEVEL = re.compile(r"ระดับ(?:ผล)?(?:การประเมิน|คะแนน)?")
_OF_OTHERS = re.compile(r"ประเทศ|(?:ราย|ของ|ทั้ง|ระดับ)(?:จังหวัด|อำเภอ|ภาค|กลุ่ม)|เป้าหมาย|เกณฑ์")
_SHARE = re.compile(r"ร้อยละ\s*(\d{1,3}(?:\.\d{1,2})?)(?!\s*ของ)(?![\d.])")
_NAMED, _NEARLY = 0.5, 0.85
_LONGEST_NAME = 160
_ENOUGH = 80
"""Letters of a name that are compared with titles."""
_LEAST_CELLS = 3
_NEAR = 8
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,6}")


def figure_rows(line: Line, context: Context) -> Iterator[Reading]:
    """Yield the figures of a row about an indicator, a sub-indicator, a tool or the total."""
    subject = subject_of_row(line, context.edition)
    if subject is None:
        return
    path, skipped = subject
    if path == ("level",):
        yield from _levels(line, skipped, context)
        return
    figures = [
        (n, figure_in(cell)) for n, cell in enumerate(line.cells) if n not in skipped and figure_in(cell)
    ]
    if not figures and path[0] == "indicators":
        yield from _shares(line, path, context)
    for cell, path_of_cell, doubt in _places(line, [n for n, _ in figures], path, context):
        value = score_from(dict(figures)[cell])
        if value is not None:
            yield Reading(path_of_cell, value, line, cell, "ตาราง", doubt)


def subject_of_row(line: Line, edition: Edition) -> tuple[Field, set[int]] | None:
    """Return what a row is about, below ``published``, and the cells that name it."""
    cells = [(n, cell) for n, cell in enumerate(line.cells[:6]) if cell and len(cell) <= _LONGEST_NAME]
    for n, cell in cells:
        after = next(
            (
                text
                for text in line.cells[n + 1 :]
                if text and not figure_in(text) and not tools_named(text, edition)
            ),
            "",
        )
        for kind, pattern in _KINDS:
            titles = titles_of(edition, kind)
            match = pattern.fullmatch(cell)
            name = (match[2] or after) if match else ""
            if match and match[1] in titles.by_code and titles.likeness(name[:_ENOUGH], match[1]) >= _NAMED:
                return (kind, match[1]), {n}
        best = titles_of(edition, "indicators").best(cell)
        if best and best.likeness >= _NEARLY and not re.match(r"\d", cell):
            return ("indicators", best.code), {n}
    for n, cell in cells[:4]:
        if _TOTAL.fullmatch(cell):
            return ("total",), {n}
        if _LEVEL.fullmatch(cell):
            return ("level",), {n}
        tools = tools_named(cell, edition)
        if len(tools) == 1 and (tool := tools.pop()) in edition.tool_by_code and not _OF_OTHERS.search(cell):
            return ("tools", tool), {n}
    return None


def _places(
    line: Line, cells: list[int], path: Field, context: Context
) -> Iterator[tuple[int, Field, Doubt]]:
    """Yield the cells with figures that have a meaning, each with its field and doubt."""
    columns = {n: context.column(line, n) for n in cells}
    cells = [n for n in cells if columns[n].is_score]
    if any(columns[n].titled for n in cells):
        cells = [n for n in cells if columns[n].titled]
    dated = any(columns[n].year for n in cells)
    alone = len({line.cells[n] for n in cells}) == 1
    for n in cells:
        year = columns[n].year
        if dated and year is None:
            continue
        placed = _placed(path, columns[n].tool, context)
        if placed is None:
            continue
        if year is None or year == context.edition.year:
            yield n, ("published", *placed), "" if dated or alone or columns[n].tool else "place"
        elif placed == path:
            yield from ((n, each, "") for each in _earlier(path, year, context.edition))


def _placed(path: Field, tool: str, context: Context) -> Field | None:
    """Return the path of a figure in the column of a tool; ``None`` where it has no field."""
    if path[0] != "indicators":
        return path if not tool or path == ("tools", tool) else None
    tools = context.edition.indicator_by_code[path[1]].tools
    if not tool or tools == (tool,):
        return path
    return ("parts", tool, path[1]) if tool in tools else None


def _earlier(path: Field, year: int, edition: Edition) -> Iterator[Field]:
    if year > edition.year:
        return
    if year == edition.year - 1:
        yield ("previous", "published", *path)
    elif path == ("total",):
        yield ("history", str(year))


def _levels(line: Line, skipped: set[int], context: Context) -> Iterator[Reading]:
    names = {band.name for band in context.edition.bands}
    for n, cell in enumerate(line.cells):
        name = cell.replace(" ", "").strip("\"“”'")
        year = context.column(line, n).year
        if n in skipped or name not in names:
            continue
        if year is None or year == context.edition.year:
            alone = year is not None or len({each for each in line.cells[1:] if each}) == 1
            yield Reading(("published", "level"), name, line, n, "ตาราง", "" if alone else "place")


def _shares(line: Line, path: Field, context: Context) -> Iterator[Reading]:
    """Yield the figures that the words of a row give in percent: one of them may be the score."""
    tools = context.edition.indicator_by_code[path[1]].tools
    if not tools or years_named(line.text[:200]):
        return
    for figure in list(dict.fromkeys(match for cell in line.cells for match in _SHARE.findall(cell)))[:3]:
        value = score_from(figure)
        if value is not None:
            yield Reading(("published", *path), value, line, 0, "ข้อความในตาราง", "place", 1)


class RespondentTable:
    """Follows the lines of a source; ``read`` is called for each in turn."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._recent: list[str] = []
        self._tool = ""
        self._heading = ""

    def read(self, line: Line) -> Iterator[Reading]:
        """Yield the group of respondents of a row; nothing of any other line."""
        if not line.is_row:
            self._recent = [*self._recent[-_NEAR:], line.text]
            self._tool = ""
        elif line.cells[0].startswith("คุณลักษณะ") and len(line.cells) >= _LEAST_CELLS:
            self._tool, self._heading = last_tool_named(" ".join(self._recent), self._edition), ""
        elif self._tool and len(line.cells) >= _LEAST_CELLS and _COUNT.fullmatch(line.cells[2]):
            self._heading = line.cells[0] or self._heading
            share = line.cells[3].rstrip("% ") if len(line.cells) > _LEAST_CELLS else "0"
            if self._heading and line.cells[1] and figure_in(share):
                path = ("respondents", self._tool, "groups", self._heading, line.cells[1])
                yield Reading(path, int(line.cells[2].replace(",", "")), line, 2, "ตาราง: ผู้ตอบแบบวัด")
