"""The first sheet of a division's workbook: all that the division fills in, in the order of work."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ita_tools.rubric import Edition
from ita_tools.sharing.split_assessment import DivisionPart
from ita_tools.workbook.hidden_keys import list_of, split_key
from ita_tools.workbook.sheet_model import Block, Column, Line, Row, Sheet

__all__ = ["READ", "WORK", "work_sheets"]

WORK, READ = "งานที่ต้องกรอก", "อ่านประกอบ"
_WIDTHS = (6, 35, 11, 10, 26, 26, 39, 20, 12, 18)
"""Widths of the columns that all tables of the sheet share; further ones are 16 wide."""
_MORE = 16
_ZOOM = 85
_NOTHING = ""
"""A column that a table leaves free."""
_EVIDENCE, _NOTE = "url", "note"
"""Evidence of an item, and what stands in its place where the tool asks for none."""
_ORDER: Mapping[str, Sequence[str]] = {
    "items": (
        *("=code", "=title", "score", "=before", "defect", "remedy", "=way", _EVIDENCE, "@states"),
        *("@comments", _NOTE),
    ),
    "analysis": (
        *("=code", "=name", "=used", "=lowest", "cause", "way_forward", "=advice", "text", "@states"),
        "@comments",
    ),
    "plan[]": (
        *("~indicator", "measure", "~issue", "period", "steps[]", "responsible", "finding", "follow_up"),
        *("~state", "comment"),
    ),
    "constraints[]": (_NOTHING, "constraint", _NOTHING, _NOTHING, "impact", "remedy", "division"),
}
"""Columns by the beginning of the marker; what is not named follows."""
_TITLES = {
    "items": "{title}: กรอกข้อบกพร่องและข้อแก้ไขของแต่ละข้อ",
    "answers": "{title}",
    "analysis": "วิเคราะห์{title}: กรอกสาเหตุและแนวทางการพัฒนา",
    "plan[]": "แผนปฏิบัติการ: กรอกมาตรการ ขั้นตอน ระยะเวลา และผู้รับผิดชอบ เพิ่มแถวได้",
    "constraints[]": "ข้อจำกัด: กรอกข้อจำกัด ผลกระทบ และแนวทางแก้ไข เพิ่มแถวได้",
}
_KINDS = tuple(_TITLES)
_WITH_EVIDENCE = "{title}: กรอกข้อบกพร่อง ข้อแก้ไข และที่อยู่เว็บของแต่ละข้อ"


def work_sheets(edition: Edition, part: DivisionPart, sheets: Iterable[Sheet]) -> Iterator[Sheet]:
    """Gather the tables of some sheets: those with something to fill in first, the others to read."""
    blocks = [_arranged(each, sheet) for sheet in sheets for each in sheet.parts if isinstance(each, Block)]
    blocks.sort(key=lambda block: block.marker.startswith("answers."))
    codes = frozenset(part.assignment.codes)
    work = [_with_rows(block, codes, own=True) for block in blocks]
    read = [_with_rows(block, codes, own=False) for block in blocks]
    work, read = ([block for block in each if block.rows] for each in (work, read))
    lines = map(Line, _steps(edition, part))
    yield _sheet(WORK, f"งานของ {part.division}", (*lines, *work), work)
    if read:
        yield _sheet(READ, "ข้อมูลอ่านประกอบ แก้ไขไม่ได้", read, read)


def _sheet(name: str, title: str, parts: Sequence[Block | Line], blocks: Sequence[Block]) -> Sheet:
    most = max((len(block.columns) for block in blocks), default=0)
    return Sheet(name, title, (*_WIDTHS, *(_MORE,) * (most - len(_WIDTHS))), parts, zoom=_ZOOM)


def _with_rows(block: Block, codes: Collection[str], *, own: bool) -> Block:
    """Return a block with the rows of some codes, or with all others; lists stay whole."""
    if block.marker.endswith("[]"):
        return block if own else replace(block, rows=())
    return replace(block, rows=[row for row in block.rows if (_code(row) in codes) == own])


def _code(row: Row) -> str:
    """Return the code of the item, indicator or issue of a row."""
    match split_key(list_of(row.key)[0]):
        case ("items", _, code, *_) | ("analysis", code):
            return code
    return ""


def _kind(block: Block) -> str:
    return next((kind for kind in _KINDS if block.marker.startswith(kind)), "")


def _arranged(block: Block, sheet: Sheet) -> Block:
    """Return a block with its columns in the order of the sheet, and a title that names the work."""
    kind = _kind(block)
    by_key = {column.key: column for column in block.columns}
    has_evidence = _EVIDENCE in by_key
    wording = _WITH_EVIDENCE if has_evidence else _TITLES.get(kind, "")
    title = wording.format(title=block.title or sheet.name) or block.title
    order = [_NOTE if key == _EVIDENCE and not has_evidence else key for key in _ORDER.get(kind, ())]
    named = [
        by_key.pop(key) if key in by_key else Column(f"=free.{n}")
        for n, key in enumerate(order, 1)
        if key in by_key or key == _NOTHING or n <= len(_WIDTHS)
    ]
    return replace(block, columns=(*named, *by_key.values()), title=title)


def _steps(edition: Edition, part: DivisionPart) -> Iterator[str]:
    agency, origin = part.assessment.agency.name, part.assessment.origin
    due = f" ส่งกลับภายในวันที่ {origin.due}" if origin.due else ""
    sent = f" ส่งให้เมื่อ {origin.when}" if origin.when else ""
    yield f"{edition.title} {agency}".strip() + sent
    yield f"1. กรอกช่องสีเหลือง 2. เลือกสถานะ กรอกแล้ว ทุกแถวที่เสร็จ 3. บันทึกเป็น .xlsx แล้วส่งไฟล์นี้กลับ{due}"
    yield "ถ้าสถานะเป็น ส่งกลับให้แก้ ให้แก้ตามความเห็นผู้ตรวจ แล้วเลือกสถานะ กรอกแล้ว"
