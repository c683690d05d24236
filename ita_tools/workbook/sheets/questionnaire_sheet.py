"""Sheets of the tools people answer (IIT, EIT): each question with its own answer labels over its cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ita_tools.assessment import Assessment, ItemAnswer
from ita_tools.rubric import Edition, Indicator, Item, Scale, Tool
from ita_tools.scoring import Key
from ita_tools.workbook.formulas import answer_score, basis_of_answers, basis_of_mean, copy_of, mean, score_at
from ita_tools.workbook.hidden_keys import YES, join_key, list_of, split_key
from ita_tools.workbook.sheet_model import (
    Block,
    Cell,
    Choice,
    Column,
    Computed,
    Input,
    Label,
    Locator,
    Row,
    Scored,
    Sheet,
    Value,
)
from ita_tools.workbook.sheets.assignment_columns import (
    ASSIGNMENT_COLUMNS,
    ASSIGNMENT_WIDTHS,
    assignment_cells,
)
from ita_tools.workbook.sheets.cell_keys import item_row, seen_by

__all__ = ["DERIVED", "leads_items", "questionnaire_sheet"]

_PRINTED = "คะแนนของข้อตามที่ ITAS แสดง 0 ถึง 100"
DERIVED = "เลือก ใช่ ถ้าคะแนนนี้ไม่ได้พิมพ์ไว้แต่คำนวณย้อนกลับจากคะแนนที่ประกาศ"


def questionnaire_sheet(edition: Edition, tool: Tool, assessment: Assessment) -> Sheet:
    """Declare the sheet of a tool: three rows for each item or statement (labels, counts, shares)."""
    items = edition.items_of_tool(tool.code)
    scales = [scale for item in items for scale in (item.scale, *(part.scale for part in item.parts))]
    slots = max(len(scale.options) for scale in scales)
    stated = any(item.parts for item in items)
    rows = [
        row
        for indicator in edition.indicators_of_tool(tool.code)
        for row in _indicator(edition, tool, indicator, assessment)
    ]
    leads = leads_items(edition, tool)
    columns = (
        Column("=code", "ข้อ"),
        Column("=title", "คำถาม"),
        Column("=data", "ข้อมูล"),
        *(Column(f"[{n}]", f"ตัวเลือกที่ {n}") for n in range(1, slots + 1)),
        Column("=sum", "รวม"),
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


def _indicator(edition: Edition, tool: Tool, indicator: Indicator, assessment: Assessment) -> Iterator[Row]:
    alone = len(indicator.tools) == 1
    key: Key = ("indicator", indicator.code) if alone else ("part", tool.code, indicator.code)
    score = copy_of(seen_by(edition, tool.code, indicator.code), score_at(key))
    yield Row(
        f"=heading.{indicator.code}",
        {
            "=code": Label(f"ตัวชี้วัดที่ {indicator.code} {indicator.title}", "heading"),
            "=used": score,
        },
    )
    for item in edition.items_of_indicator(indicator.code):
        duty = assignment_cells(edition, assessment, item.code) if leads_items(edition, tool) else {}
        yield from _item(item, tool, duty)


def _item(item: Item, tool: Tool, duty: Mapping[str, Cell]) -> Iterator[Row]:
    row, key = item_row(tool.code, item.code), ("item", tool.code, item.code)
    head = {
        "=code": Label(item.code, "code"),
        "=title": _title(item),
        **(_scores_of_parts(item, row, key) if item.parts else _scores(item.scale, row, key)),
        "derived?": Input("flag", DERIVED, Choice((YES,))),
        **duty,
        "note": Input("text"),
    }
    yield Row(row, head)
    if not item.parts:
        yield from _answers(item.scale, row)
    for part in item.parts:
        below = join_key("items", tool.code, item.code, "parts", part.code)
        statement = ("statement", tool.code, item.code, part.code)
        yield Row(
            below,
            {
                "=title": Label(f"{part.code}) {part.title}"),
                **_scores(part.scale, below, statement, "=statement"),
            },
        )
        yield from _answers(part.scale, below)


def _title(item: Item) -> Label:
    mark = "(ข้อความยังไม่ยืนยัน)" if item.provenance.inferred else ""
    return Label(item.title, detail=" ".join(text for text in (item.note, mark) if text))


def _scores(scale: Scale, row: str, key: Key, column: str = "=used") -> dict[str, Cell]:
    labels: dict[str, Cell] = {
        f"[{n}]": Label(option.label, "answer", f"({option.value})")
        for n, option in enumerate(scale.options, 1)
    }
    return {
        **labels,
        "score": Input("score", _PRINTED),
        column: answer_score(scale, row, key),
        "=basis": basis_of_answers(scale, row, key),
    }


def _scores_of_parts(item: Item, row: str, key: Key) -> dict[str, Cell]:
    inputs = [(f"{row}.parts.{part.code}", "=statement") for part in item.parts]
    printed = (row, "score")
    return {
        "score": Input("score", _PRINTED),
        "=used": mean(inputs, key, printed),
        "=basis": basis_of_mean(inputs, key, printed, "printed"),
    }


def _answers(scale: Scale, row: str) -> Iterator[Row]:
    length = len(scale.options)
    yield _answer_row(f"{row}.counts[{length}]", "จำนวน (คน)", Input("count", "จำนวนผู้ตอบตัวเลือกนี้"), length)
    yield _answer_row(f"{row}.percent[{length}]", "ร้อยละ", Input("score", "ร้อยละของผู้ตอบตัวเลือกนี้"), length)


def _answer_row(key: str, name: str, cell: Input, length: int) -> Row:
    slots: dict[str, Cell] = {f"[{n}]": cell for n in range(1, length + 1)}
    added = _sum(key, length, whole=cell.kind == "count")
    return Row(key, {"=data": Label(name, "answer"), **slots, "=sum": added})


def _sum(key: str, length: int, *, whole: bool) -> Computed:
    def formula(at: Locator) -> str:
        cells = f"{at.cell(key, '[1]')}:{at.cell(key, f'[{length}]')}"
        return f'=IF(COUNT({cells})>0,ROUND(SUM({cells}),2),"")'

    def value(scored: Scored) -> Value:
        _, tool, code, *part, answers = split_key(list_of(key)[0])
        entry = scored.assessment.entry(tool, code)
        entry = entry.parts.get(part[1], ItemAnswer()) if part else entry
        given = getattr(entry, answers)
        return None if given is None else sum(given)

    return Computed(formula, value, "whole" if whole else "points")
