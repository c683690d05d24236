"""Texts of the chapters, title, announcement, standing, signers and place of a report of this program."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from ita_tools.analysis.default_texts import ANALYSIS_TITLE
from ita_tools.analysis.result_sentences import SIGNING_PARTS, request_for_approval, standing_sentence
from ita_tools.importing.lines import Doubt, Field, Line, Reading, Value, score_from
from ita_tools.importing.own_report.program_words import (
    FIGURE,
    WORDS,
    is_of_program,
    sentences_of_program,
    words_in,
)
from ita_tools.importing.own_report.sections import (
    AGENCY,
    BODY,
    COVER_FOOT,
    COVER_TITLE,
    NOTE,
    SIGN,
    Section,
)
from ita_tools.importing.plan_tables import row_key
from ita_tools.rubric import Edition

__all__ = [
    "HOW",
    "NAMELESS",
    "cover_readings",
    "joined",
    "note_readings",
    "signer_readings",
    "standing_readings",
    "text_readings",
    "word",
]

HOW = "รายงานของโปรแกรม"
NAMELESS = ("หน่วยงาน", "(ชื่อหน่วยงาน)")
"""What stands for the name of an agency that is not known."""

_RESULT = re.compile(r"ผลการประเมิน ITA ปีงบประมาณ พ\.ศ\. \d{4}")
_PLAN = re.compile(
    r"(?:การนำผลการวิเคราะห์ไปสู่การพัฒนาองค์กร|มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน)"
    r" ปีงบประมาณ พ\.ศ\. \d{4}"
)
_TEXTS = {
    "foreword": re.compile("คำนำ"),
    "background": re.compile("ความเป็นมา|หลักการและเหตุผล"),
    "plan": _PLAN,
    "closing": re.compile("สรุปผลการประเมิน"),
}
"""Texts of chapters by the heading of the first level."""
_TEXTS_OF_RESULT = {
    "overall": "ผลการประเมินภาพรวม",
    "tools": "ผลการประเมินรายเครื่องมือ",
    "indicators": "ผลการประเมินรายตัวชี้วัด",
}
"""Texts of sections of the result by the heading of the second level."""
_BY_ISSUE, _PEOPLE = "การวิเคราะห์ผลการประเมินรายประเด็น", "ข้อมูลผู้ตอบแบบวัด"
_HINDERED = "ข้อจำกัดของหน่วยงาน"
_STANDING = [
    (("agency", *names) if "rank" in names else names, sentence)
    for kinds in product(("rank", ""), ("of", ""), ("mean", ""), ("source", ""))
    if (names := tuple(filter(None, kinds)))
    and (
        sentence := standing_sentence(
            WORDS, **{each: WORDS if each == "source" else FIGURE for each in names}
        )
    )
]
"""Sentences on the standing, with what their signs stand for."""
_ANNOUNCED = re.compile(r"(?P<source>.*?) ?(?:ประกาศผลเมื่อวันที่ (?P<date>.+))?")
_LATIN = re.compile(r"[^\u0e00-\u0e7f]*[A-Za-z][^\u0e00-\u0e7f]*")
_OWN_YEAR = re.compile(r"ประจำปีงบประมาณ พ\.ศ\. \d{4}")
_LOCATION = re.compile(r"(?:อำเภอ|กิ่งอำเภอ|เขต|จังหวัด|กรุงเทพมหานคร)")
_DATE = re.compile(r"\d.*\d{4}|.*25\d\d")
_SIGNED = re.compile(r"\(ลงชื่อ\) \.{10,} ?(.*)")
_DOTS = re.compile(r"\.{10,}")


def word(field: Field, value: str, line: Line, doubt: Doubt = "") -> Reading:
    """Return a reading of some words."""
    return Reading(field, value, line, 0, HOW, doubt)


def joined(lines: Sequence[Line]) -> str:
    """Return paragraphs as the text that was typed, a line each."""
    return "\n".join(line.text for line in lines)


def text_readings(sections: Sequence[Section], edition: Edition) -> Iterator[Reading]:
    """Yield the officer's text of each chapter; what is only the program's is left out."""
    known = sentences_of_program(edition)
    people: list[Line] = []
    for section in sections:
        body = section.styled(BODY)
        for name, title in _TEXTS.items():
            if not section.headings[1] and title.fullmatch(section.chapter):
                yield from _text(name, body, known.get(name, ()))
        if _RESULT.fullmatch(section.chapter):
            yield from _of_result(section, body, known)
        if section.headings == (_BY_ISSUE, "", ""):
            yield from _text("indicators", body, ())
        if section.chapter == _HINDERED:
            for line in body:
                values: dict[str, Value] = {"constraint": line.text}
                yield word(("constraints", row_key(values), "constraint"), line.text, line)
        if section.chapter == _PEOPLE:
            people += [line for line in body if not is_of_program(line.text, known["respondents"])]
    yield from _text("respondents", people, ())


def _of_result(section: Section, body: list[Line], known: Mapping[str, Sequence[str]]) -> Iterator[Reading]:
    for name, title in _TEXTS_OF_RESULT.items():
        if section.headings[1] != title:
            continue
        if name == "overall" and body and (readings := list(standing_readings(body[-1]))):
            yield from readings
            body = body[:-1]
        yield from _text(name, body, known[name])


def _text(name: str, body: Sequence[Line], known: Sequence[str]) -> Iterator[Reading]:
    """Yield a text of several paragraphs; nothing where all of them are the program's."""
    if any(not is_of_program(line.text, known) for line in body):
        yield word(("texts", name), joined(body), body[0])


def standing_readings(line: Line) -> Iterator[Reading]:
    """Yield rank, number of agencies, mean and source of a paragraph on the standing; nothing of others."""
    found = ((names, words_in(line.text, sentence)) for names, sentence in _STANDING)
    names, words = next((each for each in found if each[1] is not None), ((), None))
    doubt: Doubt = "place" if names == ("source",) else ""
    for name, text in zip(names, words or (), strict=True):
        bare = text.replace(",", "")
        value: Value | None = int(bare) if bare.isdigit() else None
        if name in ("mean", "source"):
            value = text if name == "source" else score_from(text)
        if name != "agency" and value is not None:
            yield Reading(("standing", name), value, line, 0, HOW, doubt)


def note_readings(sections: Sequence[Section]) -> Iterator[Reading]:
    """Yield where and when the result was announced, and the website that the request names."""
    for section in sections:
        for line in section.styled(NOTE):
            if line.lead != "ที่มา:":
                continue
            match = _ANNOUNCED.fullmatch(line.text.removeprefix(line.lead).strip())
            for name in ("source", "date"):
                if match and match[name]:
                    yield word(("announcement", name), match[name], line)
        for line in section.styled(BODY):
            for website in words_in(line.text, request_for_approval(WORDS)) or ():
                yield word(("agency", "website"), website, line)


def signer_readings(sections: Sequence[Section]) -> Iterator[Reading]:
    """Yield part, name and position of those who sign; nothing of the program's blank signatures."""
    signers: list[tuple[Line, dict[str, str]]] = []
    for line in (line for section in sections for line in section.styled(SIGN)):
        first, *others = line.text_of(0).split("\n")
        if match := _SIGNED.fullmatch(first):
            name = others[0].strip("()") if others else ""
            position = others[1].removeprefix("ตำแหน่ง ") if len(others) > 1 else ""
            fields = {"part": match[1], "name": name, "position": position}
            signers.append((line, {key: "" if _DOTS.search(text) else text for key, text in fields.items()}))
    if [fields for _, fields in signers] == [
        {"part": each, "name": "", "position": ""} for each in SIGNING_PARTS
    ]:
        return
    for number, (line, fields) in enumerate(signers, 1):
        for key, text in fields.items():
            if text:
                yield word(("signers", str(number), key), text, line)


def cover_readings(sections: Sequence[Section], agency: str) -> Iterator[Reading]:
    """Yield titles and name of the agency on the cover; unit, place and date below it and the foreword."""
    front = sections[0]
    for line in front.styled(AGENCY):
        if line.text in NAMELESS:
            continue
        yield word(("agency", "name"), line.text, line)
        agency = line.text
    yield from _titles(front.styled(COVER_TITLE))
    for line in front.styled(COVER_FOOT):
        if not _LOCATION.match(line.text):
            yield word(("agency", "unit"), line.text, line)
    for section in sections:
        if section.chapter == "คำนำ":
            for line in section.styled(SIGN):
                yield from _below_foreword(line, agency)


def _titles(lines: Sequence[Line]) -> Iterator[Reading]:
    if len(lines) > 1 and _LATIN.fullmatch(lines[-1].text):
        yield word(("texts", "title_en"), lines[-1].text, lines[-1])
        lines = lines[:-1]
    if not lines or lines[0].text == ANALYSIS_TITLE[0]:
        return
    if len(lines) > 1 and _OWN_YEAR.fullmatch(lines[-1].text):
        lines = lines[:-1]
    yield word(("texts", "title"), joined(lines), lines[0])


def _below_foreword(line: Line, agency: str) -> Iterator[Reading]:
    first, *others = line.text_of(0).split("\n")
    if first != agency:
        yield word(("agency", "unit"), first, line)
    if len(others) == 1 and _DATE.fullmatch(others[0]):
        yield word(("report", "date"), others[0], line)
    elif others:
        yield word(("report", "place"), others[0], line)
        if len(others) > 1:
            yield word(("report", "date"), others[1], line)
