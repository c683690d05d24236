"""Check that tools which ITAS did not process have no score."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.findings import Finding
from ita_tools.assessment import LoadedAssessment
from ita_tools.rounding import points
from ita_tools.scoring import Result

__all__ = ["check_unprocessed_scores"]


def check_unprocessed_scores(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find announced scores of tools that were not processed: they do not count."""
    published = reading.assessment.published
    for code in reading.assessment.unprocessed:
        if code in published.tools:
            yield Finding(
                code="unprocessed-scored",
                severity="warning",
                where=reading.where(f"published.tools.{code}"),
                message=f"{result.name(('tool', code))} ระบุว่า ITAS ไม่ประมวลผล แต่มีคะแนนที่ประกาศ "
                "คะแนนนี้จึงไม่ถูกนำไปใช้",
                found=points(published.tools[code]),
            )
