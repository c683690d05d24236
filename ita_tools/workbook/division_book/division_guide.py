"""Sheet คำแนะนำ of a division's workbook: what to fill in, where, until when, and the next step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.rubric import Edition
from ita_tools.sharing.split_assessment import DivisionPart
from ita_tools.workbook.sheet_model import Block, Cell, Column, Input, Label, Line, Link, Row, Sheet

__all__ = ["division_guide_sheet"]

_TASKS = (Column("=link", "แผ่นงาน"), Column("=text", "สิ่งที่ต้องกรอก"), Column("=count", "จำนวนรายการ"))
_READ = "ใช้ประกอบการกรอก ไม่ต้องแก้ไข"
_UNITS = {
    "items": "กรอกข้อมูลของแต่ละข้อที่รับผิดชอบ",
    "analysis": "กรอกสาเหตุและแนวทางการพัฒนา",
    "plan": "กรอกมาตรการ ขั้นตอน ระยะเวลา และผู้รับผิดชอบ เพิ่มแถวได้",
    "constraints": "กรอกข้อจำกัด เพิ่มแถวได้",
}


def division_guide_sheet(edition: Edition, part: DivisionPart, sheets: Sequence[Sheet]) -> Sheet:
    """Declare the sheet, with a link to every visible sheet."""
    rows = [_task(each) for each in sheets if not each.hidden]
    colours = [
        Row("", {"=verdict": Label("ช่องกรอก", "sample"), "=text": Label("กรอกหรือแก้ไขได้")}),
        Row("", {"=verdict": Label("ช่องอ่าน", "strong"), "=text": Label("แสดงไว้ให้อ่าน แก้ไขไม่ได้")}),
        Row("", {"=verdict": Label("✗ สีแดง", "strong"), "=text": Label("ค่าไม่ตรงกัน หรือเป็นข้อความแทนตัวเลข")}),
    ]
    return Sheet(
        "คำแนะนำ",
        f"ข้อมูลที่ {part.division} ต้องกรอก",
        (26, 76, 12),
        (
            *map(Line, _steps(edition, part)),
            Block("tasks", _TASKS, rows, "สิ่งที่ต้องกรอก"),
            Block("colours", (Column("=verdict", "สี"), Column("=text", "ความหมาย")), colours, "สีของช่อง"),
        ),
        landscape=False,
    )


def _steps(edition: Edition, part: DivisionPart) -> Iterator[str]:
    agency, origin = part.assessment.agency.name, part.assessment.origin
    yield f"{edition.title} {agency}".strip()
    yield "1. กรอกเฉพาะช่องสีเหลืองในแผ่นงานด้านล่าง เมื่อกรอกข้อใดเสร็จให้เลือกสถานะ กรอกแล้ว"
    yield "2. ถ้าสถานะเป็น ส่งกลับให้แก้ ให้แก้ตามความเห็นผู้ตรวจ แล้วเลือกสถานะ กรอกแล้ว"
    yield "3. บันทึกเป็น .xlsx แล้วส่งไฟล์นี้กลับ" + (f" ภายในวันที่ {origin.due}" if origin.due else "")
    if origin.when:
        yield f"ส่งให้เมื่อ {origin.when}"


def _task(sheet: Sheet) -> Row:
    blocks = [each for each in sheet.parts if isinstance(each, Block)]
    kinds = [kind for each in blocks if (kind := each.marker.split(".")[0].removesuffix("[]")) in _UNITS]
    open_rows = sum(_is_open(row) for each in blocks for row in each.rows)
    count = open_rows if kinds and kinds[0] in ("items", "analysis") else None
    words = _UNITS[kinds[0]] if kinds and open_rows else _READ
    cells: dict[str, Cell] = {
        "=link": Link(sheet.name),
        "=text": Label(words),
        "=count": Label(count or None, "whole"),
    }
    return Row("", cells)


def _is_open(row: Row) -> bool:
    """Whether a row has inputs and is no row of answers, which counts with its item."""
    filled = any(isinstance(cell, Input) and not cell.locked for cell in row.cells.values())
    return filled and bool(row.key) and "[" not in row.key and ".parts." not in row.key
