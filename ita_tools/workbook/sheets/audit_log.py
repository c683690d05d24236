"""Sheet ประวัติ: the audit log of the workbook, one entry a row."""

from __future__ import annotations

from ita_tools.assessment import Assessment, AuditEntry
from ita_tools.workbook.sheet_model import Block, Column, Input, Label, Line, Row, Sheet
from ita_tools.workbook.sheets.record_columns import field_label, record_cells, record_columns

__all__ = ["audit_log_sheet"]

_BOOK_ID = "identity"
"""Marker of the block with the id of the main book; its cell is open, since the macro writes it too."""
_BOOK = "book"

_SPARE_ROWS = 12
"""Each report from this book takes one; a book made from this one has as many again."""
_WIDTHS = {
    "when": 22,
    "what": 60,
    "source": 40,
    "division": 22,
    "version": 16,
    "before": 30,
    "after": 30,
    "path": 30,
    "saved": 34,
}
"""Columns in their order, with their widths in characters."""


def audit_log_sheet(assessment: Assessment) -> Sheet:
    """Declare the sheet."""
    entries = [*assessment.trail, *[AuditEntry()] * _SPARE_ROWS]
    rows = [Row("", record_cells(entry, _WIDTHS)) for entry in entries]
    identity = Row(_BOOK, {"=name": Label(field_label(_BOOK)), ".": Input("text", "โปรแกรมใส่ให้เองเมื่อแยกส่ง")})
    return Sheet(
        field_label("trail"),
        "ประวัติของข้อมูล",
        tuple(_WIDTHS.values()),
        (
            Line("โปรแกรมบันทึกให้เอง ไม่ต้องกรอก"),
            Block("trail[]", record_columns(AuditEntry, _WIDTHS), rows),
            Block(
                _BOOK_ID,
                (Column("=name", "รายการ"), Column(".", "ข้อมูล")),
                [identity],
                "รหัสสมุดงานสำหรับการรวมไฟล์",
            ),
        ),
    )
