"""How sure total and level are: what rests on rules that are not official, and what was published instead."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.report.context import ReportContext
from ita_tools.report.wording import listed, scored
from ita_tools.rounding import points

__all__ = ["certainty_in_words"]


def certainty_in_words(material: ReportContext) -> Iterator[str]:
    """Say what total and level rest on where it is a guess, and where others were published; else nothing."""
    result = material.result
    total = result[("total",)]
    if total.confidence == "inferred":
        text = "คะแนนรวมนี้คำนวณด้วยหลักเกณฑ์บางส่วนที่อนุมาน ยังไม่ใช่ตัวเลขทางการ"
        if total.bounds and total.low != total.high:
            text += f" อาจอยู่ระหว่าง {points(total.low)} ถึง {points(total.high)} คะแนน"
        yield text
    if result.possible_levels is not None and result.level_basis == "computed":
        worst, best = result.possible_levels
        yield (
            f"ระดับผลการประเมินคำนวณจากหลักเกณฑ์ที่อนุมาน ระดับอาจเป็น {worst} ถึง {best} "
            "ควรใช้ระดับที่ประกาศในระบบ ITAS เมื่อทราบ"
        )
    others = list(_published_otherwise(material))
    if others:
        yield f"{listed(others)} ไม่ตรงกับที่คำนวณได้จากข้อมูลที่กรอก ควรตรวจสอบให้ตรงกันก่อนเสนอรายงาน"


def _published_otherwise(material: ReportContext) -> Iterator[str]:
    result, published = material.result, material.assessment.published
    if result[("total",)].basis == "computed" and published.total not in (None, result.total):
        yield f"คะแนนรวมที่ประกาศ คือ {scored(published.total)}"
    if result.level_basis == "computed" and published.level and published.level != result.level:
        yield f"ระดับที่ประกาศ คือ {published.level}"
