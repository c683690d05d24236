"""Foreword: why the report was written and what it holds."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Heading, PageBreak, Paragraph

__all__ = ["foreword"]


def foreword(material: ReportContext) -> Iterator[Block]:
    """Write a page before the contents."""
    yield Heading("คำนำ", numbered=False)
    yield Paragraph(
        f"{material.agency} จัดทำรายงานฉบับนี้เพื่อวิเคราะห์ผล{material.edition.title} และกำหนดแนวทาง"
        "พัฒนาองค์กรจากผลการประเมินนั้น โดยมุ่งให้ผู้บริหารและเจ้าหน้าที่ใช้เป็นกรอบในการปฏิบัติงาน "
        "และให้ประชาชนตรวจสอบการดำเนินงานของหน่วยงานได้"
    )
    yield Paragraph(_content(material))
    yield Paragraph(material.assessment.agency.unit or material.agency, "sign")
    yield PageBreak()


def _content(material: ReportContext) -> str:
    """Say what the report holds, and no more than that."""
    limits = " ตลอดจนข้อจำกัดของหน่วยงาน" if material.assessment.constraints else ""
    if not material.assessment.plan:
        return (
            f"รายงานแสดงผลการประเมินและผลการวิเคราะห์{limits} เพื่อให้ส่วนราชการในสังกัดนำไปกำหนดมาตรการและแผนปฏิบัติการ"
        )
    return (
        "รายงานแสดงผลการประเมิน ผลการวิเคราะห์ และแผนปฏิบัติการที่ระบุขั้นตอน ระยะเวลา และผู้รับผิดชอบ"
        f"{limits} เพื่อให้ส่วนราชการในสังกัดนำไปปฏิบัติและรายงานความก้าวหน้าได้"
    )
