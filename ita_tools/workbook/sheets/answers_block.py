"""The table of answers below the scores of a tool: each question again, its own options over its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.assessment import ItemAnswer
from ita_tools.assessment.fields import fields_of
from ita_tools.rubric import Item, Scale, Tool
from ita_tools.scoring import Key
from ita_tools.workbook.cell_keys import figure_row, item_row
from ita_tools.workbook.formulas.display import added_answers, agreement, basis
from ita_tools.workbook.formulas.figures import FigureFormulas
from ita_tools.workbook.sheet_model import Block, Cell, Column, Input, Label, Row
from ita_tools.workbook.sheets.item_columns import CODE, exemption, question_heading, title_of
from ita_tools.workbook.sheets.record_columns import record_column

__all__ = ["answers_block"]

_TITLE = "สัดส่วนคำตอบของแต่ละข้อ ไม่บังคับ กรอกจำนวนคนหรือร้อยละ ช่องที่เป็น 0 เว้นว่างได้"
_PRINTED = "คะแนนของประเด็นตามที่ ITAS แสดง 0 ถึง 100"
_COUNTED, _SHARED = "จำนวนผู้ตอบตัวเลือกนี้ ถ้าเป็น 0 เว้นว่างได้", "ร้อยละของผู้ตอบตัวเลือกนี้ ถ้าเป็น 0 เว้นว่างได้"
_NARROW = 6
"""Narrow columns of the sheet from the first option on; text stands to their right."""


def answers_block(figures: FigureFormulas, tool: Tool, items: Sequence[Item], *, titled: bool) -> Block:
    """Declare the table: three rows for each item or statement; ``titled`` with the name of the tool."""
    rows = [row for item in items for row in _item(figures, item, tool)]
    return Block(
        f"answers.{tool.code}", _columns(items), rows, f"{tool.short}: {_TITLE}" if titled else _TITLE
    )


def _columns(items: Sequence[Item]) -> list[Column]:
    """Return one column for each answer option of the items and their statements, and what comes of them."""
    scales = [scale for item in items for scale in (item.scale, *(part.scale for part in item.parts))]
    options = max(len(scale.options) for scale in scales)
    columns = [CODE, Column("=title", question_heading(items)), Column("=data", "ข้อมูล")]
    columns += [Column(f"[{number}]", f"ตัวเลือกที่ {number}") for number in range(1, options + 1)]
    columns.append(Column("=sum", "รวม"))
    if any(item.parts for item in items):
        columns.append(Column("=computed", "จากคำตอบ"))
        columns.append(record_column(ItemAnswer, "score"))
        columns += [Column("=statement", "คะแนนประเด็น"), Column("=basis", "ที่มา")]
    else:
        columns += [Column(f"=free.{n}") for n in range(options, _NARROW)]
    return [*columns, Column("=verdict", "เทียบกับคะแนน ITAS")]


def _item(figures: FigureFormulas, item: Item, tool: Tool) -> Iterator[Row]:
    key: Key = ("item", tool.code, item.code)
    row = item_row(tool.code, item.code)
    head: dict[str, Cell] = {
        "=code": Label(item.code, "code"),
        "=title": title_of(item, figures.edition.items_of_tool(tool.code)),
    }
    if not item.parts:
        head |= {**_labels(item.scale), "=verdict": agreement(figures, key)}
    yield Row(row, head, f"answers.{row}", starts=True)
    if not item.parts:
        yield from _answers(item.scale, row)
    for part in item.parts:
        statement: Key = ("statement", tool.code, item.code, part.code)
        below = figure_row(statement)
        yield Row(
            below,
            {
                "=title": Label(f"{part.code}) {part.title}", "question", exemption(part.not_for)),
                **_labels(part.scale),
                "score": Input("score", _PRINTED),
                "=computed": figures.cell(("computed", *statement)),
                "=statement": figures.cell(statement),
                "=basis": basis(figures, statement),
                "=verdict": agreement(figures, statement),
            },
        )
        yield from _answers(part.scale, below)


def _labels(scale: Scale) -> dict[str, Cell]:
    return {
        f"[{n}]": Label(option.label, "answer", f"({option.value})")
        for n, option in enumerate(scale.options, 1)
    }


def _answers(scale: Scale, row: str) -> Iterator[Row]:
    length = len(scale.options)
    yield _answer_row(row, "counts", Input("count", _COUNTED), length)
    yield _answer_row(row, "percent", Input("score", _SHARED), length)


def _answer_row(row: str, name: str, cell: Input, length: int) -> Row:
    key, title = f"{row}.{name}[{length}]", fields_of(ItemAnswer)[name].label
    columns = [f"[{n}]" for n in range(1, length + 1)]
    slots: dict[str, Cell] = dict.fromkeys(columns, cell)
    added = added_answers(key, columns, "whole" if cell.kind == "count" else "points")
    return Row(key, {"=data": Label(title, "answer"), **slots, "=sum": added})
