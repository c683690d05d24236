"""Answers to the items of an indicator: tables of shares, and bar charts of the lowest items."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ita_tools.analysis.answer_distribution import AnswerDistribution, answer_distributions
from ita_tools.analysis.extremes import FULL, indicator_items, lowest, short_of_full
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Chart, Column, Figure, Row, Series, Table
from ita_tools.report.wording import item_name, join_names
from ita_tools.rounding import points
from ita_tools.rubric import Indicator

__all__ = ["answer_tables"]

_MAX_CHARTS = 2
_MM_PER_BAR = 9
_MM_AROUND = 22
# One bar beside nothing shows no more than the figure in the table.
_ONE_SIDED = Decimal(95)


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
            yield _table(context, indicator, tool, alike)
    yield from _charts(context, indicator)


def _table(context: ReportContext, indicator: Indicator, tool: str, alike: list[AnswerDistribution]) -> Table:
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


def _charts(context: ReportContext, indicator: Indicator) -> Iterator[Block]:
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
