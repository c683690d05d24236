"""Defects and remedies of items in the tables of a report of this program."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ita_tools.importing.columns import tools_named
from ita_tools.importing.own_report.report_texts import HOW
from ita_tools.importing.own_report.sections import CAPTION, Section
from ita_tools.importing.readings import Doubt, Reading
from ita_tools.rubric import Edition

__all__ = ["item_word_readings"]

_TABLE = re.compile(r"ตารางที่ \d{1,3} ผลการวิเคราะห์รายข้อของตัวชี้วัดที่ (\d{1,2})")
_COLUMNS = {"ข้อบกพร่อง": "defect", "แนวทางแก้ไข ปรับปรุง หรือรักษาระดับ": "remedy"}


def item_word_readings(sections: Sequence[Section], edition: Edition) -> Iterator[Reading]:
    """Yield defect and remedy of each item, under the tool of its group or its only one."""
    for section in sections:
        columns: dict[int, str] = {}
        tool, indicator = "", ""
        for line in section.lines:
            if line.style == CAPTION:
                match = _TABLE.fullmatch(line.text)
                indicator, columns, tool = match[1] if match else "", {}, ""
            elif indicator and line.is_row and line.cells[0] == "ข้อ":
                columns = {n: _COLUMNS[cell] for n, cell in enumerate(line.cells) if cell in _COLUMNS}
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
