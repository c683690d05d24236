"""Sheet ข้อเสนอแนะ: finding and way forward for every item, for the officer to copy."""

from __future__ import annotations

from ita_tools.rubric import Edition, Item
from ita_tools.rubric.advice import Advice, advice_for
from ita_tools.workbook.cell_keys import advice_row
from ita_tools.workbook.sheet_model import Block, Column, Label, Line, Row, Sheet

__all__ = ["ADVICE_MARKER", "advice_sheet"]

ADVICE_MARKER = "advice"
_COLUMNS = (
    Column("=code", "ข้อ"),
    Column("=title", "คำถาม/รายการ"),
    Column("=finding", "ข้อสังเกตเมื่อคะแนนต่ำ"),
    Column("=way", "แนวทางการพัฒนา"),
    Column("=keep", "แนวทางรักษาระดับ"),
    Column("=evidence", "รายการ OIT ที่แสดงผลงาน"),
)


def advice_sheet(edition: Edition) -> Sheet:
    """Declare the sheet."""
    rows = [_row(edition.year, item) for item in edition.items]
    return Sheet(
        "ข้อเสนอแนะ",
        "ข้อเสนอแนะรายข้อ",
        (7, 46, 46, 70, 46, 16),
        (
            Line("ข้อความเรียบเรียงขึ้นเพื่อเป็นแนวทาง ไม่ใช่ข้อกำหนดทางการ คัดลอกไปปรับใช้ได้"),
            Block(ADVICE_MARKER, _COLUMNS, rows),
        ),
    )


def _row(year: int, item: Item) -> Row:
    advice = advice_for(year, item.code) or Advice("", "", "")
    return Row(
        advice_row(item.code),
        {
            "=code": Label(item.code, "code"),
            "=title": Label(item.title),
            "=finding": Label(advice.finding),
            "=way": Label(advice.way_forward),
            "=keep": Label(advice.keep),
            "=evidence": Label(", ".join(advice.evidence)),
        },
    )
