"""Sheet ข้อมูลหน่วยงาน: who is assessed, and for which edition."""

from __future__ import annotations

from ita_tools.rubric import Edition
from ita_tools.workbook.hidden_keys import join_key
from ita_tools.workbook.sheet_model import Block, Column, Input, Label, Row, Sheet

__all__ = ["agency_sheet"]

_FIELDS = (
    ("name", "ชื่อหน่วยงาน", "เช่น เทศบาลตำบลตัวอย่าง"),
    ("type", "ประเภทหน่วยงาน", "เช่น เทศบาลตำบล องค์การบริหารส่วนตำบล"),
    ("district", "อำเภอ", ""),
    ("province", "จังหวัด", ""),
    ("unit", "ส่วนราชการผู้รับผิดชอบ", "สำนัก กอง หรือฝ่ายที่จัดทำรายงาน"),
    ("website", "เว็บไซต์ของหน่วยงาน", ""),
)


def agency_sheet(edition: Edition) -> Sheet:
    """Declare the sheet."""
    rows = [Row("edition", {"=name": Label("ปีงบประมาณ พ.ศ."), ".": Label(edition.year, "strong")})]
    rows += [
        Row(join_key("agency", key), {"=name": Label(title), ".": Input("text", prompt)})
        for key, title, prompt in _FIELDS
    ]
    rows.append(Row("note", {"=name": Label("หมายเหตุ"), ".": Input("long")}))
    return Sheet(
        name="ข้อมูลหน่วยงาน",
        title="ข้อมูลหน่วยงาน",
        widths=(30, 90),
        parts=(Block("book", (Column("=name", "รายการ"), Column(".", "ข้อมูล")), rows),),
        landscape=False,
    )
