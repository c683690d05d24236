"""Tables of the items of an indicator: scores by tool, and defects with their remedies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ita_tools.assessment import ItemAnswer
from ita_tools.assessment.fields import fields_of
from ita_tools.report.chapters.content_widths import content_columns
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Row, Table
from ita_tools.report.wording import item_title, tool_name
from ita_tools.rounding import points
from ita_tools.rubric import Indicator, Item

__all__ = ["item_tables", "noted_items"]

_WORDS = ("defect", "remedy")
_REMEDY = "แนวทางแก้ไข ปรับปรุง หรือรักษาระดับ"
_MEAN = "คะแนนเฉลี่ย"
_SCORE_CELLS = 8.0


def item_tables(context: ReportContext, indicator: Indicator) -> Iterator[Block]:
    """Write the scores of the items, with defects and remedies in the same table or in one below.

    Where most items have neither, a table of its own holds those that have.
    """
    noted = _noted(context, indicator)
    items = context.edition.items_of_indicator(indicator.code)
    scored = sum(
        context.result.item(tool, item.code) is not None for tool in indicator.tools for item in items
    )
    if noted and noted * 3 >= scored:
        yield _table_with_words(context, indicator, items)
        return
    if scored:
        yield _table_of_scores(context, indicator)
    yield from noted_items(context, indicator)


def noted_items(context: ReportContext, indicator: Indicator) -> Iterator[Block]:
    """Write the items that have a defect or remedy in a table; nothing where none has."""
    if _noted(context, indicator):
        items = context.edition.items_of_indicator(indicator.code)
        yield _table_with_words(context, indicator, items, only_noted=True)


def _noted(context: ReportContext, indicator: Indicator) -> int:
    """Count the items that have a defect or remedy, under each tool."""
    items = context.edition.items_of_indicator(indicator.code)
    return sum(any(_words(context, tool, item.code)) for tool in indicator.tools for item in items)


def _words(context: ReportContext, tool: str, code: str) -> tuple[str, str]:
    answer = context.assessment.entry(tool, code)
    return answer.defect, answer.remedy


def _table_of_scores(context: ReportContext, indicator: Indicator) -> Table:
    edition = context.edition
    tools = _scored_tools(context, indicator)
    columns = [Column("ข้อ", 0.7, "center"), Column("ข้อคำถาม/รายการ", 5)]
    columns += [Column(edition.tool_by_code[tool].short, 1.1, "center") for tool in tools]
    rows: list[Row] = []
    for part in edition.subindicators_of(indicator.code):
        value = context.result.subindicator(part.code)
        mean = "" if value is None else f" (ค่าเฉลี่ย {points(value)})"
        rows.append(Row([f"{part.code} {part.title}{mean}"], "group"))
        rows += [_row(context, tools, item) for item in edition.items_of_subindicator(part.code)]
    rows += [
        _row(context, tools, item)
        for item in edition.items_of_indicator(indicator.code)
        if item.subindicator is None
    ]
    means = [points(_mean(context, indicator, tool)) for tool in tools]
    if set(means) != {"-"}:
        rows.append(Row(["", _MEAN, *means], "total"))
    return Table(f"คะแนนรายข้อของตัวชี้วัดที่ {indicator.code}", columns, rows)


def _scored_tools(context: ReportContext, indicator: Indicator) -> Sequence[str]:
    """Return the tools of an indicator without those that no figure of it is known of."""
    codes = [item.code for item in context.edition.items_of_indicator(indicator.code)]
    scored = [
        tool
        for tool in indicator.tools
        if any(context.result.item(tool, code) is not None for code in codes)
        or context.result.part(tool, indicator.code) is not None
    ]
    return scored or indicator.tools


def _mean(context: ReportContext, indicator: Indicator, tool: str) -> Decimal | None:
    is_shared = len(indicator.tools) > 1
    result = context.result
    return result.part(tool, indicator.code) if is_shared else result.indicator(indicator.code)


def _row(context: ReportContext, tools: Sequence[str], item: Item) -> Row:
    scores = [points(context.result.item(tool, item.code)) for tool in tools]
    return Row([item.code, item_title(item), *scores])


def _table_with_words(
    context: ReportContext, indicator: Indicator, items: Sequence[Item], *, only_noted: bool = False
) -> Table:
    """Return a table of item, score, defect and remedy; for several tools each has its part and its mean."""
    filled = [
        number
        for number in range(len(_WORDS))
        if any(_words(context, tool, item.code)[number] for tool in indicator.tools for item in items)
    ]
    rows: list[Row] = []
    for tool in indicator.tools:
        own = [
            item
            for item in items
            if any(_words(context, tool, item.code))
            or (not only_noted and context.result.item(tool, item.code) is not None)
        ]
        mean = None if only_noted else _mean(context, indicator, tool)
        if len(indicator.tools) > 1 and (own or mean is not None):
            rows.append(Row([tool_name(context.edition.tool_by_code[tool])], "group"))
        for item in own:
            words = _words(context, tool, item.code)
            score = points(context.result.item(tool, item.code))
            rows.append(Row([item.code, item_title(item), score, *(words[number] for number in filled)]))
        if mean is not None:
            rows.append(Row(["", _MEAN, points(mean), *("" for _ in filled)], "total"))
    labels = [fields_of(ItemAnswer)["defect"].label, _REMEDY]
    titles = ["ข้อคำถาม/รายการ", *(labels[number] for number in filled)]
    texts = [Row([row.cells[1], *row.cells[3:]]) for row in rows if row.kind == "body"]
    question, *words_columns = content_columns(titles, texts, 70)
    columns = [Column("ข้อ", 6, "center"), question, Column("คะแนน", _SCORE_CELLS, "center"), *words_columns]
    return Table(f"ผลการวิเคราะห์รายข้อของตัวชี้วัดที่ {indicator.code}", columns, rows)
