"""Provenance of the data: the audit log of the assessment; printed only with ``--provenance``."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, Paragraph, Row, Table

__all__ = ["provenance"]

_COLUMNS = (Column("วันที่", 1.4), Column("ทำอะไร", 2.4), Column("จากไฟล์", 2.4), Column("สำนัก/กอง", 1.6))


def provenance(context: ReportContext) -> Iterator[Block]:
    """Write the audit log of the assessment: split, merge and carry-over with date and file."""
    yield Heading("ที่มาของข้อมูล", 2, numbered=False)
    audit_log = context.assessment.trail
    if not audit_log:
        yield Paragraph("ข้อมูลกรอกในสมุดงานนี้โดยตรง ไม่มีบันทึกการนำเข้าหรือรวมไฟล์")
        return
    yield Table(
        "ประวัติของข้อมูล",
        _COLUMNS,
        [
            Row([cell or "-" for cell in (entry.when, entry.what, entry.source, entry.division)])
            for entry in audit_log
        ],
    )
