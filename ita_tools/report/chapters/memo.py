"""A one-page memorandum (บันทึกข้อความ) that puts the result before the executive."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.report.chapters.by_tool import pull_in_words
from ita_tools.report.chapters.confidence_notes import certainty_in_words
from ita_tools.report.chapters.overall import result_in_words, target_in_words
from ita_tools.report.chapters.signatures import signature
from ita_tools.report.context import ReportContext
from ita_tools.report.head_of_agency import head_of_agency
from ita_tools.report.model.document import Block, Paragraph
from ita_tools.report.wording import extremes_in_words
from ita_tools.scoring import Key

__all__ = ["memo"]

_BLANK = "." * 30
_ASKED_WITH_PLAN = (
    "จึงเรียนมาเพื่อโปรดพิจารณา หากเห็นชอบขอได้โปรดให้ส่วนราชการในสังกัดดำเนินการตามแผน "
    "และให้เผยแพร่รายงานบนเว็บไซต์ของหน่วยงาน"
)
_ASKED_WITHOUT = (
    "จึงเรียนมาเพื่อโปรดทราบ และขอได้โปรดให้ส่วนราชการในสังกัดกำหนดมาตรการตามผลการประเมิน เพื่อจัดทำแผนปฏิบัติการต่อไป"
)


def memo(material: ReportContext) -> Iterator[Block]:
    """Write head, result, weakest indicators, what is asked, and the signature."""
    agency = material.assessment.agency
    yield Paragraph("บันทึกข้อความ", "title")
    yield Paragraph(" ".join(part for part in (agency.unit, material.agency) if part), "line", "ส่วนราชการ")
    yield Paragraph(f"{_BLANK} วันที่ {_BLANK}", "line", "ที่")
    yield Paragraph(f"รายงานผลการประเมินคุณธรรมและความโปร่งใส (ITA) {material.year}", "line", "เรื่อง")
    yield Paragraph(head_of_agency(agency.name), "line", "เรียน")
    yield Paragraph(
        f"ตามที่ {material.agency} เข้าร่วม{material.edition.title} นั้น บัดนี้ "
        "ได้วิเคราะห์ผลการประเมินแล้ว จึงขอรายงานผล ดังนี้"
    )
    yield from (Paragraph(line, "bullet") for line in _findings(material))
    yield Paragraph(_ASKED_WITH_PLAN if material.assessment.plan else _ASKED_WITHOUT)
    yield signature("")


def _findings(material: ReportContext) -> Iterator[str]:
    result, edition = material.result, material.edition
    if result.total is None:
        yield "ยังคำนวณคะแนนรวมไม่ได้ เพราะข้อมูลไม่ครบทุกเครื่องมือ"
    else:
        yield result_in_words(material)
        yield from certainty_in_words(material)
        yield target_in_words(material)
    pulled = pull_in_words(material)
    if pulled:
        yield pulled
    names_of: dict[Key, str] = {
        ("indicator", each.code): f"ตัวชี้วัดที่ {each.code} {each.title}" for each in edition.indicators
    }
    if any(result[key].value is not None for key in names_of):
        yield extremes_in_words("ตัวชี้วัด", result, names_of)
    measures = len(material.assessment.plan)
    yield (
        f"แผนปฏิบัติการเพื่อพัฒนาองค์กรมีมาตรการ {measures} รายการ" if measures else "ยังไม่ได้กำหนดมาตรการในแผนปฏิบัติการ"
    )
