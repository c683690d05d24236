"""Analyses of tools, indicators and issues, defects and remedies of items, and recommendations.

All stand in a report of this program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ita_tools.importing.headings import tools_named
from ita_tools.importing.lines import Doubt, Line, Reading
from ita_tools.importing.own_report.program_words import is_of_program, sentences_of_program
from ita_tools.importing.own_report.report_texts import HOW, word
from ita_tools.importing.own_report.sections import BODY, CAPTION, Section, indicator_of, issue_of, tool_of
from ita_tools.rubric import Edition

__all__ = ["analysis_readings", "item_word_readings", "led_parts", "recommendation_readings"]

_CHAPTERS = ("การวิเคราะห์ผลการประเมินรายตัวชี้วัด", "การวิเคราะห์ผลการประเมินรายประเด็น")
_RECOMMENDED = "ข้อเสนอแนะของผู้ประเมิน"
_LEADS = {"สาเหตุ": "cause", "แนวทางการพัฒนา": "way_forward", "แนวทางรักษาระดับ": "way_forward"}
_ITEM = re.compile(r"ข้อ ([ieo]\d{1,2})")
_BESIDE, _COLUMN_BESIDE = "การวิเคราะห์ผลการประเมิน", 3
_LEAST_COLUMNS = 4
_ITEM_TABLE = re.compile(r"ตารางที่ \d{1,3} ผลการวิเคราะห์รายข้อของตัวชี้วัดที่ (\d{1,2})")
_ITEM_COLUMNS = {"ข้อบกพร่อง": "defect", "แนวทางแก้ไข ปรับปรุง หรือรักษาระดับ": "remedy"}


def led_parts(lines: Sequence[Line], leads: Sequence[str]) -> Iterator[tuple[str, Line, str]]:
    """Yield texts by the lead they stand behind or below, ``""`` for those before the first one."""
    lead, part = "", list[str]()
    first = lines[0] if lines else None
    for line in lines:
        if line.lead in leads:
            if first is not None and any(part):
                yield lead, first, "\n".join(filter(None, part))
            lead, first, part = line.lead, line, [line.text.removeprefix(line.lead).strip()]
        else:
            part.append(line.text)
    if first is not None and any(part):
        yield lead, first, "\n".join(filter(None, part))


def analysis_readings(sections: Sequence[Section], edition: Edition) -> Iterator[Reading]:
    """Yield text, cause and way forward of each tool, indicator and issue that has its own heading."""
    known = sentences_of_program(edition)["lowest"]
    for section in sections:
        code = _code(section, edition) if section.chapter in _CHAPTERS and section.headings[1] else ""
        if not code:
            continue
        body = section.styled(BODY)
        if body and is_of_program(body[0].text, known):
            body = body[1:]
        for lead, line, text in led_parts(body, tuple(_LEADS)):
            yield word(("analysis", code, _LEADS.get(lead, "text")), text, line)
        yield from _beside(section.lines, code)


def _code(section: Section, edition: Edition) -> str:
    title = section.title
    return indicator_of(title, edition) or issue_of(title, edition) or tool_of(title, edition)


def _beside(lines: Sequence[Line], code: str) -> Iterator[Reading]:
    """Yield the analysis of an issue that stands in a cell beside its items."""
    rows = [line for line in lines if line.is_row]
    if len(rows) < 2 or len(rows[0].cells) != _LEAST_COLUMNS or rows[0].cells[-1] != _BESIDE:
        return
    line = rows[1]
    name, parts = "text", dict[str, list[str]]()
    for text in line.text_of(_COLUMN_BESIDE).split("\n")[1:]:
        lead, colon, rest = text.partition(": ")
        if colon and lead in _LEADS:
            name, text = _LEADS[lead], rest
        parts.setdefault(name, []).append(text)
    for each, texts in parts.items():
        yield word(("analysis", code, each), "\n".join(texts), line)


def recommendation_readings(sections: Sequence[Section], edition: Edition) -> Iterator[Reading]:
    """Yield the recommendations of the assessor: on a tool, on an item of it, and those on neither."""
    number = 0
    leads = tuple(f"ข้อ {item.code}" for item in edition.items)
    for section in sections:
        if section.chapter != _RECOMMENDED:
            continue
        tool = tool_of(section.headings[1], edition)
        for lead, line, text in led_parts(section.styled(BODY), leads):
            number += 1
            match = _ITEM.fullmatch(lead)
            for name, value in (("tool", tool), ("item", match[1] if match else ""), ("text", text)):
                if value:
                    yield word(("recommendations", str(number), name), value, line)


def item_word_readings(sections: Sequence[Section], edition: Edition) -> Iterator[Reading]:
    """Yield defect and remedy of each item, under the tool of its group or its only one."""
    for section in sections:
        columns: dict[int, str] = {}
        tool, indicator = "", ""
        for line in section.lines:
            if line.style == CAPTION:
                match = _ITEM_TABLE.fullmatch(line.text)
                indicator, columns, tool = match[1] if match else "", {}, ""
            elif indicator and line.is_row and line.cells[0] == "ข้อ":
                columns = {
                    n: _ITEM_COLUMNS[cell] for n, cell in enumerate(line.cells) if cell in _ITEM_COLUMNS
                }
            elif columns and len({*filter(None, line.cells)}) == 1:
                named = tools_named(line.text, edition, part_alone=True)
                tool = named.pop() if len(named) == 1 else tool
            elif columns and line.cells[0] in edition.item_by_code:
                tools = edition.item_by_code[line.cells[0]].tools
                own = tool if tool in tools else tools[0]
                doubt: Doubt = "" if tool in tools or len(tools) == 1 else "place"
                for n, name in columns.items():
                    if n < len(line.cells) and line.cells[n]:
                        path = ("items", own, line.cells[0], name)
                        yield Reading(path, line.text_of(n), line, n, HOW, doubt)
