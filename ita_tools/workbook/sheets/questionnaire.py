"""Sheets of the tools people answer (IIT, EIT): each question with its own answer labels over its cells."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.rubric import Edition, Indicator, Item, Tool
from ita_tools.scoring import Key
from ita_tools.workbook.cells import (
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
)
from ita_tools.workbook.formulas import basis_of_answers, copy_of, item_score, score_at
from ita_tools.workbook.markers import YES
from ita_tools.workbook.sheets.addresses import item_row, seen_by

__all__ = ["questionnaire_sheet"]


def questionnaire_sheet(edition: Edition, tool: Tool) -> Sheet:
    """Declare the sheet of a tool: three rows for each item (labels and score, counts, shares)."""
    items = edition.items_of_tool(tool.code)
    slots = max(len(item.scale.options) for item in items)
    rows = [row for indicator in edition.indicators_of_tool(tool.code)
            for row in _indicator(edition, tool, indicator)]
    columns = (
        Column("=code", "ข้อ"), Column("=title", "คำถาม"), Column("=data", "ข้อมูล"),
        *(Column(f"[{n}]", f"ตัวเลือกที่ {n}") for n in range(1, slots + 1)),
        Column("=sum", "รวม"), Column("score", "คะแนน ITAS"), Column("=used", "คะแนนข้อ"),
        Column("=basis", "ที่มา"), Column("derived?", "คำนวณย้อนกลับ"),
        *([Column("@divisions", "สำนัก/กอง")] if _leads(edition, tool) else []), Column("note", "หมายเหตุ"),
    )
    widths = (7, 46, 11, *[13] * slots, 9, 11, 11, 12, 11, *([16] if _leads(edition, tool) else []), 30)
    return Sheet(tool.short, f"{tool.title} ({tool.short})", widths,
                 (Block(f"items.{tool.code}", columns, rows),))


def _leads(edition: Edition, tool: Tool) -> bool:
    """Whether the items' divisions stand on this tool's sheet: tools may share their items."""
    return edition.items_of_tool(tool.code)[0].tools[0] == tool.code


def _indicator(edition: Edition, tool: Tool, indicator: Indicator) -> Iterator[Row]:
    alone = len(indicator.tools) == 1
    key: Key = ("indicator", indicator.code) if alone else ("part", tool.code, indicator.code)
    score = copy_of(seen_by(edition, tool.code, indicator.code), score_at(key))
    yield Row(f"=heading.{indicator.code}", {
        "=code": Label(f"ตัวชี้วัดที่ {indicator.code} {indicator.title}", "heading"), "=used": score,
    })
    for item in edition.items_of_indicator(indicator.code):
        yield from _item(item, tool, leads=_leads(edition, tool))


def _item(item: Item, tool: Tool, *, leads: bool) -> Iterator[Row]:
    row, key = item_row(tool.code, item.code), ("item", tool.code, item.code)
    options = item.scale.options
    head: dict[str, Cell] = {"=code": Label(item.code, "code"), "=title": Label(item.title)}
    head |= {f"[{n}]": Label(option.label, "answer", f"({option.value})")
             for n, option in enumerate(options, 1)}
    head |= {
        "score": Input("score", "คะแนนของข้อตามที่ ITAS แสดง 0 ถึง 100"),
        "=used": item_score(item, row, key),
        "=basis": basis_of_answers(item, row, key),
        "derived?": Input("flag", "เลือก ใช่ ถ้าคะแนนนี้ไม่ได้พิมพ์ไว้แต่คำนวณย้อนกลับจากคะแนนที่ประกาศ",
                          Choice((YES,))),
        "note": Input("text"),
    }
    if leads:
        head["@divisions"] = Input("text", "สำนักหรือกองที่รับผิดชอบข้อนี้")
    yield Row(row, head)
    yield _answers(f"{row}.counts[{len(options)}]", "จำนวน (คน)", Input("count", "จำนวนผู้ตอบตัวเลือกนี้"),
                   len(options))
    yield _answers(f"{row}.percent[{len(options)}]", "ร้อยละ", Input("score", "ร้อยละของผู้ตอบตัวเลือกนี้"),
                   len(options))


def _answers(key: str, name: str, cell: Input, length: int) -> Row:
    slots: dict[str, Cell] = {f"[{n}]": cell for n in range(1, length + 1)}
    added = _sum(key, length, whole=cell.kind == "count")
    return Row(key, {"=data": Label(name, "answer"), **slots, "=sum": added})


def _sum(key: str, length: int, *, whole: bool) -> Computed:
    def formula(at: Locator) -> str:
        cells = f"{at.cell(key, '[1]')}:{at.cell(key, f'[{length}]')}"
        return f'=IF(COUNT({cells})>0,ROUND(SUM({cells}),2),"")'

    def value(scored: Scored) -> object:
        _, tool, code, answers = key.split(".")
        entry = scored.assessment.entry(tool, code)
        given = entry.counts if answers.startswith("counts") else entry.percent
        return None if given is None else sum(given)

    return Computed(formula, value, "whole" if whole else "points")  # type: ignore[arg-type]
