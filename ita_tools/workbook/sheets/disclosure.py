"""Sheet of the public-disclosure tool (OIT): a score per entry, its address and what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.rubric import Edition, Indicator, Item, Tool
from ita_tools.workbook.cells import Block, Cell, Choice, Column, Input, Label, Line, Row, Sheet
from ita_tools.workbook.formulas import copy_of, score_at
from ita_tools.workbook.markers import YES
from ita_tools.workbook.sheets.addresses import indicator_row, item_row, subindicator_row, used_cell

__all__ = ["disclosure_sheet"]

_COLUMNS = (
    Column("=code", "ข้อ"), Column("=title", "รายการข้อมูล"), Column("score", "คะแนน"),
    Column("=weight", "น้ำหนัก (%)"), Column("=sure", "สถานะน้ำหนัก"), Column("=used", "คะแนนตัวชี้วัด"),
    Column("url", "URL ของข้อมูล"), Column("note", "สิ่งที่ยังขาด/หมายเหตุ"),
    Column("derived?", "คำนวณย้อนกลับ"), Column("@divisions", "สำนัก/กอง"),
)
_WIDTHS = (7, 56, 10, 11, 12, 12, 36, 40, 11, 18)


def disclosure_sheet(edition: Edition, tool: Tool) -> Sheet:
    """Declare the sheet: items grouped by sub-indicator."""
    rows = [row for indicator in edition.indicators_of_tool(tool.code)
            for row in _indicator(edition, tool, indicator)]
    scale = edition.items_of_tool(tool.code)[0].scale
    steps = ", ".join(f"{option.value} = {option.label}" for option in scale.options)
    lines = [Line(f"คะแนนของแต่ละรายการ: {steps}")]
    if any(item.weight and item.weight.provenance.inferred for item in edition.items):
        lines.append(Line("น้ำหนักที่ระบุว่า อนุมาน ไม่ใช่ตัวเลขทางการ "
                          "หากรายการนั้นได้ไม่เต็ม ให้กรอกคะแนนตัวชี้วัดที่ ITAS ประกาศในแผ่นงาน สรุปผล เพื่อตรวจเทียบ"))
    return Sheet(tool.short, f"{tool.title} ({tool.short})", _WIDTHS,
                 (*lines, Block(f"items.{tool.code}", _COLUMNS, rows)))


def _indicator(edition: Edition, tool: Tool, indicator: Indicator) -> Iterator[Row]:
    yield _heading(f"ตัวชี้วัดที่ {indicator.code} {indicator.title}", f"=heading.{indicator.code}",
                   indicator_row(indicator.code), ("indicator", indicator.code))
    for part in edition.subindicators_of(indicator.code):
        yield _heading(f"{part.code} {part.title}", f"=heading.{part.code}", subindicator_row(part.code),
                       ("subindicator", part.code))
        for item in edition.items_of_subindicator(part.code):
            yield _item(item, tool)
    for item in edition.items_of_indicator(indicator.code):
        if item.subindicator is None:
            yield _item(item, tool)


def _heading(text: str, key: str, row: str, score: tuple[str, ...]) -> Row:
    return Row(key, {"=code": Label(text, "heading"), "=used": copy_of(used_cell(row), score_at(score))})


def _item(item: Item, tool: Tool) -> Row:
    steps = tuple(option.value for option in item.scale.options)
    cells: dict[str, Cell] = {
        "=code": Label(item.code, "code"),
        "=title": Label(item.title),
        "score": Input("score", "เลือกคะแนน " + " ".join(map(str, steps)), Choice(steps)),
        "url": Input("link", "ที่อยู่เว็บของข้อมูลที่เผยแพร่"),
        "note": Input("text"),
        "derived?": Input("flag", choice=Choice((YES,))),
        "@divisions": Input("text", "สำนักหรือกองที่รับผิดชอบข้อนี้"),
    }
    if item.weight is not None:
        unsure = item.weight.provenance.inferred
        cells["=weight"] = Label(item.weight.value, "points")
        cells["=sure"] = Label("อนุมาน" if unsure else "ยืนยันจากผลจริง", "note")
    return Row(item_row(tool.code, item.code), cells)
