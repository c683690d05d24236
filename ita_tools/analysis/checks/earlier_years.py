"""Whether what is said of earlier years can be: one total for a year, a level that the year had."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.findings import Finding
from ita_tools.assessment import LoadedAssessment, Previous
from ita_tools.errors import EditionUnknown
from ita_tools.rounding import points
from ita_tools.rubric.edition_levels import load_levels
from ita_tools.scoring import Result

__all__ = ["check_history"]


def check_history(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find two totals for one year, of which reports use one, and a level that last year did not have."""
    yield from _totals(reading, result)
    if reading.assessment.previous is not None:
        yield from _level(reading, reading.assessment.previous)


def _totals(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    previous = reading.assessment.previous
    used = {result.edition.year: result.total}
    if previous is not None:
        used[previous.edition] = previous.published.total
    for year, total in reading.assessment.history.items():
        expected = used.get(year)
        if expected is not None and expected != total:
            yield Finding(
                code="history-differs",
                severity="warning",
                where=reading.where(f"history.{year}"),
                message=f"คะแนนรวมของปี {year} ในตารางย้อนหลังไม่ตรงกับผลของปีนั้น ซึ่งเป็นค่าที่รายงานใช้",
                expected=points(expected),
                found=points(total),
            )


def _level(reading: LoadedAssessment, previous: Previous) -> Iterator[Finding]:
    level = previous.published.level
    try:
        known = [band.name for band in load_levels(previous.edition).bands]
    except EditionUnknown:
        return
    if level and level not in known:
        yield Finding(
            code="previous-level-unknown",
            severity="warning",
            where=reading.where("previous.published.level"),
            message=f"ปี {previous.edition} ไม่มีระดับนี้ ระดับที่ใช้ได้คือ {', '.join(known)}",
            found=level,
        )
