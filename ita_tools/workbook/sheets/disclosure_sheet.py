"""Sheet of the public-disclosure tool (OIT): a score per entry, its address and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ita_tools.assessment import Assessment, ItemAnswer
from ita_tools.rubric import Edition, Indicator, Item, Tool
from ita_tools.workbook.cell_keys import item_row, seen_by
from ita_tools.workbook.formulas.display import copy_of
from ita_tools.workbook.formulas.expression import Expression
from ita_tools.workbook.formulas.figures import FigureFormulas
from ita_tools.workbook.hidden_keys import YES
from ita_tools.workbook.sheet_model import Block, Cell, Choice, Column, Input, Label, Line, Row, Sheet
from ita_tools.workbook.sheets.assignment_columns import (
    ASSIGNMENT_COLUMNS,
    ASSIGNMENT_WIDTHS,
    assignment_cells,
)
from ita_tools.workbook.sheets.questionnaire_sheet import DERIVED, EFFORT
from ita_tools.workbook.sheets.record_columns import record_column
from ita_tools.workbook.sheets.weight_columns import exemption, weight_cells, weight_columns

__all__ = ["disclosure_sheet"]

_UNSURE = (
    "น้ำหนักที่ระบุว่า อนุมาน ไม่ใช่ตัวเลขทางการ หากรายการนั้นได้ไม่เต็ม คะแนนตัวชี้วัดจะเป็นช่วง "
    "ให้กรอกคะแนนตัวชี้วัดที่ ITAS ประกาศในแผ่นงาน สรุปผล"
)
_BEFORE = (
    (Column("=code", "ข้อ"), 7),
    (Column("=title", "รายการข้อมูล"), 56),
    (record_column(ItemAnswer, "score"), 10),
)
_AFTER = (
    (Column("=used", "คะแนนตัวชี้วัด"), 12),
    (record_column(ItemAnswer, "url"), 36),
    (record_column(ItemAnswer, "note"), 40),
    *((record_column(ItemAnswer, name), 36) for name in ("defect", "remedy")),
    (record_column(ItemAnswer, "derived"), 11),
    *zip(ASSIGNMENT_COLUMNS, ASSIGNMENT_WIDTHS, strict=True),
    (record_column(ItemAnswer, "effort"), 12),
)


def disclosure_sheet(edition: Edition, tool: Tool, assessment: Assessment) -> Sheet:
    """Declare the sheet: items grouped by sub-indicator."""
    figures = FigureFormulas(edition)
    rows = [
        row
        for indicator in edition.indicators_of_tool(tool.code)
        for row in _indicator(figures, tool, indicator, assessment)
    ]
    items = edition.items_of_tool(tool.code)
    weights = [item.weight for item in items if item.weight]
    columns = (*_BEFORE, *weight_columns(edition, tool), *_AFTER)
    steps = ", ".join(f"{option.value} = {option.label}" for option in items[0].scale.options)
    lines = [Line(f"คะแนนของแต่ละรายการ: {steps}")]
    if any(weight.provenance.inferred for weight in weights):
        lines.append(Line(_UNSURE))
    block = Block(f"items.{tool.code}", [column for column, _ in columns], rows)
    return Sheet(tool.short, f"{tool.title} ({tool.short})", [width for _, width in columns], (*lines, block))


def _indicator(
    figures: FigureFormulas, tool: Tool, indicator: Indicator, assessment: Assessment
) -> Iterator[Row]:
    edition = figures.edition
    title = f"ตัวชี้วัดที่ {indicator.code} {indicator.title}"
    seen = figures.at(seen_by(edition, tool.code, indicator.code))
    yield _heading(title, f"=heading.{indicator.code}", seen)
    for part in edition.subindicators_of(indicator.code):
        score = figures.at(("subindicator", part.code))
        yield _heading(f"{part.code} {part.title}", f"=heading.{part.code}", score)
        for item in edition.items_of_subindicator(part.code):
            yield _item(item, tool, assignment_cells(edition, assessment, item.code))
    for item in edition.items_of_indicator(indicator.code):
        if item.subindicator is None:
            yield _item(item, tool, assignment_cells(edition, assessment, item.code))


def _heading(text: str, key: str, score: Expression) -> Row:
    return Row(key, {"=code": Label(text, "heading"), "=used": copy_of(score)})


def _item(item: Item, tool: Tool, duty: Mapping[str, Cell]) -> Row:
    steps = tuple(option.value for option in item.scale.options)
    cells: dict[str, Cell] = {
        "=code": Label(item.code, "code"),
        "=title": Label(item.title, detail=exemption(item.not_for)),
        "score": Input("score", "เลือกคะแนน " + " ".join(map(str, steps)), Choice(steps)),
        "url": Input("link", "ที่อยู่เว็บของข้อมูลที่เผยแพร่"),
        "note": Input("text", "สิ่งที่ยังขาด หรือหมายเหตุอื่น"),
        "defect": Input("long"),
        "remedy": Input("long"),
        "derived?": Input("flag", DERIVED, Choice((YES,))),
        **duty,
        "effort": EFFORT,
    }
    return Row(item_row(tool.code, item.code), {**cells, **weight_cells(item)})
