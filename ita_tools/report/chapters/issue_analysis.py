"""The cross-tool analysis issues: items, the lowest of them, cause and way forward."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.analysis.issues import issue_items
from ita_tools.report.chapters.advice_cross_references import Section, advised, first_places, weakest
from ita_tools.report.chapters.advice_text import cause_and_way, finding_on, weakest_in_words
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, Paragraph, Row, Table
from ita_tools.report.wording import asked, item_named
from ita_tools.rounding import points
from ita_tools.rubric import Issue
from ita_tools.scoring import Key

__all__ = ["issue_analysis", "issue_sections"]


def issue_analysis(material: ReportContext) -> Iterator[Block]:
    """Write a section for every issue of the edition and a table over all; nothing without issues."""
    issues = material.edition.issues
    if not issues:
        return
    yield Heading("การวิเคราะห์ผลการประเมินรายประเด็น")
    items = [key for issue in issues for key in issue_items(material.result, issue)]
    told = any(material.assessment.analysis.get(issue.code) for issue in issues)
    if not told and all(material.result[key].value is None for key in items):
        yield Paragraph("ยังไม่มีคะแนนรายข้อ จึงยังวิเคราะห์รายประเด็นไม่ได้")
        return
    if any(issue.provenance.inferred for issue in issues):
        yield Paragraph("การจัดข้อเข้าประเด็นของปีนี้อนุมานจากปีใกล้เคียง ยังไม่มีประกาศเป็นทางการ", "note")
    sections = issue_sections(material)
    places = first_places(material, sections)
    for number, section in enumerate(sections, 1):
        yield Heading(f"ประเด็นที่ {number} {issues[number - 1].title}", 2)
        yield from _scores(material, section.keys, number)
        yield from cause_and_way(material, section, places)
    yield Heading("สรุปประเด็นที่ควรพัฒนา", 2)
    columns = (Column("ประเด็นการประเมิน", 2.4), Column("ข้อที่ได้คะแนนน้อยที่สุด", 2.7), Column("สิ่งที่ควรพัฒนา", 4.9))
    yield Table(
        "ประเด็นที่ควรพัฒนารายประเด็นการประเมิน",
        columns,
        [_summary(material, issue, number) for number, issue in enumerate(issues, 1)],
    )


def issue_sections(material: ReportContext) -> list[Section]:
    """Return the sections of the chapter, one for each issue of the edition."""
    return [
        Section(f"การวิเคราะห์ประเด็นที่ {number}", issue_items(material.result, issue), issue.code)
        for number, issue in enumerate(material.edition.issues, 1)
    ]


def _scores(material: ReportContext, keys: Sequence[Key], number: int) -> Iterator[Block]:
    if all(material.result[key].value is None for key in keys):
        yield Paragraph("ยังไม่มีคะแนนของข้อในประเด็นนี้")
    else:
        rows = [
            Row(
                [
                    item_named(material.result, key),
                    asked(material.edition.item_by_code[key[2]]),
                    points(material.result[key].value),
                ]
            )
            for key in keys
        ]
        columns = (Column("ข้อ", 2.2), Column("ประเด็นข้อคำถาม", 6), Column("คะแนน", 1, "center"))
        yield Table(f"คะแนนของข้อในประเด็นที่ {number}", columns, rows)
        yield Paragraph(weakest_in_words(material, keys))


def _summary(material: ReportContext, issue: Issue, number: int) -> Row:
    result = material.result
    keys = issue_items(result, issue)
    least = weakest(material, keys)
    names = [f"{item_named(result, key)} {points(result[key].value)}" for key in least]
    known = any(result[key].value is not None for key in keys)
    own = material.assessment.analysis.get(issue.code)
    to_do = (
        own.way_forward
        if own and own.way_forward
        else "\n".join(
            dict.fromkeys(finding_on(material, same, advice) for same, advice in advised(material, least))
        )
    )
    rest = "รักษาระดับการดำเนินงาน" if known and not least else "-"
    return Row([f"{number}. {issue.title}", "\n".join(names) or "-", to_do or rest])
