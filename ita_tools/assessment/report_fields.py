"""Records of what a report says beside the figures: its words, settings, signers, and those it quotes."""

from __future__ import annotations

from decimal import Decimal

from ita_tools.assessment.fields import EVERY, FORMAL, FULL, MEMO, field
from ita_tools.records import record

__all__ = [
    "DIGITS",
    "KINDS",
    "Announcement",
    "Memo",
    "Recommendation",
    "ReportSettings",
    "Signer",
    "Standing",
    "Texts",
]

KINDS = {
    "improvement": "รายงานรายตัวชี้วัด",
    "measures": "รายงานรายประเด็น",
    "summary": "รายงานฉบับย่อ",
    "memo": "บันทึกข้อความ",
}
"""Kinds of report with their Thai names."""
DIGITS = {"thai": "เลขไทย", "arabic": "เลขอารบิก"}


@record(frozen=True, slots=True)
class Announcement:
    """When and where ITAS announced the result."""

    date: str = field("date", "วันที่ประกาศผล", public=True, printed=EVERY)
    source: str = field("text", "แหล่งที่มาของผล", public=True, printed=EVERY)

    def __bool__(self) -> bool:
        return self != Announcement()


@record(frozen=True, slots=True)
class Recommendation:
    """What the assessor recommends, in the assessor's words: on a tool, or on an item of it."""

    tool: str = field("choice", "เครื่องมือ", public=True, printed=FULL)
    item: str = field("choice", "ข้อ", public=True, printed=FULL)
    text: str = field("long", "ข้อเสนอแนะของผู้ประเมิน", public=True, printed=FULL)

    def __bool__(self) -> bool:
        return self != Recommendation()


@record(frozen=True, slots=True)
class Texts:
    """The agency's own text for each part of the report; a blank one is filled by the program."""

    title: str = field("text", "ชื่อรายงาน", printed=FORMAL)
    title_en: str = field("text", "ชื่อรายงานภาษาอังกฤษ", printed=FORMAL)
    foreword: str = field("long", "คำนำ", printed=FULL)
    background: str = field("long", "ความเป็นมา", printed=FULL)
    overall: str = field("long", "ผลในภาพรวม", printed=FORMAL)
    tools: str = field("long", "ผลรายเครื่องมือ", printed=FORMAL)
    indicators: str = field("long", "ผลรายตัวชี้วัด", printed=FORMAL)
    respondents: str = field("long", "ผู้ตอบแบบวัด", printed=FULL)
    plan: str = field("long", "ความนำของแผนปฏิบัติการ", printed=FORMAL)
    closing: str = field("long", "สรุปท้ายรายงาน", printed=FORMAL)

    def __bool__(self) -> bool:
        return self != Texts()


@record(frozen=True, slots=True)
class Signer:
    """Who signs, and as what: ``part`` is ผู้จัดทำ, ผู้ตรวจ, ผู้อนุมัติ or any other."""

    part: str = field("text", "ในฐานะ", printed=EVERY)
    name: str = field("text", "ชื่อ-สกุล", printed=EVERY)
    position: str = field("text", "ตำแหน่ง", printed=EVERY)

    def __bool__(self) -> bool:
        return self != Signer()


@record(frozen=True, slots=True)
class ReportSettings:
    """How the report is made where the command line does not say otherwise.

    ``letterhead`` names a file beside the workbook. ``year`` is the fiscal year of the measures.
    ``suggestions`` is false where those of the program are not wanted.
    """

    kind: str = field("choice", "ชนิดของรายงาน", choices=tuple(KINDS), names=tuple(KINDS.values()))
    digits: str = field("choice", "ตัวเลข", choices=tuple(DIGITS), names=tuple(DIGITS.values()))
    letterhead: str = field("text", "ไฟล์หัวกระดาษ")
    year: int | None = field("year", "ปีงบประมาณของมาตรการ", printed=EVERY)
    date: str = field("date", "วันที่ในรายงาน", printed=EVERY)
    place: str = field("text", "สถานที่จัดทำ", printed=FORMAL)
    suggestions: bool | None = field("flag", "ใส่ข้อแนะนำของโปรแกรม", optional=True)

    def __bool__(self) -> bool:
        return self != ReportSettings()


@record(frozen=True, slots=True)
class Standing:
    """Where the agency stands among others, with the mean of these and the source of it."""

    rank: int | None = field("count", "อันดับที่", public=True, printed=FORMAL)
    of: int | None = field("count", "จากทั้งหมด (หน่วยงาน)", public=True, printed=FORMAL)
    mean: Decimal | None = field("score", "คะแนนเฉลี่ยของกลุ่ม", public=True, printed=FORMAL)
    source: str = field("text", "แหล่งที่มาของอันดับ", public=True, printed=FORMAL)

    def __bool__(self) -> bool:
        return self != Standing()


@record(frozen=True, slots=True)
class Memo:
    """The fields of the memo (บันทึกข้อความ)."""

    number: str = field("text", "ที่", printed=MEMO)
    to: str = field("text", "เรียน", printed=MEMO)
    phone: str = field("phone", "โทรศัพท์", printed=MEMO)
    subject: str = field("text", "เรื่อง", printed=MEMO)

    def __bool__(self) -> bool:
        return self != Memo()
