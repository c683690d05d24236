"""What became of last year's result: each indicator and continued item that lacked points then."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.changes import ScoreChange, item_changes
from ita_tools.analysis.extremes import FULL
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, Paragraph, Row, Table
from ita_tools.report.wording import item_named, signed
from ita_tools.rounding import points

__all__ = ["follow_up"]


def follow_up(material: ReportContext) -> Iterator[Block]:
    """Write how what was short of full last year stands now; nothing where nothing can be compared."""
    found = [change for key, change in material.changes.items() if key[0] == "indicator"]
    found += item_changes(material.assessment, material.result).values()
    weak = [
        change
        for change in found
        if change.before is not None and change.before < FULL and change.difference is not None
    ]
    if not weak:
        return
    year = material.previous_year
    yield Heading("การติดตามผลการพัฒนาจากปีก่อน")
    yield Paragraph(_counted(weak, year))
    columns = (
        Column("ตัวชี้วัดหรือข้อ", 4),
        Column(f"พ.ศ. {year}", 1.45, "center"),
        Column(f"พ.ศ. {material.edition.year}", 1.45, "center"),
        Column("ผลต่าง", 1.45, "center"),
        Column("ผลการพัฒนา", 1.6, "center"),
    )
    yield Table(
        f"ผลการพัฒนาตัวชี้วัดและข้อที่ยังไม่ได้คะแนนเต็มในปีงบประมาณ พ.ศ. {year}",
        columns,
        [_row(material, change) for change in weak],
    )


def _counted(weak: list[ScoreChange], year: int | None) -> str:
    better = sum(change.difference > 0 for change in weak if change.difference is not None)
    rose = f"ในจำนวนนี้คะแนนเพิ่มขึ้น {better} รายการ" if better else "ไม่มีรายการใดที่คะแนนเพิ่มขึ้น"
    if better == len(weak) > 1:
        rose = "ซึ่งคะแนนเพิ่มขึ้นทุกรายการ"
    return f"ตัวชี้วัดและข้อที่ยังไม่ได้คะแนนเต็มในปีงบประมาณ พ.ศ. {year} และเปรียบเทียบได้มี {len(weak)} รายการ {rose}"


def _row(material: ReportContext, change: ScoreChange) -> Row:
    kind, *codes = change.key
    if kind == "indicator":
        name = f"ตัวชี้วัดที่ {codes[0]} {material.edition.indicator_by_code[codes[0]].title}"
    else:
        name = item_named(material.result, change.key)
    return Row([name, points(change.before), points(change.now), signed(change.difference), _outcome(change)])


def _outcome(change: ScoreChange) -> str:
    if change.now == FULL:
        return "ได้คะแนนเต็ม"
    difference = change.difference or 0
    return "ดีขึ้น" if difference > 0 else "ลดลง" if difference < 0 else "เท่าเดิม"
