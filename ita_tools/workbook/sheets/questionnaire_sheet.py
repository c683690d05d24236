"""Sheets of the tools people answer (IIT, EIT): all scores in one column, the answers in a table below."""

from __future__ import annotations

from collections.abc import Sequence

from ita_tools.assessment import Assessment, ItemAnswer
from ita_tools.rubric import Edition, Item, Tool
from ita_tools.scoring import Key
from ita_tools.workbook.cell_keys import item_row
from ita_tools.workbook.formulas.display import basis
from ita_tools.workbook.formulas.figures import FigureFormulas
from ita_tools.workbook.sheet_model import Block, Cell, Column, Input, Label, Row, Sheet
from ita_tools.workbook.sheets.answers_block import answers_block
from ita_tools.workbook.sheets.item_columns import (
    BEFORE,
    CODE,
    GROUP,
    before,
    common_words,
    duty_cells,
    duty_columns,
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


def questionnaire_sheet(edition: Edition, tools: Sequence[Tool], assessment: Assessment) -> Sheet:
    """Declare the sheet of a tool, or of tools with the same items: all scores, then the answers."""
    figures = FigureFormulas(edition)
    columns = _columns(edition, tools[0])
    scores = [_scores(figures, assessment, tool, titled=len(tools) > 1) for tool in tools]
    answers = [answers_block(figures, tool, _items(edition, tool), titled=len(tools) > 1) for tool in tools]
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
