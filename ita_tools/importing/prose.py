"""Figures in paragraphs: total and level, tools, indicators, items in brackets, respondents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ita_tools.importing.codes import PrintedCode, resolve_code
from ita_tools.importing.headings import Context, last_tool_named, tools_named, years_named
from ita_tools.importing.item_rows import tools_of_item
from ita_tools.importing.lines import Doubt, Line, Reading, score_from
from ita_tools.importing.wording import titles_of
from ita_tools.rubric import Edition

__all__ = ["prose_readings", "total_readings"]

_NUMBER = r"(\d{1,3}(?:\.\d{1,2})?)(?![\d.]*\d)"
_REFER = "อ[\u0e48\u0e49]?[\u0e32\u0e33]งอ[\u0e34-\u0e37]ง"
"""The word อ้างอิง, also as scanners misread its marks."""
_REFERENCE = re.compile(
    r"\(?\s*" + _REFER + r"\s*(?:จ.{1,2}[กถ])?\s*(?:ข้อ)?\s*\(?\s*([ieoIEO01lLอ])?\s?(\d{1,2})\s*\)"
    r"((?:(?!"
    + _REFER
    + r")[^\d]){0,60}?)(?:คะแ[นบ]{2}|อย.{1,2}ที.|ร้อยละ|เพียง)(?:(?!"
    + _REFER
    + r")[^\d]){0,20}?"
    + _NUMBER
    + r"(?:\s*(?:คะแนน)?\s*และ\s*"
    + _NUMBER
    + ")?"
)
_CLAUSE = re.compile(r"คะแนน|\)|ข้อคำถาม(?:เกี่ยวกับ)?|ประเด็น(?:เรื่อง)?|หรือ|\d[.)]")
_TOOL = re.compile(
    r"\(?(IIT|EIT|OIT)\)?((?:(?!IIT|EIT|OIT)[^\d\n]|ส่วนที่\s*[12]){0,220}?)(?:คะแนน|ร้อยละ|ได้)\s*(?:ร้อยละ)?\s*"
    + _NUMBER
)
_NOT_A_SCORE = re.compile(
    r"ตัวชี้วัด|อ้างอิง|(?<!เรื่อง)ข้อ\s|อีก|คิดเป็น|เพิ่ม|ลดลง|น้ำหนัก|ขาด|เป้าหมาย|เกณฑ์ขั้น|ไม่น้อยกว่า|มากกว่า|เต็ม"
)
_INDICATOR = re.compile(
    r"ตัวชี้วัดที่\s*(\d{1,2})\.?\s*([^\t\n(\d]{0,70})\(\s*(?:คะแนน\s*)?" + _NUMBER + r"\s*(?:คะแนน)?\s*\)"
)
_BEFORE_TOTAL = re.compile(r"เป้าหมาย|เกณฑ์|ไม่น้อยกว่า|เพิ่มขึ้น|ลดลง|ต่ำกว่า|สูงกว่า|ตัวชี้วัด|IIT|EIT|OIT|น้ำหนัก")
_TOTAL = re.compile(_NUMBER + r"\s*(?:คะแนน|%)")
_WHOLE = re.compile(r"ภาพรวม|คะแนนรวม|คะแนนเฉลี่ย|ผลการประเมิน|ผลคะแนน")
_EVERY = re.compile(r"(?:ได้คะแนน|ได้)\s*" + _NUMBER + r"\s*คะแนน\s*ทุกข้อ")
_PEOPLE = re.compile(r"จำนวน\s*([\d,]{1,7})\s*(?:คน|ราย)(?![\u0e00-\u0e7f])")
_AN_ITEM = re.compile(r"(?<![A-Za-z])[ieoIEO]\s?\d")
_BRACKETED = re.compile(r"(?<![A-Za-z])([ieoIEO])(\d{1,2})\s*\(\s*(\d{1,3}\.\d{2})\s*(?:คะแนน)?\s*\)")
_NAMED, _NEAR, _LEAST = 0.45, 110, 20


def prose_readings(line: Line, context: Context) -> Iterator[Reading]:
    """Yield what the text of a line says of items, indicators, tools and respondents."""
    for n, text in enumerate(line.cells):
        if re.search(_REFER, text):
            yield from _references(line, n, text, context)
        yield from _bracketed(line, n, text, context)
        if "ตัวชี้วัดที่" in text:
            yield from _indicators(line, n, text, context.edition)
    if not line.is_row:
        yield from _tools(line, context.edition)
        yield from _every_item(line, context)
        yield from _people(line, context)


def total_readings(line: Line, following: str, edition: Edition) -> Iterator[Reading]:
    """Yield total and level of a paragraph; ``following`` is the text of the next one."""
    text = f"{line.text} {following[:80]}"
    level = _level_pattern(edition).search(text)
    if level is None or level.start() > len(line.text) + 60:
        return
    totals = list(_TOTAL.finditer(text, max(0, level.start() - _NEAR), level.start()))
    if not totals:
        return
    match = totals[-1]
    before = text[max(0, match.start() - _NEAR) : match.start()]
    value = score_from(match[1])
    if value is None or value < _LEAST or _BEFORE_TOTAL.search(before[-40:]) or not _WHOLE.search(before):
        return
    if _BEFORE_TOTAL.search(text[match.end() : level.start()]):
        return
    years = years_named(before)
    if years and years[-1] != edition.year:
        return
    yield Reading(("published", "total"), value, line, 0, "ข้อความ: คะแนนรวมและระดับ")
    yield Reading(("published", "level"), level[1].replace(" ", ""), line, 0, "ข้อความ: คะแนนรวมและระดับ")


def _level_pattern(edition: Edition) -> re.Pattern[str]:
    names = sorted((band.name for band in edition.bands), key=len, reverse=True)
    return re.compile(
        r"ระดับ(?:ผลการประเมิน|คุณธรรม)?\s*[\"“”']*\s*("
        + "|".join(" ?".join(map(re.escape, name)) for name in names)  # a line may break in the word
        + r")(?![A-Za-z])(?!เกณฑ์|ค่า|การ|ตาม)"
    )


def _references(line: Line, cell: int, text: str, context: Context) -> Iterator[Reading]:
    edition, titles = context.edition, titles_of(context.edition, "items")
    for match in _REFERENCE.finditer(text):
        clauses = _CLAUSE.split(text[max(0, match.start() - 130) : match.start()])
        title = next((each for each in reversed(clauses) if len(each.strip()) > 8), "")
        code = PrintedCode((match[1] or "1").lower(), int(match[2]), title)
        around = context.around()
        if match[5]:
            around = around._replace(letter="e")
            code = code._replace(letter="e") if not code.plain or code.letter == "o" else code
        resolved = resolve_code(code, title, around, edition, titles)
        if resolved is None:
            continue
        doubt: Doubt = resolved.doubt or ("" if match[1] else "code")
        yield from _scores(line, cell, resolved.code, (match[4], match[5]), doubt, edition)
        best = titles.best(title) if resolved.doubt == "code" and title else None
        if best and best.code != resolved.code:
            yield from _scores(line, cell, best.code, (match[4], match[5]), "wording", edition)


def _bracketed(line: Line, cell: int, text: str, context: Context) -> Iterator[Reading]:
    """Yield scores in brackets behind codes, as in lists of items: o11 (0.00)."""
    edition = context.edition
    for match in _BRACKETED.finditer(text):
        code, value = match[1].lower() + match[2], score_from(match[3])
        if code not in edition.item_by_code or value is None:
            continue
        tool, doubt = tools_of_item(code, context.row_tool or context.tool, edition)
        yield Reading(("items", tool, code), value, line, cell, "ข้อความ: รหัสและคะแนนในวงเล็บ", doubt, 1)


def _scores(
    line: Line, cell: int, code: str, figures: tuple[str, str | None], doubt: Doubt, edition: Edition
) -> Iterator[Reading]:
    tools = edition.item_by_code[code].tools
    how = "ข้อความ: อ้างอิงข้อ"
    first, second = score_from(figures[0]), score_from(figures[1] or "")
    if first is not None and second is not None and len(tools) == 2:
        yield Reading(("items", tools[0], code), first, line, cell, how, doubt, 1)
        yield Reading(("items", tools[1], code), second, line, cell, how, doubt, 1)
    elif first is not None:
        tool, place = tools_of_item(code, "", edition)
        odd: Doubt = "place" if second is not None else ""
        yield Reading(("items", tool, code), first, line, cell, how, doubt or place or odd, 1)


def _indicators(line: Line, cell: int, text: str, edition: Edition) -> Iterator[Reading]:
    titles = titles_of(edition, "indicators")
    for match in _INDICATOR.finditer(text):
        value = score_from(match[3])
        if value is not None and match[1] in titles.by_code:
            doubt: Doubt = "" if titles.likeness(match[2], match[1]) >= _NAMED else "place"
            yield Reading(("published", "indicators", match[1]), value, line, cell, "ข้อความ: ตัวชี้วัด", doubt)


def _tools(line: Line, edition: Edition) -> Iterator[Reading]:
    for match in _TOOL.finditer(line.text):
        value = score_from(match[3])
        tools = tools_named(match[1] + match[2][:60], edition)
        if _NOT_A_SCORE.search(match[2]) or value is None or value < _LEAST or len(tools) != 1:
            continue
        if line.text[match.end() :].lstrip().startswith(("คะแนนขึ้นไป", "คะแนน ขึ้นไป", "ขึ้นไป", "-", "คน")):
            continue
        named = tools.pop()
        tool = named if named in edition.tool_by_code else f"{named}1"
        if (
            not years_named(line.text[max(0, match.start() - 40) : match.start()])
            and tool in edition.tool_by_code
        ):
            yield Reading(("published", "tools", tool), value, line, 0, "ข้อความ: เครื่องมือ", "place", 1)


def _every_item(line: Line, context: Context) -> Iterator[Reading]:
    match = _EVERY.search(line.text)
    value = score_from(match[1]) if match else None
    tools = tools_named(line.text, context.edition)
    if value is None or len(tools) != 1 or _AN_ITEM.search(line.text):
        return
    tool = tools.pop()
    if tool in context.edition.tool_by_code:
        for item in context.edition.items_of_tool(tool):
            yield Reading(("items", tool, item.code), value, line, 0, "ข้อความ: ทุกข้อ", "place", 1)


def _people(line: Line, context: Context) -> Iterator[Reading]:
    for match in _PEOPLE.finditer(line.text):
        before = line.text[: match.start()]
        tool = last_tool_named(before, context.edition)
        if tool:
            number = int(match[1].replace(",", "") or 0)
            yield Reading(("respondents", tool, "count"), number, line, 0, "ข้อความ: จำนวนผู้ตอบ", "", 1)
