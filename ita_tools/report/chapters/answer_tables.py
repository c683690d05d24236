"""How people answered the items of an indicator: tables of shares, and bars for the weakest items."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ita_tools.analysis.answer_distribution import AnswerDistribution, answer_distributions
from ita_tools.analysis.extremes import FULL, indicator_items, lowest, short_of_full
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Chart, Column, Figure, Row, Series, Table
from ita_tools.report.wording import item_named
from ita_tools.rounding import points
from ita_tools.rubric import Indicator

__all__ = ["answer_tables"]

_MOST_FIGURES = 2
_MM_PER_BAR = 9
_MM_AROUND = 22


def answer_tables(material: ReportContext, indicator: Indicator) -> Iterator[Block]:
    """Write the tables of answers, one for each set of options, then the bars; nothing without answers."""
    for tool in indicator.tools:
        known = [
            spread
            for item in material.edition.items_of_indicator(indicator.code)
            for spread in answer_distributions(material.assessment, tool, item)
        ]
        labels = [tuple(option.label for option in spread.scale.options) for spread in known]
        for alike in dict.fromkeys(labels):
            same = [spread for spread, own in zip(known, labels, strict=True) if own == alike]
            yield _table(material, indicator, tool, same)
    yield from _figures(material, indicator)


def _table(
    material: ReportContext, indicator: Indicator, tool: str, alike: list[AnswerDistribution]
) -> Table:
    options = alike[0].scale.options
    between = (Column(option.label, _share(option.label), "center") for option in options)
    columns = [Column("ข้อ", 0.9, "center"), *between, Column("คะแนน", 1.1, "center")]
    scores = [points(material.result[spread.key].value) for spread in alike]
    rows = [
        Row([".".join(spread.key[2:]), *map(points, spread.shares), score])
        for spread, score in zip(alike, scores, strict=True)
    ]
    codes = " ".join(dict.fromkeys(spread.key[2] for spread in alike))
    short = material.edition.tool_by_code[tool].short
    return Table(f"ร้อยละของคำตอบข้อ {codes} ของตัวชี้วัดที่ {indicator.code} ({short})", columns, rows)


def _share(label: str) -> float:
    return 1.3 + 0.045 * min(len(label), 30)


def _figures(material: ReportContext, indicator: Indicator) -> Iterator[Block]:
    result = material.result
    least = lowest(result, short_of_full(result, indicator_items(result, indicator.code)))
    for key in least[:_MOST_FIGURES]:
        item = material.edition.item_by_code[key[2]]
        for spread in answer_distributions(material.assessment, key[1], item):
            if spread.key == key:
                yield _bars(f"{item_named(result, key)}", spread)


def _bars(name: str, spread: AnswerDistribution) -> Figure:
    labels = [option.label for option in spread.scale.options]
    words = ", ".join(
        f"{label} ร้อยละ {points(share)}" for label, share in zip(labels, spread.shares, strict=True)
    )
    chart = Chart("bar", labels, [Series("ร้อยละของคำตอบ", spread.shares)], Decimal(0), FULL)
    return Figure(
        f"การกระจายของคำตอบ{name}",
        chart,
        f"แผนภูมิแท่งร้อยละของคำตอบ{name}: {words}",
        height_mm=_MM_AROUND + _MM_PER_BAR * len(labels),
    )
