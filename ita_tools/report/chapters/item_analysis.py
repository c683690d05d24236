"""Analysis by indicator: items with scores, the lowest of them, cause and way forward."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.analysis.extremes import indicator_items
from ita_tools.report.chapters.advice_cross_references import Section, first_sections
from ita_tools.report.chapters.advice_text import cause_and_way_forward, weakest_in_words
from ita_tools.report.chapters.answer_tables import answer_tables
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, Paragraph, Row, Table
from ita_tools.report.wording import item_title, score_in_words
from ita_tools.rounding import points
from ita_tools.rubric import Indicator, Item
from ita_tools.scoring import Key

__all__ = ["indicator_sections", "item_analysis"]


def item_analysis(context: ReportContext) -> Iterator[Block]:
    """Write a section for each indicator; a sentence if no score and no analysis is known."""
    yield Heading("การวิเคราะห์ผลการประเมินรายตัวชี้วัด")
    if not _has_content(context):
        yield Paragraph("ยังไม่มีคะแนนรายตัวชี้วัดและรายข้อ จึงยังวิเคราะห์รายตัวชี้วัดไม่ได้")
        return
    sections = indicator_sections(context)
    names = first_sections(context, sections)
    for indicator, section in zip(context.edition.indicators, sections, strict=True):
        yield from _scores(context, indicator, section.keys)
        yield from cause_and_way_forward(context, section, names)


def indicator_sections(context: ReportContext) -> list[Section]:
    """Return the sections of the chapter, one for each indicator."""
    return [
        Section(f"การวิเคราะห์ตัวชี้วัดที่ {code}", indicator_items(context.result, code), code)
        for code in context.edition.indicator_by_code
    ]


def _has_content(context: ReportContext) -> bool:
    codes, result = context.edition.indicator_by_code, context.result
    keys = [key for code in codes for key in (("indicator", code), *indicator_items(result, code))]
    has_analysis = any(context.assessment.analysis.get(code) for code in codes)
    return has_analysis or any(result[key].value is not None for key in keys)


def _scores(context: ReportContext, indicator: Indicator, keys: Sequence[Key]) -> Iterator[Block]:
    result = context.result
    score = result.indicator(indicator.code)
    yield Heading(f"ตัวชี้วัดที่ {indicator.code} {indicator.title} ({score_in_words(score)})", 2)
    if any(result[key].value is not None for key in keys):
        yield _table(context, indicator)
        yield Paragraph(weakest_in_words(context, keys))
        yield from answer_tables(context, indicator)
    else:
        yield Paragraph("ยังไม่มีคะแนนรายข้อ")


def _table(context: ReportContext, indicator: Indicator) -> Table:
    edition = context.edition
    columns = [Column("ข้อ", 0.7, "center"), Column("ข้อคำถาม/รายการ", 5)]
    columns += [Column(edition.tool_by_code[tool].short, 1.1, "center") for tool in indicator.tools]
    rows: list[Row] = []
    for part in edition.subindicators_of(indicator.code):
        value = points(context.result.subindicator(part.code))
        rows.append(Row([f"{part.code} {part.title} (ค่าเฉลี่ย {value})"], "group"))
        rows += [_row(context, indicator, item) for item in edition.items_of_subindicator(part.code)]
    rows += [
        _row(context, indicator, item)
        for item in edition.items_of_indicator(indicator.code)
        if item.subindicator is None
    ]
    if len(indicator.tools) > 1:
        means = [points(context.result.part(tool, indicator.code)) for tool in indicator.tools]
        rows.append(Row(["", "คะแนนเฉลี่ย", *means], "total"))
    return Table(f"คะแนนรายข้อของตัวชี้วัดที่ {indicator.code}", columns, rows)


def _row(context: ReportContext, indicator: Indicator, item: Item) -> Row:
    scores = [points(context.result.item(tool, item.code)) for tool in indicator.tools]
    return Row([item.code, item_title(item), *scores])
