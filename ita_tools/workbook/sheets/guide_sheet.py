"""Sheet คำแนะนำ: what to do, what the colours mean, where each sheet is, and the status line."""

from __future__ import annotations

from collections.abc import Sequence

from ita_tools.rubric import Edition
from ita_tools.workbook.formulas.display import INFERRED, PUBLISHED
from ita_tools.workbook.sheet_model import (
    Address,
    Block,
    Buttons,
    Column,
    Input,
    Label,
    Line,
    Link,
    Row,
    Sheet,
    Style,
)

__all__ = ["guide_sheet", "status_cell"]

status_cell: Address = ("=status", "=text")
"""Where macros say what they do: an open cell on a protected sheet."""

_STEPS = (
    "1. กรอกชื่อและที่ตั้งในแผ่นงาน ข้อมูลหน่วยงาน",
    "2. กรอกผลของแต่ละเครื่องมือ: จำนวนผู้ตอบ ร้อยละ หรือคะแนนจากระบบ ITAS อย่างใดอย่างหนึ่ง",
    "3. ดูคะแนนและระดับในแผ่นงาน สรุปผล แล้วกรอกคะแนนที่ ITAS ประกาศไว้เทียบกัน",
    "4. กรอกผลปีก่อน ผู้ตอบแบบวัด การวิเคราะห์ แผนปฏิบัติการ และข้อจำกัด แล้วดูแผ่นงาน ตรวจสอบ",
    "5. บันทึกไฟล์ แล้วสร้างรายงาน Word ด้วยคำสั่ง ita report",
)
_CLICK = "5. กดปุ่ม สร้างรายงาน ด้านล่าง หรือบันทึกไฟล์แล้วใช้คำสั่ง ita report"
_BUTTONS = Buttons((("สร้างรายงาน", "GenerateReport"), ("คำนวณใหม่", "RefreshReport")))
_PURPOSE = {
    "ข้อมูลหน่วยงาน": "ชื่อ ประเภท ที่ตั้ง และส่วนราชการผู้รับผิดชอบ",
    "สำนักและกอง": "สำนัก/กอง ผู้ประสานงาน และความคืบหน้า เมื่อให้สำนัก/กองร่วมกรอก",
    "ความขัดแย้ง": "ค่าที่สำนัก/กองส่งมาไม่ตรงกัน เลือกก่อนรวมอีกครั้ง",
    "สรุปผล": "คะแนนรวม ระดับ เครื่องมือ ตัวชี้วัด และแผนภูมิ",
    "เป้าหมาย": "ลองเปลี่ยนคะแนนรายข้อแล้วดูผล และทางไปสู่ระดับถัดไป",
    "เปรียบเทียบ": "ผลปีก่อน ผลต่าง และผลย้อนหลัง",
    "ผู้ตอบแบบวัด": "จำนวนผู้ตอบ จำแนกตามกลุ่ม",
    "วิเคราะห์": "ข้อที่คะแนนต่ำสุด สาเหตุ และแนวทางการพัฒนา",
    "แผนปฏิบัติการ": "มาตรการ ขั้นตอน ระยะเวลา และผู้รับผิดชอบ",
    "ข้อจำกัด": "ข้อจำกัด ผลกระทบ และแนวทางแก้ไข",
    "ข้อเสนอแนะ": "ข้อสังเกตและแนวทางของทุกข้อ เลือกไปใช้ได้",
    "ตรวจสอบ": "สิ่งที่ยังขาดหรือไม่สอดคล้องกัน",
    "ประวัติ": "ที่มาของข้อมูลในสมุดงานนี้",
}
_COLOURS: tuple[tuple[str, Style, str], ...] = (
    ("ช่องกรอก", "sample", "กรอกหรือแก้ไขได้"),
    ("ช่องคำนวณ", "strong", "คำนวณให้เอง แก้ไขไม่ได้"),
    ("✗ สีแดง", "strong", "ไม่ตรงกัน ยังขาด ต่ำกว่าเป้าหมาย คะแนนลดลง หรือค่าที่กรอกเป็นข้อความแทนตัวเลข"),
    ("✓ สีเขียว", "strong", "ผ่านการตรวจ ระดับถึงเป้าหมาย หรือคะแนนเพิ่มขึ้น"),
)
_BASIS = (
    "จำนวน ร้อยละ และคะแนน ITAS คือได้จากค่าที่กรอก คำนวณ คือคิดจากคะแนนที่ย่อยกว่า "
    f"{PUBLISHED} คือใช้คะแนนที่ ITAS ประกาศ ซึ่งใช้ก่อนคะแนนที่คำนวณได้เสมอ {INFERRED} คือคิดด้วยหลักเกณฑ์ที่ยังไม่เป็นทางการ"
)
_TOLD = "ปุ่มของโปรแกรมแจ้งผลที่ช่องนี้ ไม่ต้องกรอก"
_STATUS = {
    "verified": "ตรวจกับคู่มือทางการแล้ว",
    "transcribed": "คัดจากรายงานที่เผยแพร่",
    "draft": "ร่าง มีบางส่วนอนุมานจากปีใกล้เคียง",
}


def guide_sheet(edition: Edition, others: Sequence[Sheet], *, macros: bool = False) -> Sheet:
    """Declare the sheet, with a link to each of the others, and buttons where there are macros."""
    contents = [
        Row("", {"=link": Link(each.name), "=text": Label(_PURPOSE.get(each.name, each.title))})
        for each in others
    ]
    about = [
        Row("=rules", {"=link": Label("หลักเกณฑ์"), "=text": Label(_rules(edition))}),
        Row("=basis", {"=link": Label("คอลัมน์ ที่มา"), "=text": Label(_BASIS)}),
        Row(
            "=contact",
            {
                "=link": Label("ติดต่อ"),
                "=text": Label(
                    "สอบถามหลักเกณฑ์ได้ที่ผู้ดูแลระบบ ITAS สำนักงาน ป.ป.ช. สอบถามข้อมูลได้ที่ผู้ประสานงาน ITA ของหน่วยงาน"
                ),
            },
        ),
    ]
    status = Row(status_cell[0], {"=link": Label("สถานะ"), status_cell[1]: Input("text", _TOLD, lines=2)})
    columns = (Column("=link", "แผ่นงาน"), Column("=text", "ใช้ทำอะไร"))
    return Sheet(
        "คำแนะนำ",
        edition.title,
        (26, 96),
        (
            *map(Line, (*_STEPS[:-1], _CLICK) if macros else _STEPS),
            *((_BUTTONS,) if macros else ()),
            Block("status", (Column("=link", "รายการ"), Column("=text", "ผล")), [status], "คำสั่งล่าสุด"),
            Block("contents", columns, contents, "แผ่นงานทั้งหมด"),
            Block("colours", (Column("=verdict", "สี"), Column("=text", "ความหมาย")), _colours(), "สีของช่อง"),
            Block("about", (Column("=link", "เรื่อง"), Column("=text", "รายละเอียด")), about, "เกี่ยวกับสมุดงานนี้"),
        ),
        landscape=False,
    )


def _colours() -> list[Row]:
    """Rows of samples; the red and the green one are coloured by the rule that colours all other cells."""
    return [
        Row("", {"=verdict": Label(sample, style), "=text": Label(text)}) for sample, style, text in _COLOURS
    ]


def _rules(edition: Edition) -> str:
    unsure = sum(item.provenance.inferred for item in edition.items)
    mark = f" มี {unsure} ข้อที่ข้อความยังอนุมาน" if unsure else ""
    return f"{_STATUS[edition.status]}{mark} {edition.note}".strip()
