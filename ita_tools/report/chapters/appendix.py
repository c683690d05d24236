"""Appendix: what the checks found and what kinds of documents the rules come from."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, PageBreak, Paragraph, Row, Table

__all__ = ["appendix"]

_SEVERITY = {"error": "ต้องแก้ไข", "warning": "ควรแก้ไข", "info": "ควรทราบ"}


def appendix(material: ReportContext) -> Iterator[Block]:
    """Write the findings of all checks and the sources of the rules."""
    yield PageBreak()
    yield Heading("ภาคผนวก", numbered=False)
    yield Heading("ผลการตรวจสอบข้อมูล", 2, numbered=False)
    if material.findings:
        rows = [
            Row([_SEVERITY[each.severity], each.message, each.expected or "-", each.found or "-"])
            for each in material.findings
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
    yield from _sources(material)


def _sources(material: ReportContext) -> Iterator[Block]:
    """Say what kinds of documents the rules were taken from; the names of other agencies are theirs."""
    yield Paragraph(f"หลักเกณฑ์{material.edition.title} ซึ่งสำนักงาน ป.ป.ช. กำหนด", "bullet")
    yield Paragraph("ผลการประเมินและรายงานที่หน่วยงานของรัฐเผยแพร่ต่อสาธารณะ ซึ่งใช้ตรวจสอบวิธีคิดคะแนน", "bullet")
    wordings = any(item.provenance.inferred for item in material.edition.items)
    if wordings or any(score.bounds for score in material.result.scores.values()):
        yield Paragraph("หลักเกณฑ์บางส่วนอนุมานจากปีใกล้เคียง ยังไม่ใช่หลักเกณฑ์ที่ประกาศเป็นทางการ", "bullet")
