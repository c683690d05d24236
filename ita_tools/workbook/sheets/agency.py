"""Sheet ข้อมูลหน่วยงาน: who is assessed, for which edition, and how to fill the workbook."""

from __future__ import annotations

from ita_tools.rubric import Edition
from ita_tools.workbook.cells import Block, Column, Input, Label, Line, Row, Sheet
from ita_tools.workbook.markers import join

__all__ = ["agency_sheet"]

_FIELDS = (
    ("name", "ชื่อหน่วยงาน", "เช่น เทศบาลตำบลตัวอย่าง"),
    ("type", "ประเภทหน่วยงาน", "เช่น เทศบาลตำบล องค์การบริหารส่วนตำบล"),
    ("district", "อำเภอ", ""),
    ("province", "จังหวัด", ""),
    ("unit", "ส่วนราชการผู้รับผิดชอบ", "สำนัก กอง หรือฝ่ายที่จัดทำรายงาน"),
    ("website", "เว็บไซต์ของหน่วยงาน", ""),
)

_STEPS = (
    "1. กรอกข้อมูลหน่วยงานในแผ่นงานนี้ เฉพาะช่องสีเหลือง",
    "2. กรอกจำนวนผู้ตอบ ร้อยละ หรือคะแนนจากระบบ ITAS ในแผ่นงานของแต่ละเครื่องมือ อย่างใดอย่างหนึ่ง",
    "3. ตรวจคะแนนและระดับในแผ่นงาน สรุปผล และกรอกคะแนนที่ ITAS ประกาศเพื่อเทียบกัน",
    "4. กรอกผลปีก่อน ผลการวิเคราะห์ แผนปฏิบัติการ และข้อจำกัด",
    "5. บันทึกไฟล์แล้วสั่ง ita report เพื่อสร้างรายงาน Word",
)


def agency_sheet(edition: Edition) -> Sheet:
    """Declare the sheet."""
    rows = [Row("edition", {"=name": Label("ปีงบประมาณ พ.ศ."), ".": Label(edition.year, "strong")})]
    rows += [Row(join("agency", key), {"=name": Label(title), ".": Input("text", prompt)})
             for key, title, prompt in _FIELDS]
    rows.append(Row("note", {"=name": Label("หมายเหตุ"), ".": Input("long")}))
    return Sheet(
        name="ข้อมูลหน่วยงาน",
        title=edition.title,
        widths=(30, 90),
        parts=(
            *(Line(text) for text in _STEPS),
            Line(f"สถานะของหลักเกณฑ์: {edition.note}" if edition.note else ""),
            Block("book", (Column("=name", "รายการ"), Column(".", "ข้อมูล")), rows),
        ),
        landscape=False,
    )
