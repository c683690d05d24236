"""Foreword: purpose and content of the report, with unit, place and date."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.report.chapters.own_text import own_text
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Heading, PageBreak, Paragraph

__all__ = ["foreword"]


def foreword(context: ReportContext) -> Iterator[Block]:
    """Write a page before the table of contents."""
    yield Heading("คำนำ", numbered=False)
    yield from own_text(context.texts.foreword) if context.texts.foreword else _default(context)
    settings = context.assessment.report
    lines = (context.assessment.agency.unit or context.agency, settings.place, settings.date)
    yield Paragraph("\n".join(filter(None, lines)), "sign")
    yield PageBreak()


def _default(context: ReportContext) -> Iterator[Block]:
    yield Paragraph(
        f"{context.agency}จัดทำรายงานฉบับนี้เพื่อวิเคราะห์ผล{context.edition.title} และกำหนดแนวทาง"
        "พัฒนาองค์กรจากผลการประเมินนั้น โดยมุ่งให้ผู้บริหารและเจ้าหน้าที่ใช้เป็นกรอบในการปฏิบัติงาน "
        "และให้ประชาชนตรวจสอบการดำเนินงานของหน่วยงานได้"
    )
    yield Paragraph(_content_in_words(context))


def _content_in_words(context: ReportContext) -> str:
    """Return a sentence on the content; plan and constraints are named only if the report has them."""
    limits = " ตลอดจนข้อจำกัดของหน่วยงาน" if context.assessment.constraints else ""
    if not context.assessment.measures:
        return (
            f"รายงานแสดงผลการประเมินและผลการวิเคราะห์{limits} เพื่อให้ส่วนราชการในสังกัดนำไปกำหนดมาตรการและแผนปฏิบัติการ"
        )
    return (
        f"รายงานแสดงผลการประเมิน ผลการวิเคราะห์ และมาตรการ{context.plan_year} ที่ระบุขั้นตอน ระยะเวลา และผู้รับผิดชอบ"
        f"{limits} เพื่อให้ส่วนราชการในสังกัดนำไปปฏิบัติและรายงานความก้าวหน้าได้"
    )
