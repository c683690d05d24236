"""The officer's own analysis of an indicator, an issue or a tool."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.assessment import Analysis
from ita_tools.assessment.fields import fields_of
from ita_tools.report.chapters.item_tables import noted_items
from ita_tools.report.chapters.own_text import led_text, own_text
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Heading

__all__ = ["analysis_of", "analysis_text", "indicator_texts", "issue_texts", "tool_texts"]

_KEEP = "แนวทางรักษาระดับ"


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
