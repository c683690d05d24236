"""How sure total and level are: what rests on rules that are not official, and what may still come of it."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.report.material import Material
from ita_tools.rounding import points

__all__ = ["certainty_in_words"]


def certainty_in_words(material: Material) -> Iterator[str]:
    """Say that the total rests on a guess, and between what total and level may lie; nothing without."""
    result = material.result
    total = result[("total",)]
    if total.confidence == "inferred":
        text = "คะแนนรวมนี้คำนวณด้วยหลักเกณฑ์บางส่วนที่อนุมาน ยังไม่ใช่ตัวเลขทางการ"
        if total.bounds and total.low != total.high:
            text += f" อาจอยู่ระหว่าง {points(total.low)} ถึง {points(total.high)} คะแนน"
        yield text
    if result.possible_levels is not None and result.level_basis == "computed":
        worst, best = result.possible_levels
        yield (f"ระดับผลการประเมินคำนวณจากหลักเกณฑ์ที่อนุมาน ระดับอาจเป็น {worst} ถึง {best} "
               "ควรใช้ระดับที่ประกาศในระบบ ITAS เมื่อทราบ")
