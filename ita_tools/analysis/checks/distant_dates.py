"""Report dates of the action plan whose year is far from the edition: most are typed in another calendar."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.findings import Finding
from ita_tools.assessment import LoadedAssessment
from ita_tools.scoring import Result
from ita_tools.thai_dates import years_in

__all__ = ["check_distant_dates"]

_MOST_YEARS = 3
"""Years before or after the edition that a date of its plan may lie."""


def check_distant_dates(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find years far from the edition in periods and follow-ups."""
    year = result.edition.year
    for number, measure in enumerate(reading.assessment.plan, 1):
        for name, text in (("period", measure.period), ("follow_up", measure.follow_up)):
            distant = [
                each for each in years_in(text, bare=name == "period") if abs(each - year) > _MOST_YEARS
            ]
            if distant:
                yield Finding(
                    "date-distant",
                    "warning",
                    reading.where(f"plan[{number}].{name}"),
                    f"ปี {distant[0]} ห่างจากปีงบประมาณ {year} เกิน {_MOST_YEARS} ปี ตรวจว่าพิมพ์ปี พ.ศ. ถูกต้อง",
                    "",
                    str(distant[0]),
                )
