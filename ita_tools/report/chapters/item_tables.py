"""Tables of the items of an indicator: scores by tool, defects with their remedies, answers.

Answers stand in tables of shares, and those to the lowest items in bar charts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ita_tools.analysis.answer_distribution import AnswerDistribution, answer_distributions
from ita_tools.analysis.extremes import FULL, indicator_items, lowest, short_of_full
from ita_tools.assessment import ItemAnswer
from ita_tools.assessment.fields import fields_of
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Chart, Column, Figure, Row, Series, Table
from ita_tools.report.model.table_layout import content_columns
from ita_tools.report.wording import item_name, item_title, join_names, tool_name
from ita_tools.rounding import points
from ita_tools.rubric import Indicator, Item

__all__ = ["answer_tables", "item_tables", "noted_items"]

_WORDS = ("defect", "remedy")
_REMEDY = "แนวทางแก้ไข ปรับปรุง หรือรักษาระดับ"
_MEAN = "คะแนนเฉลี่ย"
_SCORE_CELLS = 8.0
_MAX_CHARTS = 2
_MM_PER_BAR = 9
_MM_AROUND = 22
# One bar beside nothing shows no more than the figure in the table.
_ONE_SIDED = Decimal(95)


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


def answer_tables(context: ReportContext, indicator: Indicator) -> Iterator[Block]:
    """Write a table for each set of answer options, then the charts; nothing without answers."""
    for tool in indicator.tools:
        distributions = [
            distribution
            for item in context.edition.items_of_indicator(indicator.code)
            for distribution in answer_distributions(context.assessment, tool, item)
        ]
        labels = [tuple(option.label for option in each.scale.options) for each in distributions]
        for shared in dict.fromkeys(labels):
            alike = [each for each, own in zip(distributions, labels, strict=True) if own == shared]
            yield _answer_table(context, indicator, tool, alike)
    yield from _answer_charts(context, indicator)


def _answer_table(
    context: ReportContext, indicator: Indicator, tool: str, alike: list[AnswerDistribution]
) -> Table:
    options = alike[0].scale.options
    answers = (Column(option.label, _share(option.label), "center") for option in options)
    columns = [Column("ข้อ", 0.9, "center"), *answers, Column("คะแนน", 1.1, "center")]
    scores = [points(context.result[each.key].value) for each in alike]
    rows = [
        Row([".".join(each.key[2:]), *map(points, each.shares), score])
        for each, score in zip(alike, scores, strict=True)
    ]
    codes = join_names(list(dict.fromkeys(each.key[2] for each in alike)))
    short = context.edition.tool_by_code[tool].short
    return Table(f"ร้อยละของคำตอบข้อ {codes} ของตัวชี้วัดที่ {indicator.code} (แบบวัด {short})", columns, rows)


def _share(label: str) -> float:
    return 1.3 + 0.045 * min(len(label), 30)


def _answer_charts(context: ReportContext, indicator: Indicator) -> Iterator[Block]:
    result = context.result
    least = lowest(result, short_of_full(result, indicator_items(result, indicator.code)))
    told = [
        (key, distribution)
        for key in least
        for distribution in answer_distributions(
            context.assessment, key[1], context.edition.item_by_code[key[2]]
        )
        if distribution.key == key and max(distribution.shares) < _ONE_SIDED
    ]
    for key, distribution in told[:_MAX_CHARTS]:
        yield _bar_chart(item_name(result, key), distribution)


def _bar_chart(name: str, distribution: AnswerDistribution) -> Figure:
    labels = [option.label for option in distribution.scale.options]
    words = ", ".join(
        f"{label} ร้อยละ {points(share)}" for label, share in zip(labels, distribution.shares, strict=True)
    )
    chart = Chart("bar", labels, [Series("ร้อยละของคำตอบ", distribution.shares)], Decimal(0), FULL)
    return Figure(
        f"การกระจายของคำตอบ{name}",
        chart,
        f"แผนภูมิแท่งร้อยละของคำตอบ{name}: {words}",
        height_mm=_MM_AROUND + _MM_PER_BAR * len(labels),
    )
