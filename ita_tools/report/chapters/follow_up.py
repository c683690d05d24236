"""Follow-up of last year's result: each indicator and continued item that was below full, or fell."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.changes import ScoreChange, item_changes
from ita_tools.analysis.extremes import FULL
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, Paragraph, Row, Table
from ita_tools.report.wording import format_difference, item_name, join_names
from ita_tools.rounding import points

__all__ = ["follow_up"]


def follow_up(context: ReportContext) -> Iterator[Block]:
    """Write a table of what was below full last year or fell since; nothing if nothing can be compared."""
    changes = [change for key, change in context.changes.items() if key[0] == "indicator"]
    changes += item_changes(context.assessment, context.result).values()
    followed = [
        change
        for change in changes
        if change.before is not None
        and change.difference is not None
        and (change.before < FULL or change.difference < 0)
    ]
    if not followed:
        return
    year = context.previous_year
    yield Heading("การติดตามผลการพัฒนาจากปีก่อน")
    yield Paragraph(_counts_in_words(followed, year))
    columns = (
        Column("ตัวชี้วัดหรือข้อ", 4),
        Column(f"พ.ศ. {year}", 1.45, "center"),
        Column(f"พ.ศ. {context.edition.year}", 1.45, "center"),
        Column("ผลต่าง", 1.45, "center"),
        Column("ผลการพัฒนา", 1.6, "center"),
    )
    yield Table(
        f"ผลการพัฒนาจากปีงบประมาณ พ.ศ. {year}",
        columns,
        [_row(context, change) for change in followed],
    )


def _counts_in_words(changes: list[ScoreChange], year: int | None) -> str:
    differences = [change.difference or 0 for change in changes]
    counts = (
        ("เพิ่มขึ้น", sum(difference > 0 for difference in differences)),
        ("ลดลง", sum(difference < 0 for difference in differences)),
        ("เท่าเดิม", sum(difference == 0 for difference in differences)),
    )
    phrases = join_names([f"คะแนน{word} {count} รายการ" for word, count in counts if count])
    return f"เมื่อติดตามตัวชี้วัดและข้อคำถามจากปีงบประมาณ พ.ศ. {year} จำนวน {len(changes)} รายการ พบว่า {phrases}"


def _row(context: ReportContext, change: ScoreChange) -> Row:
    kind, *codes = change.key
    if kind == "indicator":
        name = f"ตัวชี้วัดที่ {codes[0]} {context.edition.indicator_by_code[codes[0]].title}"
    else:
        name = item_name(context.result, change.key)
    difference = format_difference(change.difference)
    return Row([name, points(change.before), points(change.now), difference, _outcome(change)])


def _outcome(change: ScoreChange) -> str:
    if change.now == FULL:
        return "ได้คะแนนเต็ม"
    difference = change.difference or 0
    return "ดีขึ้น" if difference > 0 else "ลดลง" if difference < 0 else "เท่าเดิม"
