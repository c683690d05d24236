"""Notes on total and level if they rest on inferred rules or differ from the published ones."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.report.context import ReportContext
from ita_tools.report.wording import join_names, score_in_words
from ita_tools.rounding import points

__all__ = ["confidence_notes"]


def confidence_notes(context: ReportContext) -> Iterator[str]:
    """Yield sentences that warn of inferred or differing total and level; nothing if there is no doubt."""
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
    differing = list(_differing_published(context))
    if differing:
        yield f"{join_names(differing)} ไม่ตรงกับที่คำนวณได้จากข้อมูลที่กรอก ควรตรวจสอบให้ตรงกันก่อนเสนอรายงาน"


def _differing_published(context: ReportContext) -> Iterator[str]:
    result, published = context.result, context.assessment.published
    if result[("total",)].basis == "computed" and published.total not in (None, result.total):
        yield f"คะแนนรวมที่ประกาศ คือ {score_in_words(published.total)}"
    if result.level_basis == "computed" and published.level and published.level != result.level:
        yield f"ระดับที่ประกาศ คือ {published.level}"
