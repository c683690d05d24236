"""Analysis by issue across all tools: items with scores, the lowest of them, cause and way forward."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.analysis.issues import issue_items
from ita_tools.report.chapters.advice_cross_references import (
    Section,
    advice_by_items,
    first_sections,
    weakest_items,
)
from ita_tools.report.chapters.advice_text import cause_and_way_forward, finding_text, weakest_in_words
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, Paragraph, Row, Table
from ita_tools.report.wording import item_name, item_title
from ita_tools.rounding import points
from ita_tools.rubric import Issue
from ita_tools.scoring import Key

__all__ = ["issue_analysis", "issue_sections"]


def issue_analysis(context: ReportContext) -> Iterator[Block]:
    """Write a section for each issue and a summary table; nothing if the edition has no issues."""
    issues = context.edition.issues
    if not issues:
        return
    yield Heading("การวิเคราะห์ผลการประเมินรายประเด็น")
    items = [key for issue in issues for key in issue_items(context.result, issue)]
    has_analysis = any(context.assessment.analysis.get(issue.code) for issue in issues)
    if not has_analysis and all(context.result[key].value is None for key in items):
        yield Paragraph("ยังไม่มีคะแนนรายข้อ จึงยังวิเคราะห์รายประเด็นไม่ได้")
        return
    if any(issue.provenance.inferred for issue in issues):
        yield Paragraph("การจัดข้อเข้าประเด็นของปีนี้อนุมานจากปีใกล้เคียง ยังไม่มีประกาศเป็นทางการ", "note")
    sections = issue_sections(context)
    names = first_sections(context, sections)
    for number, section in enumerate(sections, 1):
        yield Heading(f"ประเด็นที่ {number} {issues[number - 1].title}", 2)
        yield from _scores(context, section.keys, number)
        yield from cause_and_way_forward(context, section, names)
    yield Heading("สรุปประเด็นที่ควรพัฒนา", 2)
    columns = (Column("ประเด็นการประเมิน", 2.4), Column("ข้อที่ได้คะแนนน้อยที่สุด", 2.7), Column("สิ่งที่ควรพัฒนา", 4.9))
    yield Table(
        "ประเด็นที่ควรพัฒนารายประเด็นการประเมิน",
        columns,
        [_summary(context, issue, number) for number, issue in enumerate(issues, 1)],
    )


def issue_sections(context: ReportContext) -> list[Section]:
    """Return the sections of the chapter, one for each issue of the edition."""
    return [
        Section(f"การวิเคราะห์ประเด็นที่ {number}", issue_items(context.result, issue), issue.code)
        for number, issue in enumerate(context.edition.issues, 1)
    ]


def _scores(context: ReportContext, keys: Sequence[Key], number: int) -> Iterator[Block]:
    if all(context.result[key].value is None for key in keys):
        yield Paragraph("ยังไม่มีคะแนนของข้อในประเด็นนี้")
    else:
        rows = [
            Row(
                [
                    item_name(context.result, key),
                    item_title(context.edition.item_by_code[key[2]]),
                    points(context.result[key].value),
                ]
            )
            for key in keys
        ]
        columns = (Column("ข้อ", 2.2), Column("ประเด็นข้อคำถาม", 6), Column("คะแนน", 1, "center"))
        yield Table(f"คะแนนของข้อในประเด็นที่ {number}", columns, rows)
        yield Paragraph(weakest_in_words(context, keys))


def _summary(context: ReportContext, issue: Issue, number: int) -> Row:
    result = context.result
    keys = issue_items(result, issue)
    least = weakest_items(context, keys)
    names = [f"{item_name(result, key)} {points(result[key].value)}" for key in least]
    has_scores = any(result[key].value is not None for key in keys)
    own = context.assessment.analysis.get(issue.code)
    if own and own.way_forward:
        to_do = own.way_forward
    else:
        advice = advice_by_items(context, least)
        to_do = "\n".join(dict.fromkeys(finding_text(context, items, each) for items, each in advice))
    default = "รักษาระดับการดำเนินงาน" if has_scores and not least else "-"
    return Row([f"{number}. {issue.title}", "\n".join(names) or "-", to_do or default])
