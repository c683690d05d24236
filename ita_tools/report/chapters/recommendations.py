"""Recommendations per tool: highest and lowest indicators, and the way forward for the lowest items."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.extremes import lowest, short_of_full
from ita_tools.report.chapters.advising import advised, evidence, way_of
from ita_tools.report.document import Block, Heading, Paragraph
from ita_tools.report.material import Material
from ita_tools.report.wording import extremes_in_words, item_named, listed, scored
from ita_tools.rubric import Tool
from ita_tools.scoring import Key

__all__ = ["recommendations"]


def recommendations(material: Material) -> Iterator[Block]:
    """Write a section for every tool with a score; nothing where none has."""
    known = [tool for tool in material.edition.tools if material.result.tool(tool.code) is not None]
    if not known:
        return
    yield Heading("ข้อเสนอแนะต่อผลการประเมินรายเครื่องมือ")
    for tool in known:
        yield Heading(f"{tool.title} ({tool.short})", 2)
        yield from _section(material, tool)


def _section(material: Material, tool: Tool) -> Iterator[Block]:
    result, target = material.result, material.edition.target.score
    score = result.tool(tool.code)
    met = "บรรลุค่าเป้าหมาย" if score is not None and score >= target else "ยังไม่บรรลุค่าเป้าหมาย"
    yield Paragraph(f"{tool.short} ได้ {scored(score)} {met} {scored(target)}")
    names = {_part(material, tool, each.code): f"ตัวชี้วัดที่ {each.code}"
             for each in material.edition.indicators_of_tool(tool.code)}
    if any(result[key].value is not None for key in names):
        yield Paragraph(extremes_in_words("ตัวชี้วัด", result, names))
    items: list[Key] = [("item", tool.code, item.code) for item in material.edition.items_of_tool(tool.code)]
    known = [key for key in items if result[key].value is not None]
    least = lowest(result, short_of_full(result, known))
    if known and not least:
        yield Paragraph("ทุกข้อที่มีคะแนนได้คะแนนเต็ม ควรรักษามาตรฐานการดำเนินงานไว้")
    elif least:
        codes = listed([item_named(result, key) for key in least])
        yield Paragraph(f"ข้อที่ควรพัฒนาก่อน ได้แก่ {codes} ซึ่งได้ {scored(result[least[0]].value)}")
        for key, advice in advised(material, least):
            yield Paragraph(f"{item_named(result, key)} {advice.finding} หน่วยงานควร{way_of(advice)}"
                            f"{evidence(advice)}", "bullet")


def _part(material: Material, tool: Tool, indicator: str) -> Key:
    alone = len(material.edition.indicator_by_code[indicator].tools) == 1
    return ("indicator", indicator) if alone else ("part", tool.code, indicator)
