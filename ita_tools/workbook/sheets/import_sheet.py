"""Sheet นำเข้า: values read from a foreign source that wait for the officer, each with a choice."""

from __future__ import annotations

from ita_tools.assessment import Assessment, Proposal
from ita_tools.assessment.exchange import ACCEPT, PROPOSAL_CHOICES
from ita_tools.workbook.sheet_model import Block, Cell, Choice, Input, Label, Line, Row, Sheet
from ita_tools.workbook.sheets.record_columns import record_columns
from ita_tools.workbook.waiting_values import IMPORT, IMPORT_MARKER

__all__ = ["import_sheet"]

_WIDTHS = {"what": 24, "value": 11, "choice": 10, "read": 40, "where": 25, "line": 38, "path": 22}
"""Columns in their order, with their widths in characters."""
_ZOOM = 80


def import_sheet(assessment: Assessment) -> Sheet:
    """Declare the sheet; only the choices can be edited."""
    return Sheet(
        IMPORT,
        "ค่าที่อ่านได้แต่ยังไม่แน่ใจ",
        tuple(_WIDTHS.values()),
        (
            Line(f"ค่าในแผ่นนี้ยังไม่เป็นคะแนนของสมุดงาน ดูต้นฉบับแล้วเลือก {ACCEPT} ในแถวที่ถูกต้อง แล้วบันทึกไฟล์"),
            Line("จากนั้นกดปุ่ม นำเข้าผล หรือสั่ง ita import สมุดงานนี้ --accept -o สมุดงานใหม่ หรือกรอกเองในแผ่นของข้อนั้น"),
            Block(
                IMPORT_MARKER,
                record_columns(Proposal, _WIDTHS),
                [_row(each) for each in assessment.proposals],
            ),
        ),
        zoom=_ZOOM,
    )


def _row(proposal: Proposal) -> Row:
    cells: dict[str, Cell] = {name: Label(getattr(proposal, name) or None) for name in _WIDTHS}
    cells["choice"] = Input("text", "เลือกว่าจะใช้ค่านี้หรือไม่", Choice(PROPOSAL_CHOICES), proposal.choice or None)
    return Row("", cells)
