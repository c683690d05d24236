"""Analysis of each indicator: its items with scores, the lowest of them, cause and way forward."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.analysis.extremes import indicator_items
from ita_tools.report.chapters.advice_cross_references import Section, first_places
from ita_tools.report.chapters.advice_text import cause_and_way, weakest_in_words
from ita_tools.report.chapters.answer_tables import answer_tables
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, Paragraph, Row, Table
from ita_tools.report.wording import asked, scored
from ita_tools.rounding import points
from ita_tools.rubric import Indicator, Item
from ita_tools.scoring import Key

__all__ = ["indicator_sections", "item_analysis"]


def item_analysis(material: ReportContext) -> Iterator[Block]:
    """Write a section for every indicator."""
    yield Heading("การวิเคราะห์ผลการประเมินรายตัวชี้วัด")
    if not _anything_known(material):
        yield Paragraph("ยังไม่มีคะแนนรายตัวชี้วัดและรายข้อ จึงยังวิเคราะห์รายตัวชี้วัดไม่ได้")
        return
    sections = indicator_sections(material)
    places = first_places(material, sections)
    for indicator, section in zip(material.edition.indicators, sections, strict=True):
        yield from _scores(material, indicator, section.keys)
        yield from cause_and_way(material, section, places)


def indicator_sections(material: ReportContext) -> list[Section]:
    """Return the sections of the chapter, one for each indicator."""
    return [
        Section(f"การวิเคราะห์ตัวชี้วัดที่ {code}", indicator_items(material.result, code), code)
        for code in material.edition.indicator_by_code
    ]


def _anything_known(material: ReportContext) -> bool:
    codes, result = material.edition.indicator_by_code, material.result
    keys = [key for code in codes for key in (("indicator", code), *indicator_items(result, code))]
    told = any(material.assessment.analysis.get(code) for code in codes)
    return told or any(result[key].value is not None for key in keys)


def _scores(material: ReportContext, indicator: Indicator, keys: Sequence[Key]) -> Iterator[Block]:
    result = material.result
    score = result.indicator(indicator.code)
    yield Heading(f"ตัวชี้วัดที่ {indicator.code} {indicator.title} ({scored(score)})", 2)
    if any(result[key].value is not None for key in keys):
        yield _table(material, indicator)
        yield Paragraph(weakest_in_words(material, keys))
        yield from answer_tables(material, indicator)
    else:
        yield Paragraph("ยังไม่มีคะแนนรายข้อ")


def _table(material: ReportContext, indicator: Indicator) -> Table:
    edition = material.edition
    columns = [Column("ข้อ", 0.7, "center"), Column("ข้อคำถาม/รายการ", 5)]
    columns += [Column(edition.tool_by_code[tool].short, 1.1, "center") for tool in indicator.tools]
    rows: list[Row] = []
    for part in edition.subindicators_of(indicator.code):
        value = points(material.result.subindicator(part.code))
        rows.append(Row([f"{part.code} {part.title} (ค่าเฉลี่ย {value})"], "group"))
        rows += [_row(material, indicator, item) for item in edition.items_of_subindicator(part.code)]
    rows += [
        _row(material, indicator, item)
        for item in edition.items_of_indicator(indicator.code)
        if item.subindicator is None
    ]
    if len(indicator.tools) > 1:
        means = [points(material.result.part(tool, indicator.code)) for tool in indicator.tools]
        rows.append(Row(["", "คะแนนเฉลี่ย", *means], "total"))
    return Table(f"คะแนนรายข้อของตัวชี้วัดที่ {indicator.code}", columns, rows)


def _row(material: ReportContext, indicator: Indicator, item: Item) -> Row:
    scores = [points(material.result.item(tool, item.code)) for tool in indicator.tools]
    return Row([item.code, asked(item), *scores])
