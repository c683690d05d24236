"""Recommendations per tool: highest and lowest indicators, and the way forward for the lowest items.

A way forward that an earlier chapter gave is not repeated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ita_tools.report.chapters.advice_cross_references import Section, first_places, weakest
from ita_tools.report.chapters.advice_text import counsel
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Heading, Paragraph
from ita_tools.report.wording import every, extremes_in_words, items_named, scored
from ita_tools.rubric import Tool
from ita_tools.scoring import Key

__all__ = ["recommendations"]


def _nothing(_: ReportContext) -> Sequence[Section]:
    return ()


def recommendations(
    earlier: Callable[[ReportContext], Sequence[Section]] = _nothing, *, most: int | None = None
) -> Callable[[ReportContext], Iterator[Block]]:
    """Return the chapter: a section for every tool with a score, nothing where none has.

    ``earlier`` returns the sections of a chapter before it in which advice was given; ``most`` is
    after how many items of a tool no more is given.
    """

    def chapter(material: ReportContext) -> Iterator[Block]:
        known = [tool for tool in material.edition.tools if material.result.tool(tool.code) is not None]
        if not known:
            return
        yield Heading("ข้อเสนอแนะต่อผลการประเมินรายเครื่องมือ")
        sections = [_section(material, tool, most) for tool in known]
        places = first_places(material, [*earlier(material), *sections])
        for tool, section in zip(known, sections, strict=True):
            yield Heading(f"{tool.title} ({tool.short})", 2)
            yield from _standing(material, tool)
            yield from _weak_points(material, tool, section, places)

    return chapter


def _section(material: ReportContext, tool: Tool, most: int | None) -> Section:
    items: list[Key] = [("item", tool.code, item.code) for item in material.edition.items_of_tool(tool.code)]
    known = [key for key in items if material.result[key].value is not None]
    return Section(f"ข้อเสนอแนะของ {tool.short}", known, most=most)


def _standing(material: ReportContext, tool: Tool) -> Iterator[Block]:
    result, target = material.result, material.edition.target.score
    score = result.tool(tool.code)
    met = "บรรลุค่าเป้าหมาย" if score is not None and score >= target else "ยังไม่บรรลุค่าเป้าหมาย"
    yield Paragraph(f"{tool.short} ได้ {scored(score)} {met} {scored(target)}")
    names = {
        _part(material, tool, each.code): f"ตัวชี้วัดที่ {each.code}"
        for each in material.edition.indicators_of_tool(tool.code)
    }
    if any(result[key].value is not None for key in names):
        yield Paragraph(extremes_in_words("ตัวชี้วัด", result, names))


def _weak_points(
    material: ReportContext, tool: Tool, section: Section, places: Mapping[str, str]
) -> Iterator[Block]:
    result, least = material.result, weakest(material, section.keys)
    if section.keys and not least:
        whole = len(material.edition.items_of_tool(tool.code))
        yield Paragraph(f"{every('ข้อ', len(section.keys), whole)}ได้คะแนนเต็ม ควรรักษามาตรฐานการดำเนินงานไว้")
    elif least:
        yield Paragraph(
            f"ข้อที่ควรพัฒนาก่อน ได้แก่ {items_named(result, least)} ซึ่งได้"
            f"{'ข้อละ' if len(least) > 1 else ''} {scored(result[least[0]].value)}"
        )
        yield from counsel(material, section, places, "หน่วยงานควร")


def _part(material: ReportContext, tool: Tool, indicator: str) -> Key:
    alone = len(material.edition.indicator_by_code[indicator].tools) == 1
    return ("indicator", indicator) if alone else ("part", tool.code, indicator)
