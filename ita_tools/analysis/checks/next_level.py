"""Check that a measure of the plan aims at what carries the next level.

It searches for the cheapest way, so only ``ita check`` runs it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.findings import Finding
from ita_tools.analysis.targets.carriers import next_level_of
from ita_tools.assessment import LoadedAssessment
from ita_tools.scoring import Result

__all__ = ["check_next_level"]


def check_next_level(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find that no measure aims at any item that carries the next level; nothing where there is no plan."""
    if not any(measure.measure for measure in reading.assessment.plan):
        return
    found = next_level_of(reading.assessment, result)
    if found is None or any(carrier.measures for carrier in found.carriers):
        return
    names = ", ".join(result.name(carrier.key) for carrier in found.carriers)
    yield Finding(
        "next-level-unplanned",
        "info",
        reading.where("plan"),
        f"ข้อที่พาไปสู่ระดับ {found.plan.goal.level} ยังไม่มีมาตรการในแผน: {names} ดูทางทั้งหมดด้วย ita target",
    )
