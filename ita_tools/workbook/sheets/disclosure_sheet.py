"""Sheet of the public-disclosure tool (OIT): a score for each entry, in one column."""

from __future__ import annotations

from ita_tools.assessment import Assessment, ItemAnswer
from ita_tools.rubric import Edition, Item, Tool
from ita_tools.workbook.cell_keys import item_row
from ita_tools.workbook.sheet_model import Block, Cell, Choice, Column, Input, Label, Line, Row, Sheet
from ita_tools.workbook.sheets.item_columns import (
    BEFORE,
    CODE,
    GROUP,
    before,
    duty_cells,
    duty_columns,
    grouped,
    more_cells,
    more_columns,
    text_cells,
    text_columns,
    title_of,
    weight_cells,
    weight_columns,
)
from ita_tools.workbook.sheets.record_columns import record_column

__all__ = ["disclosure_sheet"]

_UNSURE = (
    "น้ำหนักที่ระบุว่า อนุมาน ไม่ใช่ตัวเลขทางการ หากรายการนั้นได้ไม่เต็ม คะแนนตัวชี้วัดจะเป็นช่วง "
    "ให้กรอกคะแนนตัวชี้วัดที่ ITAS ประกาศในแผ่นงาน สรุปผล"
)
_ZOOM = 82


def disclosure_sheet(edition: Edition, tool: Tool, assessment: Assessment) -> Sheet:
    """Declare the sheet: one row for each item, the first of each sub-indicator names it."""
    items = list(_items(edition, tool))
    rows = [_item(edition, assessment, tool, item, group) for item, group in grouped(edition, items)]
    columns = _columns(edition, tool)
    steps = ", ".join(f"{option.value} = {option.label}" for option in items[0].scale.options)
    lines = [Line(f"คะแนนของแต่ละรายการ: {steps}")]
    if any(item.weight and item.weight.provenance.inferred for item in items):
        lines.append(Line(_UNSURE))
    block = Block(f"items.{tool.code}", [column for column, _ in columns], rows)
    widths = [width for _, width in columns]
    return Sheet(tool.short, f"{tool.title} ({tool.short})", widths, (block, *lines), zoom=_ZOOM)


def _items(edition: Edition, tool: Tool) -> list[Item]:
    """Return the items by indicator and sub-indicator."""
    order = {each.code: number for number, each in enumerate(edition.subindicators)}
    return [
        item
        for indicator in edition.indicators_of_tool(tool.code)
        for item in sorted(
            edition.items_of_indicator(indicator.code),
            key=lambda each: order.get(each.subindicator or "", len(order)),
        )
    ]


def _columns(edition: Edition, tool: Tool) -> list[tuple[Column, int]]:
    return [
        (CODE, 5),
        (Column("=title", "รายการข้อมูล"), 76),
        (GROUP, 30),
        (record_column(ItemAnswer, "score"), 10),
        (BEFORE, 9),
        *duty_columns(edition, tool),
        *text_columns(),
        (record_column(ItemAnswer, "url"), 30),
        *more_columns(edition, tool),
        *weight_columns(edition, tool),
    ]


def _item(edition: Edition, assessment: Assessment, tool: Tool, item: Item, group: str) -> Row:
    steps = tuple(option.value for option in item.scale.options)
    cells: dict[str, Cell] = {
        "=code": Label(item.code, "code"),
        "=title": title_of(item),
        "=group": Label(group or None, "group"),
        "score": Input("score", "เลือกคะแนน " + " ".join(map(str, steps)), Choice(steps)),
        "=before": before(edition, assessment, tool, item) or Label(None, "points"),
        **duty_cells(edition, assessment, tool, item),
        **text_cells(),
        "url": Input("link", "ที่อยู่เว็บของข้อมูลที่เผยแพร่", small=True),
        **more_cells(),
        **weight_cells(item),
    }
    return Row(item_row(tool.code, item.code), cells, starts=bool(group))
