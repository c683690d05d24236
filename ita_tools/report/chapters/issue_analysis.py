"""Analysis by issue across all tools: items with scores, the lowest of them, cause and way forward."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.analysis.issues import issue_items
from ita_tools.assessment import Analysis
from ita_tools.assessment.fields import fields_of
from ita_tools.report.chapters.analysis_text import (
    analysis_of,
    analysis_text,
    indicator_texts,
    lowest_in_words,
    weakest_items,
)
from ita_tools.report.chapters.own_text import own_text
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, Paragraph, Row, Table
from ita_tools.report.wording import item_name, item_title
from ita_tools.rounding import points
from ita_tools.rubric import Issue
from ita_tools.scoring import Key
from ita_tools.text_width import display_cells

__all__ = ["issue_analysis"]

_COLUMNS = (Column("ข้อ", 2.2), Column("ประเด็นข้อคำถาม", 6), Column("คะแนน", 1.1, "center"))
_BESIDE = (
    Column("ข้อ", 1.6),
    Column("ประเด็นข้อคำถาม", 4.2),
    Column("คะแนน", 1.1, "center"),
    Column("การวิเคราะห์ผลการประเมิน", 4.6),
)
_CELLS_BESIDE, _CELLS_OF_ITEM = 34, 30
"""Characters on a line of the analysis and of a question."""


def issue_analysis(context: ReportContext) -> Iterator[Block]:
    """Write a section for each issue and a summary table; then indicators and tools that were analysed."""
    issues = context.edition.issues
    yield Heading("การวิเคราะห์ผลการประเมินรายประเด็น")
    yield from own_text(context.texts.indicators)
    if context.draft and any(issue.provenance.inferred for issue in issues):
        yield Paragraph("การจัดข้อเข้าประเด็นของปีนี้อนุมานจากปีใกล้เคียง ยังไม่มีประกาศเป็นทางการ", "note")
    for number, issue in enumerate(issues, 1):
        yield Heading(f"ประเด็นที่ {number} {issue.title}", 2)
        yield from _section(context, issue, number)
    yield from _summary(context)
    yield from indicator_texts(context)


def _section(context: ReportContext, issue: Issue, number: int) -> Iterator[Block]:
    keys = _shown_items(context, issue)
    if not keys:
        yield from analysis_text(context, issue.code)
        return
    lowest, own = lowest_in_words(context, keys), analysis_of(context, issue.code)
    caption = f"ผลการวิเคราะห์ประเด็นที่ {number}"
    beside = _analysis_lines(lowest, own)
    if own and _fits_beside(context, keys, beside):
        rows = [_row(context, key) for key in keys]
        merged = frozenset({len(_BESIDE) - 1})
        first = Row([*rows[0], "\n".join(beside)])
        yield Table(caption, _BESIDE, [first, *(Row([*row, ""], merged=merged) for row in rows[1:])])
        return
    yield Table(caption, _COLUMNS, [Row(_row(context, key)) for key in keys])
    yield Paragraph(lowest)
    yield from analysis_text(context, issue.code, is_full=not weakest_items(context, keys))


def _shown_items(context: ReportContext, issue: Issue) -> Sequence[Key]:
    """Return the items of an issue without those of tools that none of its items has a score of."""
    keys = issue_items(context.result, issue)
    tools = {key[1] for key in keys if context.result[key].value is not None}
    return [key for key in keys if key[1] in tools]


def _row(context: ReportContext, key: Key) -> list[str]:
    title = item_title(context.edition.item_by_code[key[2]])
    return [item_name(context.result, key), title, points(context.result[key].value)]


def _analysis_lines(lowest: str, own: Analysis) -> list[str]:
    """Return the lines of the cell beside the items."""
    labels = fields_of(Analysis)
    lines = [lowest]
    for name in ("text", "cause", "way_forward"):
        if text := getattr(own, name):
            lead = "" if name == "text" else f"{labels[name].label}: "
            lines.append(f"{lead}{text}")
    return lines


def _fits_beside(context: ReportContext, keys: Sequence[Key], beside: Sequence[str]) -> bool:
    """Tell whether the analysis is about as tall as the items it stands beside."""
    tall = sum(1 + display_cells(line) // _CELLS_BESIDE for text in beside for line in text.split("\n"))
    titles = (item_title(context.edition.item_by_code[key[2]]) for key in keys)
    room = sum(1 + display_cells(title) // _CELLS_OF_ITEM for title in titles)
    return tall <= room * 1.25 + 3


def _summary(context: ReportContext) -> Iterator[Block]:
    """Write the lowest items of all issues in one table; nothing where only one issue has scores."""
    rows = []
    for number, issue in enumerate(context.edition.issues, 1):
        least = weakest_items(context, _shown_items(context, issue))
        names = [
            f"{item_name(context.result, key)} {item_title(context.edition.item_by_code[key[2]])}"
            for key in least
        ]
        scores = [points(context.result[key].value) for key in least[:1]]
        if least:
            rows.append(Row([f"{number}. {issue.title}", "\n".join(names), *scores]))
    if len(rows) > 1:
        yield Heading("สรุปข้อที่ได้คะแนนต่ำที่สุดของแต่ละประเด็น", 2)
        columns = (Column("ประเด็นการประเมิน", 3), Column("ข้อที่ได้คะแนนต่ำที่สุด", 5.5), Column("คะแนน", 1, "center"))
        yield Table("ข้อที่ได้คะแนนต่ำที่สุดของแต่ละประเด็น", columns, rows)
