"""Provenance of the data: the audit log of the assessment; printed only with ``--provenance``."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.assessment import AuditEntry
from ita_tools.assessment.fields import fields_of
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, Paragraph, Row, Table

__all__ = ["provenance"]

_WIDTHS = {"when": 1.4, "what": 2.4, "source": 2.4, "division": 1.6}
"""Columns in their order, with their share of the width."""


def provenance(context: ReportContext) -> Iterator[Block]:
    """Write the audit log of the assessment: split, merge and carry-over, without single values."""
    yield Heading("ที่มาของข้อมูล", 2, numbered=False)
    audit_log = [entry for entry in context.assessment.trail if not entry.path]
    if not audit_log:
        yield Paragraph("ข้อมูลกรอกในสมุดงานนี้โดยตรง ไม่มีบันทึกการนำเข้าหรือรวมไฟล์")
        return
    yield Table(
        "ประวัติของข้อมูล",
        [Column(fields_of(AuditEntry)[name].label, width) for name, width in _WIDTHS.items()],
        [Row([getattr(entry, name) or "-" for name in _WIDTHS]) for entry in audit_log],
    )
