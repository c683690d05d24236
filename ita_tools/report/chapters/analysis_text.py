"""What is said of an indicator, an issue or a tool: the officer's own analysis, and its lowest items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ita_tools.analysis.extremes import FULL, lowest, short_of_full
from ita_tools.analysis.result_sentences import (
    all_full_sentence,
    among,
    equal_sentence,
    items_with_score,
    lowest_sentence,
)
from ita_tools.assessment import Analysis
from ita_tools.assessment.fields import fields_of
from ita_tools.report.chapters.item_tables import noted_items
from ita_tools.report.chapters.own_text import led_text, own_text
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Heading
from ita_tools.report.wording import item_names, join_names, names_with_score, score_in_words
from ita_tools.rounding import points
from ita_tools.scoring import Key

__all__ = [
    "analysis_of",
    "analysis_text",
    "indicator_texts",
    "issue_texts",
    "lowest_in_words",
    "tool_texts",
    "weakest_items",
]

_KEEP = "แนวทางรักษาระดับ"
# A sentence with more items would be too long; the table has them all.
_MAX_ITEMS_IN_SENTENCE = 8


def analysis_of(context: ReportContext, code: str) -> Analysis:
    """Return the analysis of an indicator, issue or tool; an empty one where none was typed."""
    return context.assessment.analysis.get(code, Analysis())


def analysis_text(context: ReportContext, code: str, *, is_full: bool = False) -> Iterator[Block]:
    """Write text, cause and way forward; what has the full score is kept, not developed."""
    own = analysis_of(context, code)
    labels = fields_of(Analysis)
    yield from own_text(own.text)
    yield from led_text(labels["cause"].label, own.cause)
    yield from led_text(_KEEP if is_full else labels["way_forward"].label, own.way_forward)


def tool_texts(context: ReportContext, tools: tuple[str, ...]) -> Iterator[Block]:
    """Write a heading and the officer's analysis for each of some tools that has one."""
    for code in tools:
        if analysis_of(context, code):
            tool = context.edition.tool_by_code[code]
            yield Heading(f"การวิเคราะห์ตาม{tool.title} ({tool.short})", 2, numbered=False)
            yield from analysis_text(context, code)


def issue_texts(context: ReportContext) -> Iterator[Block]:
    """Write the issues that the officer analysed, in a report that has no chapter on issues."""
    yield Heading("การวิเคราะห์รายประเด็น", 2)
    for number, issue in enumerate(context.edition.issues, 1):
        yield Heading(f"ประเด็นที่ {number} {issue.title}", 3)
        yield from analysis_text(context, issue.code)


def indicator_texts(context: ReportContext) -> Iterator[Block]:
    """Write tools, indicators and items the officer analysed, in a report that has no chapter on them."""
    yield Heading("การวิเคราะห์รายเครื่องมือและรายตัวชี้วัด", 2)
    written: set[str] = set()
    for indicator in context.edition.indicators:
        for code in indicator.tools:
            if code not in written and analysis_of(context, code):
                written.add(code)
                tool = context.edition.tool_by_code[code]
                yield Heading(f"{tool.title} ({tool.short})", 3)
                yield from analysis_text(context, code)
        yield Heading(f"ตัวชี้วัดที่ {indicator.code} {indicator.title}", 3)
        yield from noted_items(context, indicator)
        yield from analysis_text(context, indicator.code)


def weakest_items(context: ReportContext, keys: Sequence[Key]) -> Sequence[Key]:
    """Return the items that share the lowest score below full; none if all have the full score."""
    return lowest(context.result, short_of_full(context.result, keys))


def lowest_in_words(context: ReportContext, keys: Sequence[Key]) -> str:
    """Return a sentence on the lowest items and the others below full; one item must have a score."""
    result = context.result
    scored = [key for key in keys if result[key].value is not None]
    below_full = short_of_full(result, scored)
    if not below_full:
        return all_full_sentence(_scored_items(context, keys, scored), points(FULL))
    least = lowest(result, below_full)
    score = result[least[0]].value
    if len(least) == len(scored) > 1:
        return equal_sentence(_scored_items(context, keys, scored), score_in_words(score))
    names = names_with_score("ข้อ", [item_names(result, least)], score)
    if len(least) > 1:
        names = names.replace(f"({score_in_words(score)})", f"(ข้อละ {score_in_words(score)})")
    start = among("ข้อ", len(scored), len(keys))
    rest = [key for key in below_full if key not in least]
    if len(rest) > _MAX_ITEMS_IN_SENTENCE:
        return start + lowest_sentence(names, number=str(len(rest)))
    others = [
        f"{item_names(result, list(same))} ({score_in_words(value)})"
        for value, same in groupby(rest, key=lambda key: result[key].value)
    ]
    return start + lowest_sentence(names, join_names(others))


def _scored_items(context: ReportContext, keys: Sequence[Key], scored: Sequence[Key]) -> str:
    """Return "every item"; where some have no score, the names of those that have."""
    if len(scored) == len(keys):
        return items_with_score()
    if len(scored) > _MAX_ITEMS_IN_SENTENCE:
        return items_with_score(number=str(len(scored)))
    return items_with_score(item_names(context.result, scored))
