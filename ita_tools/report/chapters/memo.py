"""A memorandum (บันทึกข้อความ) of one page that reports the result to the head of the agency."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.report.agency_address import head_of_agency
from ita_tools.report.chapters.by_tool import points_lost_in_words
from ita_tools.report.chapters.confidence_notes import confidence_notes
from ita_tools.report.chapters.overall import result_in_words, target_in_words
from ita_tools.report.chapters.signatures import signature
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Paragraph
from ita_tools.report.wording import extremes_in_words
from ita_tools.scoring import Key

__all__ = ["memo"]

_BLANK = "." * 30
_REQUEST_WITH_PLAN = (
    "จึงเรียนมาเพื่อโปรดพิจารณา หากเห็นชอบขอได้โปรดให้ส่วนราชการในสังกัดดำเนินการตามแผน "
    "และให้เผยแพร่รายงานบนเว็บไซต์ของหน่วยงาน"
)
_REQUEST_WITHOUT_PLAN = (
    "จึงเรียนมาเพื่อโปรดทราบ และขอได้โปรดให้ส่วนราชการในสังกัดกำหนดมาตรการตามผลการประเมิน เพื่อจัดทำแผนปฏิบัติการต่อไป"
)


def memo(context: ReportContext) -> Iterator[Block]:
    """Write head, result, lowest indicators, request and signature."""
    agency = context.assessment.agency
    yield Paragraph("บันทึกข้อความ", "title")
    yield Paragraph(" ".join(part for part in (agency.unit, context.agency) if part), "line", "ส่วนราชการ")
    yield Paragraph(f"{_BLANK} วันที่ {_BLANK}", "line", "ที่")
    yield Paragraph(f"รายงานผลการประเมินคุณธรรมและความโปร่งใส (ITA) {context.year}", "line", "เรื่อง")
    yield Paragraph(head_of_agency(agency.name), "line", "เรียน")
    yield Paragraph(
        f"ตามที่ {context.agency} เข้าร่วม{context.edition.title} นั้น บัดนี้ ได้วิเคราะห์ผลการประเมินแล้ว จึงขอรายงานผล ดังนี้"
    )
    yield from (Paragraph(line, "bullet") for line in _results(context))
    yield Paragraph(_REQUEST_WITH_PLAN if context.assessment.measures else _REQUEST_WITHOUT_PLAN)
    yield signature("")


def _results(context: ReportContext) -> Iterator[str]:
    result, edition = context.result, context.edition
    if result.total is None:
        yield "ยังคำนวณคะแนนรวมไม่ได้ เพราะข้อมูลไม่ครบทุกเครื่องมือ"
    else:
        yield result_in_words(context)
        yield from confidence_notes(context)
        yield target_in_words(context)
    points_lost = points_lost_in_words(context)
    if points_lost:
        yield points_lost
    names: dict[Key, str] = {
        ("indicator", each.code): f"ตัวชี้วัดที่ {each.code} {each.title}" for each in edition.indicators
    }
    if any(result[key].value is not None for key in names):
        yield extremes_in_words("ตัวชี้วัด", result, names)
    measures = len(context.assessment.measures)
    yield (
        f"แผนปฏิบัติการเพื่อพัฒนาองค์กรมีมาตรการ {measures} รายการ" if measures else "ยังไม่ได้กำหนดมาตรการในแผนปฏิบัติการ"
    )
