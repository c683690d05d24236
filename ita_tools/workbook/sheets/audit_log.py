"""Sheet ประวัติ: the audit log of the workbook, one entry a row."""

from __future__ import annotations

from ita_tools.assessment import Assessment, AuditEntry
from ita_tools.workbook.sheet_model import Block, Column, Input, Line, Row, Sheet

__all__ = ["audit_log_sheet"]

_SPARE_ROWS = 12
"""Each report from this book takes one; a book made from this one has as many again."""
_COLUMNS = (
    Column("when", "วันที่"),
    Column("what", "ทำอะไร"),
    Column("source", "จากไฟล์"),
    Column("division", "สำนัก/กอง"),
    Column("version", "รุ่นของโปรแกรม"),
)


def audit_log_sheet(assessment: Assessment) -> Sheet:
    """Declare the sheet."""
    events = [*assessment.trail, *[AuditEntry()] * _SPARE_ROWS]
    rows = [
        Row("", {column.key: Input("text", value=getattr(event, column.key) or None) for column in _COLUMNS})
        for event in events
    ]
    return Sheet(
        "ประวัติ",
        "ประวัติของข้อมูล",
        (22, 60, 40, 22, 16),
        (
            Line("โปรแกรมบันทึกให้เอง ไม่ต้องกรอก"),
            Block("trail[]", _COLUMNS, rows),
        ),
    )
