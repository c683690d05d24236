"""Sheets of the tools people answer (IIT, EIT): all scores in one column, the answers in a table below.

The table of answers has each question again, its own options over its cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.assessment import Assessment, ItemAnswer
from ita_tools.assessment.fields import fields_of
from ita_tools.rubric import Edition, Item, Scale, Tool
from ita_tools.scoring import Key
from ita_tools.workbook.cell_keys import figure_row, item_row
from ita_tools.workbook.formulas.display import added_answers, agreement, basis
from ita_tools.workbook.formulas.figures import FigureFormulas
from ita_tools.workbook.sheet_model import Block, Cell, Column, Input, Label, Row, Sheet
from ita_tools.workbook.sheets.item_columns import (
    BEFORE,
    CODE,
    GROUP,
    before,
    common_words,
    duty_cells,
    duty_columns,
    exemption,
    grouped,
    more_cells,
    more_columns,
    question_heading,
    sheet_name,
    text_cells,
    text_columns,
    title_of,
    weight_cells,
    weight_columns,
)
from ita_tools.workbook.sheets.record_columns import record_column

__all__ = ["PRINTED", "questionnaire_sheet"]

PRINTED = "คะแนนของข้อตามที่ ITAS แสดง 0 ถึง 100 วางทั้งคอลัมน์ในครั้งเดียวได้"
_ZOOM = 90
_ANSWERS_TITLE = "สัดส่วนคำตอบของแต่ละข้อ ไม่บังคับ กรอกจำนวนคนหรือร้อยละ ช่องที่เป็น 0 เว้นว่างได้"
_STATEMENT_PRINTED = "คะแนนของประเด็นตามที่ ITAS แสดง 0 ถึง 100"
_COUNTED, _SHARED = "จำนวนผู้ตอบตัวเลือกนี้ ถ้าเป็น 0 เว้นว่างได้", "ร้อยละของผู้ตอบตัวเลือกนี้ ถ้าเป็น 0 เว้นว่างได้"
_NARROW = 6
"""Narrow columns of the sheet from the first option on; text stands to their right."""


def questionnaire_sheet(edition: Edition, tools: Sequence[Tool], assessment: Assessment) -> Sheet:
    """Declare the sheet of a tool, or of tools with the same items: all scores, then the answers."""
    figures = FigureFormulas(edition)
    columns = _columns(edition, tools[0])
    scores = [_scores(figures, assessment, tool, titled=len(tools) > 1) for tool in tools]
    answers = [_answers_block(figures, tool, _items(edition, tool), titled=len(tools) > 1) for tool in tools]
    return Sheet(
        sheet_name(edition, tools[0]),
        f"{common_words([tool.title for tool in tools])} ({sheet_name(edition, tools[0])})",
        [width for _, width in columns],
        (*scores, *answers),
        zoom=_ZOOM,
    )


def _items(edition: Edition, tool: Tool) -> list[Item]:
    indicators = edition.indicators_of_tool(tool.code)
    return [item for indicator in indicators for item in edition.items_of_indicator(indicator.code)]


def _scores(figures: FigureFormulas, assessment: Assessment, tool: Tool, *, titled: bool) -> Block:
    edition = figures.edition
    items = grouped(edition, _items(edition, tool))
    rows = [_item(figures, assessment, tool, item, group) for item, group in items]
    columns = [column for column, _ in _columns(edition, tool)]
    return Block(f"items.{tool.code}", columns, rows, tool.short if titled else "")


def _columns(edition: Edition, tool: Tool) -> list[tuple[Column, int]]:
    """Return the columns with their widths; six narrow ones have room for the answer options below."""
    return [
        (CODE, 5),
        (Column("=title", question_heading(_items(edition, tool))), 76),
        (GROUP, 14),
        (record_column(ItemAnswer, "score"), 10),
        (Column("=computed", "จากคำตอบ"), 9),
        (Column("=used", "คะแนนที่ใช้"), 9),
        (Column("=basis", "ที่มา"), 13),
        (BEFORE, 9),
        *duty_columns(edition, tool),
        *text_columns(),
        *more_columns(edition, tool),
        *weight_columns(edition, tool),
    ]


def _item(figures: FigureFormulas, assessment: Assessment, tool: Tool, item: Item, group: str) -> Row:
    edition, key = figures.edition, ("item", tool.code, item.code)
    cells: dict[str, Cell] = {
        "=code": Label(item.code, "code"),
        "=title": title_of(item, edition.items_of_tool(tool.code)),
        "=group": Label(group or None, "group"),
        **_score_cells(figures, key),
        "=before": before(edition, assessment, tool, item) or Label(None, "points"),
        **duty_cells(edition, assessment, tool, item),
        **text_cells(),
        **more_cells(),
        **weight_cells(item),
    }
    return Row(item_row(tool.code, item.code), cells, starts=bool(group))


def _score_cells(figures: FigureFormulas, key: Key) -> dict[str, Cell]:
    """Return the cells of a score: as announced, from the answers, as it stands, and where it comes from."""
    return {
        "score": Input("score", PRINTED),
        "=computed": figures.cell(("computed", *key)),
        "=used": figures.cell(key),
        "=basis": basis(figures, key),
    }


def _answers_block(figures: FigureFormulas, tool: Tool, items: Sequence[Item], *, titled: bool) -> Block:
    """Declare the table: three rows for each item or statement; ``titled`` with the name of the tool."""
    rows = [row for item in items for row in _answer_rows(figures, item, tool)]
    return Block(
        f"answers.{tool.code}",
        _answer_columns(items),
        rows,
        f"{tool.short}: {_ANSWERS_TITLE}" if titled else _ANSWERS_TITLE,
    )


def _answer_columns(items: Sequence[Item]) -> list[Column]:
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


def _answer_rows(figures: FigureFormulas, item: Item, tool: Tool) -> Iterator[Row]:
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
                "score": Input("score", _STATEMENT_PRINTED),
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
