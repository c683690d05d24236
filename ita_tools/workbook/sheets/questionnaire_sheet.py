"""Sheets of the tools people answer (IIT, EIT): each question with its own answer labels over its cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ita_tools.assessment import Assessment
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

__all__ = ["DERIVED", "leads_items", "questionnaire_sheet"]

_PRINTED = "คะแนนของข้อตามที่ ITAS แสดง 0 ถึง 100"
DERIVED = "เลือก ใช่ ถ้าคะแนนนี้ไม่ได้พิมพ์ไว้แต่คำนวณย้อนกลับจากคะแนนที่ประกาศ"


def questionnaire_sheet(edition: Edition, tool: Tool, assessment: Assessment) -> Sheet:
    """Declare the sheet of a tool: three rows for each item or statement (labels, counts, shares)."""
    items = edition.items_of_tool(tool.code)
    scales = [scale for item in items for scale in (item.scale, *(part.scale for part in item.parts))]
    slots = max(len(scale.options) for scale in scales)
    stated = any(item.parts for item in items)
    figures = FigureFormulas(edition)
    rows = [
        row
        for indicator in edition.indicators_of_tool(tool.code)
        for row in _indicator(figures, tool, indicator, assessment)
    ]
    leads = leads_items(edition, tool)
    columns = (
        Column("=code", "ข้อ"),
        Column("=title", "คำถาม"),
        Column("=data", "ข้อมูล"),
        *(Column(f"[{n}]", f"ตัวเลือกที่ {n}") for n in range(1, slots + 1)),
        Column("=sum", "รวม"),
        Column("=computed", "คำนวณได้"),
        Column("score", "คะแนน ITAS"),
        *([Column("=statement", "คะแนนประเด็น")] if stated else []),
        Column("=used", "คะแนนข้อ"),
        Column("=basis", "ที่มา"),
        Column("derived?", "คำนวณย้อนกลับ"),
        *(ASSIGNMENT_COLUMNS if leads else ()),
        Column("note", "หมายเหตุ"),
    )
    widths = (
        7,
        46,
        12,
        *[13] * slots,
        9,
        11,
        11,
        *([11] if stated else []),
        11,
        12,
        11,
        *(ASSIGNMENT_WIDTHS if leads else ()),
        30,
    )
    return Sheet(
        tool.short, f"{tool.title} ({tool.short})", widths, (Block(f"items.{tool.code}", columns, rows),)
    )


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
        "derived?": Input("flag", DERIVED, Choice((YES,))),
        **duty,
        "note": Input("text"),
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
                "=title": Label(f"{part.code}) {part.title}"),
                **_labels(part.scale),
                **_scores(figures, statement, "=statement"),
            },
        )
        yield from _answers(part.scale, below)


def _title(item: Item) -> Label:
    mark = "(ข้อความยังไม่ยืนยัน)" if item.provenance.inferred else ""
    return Label(item.title, detail=" ".join(text for text in (item.note, mark) if text))


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
    yield _answer_row(f"{row}.counts[{length}]", "จำนวน (คน)", Input("count", "จำนวนผู้ตอบตัวเลือกนี้"), length)
    yield _answer_row(f"{row}.percent[{length}]", "ร้อยละ", Input("score", "ร้อยละของผู้ตอบตัวเลือกนี้"), length)


def _answer_row(key: str, name: str, cell: Input, length: int) -> Row:
    columns = [f"[{n}]" for n in range(1, length + 1)]
    slots: dict[str, Cell] = dict.fromkeys(columns, cell)
    added = added_answers(key, columns, "whole" if cell.kind == "count" else "points")
    return Row(key, {"=data": Label(name, "answer"), **slots, "=sum": added})
