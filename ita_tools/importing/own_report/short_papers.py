"""Words in the papers of this program that have few headings: รายงานฉบับย่อ and บันทึกข้อความ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ita_tools.analysis.agency_address import head_of_agency
from ita_tools.analysis.result_sentences import analysed_sentence, announced_sentence
from ita_tools.importing.lines import Doubt, Line, Reading, normalize_text
from ita_tools.importing.own_report.analyses import led_parts
from ita_tools.importing.own_report.program_words import WORDS, is_of_program, sentences_of_program, words_in
from ita_tools.importing.own_report.report_texts import NAMELESS, joined, standing_readings, word
from ita_tools.importing.own_report.sections import (
    BODY,
    CENTER,
    TITLE,
    Section,
    indicator_of,
    issue_of,
    tool_of,
)
from ita_tools.rubric import Edition

__all__ = ["memo_readings", "summary_readings"]

_RESULT = re.compile(r"การวิเคราะห์ผลการประเมิน ITA ของ.+ ปีงบประมาณ พ\.ศ\. \d{4}")
_PLAN = re.compile(r"มาตรการส่งเสริมคุณธรรมและความโปร่งใสของ.+ ปีงบประมาณ พ\.ศ\. \d{4}")
_LATIN = re.compile(r"[^\u0e00-\u0e7f]*[A-Za-z][^\u0e00-\u0e7f]*")
_WHEN = re.compile(r"(?P<place>.*?) ?(?P<date>(?:\d{1,2} )?(?:(?:เดือน)?[ก-๙.]{3,12} )?(?:พ\.ศ\. ?)?25\d\d)")
_LEADS = {"สาเหตุ": "cause", "แนวทางการพัฒนา": "way_forward", "แนวทางรักษาระดับ": "way_forward"}
_OF_RESULT = ("overall", "tools", "indicators")
_LINE = "ITA บรรทัด"
_NAME = "บันทึกข้อความ"
_FIELDS = (
    re.compile(r"ส่วนราชการ (?P<unit>.*?)(?: โทร\. (?P<phone>.+))?"),
    re.compile(r"ที่ ?(?P<number>.*?) ?วันที่ ?(?P<date>.*)"),
    re.compile(r"เรื่อง (?P<subject>.+)"),
    re.compile(r"เรียน (?P<to>.+)"),
)
_PATHS = {"date": ("report", "date")}
_OF_INTRODUCTION = {"name": ("agency",), "date": ("announcement",), "source": ("announcement",)}


def summary_readings(sections: Sequence[Section], edition: Edition, agency: str) -> Iterator[Reading]:
    """Yield the words of a short paper; texts whose part nothing tells stay to be confirmed."""
    if not any(_RESULT.fullmatch(each.chapter) for each in sections):
        return
    yield from _head(sections[0], edition, agency)
    for section in sections:
        if _PLAN.fullmatch(section.chapter):
            yield from _plan(section)
        elif _RESULT.fullmatch(section.chapter) and not section.headings[1]:
            yield from _result(section, edition)
        elif _RESULT.fullmatch(section.chapter):
            yield from _analysis(section, edition)


def _head(front: Section, edition: Edition, agency: str) -> Iterator[Reading]:
    titles = front.styled(TITLE)
    if titles and not is_of_program(joined(titles), sentences_of_program(edition)["title"]):
        yield word(("texts", "title"), joined(titles), titles[0])
    centered = front.styled(CENTER)
    if centered and _LATIN.fullmatch(centered[0].text):
        yield word(("texts", "title_en"), centered[0].text, centered[0])
        centered = centered[1:]
    if not centered or not agency or not centered[0].text.startswith(agency):
        return
    for line in centered[1:]:
        if match := _WHEN.fullmatch(line.text):
            yield word(("report", "date"), match["date"], line)
            if match["place"]:
                yield word(("report", "place"), match["place"], line)
        elif line is centered[1]:
            yield word(("agency", "unit"), line.text, line, "" if len(centered) > 2 else "place")


def _plan(section: Section) -> Iterator[Reading]:
    rows = [n for n, line in enumerate(section.lines) if line.is_row]
    body = [(n, line) for n, line in enumerate(section.lines) if line.style == BODY]
    before = [line for n, line in body if not rows or n < rows[0]]
    after = [line for n, line in body if rows and n > rows[-1]]
    for name, lines, doubt in (("plan", before, "" if rows else "place"), ("closing", after, "")):
        if lines:
            yield word(("texts", name), joined(lines), lines[0], doubt)  # type: ignore[arg-type]


def _result(section: Section, edition: Edition) -> Iterator[Reading]:
    """Yield the texts before the table: the officer's stand where those of the program do not."""
    body = section.styled(BODY)
    if body and (readings := list(standing_readings(body[-1]))):
        yield from readings
        body = body[:-1]
    known = sentences_of_program(edition)
    kinds = [next((n for n in _OF_RESULT if is_of_program(line.text, known[n])), "") for line in body]
    own = [line for line, kind in zip(body, kinds, strict=True) if not kind]
    left = [name for name in _OF_RESULT if name not in kinds]
    if own and left:
        doubt: Doubt = "" if len(left) == 1 and _in_order(kinds, left[0]) else "place"
        yield word(("texts", left[0]), joined(own), own[0], doubt)


def _in_order(kinds: Sequence[str], missing: str) -> bool:
    """Whether the officer's paragraphs stand together, between the texts before and after theirs."""
    ranks = [_OF_RESULT.index(kind or missing) for kind in kinds]
    return ranks == sorted(ranks)


def _analysis(section: Section, edition: Edition) -> Iterator[Reading]:
    """Yield the analysis of a tool below its heading, and those behind names of indicators and issues."""
    named = {line.lead: line.lead for line in section.styled(BODY) if line.lead}
    leads = {lead: indicator_of(lead, edition) or issue_of(lead, edition) for lead in named}
    leads = {lead: code for lead, code in leads.items() if code}
    tool = tool_of(section.headings[1], edition)
    for lead, line, text in led_parts(section.styled(BODY), (*leads, *_LEADS)):
        if lead in leads:
            yield from _in_one(leads[lead], line, text)
        elif tool:
            yield word(("analysis", tool, _LEADS.get(lead, "text")), text, line)


def _in_one(code: str, line: Line, text: str) -> Iterator[Reading]:
    """Yield the fields of an analysis of one text; a single one bears no name and is to be confirmed."""
    name, parts = "text", dict[str, list[str]]()
    for each in text.split("\n"):
        lead, colon, rest = each.partition(": ")
        if colon and lead in _LEADS:
            name = _LEADS[lead]
            parts.setdefault(name, []).append(rest)
        else:
            parts.setdefault(name, []).append(each)
    for field, texts in parts.items():
        yield word(("analysis", code, field), "\n".join(texts), line, "" if len(parts) > 1 else "place")


def memo_readings(sections: Sequence[Section], edition: Edition, agency: str) -> Iterator[Reading]:
    """Yield unit, telephone, number, date, subject and addressee; what the program fills in is left out."""
    front = sections[0]
    if not any(line.text == _NAME for line in front.styled(TITLE)):
        return
    for line in front.styled(BODY):
        for name, text in _introduction(line.text, edition.title).items():
            yield word((*_OF_INTRODUCTION[name], name), text, line)
            agency = text if name == "name" else agency
    for line in front.styled(_LINE):
        match = next(filter(None, (pattern.fullmatch(line.text) for pattern in _FIELDS)), None)
        for name, text in match.groupdict().items() if match else ():
            yield from _field(name, text or "", line, edition, agency)


def _introduction(text: str, title: str) -> Mapping[str, str]:
    """Return the agency's name that the introduction has, and date and source of an announcement."""
    known = [(("name",), analysed_sentence(WORDS, title))]
    for names in (("date", "source"), ("date",), ("source",), ()):
        signs = dict.fromkeys(names, WORDS)
        known.append((("name", *names), announced_sentence(WORDS, title, **signs)))
    for names, sentence in known:
        if (words := words_in(text, normalize_text(sentence))) is not None:
            found = dict(zip(names, words, strict=True))
            return {name: word for name, word in found.items() if name != "name" or word not in NAMELESS}
    return {}


def _field(name: str, text: str, line: Line, edition: Edition, agency: str) -> Iterator[Reading]:
    if name == "unit":
        unit = text.removesuffix(agency).strip() if agency else ""
        if unit and unit != text:
            yield word(("agency", "unit"), unit, line)
    elif text and not _is_of_program(name, text, edition, agency):
        yield word(_PATHS.get(name, ("memo", name)), text, line)


def _is_of_program(name: str, text: str, edition: Edition, agency: str) -> bool:
    """Whether the program has filled in a field itself: the subject, or the head of the agency."""
    if name == "subject":
        return is_of_program(text, sentences_of_program(edition)["subject"])
    return name == "to" and text == normalize_text(head_of_agency(agency))
