"""Sheets of the tools people answer (IIT, EIT): each question with its own answer labels over its cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ita_tools.assessment import EFFORTS, Assessment, ItemAnswer
from ita_tools.assessment.fields import fields_of
from ita_tools.rubric import Edition, Indicator, Item, Scale, Tool
from ita_tools.scoring import Key
from ita_tools.workbook.cell_keys import figure_row, item_row, seen_by
from ita_tools.workbook.formulas.display import added_answers, basis, copy_of
from ita_tools.workbook.formulas.figures import FigureFormulas
from ita_tools.workbook.hidden_keys import YES
from ita_tools.workbook.sheet_model import (
    Block,
    Cell,
    Choice,
    Column,
    Input,
    Label,
    Row,
    Sheet,
)
from ita_tools.workbook.sheets.assignment_columns import (
    ASSIGNMENT_COLUMNS,
    ASSIGNMENT_WIDTHS,
    assignment_cells,
)
from ita_tools.workbook.sheets.record_columns import record_column
from ita_tools.workbook.sheets.weight_columns import exemption, weight_cells, weight_columns

__all__ = ["DERIVED", "EFFORT", "leads_items", "questionnaire_sheet"]

_PRINTED = "คะแนนของข้อตามที่ ITAS แสดง 0 ถึง 100"
DERIVED = "เลือก ใช่ ถ้าคะแนนนี้ไม่ได้พิมพ์ไว้แต่คำนวณย้อนกลับจากคะแนนที่ประกาศ"
EFFORT = Input("text", "1 ถึง 3 ตามแรงที่ต้องใช้ หรือ no ถ้าปีนี้ทำไม่ได้", Choice(EFFORTS, strict=False))
"""The cell of the effort that an item takes, for the planning of targets."""


def questionnaire_sheet(edition: Edition, tool: Tool, assessment: Assessment) -> Sheet:
    """Declare the sheet of a tool: three rows for each item or statement (labels, counts, shares)."""
    figures = FigureFormulas(edition)
    rows = [
        row
        for indicator in edition.indicators_of_tool(tool.code)
        for row in _indicator(figures, tool, indicator, assessment)
    ]
    columns = list(_columns(edition, tool))
    block = Block(f"items.{tool.code}", [column for column, _ in columns], rows)
    return Sheet(tool.short, f"{tool.title} ({tool.short})", [width for _, width in columns], (block,))


def _columns(edition: Edition, tool: Tool) -> Iterator[tuple[Column, int]]:
    """Yield the columns with their widths: one for each answer option of the items and their statements."""
    items = edition.items_of_tool(tool.code)
    scales = [scale for item in items for scale in (item.scale, *(part.scale for part in item.parts))]
    yield from ((Column("=code", "ข้อ"), 7), (Column("=title", "คำถาม"), 46), (Column("=data", "ข้อมูล"), 12))
    for number in range(1, max(len(scale.options) for scale in scales) + 1):
        yield Column(f"[{number}]", f"ตัวเลือกที่ {number}"), 13
    yield from ((Column("=sum", "รวม"), 9), (Column("=computed", "คำนวณได้"), 11))
    yield record_column(ItemAnswer, "score"), 11
    if any(item.parts for item in items):
        yield Column("=statement", "คะแนนประเด็น"), 11
    yield from ((Column("=used", "คะแนนข้อ"), 11), (Column("=basis", "ที่มา"), 12))
    yield from weight_columns(edition, tool)
    yield record_column(ItemAnswer, "derived"), 11
    if leads_items(edition, tool):
        yield from zip(ASSIGNMENT_COLUMNS, ASSIGNMENT_WIDTHS, strict=True)
    yield record_column(ItemAnswer, "note"), 30
    yield from ((record_column(ItemAnswer, name), 30) for name in ("defect", "remedy"))
    yield record_column(ItemAnswer, "effort"), 12


def leads_items(edition: Edition, tool: Tool) -> bool:
    """Whether the items' divisions stand on this tool's sheet: tools may share their items."""
    return edition.items_of_tool(tool.code)[0].tools[0] == tool.code


def _indicator(
    figures: FigureFormulas, tool: Tool, indicator: Indicator, assessment: Assessment
) -> Iterator[Row]:
    edition = figures.edition
    yield Row(
        f"=heading.{indicator.code}",
        {
            "=code": Label(f"ตัวชี้วัดที่ {indicator.code} {indicator.title}", "heading"),
            "=used": copy_of(figures.at(seen_by(edition, tool.code, indicator.code))),
        },
    )
    for item in edition.items_of_indicator(indicator.code):
        duty = assignment_cells(edition, assessment, item.code) if leads_items(edition, tool) else {}
        yield from _item(figures, item, tool, duty)


def _item(figures: FigureFormulas, item: Item, tool: Tool, duty: Mapping[str, Cell]) -> Iterator[Row]:
    key: Key = ("item", tool.code, item.code)
    row = item_row(tool.code, item.code)
    head = {
        "=code": Label(item.code, "code"),
        "=title": _title(item),
        **({} if item.parts else _labels(item.scale)),
        **_scores(figures, key),
        **weight_cells(item),
        "derived?": Input("flag", DERIVED, Choice((YES,))),
        **duty,
        "note": Input("text"),
        "defect": Input("long"),
        "remedy": Input("long"),
        "effort": EFFORT,
    }
    yield Row(row, head)
    if not item.parts:
        yield from _answers(item.scale, row)
    for part in item.parts:
        statement: Key = ("statement", tool.code, item.code, part.code)
        below = figure_row(statement)
        yield Row(
            below,
            {
                "=title": Label(f"{part.code}) {part.title}", detail=exemption(part.not_for)),
                **_labels(part.scale),
                **_scores(figures, statement, "=statement"),
            },
        )
        yield from _answers(part.scale, below)


def _title(item: Item) -> Label:
    mark = "(ข้อความยังไม่ยืนยัน)" if item.provenance.inferred else ""
    texts = (item.note, mark, exemption(item.not_for))
    return Label(item.title, detail=" ".join(text for text in texts if text))


def _labels(scale: Scale) -> dict[str, Cell]:
    return {
        f"[{n}]": Label(option.label, "answer", f"({option.value})")
        for n, option in enumerate(scale.options, 1)
    }


def _scores(figures: FigureFormulas, key: Key, column: str = "=used") -> dict[str, Cell]:
    return {
        "=computed": figures.cell(("computed", *key)),
        "score": Input("score", _PRINTED),
        column: figures.cell(key),
        "=basis": basis(figures, key),
    }


def _answers(scale: Scale, row: str) -> Iterator[Row]:
    length = len(scale.options)
    yield _answer_row(row, "counts", Input("count", "จำนวนผู้ตอบตัวเลือกนี้"), length)
    yield _answer_row(row, "percent", Input("score", "ร้อยละของผู้ตอบตัวเลือกนี้"), length)


def _answer_row(row: str, name: str, cell: Input, length: int) -> Row:
    key, title = f"{row}.{name}[{length}]", fields_of(ItemAnswer)[name].label
    columns = [f"[{n}]" for n in range(1, length + 1)]
    slots: dict[str, Cell] = dict.fromkeys(columns, cell)
    added = added_answers(key, columns, "whole" if cell.kind == "count" else "points")
    return Row(key, {"=data": Label(title, "answer"), **slots, "=sum": added})
