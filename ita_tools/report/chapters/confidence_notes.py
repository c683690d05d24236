"""Notes on total and level if they rest on inferred rules, for drafts."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.report.context import ReportContext
from ita_tools.rounding import points

__all__ = ["confidence_notes"]


def confidence_notes(context: ReportContext) -> Iterator[str]:
    """Yield sentences that warn of an inferred total or level; nothing if there is no doubt, or no draft."""
    if not context.draft:
        return
    result = context.result
    total = result[("total",)]
    if total.confidence == "inferred":
        note = "คะแนนรวมนี้คำนวณด้วยหลักเกณฑ์บางส่วนที่อนุมาน ยังไม่ใช่ตัวเลขทางการ"
        if total.bounds and total.low != total.high:
            note += f" อาจอยู่ระหว่าง {points(total.low)} ถึง {points(total.high)} คะแนน"
        yield note
    if result.possible_levels is not None and result.level_basis == "computed":
        worst, best = result.possible_levels
        yield (
            f"ระดับผลการประเมินคำนวณจากหลักเกณฑ์ที่อนุมาน ระดับอาจเป็น {worst} ถึง {best} "
            "ควรใช้ระดับที่ประกาศในระบบ ITAS เมื่อทราบ"
        )
