"""Recommendations by tool: highest and lowest indicators, and advice on the lowest items.

Advice that an earlier chapter gives is not repeated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ita_tools.report.chapters.advice_cross_references import Section, first_sections, weakest_items
from ita_tools.report.chapters.advice_text import advice_paragraphs
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Heading, Paragraph
from ita_tools.report.wording import every, extremes_in_words, item_names, score_in_words
from ita_tools.rubric import Tool
from ita_tools.scoring import Key

__all__ = ["recommendations"]


def _no_sections(_: ReportContext) -> Sequence[Section]:
    return ()


def recommendations(
    earlier: Callable[[ReportContext], Sequence[Section]] = _no_sections, *, max_items: int | None = None
) -> Callable[[ReportContext], Iterator[Block]]:
    """Return the chapter: a section for each tool with a score, nothing if none has a score.

    Parameters
    ----------
    earlier
        Returns the sections of an earlier chapter that give advice.
    max_items
        Number of items of a tool that get advice; ``None`` for all.
    """

    def chapter(context: ReportContext) -> Iterator[Block]:
        tools = [tool for tool in context.edition.tools if context.result.tool(tool.code) is not None]
        if not tools:
            return
        yield Heading("ข้อเสนอแนะต่อผลการประเมินรายเครื่องมือ")
        sections = [_section(context, tool, max_items) for tool in tools]
        names = first_sections(context, [*earlier(context), *sections])
        for tool, section in zip(tools, sections, strict=True):
            yield Heading(f"{tool.title} ({tool.short})", 2)
            yield from _result(context, tool)
            yield from _advice(context, tool, section, names)

    return chapter


def _section(context: ReportContext, tool: Tool, max_items: int | None) -> Section:
    items: list[Key] = [("item", tool.code, item.code) for item in context.edition.items_of_tool(tool.code)]
    scored = [key for key in items if context.result[key].value is not None]
    return Section(f"ข้อเสนอแนะของ {tool.short}", scored, max_items=max_items)


def _result(context: ReportContext, tool: Tool) -> Iterator[Block]:
    result, target = context.result, context.edition.target.score
    score = result.tool(tool.code)
    met = "บรรลุค่าเป้าหมาย" if score is not None and score >= target else "ยังไม่บรรลุค่าเป้าหมาย"
    yield Paragraph(f"{tool.short} ได้ {score_in_words(score)} {met} {score_in_words(target)}")
    names = {
        _key_of(context, tool, each.code): f"ตัวชี้วัดที่ {each.code}"
        for each in context.edition.indicators_of_tool(tool.code)
    }
    if any(result[key].value is not None for key in names):
        yield Paragraph(extremes_in_words("ตัวชี้วัด", result, names))


def _advice(
    context: ReportContext, tool: Tool, section: Section, names: Mapping[str, str]
) -> Iterator[Block]:
    result, least = context.result, weakest_items(context, section.keys)
    if section.keys and not least:
        total = len(context.edition.items_of_tool(tool.code))
        yield Paragraph(f"{every('ข้อ', len(section.keys), total)}ได้คะแนนเต็ม ควรรักษามาตรฐานการดำเนินงานไว้")
    elif least:
        yield Paragraph(
            f"ข้อที่ควรพัฒนาก่อน ได้แก่ {item_names(result, least)} ซึ่งได้"
            f"{'ข้อละ' if len(least) > 1 else ''} {score_in_words(result[least[0]].value)}"
        )
        yield from advice_paragraphs(context, section, names, "หน่วยงานควร")


def _key_of(context: ReportContext, tool: Tool, indicator: str) -> Key:
    only_tool = len(context.edition.indicator_by_code[indicator].tools) == 1
    return ("indicator", indicator) if only_tool else ("part", tool.code, indicator)
