"""Words of a source: all of a report of this program, and recommendations of the assessor of any other.

A recommendation stands below a heading ข้อเสนอแนะ that names a tool.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ita_tools.importing.codes import Surroundings, printed_code, resolve_code
from ita_tools.importing.headings import tools_named
from ita_tools.importing.lines import Line, Reading
from ita_tools.importing.wording import titles_of
from ita_tools.rubric import Edition

__all__ = ["word_readings"]

_OWN_STYLES = "ITA "
"""What the names of the paragraph styles of the program begin with."""
_HEADING = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s*)?ข้อเสนอแนะ")
_TOOL_ONLY = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s*)?(?:แบบวัด|ส่วนที่ [12])")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]\s*)(?![ieoIEO]\s?\d)\D{3,}")
_ITEM = re.compile(r"(?:ข้อ\s*)?[ieoIEOlL|1]?\s?\d{1,3}\s+(?=ประเด็น)")
_LONGEST_HEADING, _SHORTEST, _MOST = 200, 30, 60
_HOW = "ข้อเสนอแนะของผู้ประเมิน: คำตามต้นฉบับ"


def word_readings(lines: Sequence[Line], edition: Edition, agency: str) -> Iterator[Reading]:
    """Yield the words of the first source that has some; ``agency`` is the name as its lines have it."""
    for source in dict.fromkeys(line.source for line in lines):
        of_source = [line for line in lines if line.source == source]
        readings = list(_readings(of_source, edition, agency))
        if readings:
            yield from readings
            return


def _readings(lines: Sequence[Line], edition: Edition, agency: str) -> Iterator[Reading]:
    if any(line.style.startswith(_OWN_STYLES) for line in lines):
        from ita_tools.importing.own_report import own_words  # its patterns take a tenth of a short import

        yield from own_words(lines, edition, agency)
    else:
        yield from _foreign_recommendations(lines, edition)


def _foreign_recommendations(lines: Sequence[Line], edition: Edition) -> Iterator[Reading]:
    """Yield paragraphs below headings of recommendations by tool and item, each to be confirmed."""
    tool, number, below = "", 0, False
    for line in lines:
        text = line.text
        if line.is_row or number >= _MOST:
            tool, below = "", False
            continue
        if len(text) <= _LONGEST_HEADING and (_HEADING.match(text) or (below and _TOOL_ONLY.match(text))):
            below = True
            tool = _tool(text, tool, edition) if _TOOL_ONLY.match(text) else _tool(text, "", edition)
        elif len(text) < _SHORTEST or (len(text) <= _LONGEST_HEADING and _NUMBERED.fullmatch(text)):
            tool, below = ("", False) if _NUMBERED.match(text) else (tool, below)
        elif tool:
            number += 1
            item, words = _item(text, tool, edition)
            for name, value in (("tool", tool), ("item", item), ("text", words)):
                if value:
                    yield Reading(("recommendations", str(number), name), value, line, 0, _HOW, "place", 1)


def _tool(text: str, before: str, edition: Edition) -> str:
    """Return the tool that a heading names; for a part alone that of the tool above."""
    named = tools_named(text, edition, part_alone=before.startswith("EIT"))
    tools = {each if each in edition.tool_by_code else f"{each}1" for each in named}
    return tools.pop() if len(tools) == 1 else before


def _item(text: str, tool: str, edition: Edition) -> tuple[str, str]:
    """Return the item that a paragraph begins with, and the rest; no item where it names none for sure."""
    match = _ITEM.match(text)
    code = printed_code(text)
    if match is None or code is None:
        return "", text
    around = Surroundings(tool[:1].lower())
    resolved = resolve_code(code, "", around, edition, titles_of(edition, "items"))
    if resolved is None or resolved.doubt or tool not in edition.item_by_code[resolved.code].tools:
        return "", text
    return resolved.code, text[match.end() :]
