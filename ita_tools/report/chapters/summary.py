"""The short paper: title, result, the officer's paragraphs by tool, and the measures."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.agency_address import agency_location
from ita_tools.analysis.default_texts import default_summary_title
from ita_tools.assessment import Analysis
from ita_tools.assessment.fields import fields_of
from ita_tools.report.chapters.action_plan import plan_content
from ita_tools.report.chapters.analysis_text import analysis_of, analysis_text
from ita_tools.report.chapters.by_indicator import indicators_in_words
from ita_tools.report.chapters.by_tool import criterion, tools_in_words
from ita_tools.report.chapters.overall import announcement_note, overall_in_words, standing_in_words
from ita_tools.report.chapters.own_text import led_text, own_text
from ita_tools.report.chapters.signatures import signatures
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, Paragraph, Row, Table
from ita_tools.report.wording import format_difference
from ita_tools.rounding import points
from ita_tools.scoring import Key
from ita_tools.thai_dates import official_date

__all__ = ["summary_end", "summary_plan", "summary_result", "summary_title"]


def summary_title(context: ReportContext) -> Iterator[Block]:
    """Write the title and the agency in the middle of the first page, without a cover."""
    agency, texts = context.assessment.agency, context.texts
    for line in (texts.title or default_summary_title(context.plan_year)).split("\n"):
        yield Paragraph(line, "title")
    place = " ".join(filter(None, (context.agency, agency_location(agency))))
    settings = context.assessment.report
    when = " ".join(filter(None, (settings.place, official_date(settings.date))))
    for line in (texts.title_en, place, agency.unit, when):
        if line:
            yield Paragraph(line, "center")


def summary_result(context: ReportContext) -> Iterator[Block]:
    """Write the result with one table of tools and indicators, then the officer's analysis."""
    texts = context.texts
    yield Heading(f"การวิเคราะห์ผลการประเมิน ITA ของ{context.agency} {context.year}")
    yield from own_text(texts.overall) if texts.overall else overall_in_words(context)
    yield from own_text(texts.tools) if texts.tools else tools_in_words(context)
    yield from own_text(texts.indicators) if texts.indicators else indicators_in_words(context)
    yield from _table(context)
    yield from announcement_note(context)
    yield from standing_in_words(context)
    yield from _analysis(context)


def summary_plan(context: ReportContext) -> Iterator[Block]:
    """Write the measures in portrait."""
    yield Heading(f"มาตรการส่งเสริมคุณธรรมและความโปร่งใสของ{context.agency} {context.plan_year}")
    yield from plan_content(context, "มาตรการส่งเสริมคุณธรรมและความโปร่งใส")


def summary_end(context: ReportContext) -> Iterator[Block]:
    """Write the officer's summary and the signatures of those who were named."""
    yield from own_text(context.texts.closing)
    if context.assessment.signers:
        yield from signatures(context)


def _table(context: ReportContext) -> Iterator[Block]:
    """Write tools with their indicators; an indicator of several tools follows the last of them."""
    edition = context.edition
    keys: list[tuple[Key, str]] = []
    for tool in edition.tools:
        keys.append((("tool", tool.code), f"{tool.title} ({tool.short})"))
        keys += [
            (("indicator", each.code), f"ตัวชี้วัดที่ {each.code} {each.title}")
            for each in edition.indicators_of_tool(tool.code)
            if each.tools[-1] == tool.code
        ]
    keys.append((("total",), "คะแนนรวม"))
    changes = [context.changes[key] for key, _ in keys]
    if all(change.now is None for change in changes):
        return
    compared = any(change.before is not None for change in changes)
    columns = [Column("เครื่องมือและตัวชี้วัด", 4.8), Column(f"พ.ศ. {edition.year}", 1.35, "center")]
    if compared:
        columns.insert(1, Column(f"พ.ศ. {context.previous_year}", 1.35, "center"))
        columns.append(Column("ผลต่าง", 1.1, "center"))
    columns.append(Column("ผลการประเมิน", 1.7, "center"))
    rows = []
    for (key, name), change in zip(keys, changes, strict=True):
        if change.now is None and change.before is None:
            continue
        cells = [name, points(change.now), criterion(context, change.now)]
        if compared:
            cells[1:2] = [points(change.before), points(change.now), format_difference(change.difference)]
        rows.append(Row(cells, "body" if key[0] == "indicator" else "total"))
    yield Table("คะแนนรายเครื่องมือและรายตัวชี้วัด", columns, rows)


def _analysis(context: ReportContext) -> Iterator[Block]:
    edition = context.edition
    written: set[str] = set()
    for tool in edition.tools:
        yield Heading(f"{tool.title} ({tool.short})", 2)
        yield from analysis_text(context, tool.code)
        for indicator in edition.indicators_of_tool(tool.code):
            if indicator.code not in written:
                written.add(indicator.code)
                name = f"ตัวชี้วัดที่ {indicator.code} {indicator.title}"
                yield from led_text(name, _in_one(analysis_of(context, indicator.code)))
    yield Heading("การวิเคราะห์รายประเด็น", 2)
    for number, issue in enumerate(edition.issues, 1):
        name = f"ประเด็นที่ {number} {issue.title}"
        yield from led_text(name, _in_one(analysis_of(context, issue.code)))


def _in_one(own: Analysis) -> str:
    """Return the texts of an analysis, each with its name where there are several."""
    labels = fields_of(Analysis)
    filled = {name: text for name in ("text", "cause", "way_forward") if (text := getattr(own, name))}
    if len(filled) < 2:
        return "\n".join(filled.values())
    return "\n".join(
        text if name == "text" else f"{labels[name].label}: {text}" for name, text in filled.items()
    )
