"""Foreword: why the report was written and what it holds."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.report.document import Block, Heading, PageTurn, Paragraph
from ita_tools.report.material import Material

__all__ = ["foreword"]


def foreword(material: Material) -> Iterator[Block]:
    """Write a page before the contents."""
    yield Heading("คำนำ", numbered=False)
    yield Paragraph(
        f"{material.agency} จัดทำรายงานฉบับนี้เพื่อวิเคราะห์{material.edition.title} และกำหนดแนวทางพัฒนาองค์กร"
        "จากผลการประเมินนั้น ให้ผู้บริหารและเจ้าหน้าที่ใช้เป็นกรอบในการปฏิบัติงาน"
        "และให้ประชาชนตรวจสอบการดำเนินงานของหน่วยงานได้"
    )
    yield Paragraph(
        "รายงานแสดงคะแนนและระดับผลการประเมิน ผลการวิเคราะห์ แผนปฏิบัติการที่ระบุขั้นตอน ระยะเวลา "
        "และผู้รับผิดชอบ ตลอดจนข้อจำกัดของหน่วยงาน เพื่อให้ส่วนราชการในสังกัดนำไปปฏิบัติและรายงานความก้าวหน้าได้"
    )
    yield Paragraph(material.assessment.agency.unit or material.agency, "sign")
    yield PageTurn()
