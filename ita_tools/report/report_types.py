"""The types of report, each an outline: its title and its chapters in reading order.

What a type holds of suggestions and leaves out of typed texts is said in its outcome.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ita_tools.analysis.default_texts import IMPROVEMENT_TITLE, MEASURES_TITLE
from ita_tools.analysis.unprinted import unprinted_in_words
from ita_tools.assessment.flatten import Path, Value
from ita_tools.records import record
from ita_tools.report.chapters.action_plan import action_plan
from ita_tools.report.chapters.appendix import appendix
from ita_tools.report.chapters.background import background
from ita_tools.report.chapters.by_indicator import by_indicator
from ita_tools.report.chapters.by_tool import by_tool
from ita_tools.report.chapters.constraints import constraints
from ita_tools.report.chapters.cover import contents, cover
from ita_tools.report.chapters.disclosure import disclosure
from ita_tools.report.chapters.follow_up import follow_up
from ita_tools.report.chapters.foreword import foreword
from ita_tools.report.chapters.issue_analysis import issue_analysis
from ita_tools.report.chapters.item_analysis import item_analysis
from ita_tools.report.chapters.memo import memo
from ita_tools.report.chapters.next_level import next_level
from ita_tools.report.chapters.overall import overall
from ita_tools.report.chapters.perception import perception
from ita_tools.report.chapters.provenance import provenance
from ita_tools.report.chapters.recommendations import recommendations
from ita_tools.report.chapters.respondents import respondents
from ita_tools.report.chapters.rules import rules
from ita_tools.report.chapters.signatures import closing, own_closing
from ita_tools.report.chapters.suggestions import suggested, suggestions
from ita_tools.report.chapters.summary import summary_end, summary_plan, summary_result, summary_title
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Heading, PageBreak, Report

__all__ = ["REPORT_TYPES", "Chapter", "ReportType", "compose_report", "outcome", "without_empty_headings"]

Chapter = Callable[[ReportContext], Iterator[Block]]


@record(frozen=True, slots=True)
class ReportType:
    """A type of report: its title and its chapters."""

    title: str
    chapters: Sequence[Chapter]


IMPROVEMENT = ReportType(
    "การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร",
    (
        cover(IMPROVEMENT_TITLE),
        foreword,
        contents,
        background("ความเป็นมา"),
        rules,
        respondents,
        overall,
        by_tool,
        by_indicator(),
        disclosure,
        perception,
        item_analysis,
        action_plan("การนำผลการวิเคราะห์ไปสู่การพัฒนาองค์กร", "มาตรการเพื่อพัฒนาองค์กร"),
        follow_up,
        constraints,
        own_closing,
        recommendations,
        suggestions,
        next_level,
        closing,
        appendix,
    ),
)

MEASURES = ReportType(
    "การวิเคราะห์ผลการประเมิน ITA และมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
    (
        cover(MEASURES_TITLE, "{year}", of_measures=True),
        foreword,
        contents,
        background("หลักการและเหตุผล"),
        rules,
        respondents,
        overall,
        by_tool,
        by_indicator(own_words=False),
        disclosure,
        perception,
        issue_analysis,
        action_plan(
            "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน", "มาตรการส่งเสริมคุณธรรมและความโปร่งใส", by_issue=True
        ),
        follow_up,
        constraints,
        own_closing,
        recommendations,
        suggestions,
        next_level,
        closing,
        appendix,
    ),
)

SUMMARY = ReportType(
    "สรุปผลการประเมิน ITA และมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
    (summary_title, summary_result, summary_plan, summary_end, appendix),
)

MEMO = ReportType("บันทึกข้อความรายงานผลการประเมิน ITA", (memo,))

REPORT_TYPES: Mapping[str, ReportType] = {
    "improvement": IMPROVEMENT,
    "measures": MEASURES,
    "summary": SUMMARY,
    "memo": MEMO,
}


_WITHOUT_HEADING = (closing, summary_end)
"""Chapters whose text is no content of the heading above."""


def compose_report(kind: str, context: ReportContext, *, with_provenance: bool = False) -> Report:
    """Compose a report; headings without content are left out.

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
    parts: list[list[Block]] = [[]]
    for chapter in chapters:
        if chapter in _WITHOUT_HEADING:
            parts.append([])
        parts[-1].extend(chapter(context))
    blocks = [block for part in parts for block in without_empty_headings(part)]
    return Report(
        f"{report_type.title} {context.year} {context.agency}",
        context.agency,
        context.edition.year,
        blocks,
        context.draft,
    )


def without_empty_headings(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks without headings that nothing but further headings and page breaks follow."""
    kept: list[Block] = []
    for block in reversed(blocks):
        if not isinstance(block, Heading) or _has_content_below(kept, block.level):
            kept.append(block)
    return kept[::-1]


def _has_content_below(following: Sequence[Block], level: int) -> bool:
    """Tell whether content comes before the next heading of the same or a higher level.

    ``following`` are the kept blocks in reverse order; the headings among them have content.
    """
    for block in reversed(following):
        if isinstance(block, Heading):
            return block.level > level
        if not isinstance(block, PageBreak):
            return True
    return False


def outcome(kind: str, context: ReportContext, values: Mapping[Path, Value]) -> tuple[str, ...]:
    """Return sentences on the suggestions that a report holds, and on the typed texts that it does not.

    ``values`` are those of its assessment by key path.
    """
    count = len(suggested(context)) if suggestions in REPORT_TYPES[kind].chapters else 0
    told = (
        (f"มีข้อแนะนำของโปรแกรม {count} ข้อ ตัดออกได้ด้วย --no-suggestions หรือตอบ ไม่ใช่ ในสมุดงาน",) if count else ()
    )
    return (*told, *unprinted_in_words(values, kind))
