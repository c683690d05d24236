"""Recommendations of the assessor by tool, in the assessor's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.assessment.report_fields import Recommendation
from ita_tools.report.chapters.own_text import led_text, own_text
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Heading

__all__ = ["recommendations"]


def recommendations(context: ReportContext) -> Iterator[Block]:
    """Write the chapter: a section for each tool, its general text before those on items; nothing without."""
    given = [each for each in context.assessment.recommendations if each.text]
    if not given:
        return
    yield Heading("ข้อเสนอแนะของผู้ประเมิน")
    general = [each for each in given if each.tool not in context.edition.tool_by_code]
    yield from _texts(context, general)
    for tool in context.edition.tools:
        yield Heading(f"{tool.title} ({tool.short})", 2)
        yield from _texts(context, [each for each in given if each.tool == tool.code])


def _texts(context: ReportContext, given: Sequence[Recommendation]) -> Iterator[Block]:
    order = [item.code for item in context.edition.items]
    places = {code: number for number, code in enumerate(order)}
    for each in sorted(given, key=lambda each: places.get(each.item, -1)):
        if each.item:
            yield from led_text(f"ข้อ {each.item}", each.text)
        else:
            yield from own_text(each.text)
