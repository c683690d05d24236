"""Sheet ข้อมูลหน่วยงาน: who is assessed, and for which edition."""

from __future__ import annotations

from ita_tools.assessment import Agency
from ita_tools.assessment.fields import fields_of
from ita_tools.rubric import Edition
from ita_tools.workbook.hidden_keys import join_key
from ita_tools.workbook.sheet_model import Block, Choice, Column, Input, Label, Row, Sheet
from ita_tools.workbook.sheets.record_columns import field_label

__all__ = ["agency_sheet"]

_PROMPTS = {
    "name": "เช่น เทศบาลตำบลตัวอย่าง",
    "type": "เช่น เทศบาลตำบล องค์การบริหารส่วนตำบล",
    "unit": "สำนัก กอง หรือฝ่ายที่จัดทำรายงาน",
}


def agency_sheet(edition: Edition) -> Sheet:
    """Declare the sheet."""
    types = Choice(edition.exempt_types, strict=False) if edition.exempt_types else None
    rows = [Row("edition", {"=name": Label(field_label("edition")), ".": Label(edition.year, "strong")})]
    rows += [
        Row(
            join_key("agency", name),
            {
                "=name": Label(field.label),
                ".": Input("text", _PROMPTS.get(name, ""), types if name == "type" else None),
            },
        )
        for name, field in fields_of(Agency).items()
    ]
    rows.append(Row("note", {"=name": Label(field_label("note")), ".": Input("long")}))
    name = field_label("agency")
    return Sheet(
        name=name,
        title=name,
        widths=(28, 60),
        parts=(Block("book", (Column("=name", "รายการ"), Column(".", "ข้อมูล")), rows),),
    )
