"""Whether the total of a year is the same wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.findings import Finding
from ita_tools.assessment import Reading
from ita_tools.rounding import points
from ita_tools.scoring import Result

__all__ = ["check_history"]


def check_history(reading: Reading, result: Result) -> Iterator[Finding]:
    """Find totals of earlier years that contradict last year's result or this year's: reports use these."""
    previous = reading.assessment.previous
    used = {result.edition.year: result.total}
    if previous is not None:
        used[previous.edition] = previous.published.total
    for year, total in reading.assessment.history.items():
        expected = used.get(year)
        if expected is not None and expected != total:
            yield Finding(
                code="history-differs", severity="warning", where=reading.where(f"history.{year}"),
                message=f"คะแนนรวมของปี {year} ในตารางย้อนหลังไม่ตรงกับผลของปีนั้น ซึ่งเป็นค่าที่รายงานใช้",
                expected=points(expected), found=points(total),
            )
