"""Check that printed changes since last year are the differences of the scores of both years."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.changes import changes
from ita_tools.analysis.findings import Finding
from ita_tools.assessment import LoadedAssessment
from ita_tools.rounding import points
from ita_tools.scoring import Result

__all__ = ["check_printed_changes"]


def check_printed_changes(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Compare every printed difference with this year's score less last year's."""
    printed = reading.assessment.published.differences
    for key, change in changes(reading.assessment, result).items():
        code = key[-1]
        if code in printed and change.difference is not None and printed[code] != change.difference:
            yield Finding(
                code="difference-wrong",
                severity="error",
                where=reading.where(f"published.differences.{code}"),
                message=f"ผลต่างของ{result.name(key)} ที่พิมพ์ไว้ไม่เท่ากับคะแนนปีนี้ลบคะแนนปีก่อน",
                expected=points(change.difference),
                found=points(printed[code]),
            )
