"""The types of report, each a list of chapters in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ita_tools.report.chapters.action_plan import action_plan
from ita_tools.report.chapters.action_plan_by_issue import action_plan_by_issue
from ita_tools.report.chapters.appendix import appendix
from ita_tools.report.chapters.background import background
from ita_tools.report.chapters.by_indicator import by_indicator
from ita_tools.report.chapters.by_tool import by_tool
from ita_tools.report.chapters.constraints import constraints
from ita_tools.report.chapters.cover import contents, cover
from ita_tools.report.chapters.disclosure import disclosure
from ita_tools.report.chapters.follow_up import follow_up
from ita_tools.report.chapters.foreword import foreword
from ita_tools.report.chapters.issue_analysis import issue_analysis, issue_sections
from ita_tools.report.chapters.item_analysis import indicator_sections, item_analysis
from ita_tools.report.chapters.memo import memo
from ita_tools.report.chapters.overall import overall
from ita_tools.report.chapters.perception import perception
from ita_tools.report.chapters.provenance import provenance
from ita_tools.report.chapters.recommendations import recommendations
from ita_tools.report.chapters.respondents import respondents
from ita_tools.report.chapters.rules import rules
from ita_tools.report.chapters.signatures import closing
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Report

__all__ = ["REPORT_TYPES", "Chapter", "ReportType", "compose_report"]

Chapter = Callable[[ReportContext], Iterator[Block]]


@dataclass(frozen=True, slots=True)
class ReportType:
    """A type of report: its title and its chapters."""

    title: str
    chapters: Sequence[Chapter]


IMPROVEMENT = ReportType(
    "การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร",
    (
        cover(["รายงานการวิเคราะห์ผล"], ["และการนำผลการประเมินไปสู่การพัฒนาองค์กร"]),
        foreword,
        contents,
        background,
        rules,
        respondents,
        overall,
        by_tool,
        by_indicator,
        disclosure,
        perception,
        item_analysis,
        action_plan,
        follow_up,
        constraints,
        recommendations(indicator_sections),
        closing,
        appendix,
    ),
)

MEASURES = ReportType(
    "การวิเคราะห์ผลการประเมิน ITA และมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
    (
        cover(["รายงานการวิเคราะห์ผล"], ["และมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"]),
        foreword,
        contents,
        background,
        rules,
        respondents,
        overall,
        by_tool,
        by_indicator,
        disclosure,
        perception,
        issue_analysis,
        action_plan_by_issue,
        follow_up,
        constraints,
        recommendations(issue_sections),
        closing,
        appendix,
    ),
)

SUMMARY = ReportType(
    "สรุปผลการประเมิน ITA และมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
    (
        cover(["สรุปผล"], ["และมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"]),
        overall,
        by_tool,
        by_indicator,
        recommendations(max_items=5),
        action_plan,
        closing,
    ),
)

MEMO = ReportType("บันทึกข้อความรายงานผลการประเมิน ITA", (memo,))

REPORT_TYPES: Mapping[str, ReportType] = {
    "improvement": IMPROVEMENT,
    "measures": MEASURES,
    "summary": SUMMARY,
    "memo": MEMO,
}


def compose_report(kind: str, context: ReportContext, *, with_provenance: bool = False) -> Report:
    """Compose a report.

    Parameters
    ----------
    kind
        A key of ``REPORT_TYPES``.
    context
        Assessment and result.
    with_provenance
        Whether the audit log of the data follows the last chapter.
    """
    report_type = REPORT_TYPES[kind]
    chapters = (*report_type.chapters, provenance) if with_provenance else report_type.chapters
    blocks = [block for chapter in chapters for block in chapter(context)]
    return Report(
        f"{report_type.title} {context.year} {context.agency}", context.agency, context.edition.year, blocks
    )
