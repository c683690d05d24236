"""The guide below the dashboard: what to do, where each sheet is, and what the colours mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.rubric import Edition
from ita_tools.text_width import display_cells
from ita_tools.workbook.cell_styles import Style
from ita_tools.workbook.formulas.display import INFERRED, PUBLISHED
from ita_tools.workbook.sheet_model import Block, Cell, Column, Label, Line, Link, Row, Sheet

__all__ = ["GUIDE", "STATUS_WORDS", "guide_parts"]

GUIDE = "วิธีใช้สมุดงานนี้"
_CELLS = 150
"""Characters of a line of text."""
_CONTACT = "สอบถามหลักเกณฑ์ได้ที่ผู้ดูแลระบบ ITAS สำนักงาน ป.ป.ช. สอบถามข้อมูลได้ที่ผู้ประสานงาน ITA ของหน่วยงาน"
_STEPS = (
    "1. กรอกชื่อและที่ตั้งในแผ่นงาน ข้อมูลหน่วยงาน",
    "2. กรอกผลของแต่ละเครื่องมือ: จำนวนผู้ตอบ ร้อยละ หรือคะแนนจากระบบ ITAS อย่างใดอย่างหนึ่ง",
    "3. ดูคะแนนและระดับในแผ่นงาน สรุปผล แล้วกรอกคะแนนที่ ITAS ประกาศไว้เทียบกัน",
    "4. กรอกผลปีก่อนในแผ่นงาน สรุปผล แล้วกรอกผู้ตอบแบบวัด การวิเคราะห์ แผนปฏิบัติการ และข้อจำกัด แล้วดูสิ่งที่ต้องดูด้านบน",
    "5. บันทึกไฟล์ แล้วสร้างรายงาน Word ด้วยคำสั่ง ita report",
)
_CLICK = "5. กดปุ่ม สร้างรายงาน ด้านบน หรือบันทึกไฟล์แล้วใช้คำสั่ง ita report"
_PURPOSE = {
    "ถ้อยคำในรายงาน": "ชนิดของรายงาน ข้อความ ผู้ลงนาม ข้อเสนอแนะของผู้ประเมิน และข้อจำกัด",
    "ข้อมูลหน่วยงาน": "ชื่อ ที่ตั้ง ส่วนราชการผู้รับผิดชอบ และผู้ตอบแบบวัด",
    "สำนักและกอง": "สำนัก/กอง ผู้ประสานงาน และความคืบหน้า เมื่อให้สำนัก/กองร่วมกรอก",
    "ความขัดแย้ง": "ค่าที่สำนัก/กองส่งมาไม่ตรงกัน เลือกก่อนรวมอีกครั้ง",
    "สรุปผล": "คะแนนที่คำนวณ คะแนนที่ประกาศ ผลปีก่อน และแผนภูมิ",
    "เป้าหมาย": "ลองเปลี่ยนคะแนนรายข้อแล้วดูผล และทางไปสู่ระดับถัดไป",
    "วิเคราะห์": "ข้อที่คะแนนต่ำสุด สาเหตุ และแนวทางการพัฒนา",
    "แผนปฏิบัติการ": "มาตรการ ขั้นตอน ระยะเวลา และผู้รับผิดชอบ",
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
STATUS_WORDS = {
    "verified": "ตรวจกับคู่มือทางการแล้ว",
    "transcribed": "คัดจากรายงานที่เผยแพร่",
    "draft": "ร่าง มีบางส่วนอนุมานจากปีใกล้เคียง",
}


def guide_parts(
    edition: Edition, others: Sequence[Sheet], *, macros: bool = False
) -> tuple[Block | Line, ...]:
    """Declare the guide, with a link to each of the others; it mentions buttons where there are macros."""
    contents = [
        Row("", {"=link": Link(each.name), "=text": Label(_PURPOSE.get(each.name, each.title), "remark")})
        for each in others
    ]
    texts = {
        "=rules": ("หลักเกณฑ์", _rules(edition)),
        "=basis": ("คอลัมน์ ที่มา", _BASIS),
        "=contact": ("ติดต่อ", _CONTACT),
    }
    about = [row for key, (name, text) in texts.items() for row in _lines(key, name, text)]
    columns = (Column("=link"), Column("=text"))
    return (
        Line(GUIDE, "heading"),
        *map(Line, (*_STEPS[:-1], _CLICK) if macros else _STEPS),
        Block("contents", columns, contents, "แผ่นงานทั้งหมด"),
        Block("colours", (Column("=verdict"), Column("=text")), _colours(), "สีของช่อง"),
        Block("about", columns, about, "เกี่ยวกับสมุดงานนี้"),
    )


def _lines(key: str, name: str, text: str) -> Iterator[Row]:
    """Yield a row for each line of a text, the first with its name."""
    lines = [""]
    for word in text.split(" "):
        if display_cells(f"{lines[-1]} {word}") > _CELLS:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    for number, line in enumerate(lines):
        cells: dict[str, Cell] = {"=text": Label(line, "remark")}
        yield Row(
            f"{key}.{number}" if number else key, {**cells, **({} if number else {"=link": Label(name)})}
        )


def _colours() -> list[Row]:
    """Rows of samples; the red and the green one are coloured by the rule that colours all other cells."""
    return [
        Row("", {"=verdict": Label(sample, style), "=text": Label(text, "remark")})
        for sample, style, text in _COLOURS
    ]


def _rules(edition: Edition) -> str:
    unsure = sum(item.provenance.inferred for item in edition.items)
    mark = f" มี {unsure} ข้อที่ข้อความยังอนุมาน" if unsure else ""
    return f"{STATUS_WORDS[edition.status]}{mark} {edition.note}".strip()
