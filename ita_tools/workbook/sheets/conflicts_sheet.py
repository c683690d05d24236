"""Sheet ความขัดแย้ง: returned values that conflict with the main book, each with a choice."""

from __future__ import annotations

from ita_tools.assessment import Assessment, Conflict
from ita_tools.assessment.distribution import CHOICES, KEEP, TAKE
from ita_tools.workbook.sheet_model import Block, Cell, Choice, Column, Input, Label, Line, Row, Sheet

__all__ = ["CONFLICTS", "conflicts_sheet"]

CONFLICTS = "ความขัดแย้ง"
_COLUMNS = (
    (Column("what", "ข้อมูล"), 36),
    (Column("reason", "เหตุ"), 24),
    (Column("kept", "ค่าในสมุดงานหลัก"), 40),
    (Column("given", "ค่าที่ส่งมา"), 40),
    (Column("division", "สำนัก/กอง"), 20),
    (Column("source", "จากไฟล์"), 30),
    (Column("when", "บันทึกไฟล์เมื่อ"), 20),
    (Column("choice", "เลือก"), 16),
    (Column("settled", "ดำเนินการแล้วเมื่อ"), 20),
    (Column("path", "รหัสข้อมูล"), 30),
)


def conflicts_sheet(assessment: Assessment) -> Sheet:
    """Declare the sheet; only open choices can be edited."""
    rows = [_row(conflict) for conflict in assessment.conflicts]
    return Sheet(
        CONFLICTS,
        "ข้อมูลที่ขัดแย้งกัน",
        [width for _, width in _COLUMNS],
        (
            Line(f"เลือก {KEEP} หรือ {TAKE} ทุกแถวที่ยังไม่ดำเนินการ แล้วกดปุ่ม รวมไฟล์ หรือสั่ง ita merge กับสมุดงานนี้อีกครั้ง"),
            Block("conflicts[]", [column for column, _ in _COLUMNS], rows),
        ),
    )


def _row(conflict: Conflict) -> Row:
    cells: dict[str, Cell] = {
        column.key: Label(getattr(conflict, column.key) or None) for column, _ in _COLUMNS
    }
    if not conflict.settled:
        cells["choice"] = Input("text", "เลือกค่าที่จะใช้", Choice(CHOICES), conflict.choice or None)
    return Row("", cells)
