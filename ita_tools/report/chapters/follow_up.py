"""Follow-up of last year's result: each indicator and continued item that was below full."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.changes import ScoreChange, item_changes
from ita_tools.analysis.extremes import FULL
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, Paragraph, Row, Table
from ita_tools.report.wording import format_difference, item_name
from ita_tools.rounding import points

__all__ = ["follow_up"]


def follow_up(context: ReportContext) -> Iterator[Block]:
    """Write a table of what was below full last year; nothing if nothing can be compared."""
    changes = [change for key, change in context.changes.items() if key[0] == "indicator"]
    changes += item_changes(context.assessment, context.result).values()
    below_full = [
        change
        for change in changes
        if change.before is not None and change.before < FULL and change.difference is not None
    ]
    if not below_full:
        return
    year = context.previous_year
    yield Heading("การติดตามผลการพัฒนาจากปีก่อน")
    yield Paragraph(_counts_in_words(below_full, year))
    columns = (
        Column("ตัวชี้วัดหรือข้อ", 4),
        Column(f"พ.ศ. {year}", 1.45, "center"),
        Column(f"พ.ศ. {context.edition.year}", 1.45, "center"),
        Column("ผลต่าง", 1.45, "center"),
        Column("ผลการพัฒนา", 1.6, "center"),
    )
    yield Table(
        f"ผลการพัฒนาตัวชี้วัดและข้อที่ยังไม่ได้คะแนนเต็มในปีงบประมาณ พ.ศ. {year}",
        columns,
        [_row(context, change) for change in below_full],
    )


def _counts_in_words(changes: list[ScoreChange], year: int | None) -> str:
    risen = sum(change.difference > 0 for change in changes if change.difference is not None)
    rose = f"ในจำนวนนี้คะแนนเพิ่มขึ้น {risen} รายการ" if risen else "ไม่มีรายการใดที่คะแนนเพิ่มขึ้น"
    if risen == len(changes) > 1:
        rose = "ซึ่งคะแนนเพิ่มขึ้นทุกรายการ"
    return f"ตัวชี้วัดและข้อที่ยังไม่ได้คะแนนเต็มในปีงบประมาณ พ.ศ. {year} และเปรียบเทียบได้มี {len(changes)} รายการ {rose}"


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
