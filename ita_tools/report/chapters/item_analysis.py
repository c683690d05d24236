"""Analysis by indicator: the officer's analysis by tool, items with scores, the lowest of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.analysis.extremes import FULL, indicator_items
from ita_tools.analysis.result_sentences import KEEP_IT_SO
from ita_tools.report.chapters.analysis_text import (
    analysis_of,
    analysis_text,
    issue_texts,
    lowest_in_words,
    tool_texts,
)
from ita_tools.report.chapters.item_tables import answer_tables, item_tables
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Heading, Paragraph
from ita_tools.report.wording import score_in_words
from ita_tools.rubric import Indicator
from ita_tools.scoring import Key

__all__ = ["item_analysis"]


def item_analysis(context: ReportContext) -> Iterator[Block]:
    """Write a section for each indicator, below the analysis of its tools; then issues that were analysed."""
    yield Heading("การวิเคราะห์ผลการประเมินรายตัวชี้วัด")
    written: set[str] = set()
    for indicator in context.edition.indicators:
        new = tuple(tool for tool in indicator.tools if tool not in written)
        written.update(new)
        yield from tool_texts(context, new)
        yield from _section(context, indicator)
    yield from issue_texts(context)


def _section(context: ReportContext, indicator: Indicator) -> Iterator[Block]:
    result = context.result
    keys: Sequence[Key] = indicator_items(result, indicator.code)
    score = result.indicator(indicator.code)
    known = "" if score is None else f" ({score_in_words(score)})"
    yield Heading(f"ตัวชี้วัดที่ {indicator.code} {indicator.title}{known}", 2)
    yield from item_tables(context, indicator)
    if any(result[key].value is not None for key in keys):
        is_kept = context.suggestions and score == FULL and not analysis_of(context, indicator.code)
        yield Paragraph(lowest_in_words(context, keys) + KEEP_IT_SO * is_kept)
        yield from answer_tables(context, indicator)
    yield from analysis_text(context, indicator.code, is_full=score == FULL)
