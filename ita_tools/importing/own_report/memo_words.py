"""The fields of a memo (บันทึกข้อความ) of this program."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ita_tools.importing.lines import Line
from ita_tools.importing.own_report.report_texts import NAMELESS, word
from ita_tools.importing.own_report.sections import BODY, TITLE, Section
from ita_tools.importing.readings import Reading

__all__ = ["memo_readings"]

_LINE = "ITA บรรทัด"
_NAME = "บันทึกข้อความ"
_SUBJECT = re.compile(r"รายงานผลการประเมินคุณธรรมและความโปร่งใส \(ITA\) ปีงบประมาณ พ\.ศ\. \d{4}")
_FIELDS = (
    re.compile(r"ส่วนราชการ (?P<unit>.*?)(?: โทร\. (?P<phone>.+))?"),
    re.compile(r"ที่ ?(?P<number>.*?) ?วันที่ ?(?P<date>.*)"),
    re.compile(r"เรื่อง (?P<subject>.+)"),
    re.compile(r"เรียน (?P<to>.+)"),
)
_AGENCY = re.compile(r"ตามที่(.+?)เข้าร่วมการประเมิน")
_HEAD = ("นายก", "ผู้ว่าราชการ", "ผู้บริหารสูงสุดของ")
_PATHS = {"date": ("report", "date")}
_ANNOUNCED = re.compile(
    r"ตามที่.+สำนักงาน ป\.ป\.ช\. ได้ประกาศผลการประเมิน(?:เมื่อวันที่ (?P<date>.+?)|แล้ว)"
    r"(?: \((?P<source>.+)\))? ?จึงขอรายงานผล ดังนี้"
)


def memo_readings(sections: Sequence[Section], agency: str) -> Iterator[Reading]:
    """Yield unit, telephone, number, date, subject and addressee; what the program fills in is left out."""
    front = sections[0]
    if not any(line.text == _NAME for line in front.styled(TITLE)):
        return
    for line in front.styled(BODY):
        if (match := _AGENCY.match(line.text)) and match[1] not in NAMELESS:
            agency = match[1]
            yield word(("agency", "name"), agency, line)
    for line in front.styled(_LINE):
        match = next(filter(None, (pattern.fullmatch(line.text) for pattern in _FIELDS)), None)
        for name, text in match.groupdict().items() if match else ():
            yield from _field(name, text or "", line, agency)
    for line in front.styled(BODY):
        if match := _ANNOUNCED.fullmatch(line.text):
            for name, text in match.groupdict().items():
                if text:
                    yield word(("announcement", name), text, line)


def _field(name: str, text: str, line: Line, agency: str) -> Iterator[Reading]:
    if name == "unit":
        unit = text.removesuffix(agency).strip() if agency else ""
        if unit and unit != text:
            yield word(("agency", "unit"), unit, line)
    elif text and not _is_of_program(name, text, agency):
        yield word(_PATHS.get(name, ("memo", name)), text, line)


def _is_of_program(name: str, text: str, agency: str) -> bool:
    """Whether the program has filled in a field itself: the subject, or the head of the agency."""
    if name == "subject":
        return _SUBJECT.fullmatch(text) is not None
    return name == "to" and text.startswith(_HEAD) and bool(agency) and text.endswith(agency[-4:])
