"""The fields of a memo (บันทึกข้อความ) of this program."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ita_tools.analysis.agency_address import head_of_agency
from ita_tools.analysis.result_sentences import analysed_sentence, announced_sentence
from ita_tools.importing.lines import Line, normalize_text
from ita_tools.importing.own_report.program_words import (
    WORDS,
    is_of_program,
    sentences_of_program,
    words_in,
)
from ita_tools.importing.own_report.report_texts import NAMELESS, word
from ita_tools.importing.own_report.sections import BODY, TITLE, Section
from ita_tools.importing.readings import Reading
from ita_tools.rubric import Edition

__all__ = ["memo_readings"]

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
