"""Sheet ความขัดแย้ง: returned values that conflict with the main book, each with a choice."""

from __future__ import annotations

from ita_tools.assessment import Assessment, Conflict
from ita_tools.assessment.exchange import CHOICES, KEEP, TAKE
from ita_tools.workbook.sheet_model import Block, Cell, Choice, Input, Label, Line, Row, Sheet
from ita_tools.workbook.sheets.record_columns import field_label, record_columns

__all__ = ["CONFLICTS", "conflicts_sheet"]

CONFLICTS = field_label("conflicts")
_WIDTHS = {
    "what": 36,
    "reason": 24,
    "kept": 40,
    "given": 40,
    "division": 20,
    "source": 30,
    "when": 20,
    "choice": 16,
    "settled": 20,
    "path": 30,
}
"""Columns in their order, with their widths in characters."""


def conflicts_sheet(assessment: Assessment) -> Sheet:
    """Declare the sheet; only open choices can be edited."""
    rows = [_row(conflict) for conflict in assessment.conflicts]
    return Sheet(
        CONFLICTS,
        "ข้อมูลที่ขัดแย้งกัน",
        tuple(_WIDTHS.values()),
        (
            Line(f"เลือก {KEEP} หรือ {TAKE} ทุกแถวที่ยังไม่ดำเนินการ แล้วกดปุ่ม รวมไฟล์ หรือสั่ง ita merge กับสมุดงานนี้อีกครั้ง"),
            Block("conflicts[]", record_columns(Conflict, _WIDTHS), rows),
        ),
    )


def _row(conflict: Conflict) -> Row:
    cells: dict[str, Cell] = {name: Label(getattr(conflict, name) or None) for name in _WIDTHS}
    if not conflict.settled:
        cells["choice"] = Input("text", "เลือกค่าที่จะใช้", Choice(CHOICES), conflict.choice or None)
    return Row("", cells)
