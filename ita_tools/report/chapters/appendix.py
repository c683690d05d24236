"""Appendix of a draft: findings of the checks and sources of the rules."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, PageBreak, Paragraph, Row, Table

__all__ = ["appendix"]

_SEVERITY = {"error": "ต้องแก้ไข", "warning": "ควรแก้ไข", "info": "ควรทราบ"}


def appendix(context: ReportContext) -> Iterator[Block]:
    """Write the findings of all checks and the sources of the rules; nothing but in a draft."""
    if not context.draft:
        return
    yield PageBreak()
    yield Heading("ภาคผนวก", numbered=False)
    yield Heading("ผลการตรวจสอบข้อมูล", 2, numbered=False)
    if context.findings:
        rows = [
            Row(
                [
                    _SEVERITY[finding.severity],
                    finding.message,
                    finding.expected or "-",
                    finding.found or "-",
                ]
            )
            for finding in context.findings
        ]
        columns = (
            Column("ผล", 1),
            Column("ข้อสังเกต", 5),
            Column("ค่าที่ควรเป็น", 1.3, "center"),
            Column("ค่าที่พบ", 1.3, "center"),
        )
        yield Table("ข้อสังเกตจากการตรวจสอบข้อมูล", columns, rows)
    else:
        yield Paragraph("ไม่พบข้อมูลที่ขัดแย้งกันหรือไม่ครบถ้วน")
    yield Heading("แหล่งที่มาของหลักเกณฑ์", 2, numbered=False)
    yield from _sources(context)


def _sources(context: ReportContext) -> Iterator[Block]:
    """Write the kinds of documents the rules were taken from, without the names of other agencies."""
    yield Paragraph(f"หลักเกณฑ์{context.edition.title} ซึ่งสำนักงาน ป.ป.ช. กำหนด", "bullet")
    yield Paragraph("ผลการประเมินและรายงานที่หน่วยงานของรัฐเผยแพร่ต่อสาธารณะ ซึ่งใช้ตรวจสอบวิธีคิดคะแนน", "bullet")
    is_inferred = any(item.provenance.inferred for item in context.edition.items)
    if is_inferred or any(score.bounds for score in context.result.scores.values()):
        yield Paragraph("หลักเกณฑ์บางส่วนอนุมานจากปีใกล้เคียง ยังไม่ใช่หลักเกณฑ์ที่ประกาศเป็นทางการ", "bullet")
