"""Totals and levels of several years, and whether last year had such a level.

The result of last year or of this year takes precedence over an entry of the history for that year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ita_tools.analysis.findings import Finding
from ita_tools.assessment import Assessment, LoadedAssessment
from ita_tools.errors import EditionUnknown
from ita_tools.records import record
from ita_tools.rubric.edition_files import load_levels
from ita_tools.scoring import Result, level_of

__all__ = ["YearTotal", "check_previous_level", "yearly_totals"]


@record(frozen=True, slots=True)
class YearTotal:
    """The total of one fiscal year; ``level`` is ``""`` where it is unknown."""

    year: int
    total: Decimal
    level: str


def yearly_totals(assessment: Assessment, result: Result) -> Sequence[YearTotal]:
    """Return the years with a total, oldest first, this year's last; empty where this year has none."""
    if result.total is None:
        return ()
    previous = assessment.previous
    years = {
        year: YearTotal(year, earlier.total, earlier.level or _level_of(year, earlier.total))
        for year, earlier in assessment.history.items()
        if earlier.total is not None
    }
    if previous is not None and (total := previous.published.total) is not None:
        level = previous.published.level or _level_of(previous.edition, total)
        years[previous.edition] = YearTotal(previous.edition, total, level)
    this_year = result.edition.year
    years[this_year] = YearTotal(this_year, result.total, result.level or "")
    return [years[year] for year in sorted(years) if year <= this_year]


def _level_of(year: int, total: Decimal) -> str:
    """Return the level of a total; ``""`` for an unknown edition or if levels also depend on the tools."""
    try:
        bands = load_levels(year).bands
    except EditionUnknown:
        return ""
    if any(band.asks_tools for band in bands):
        return ""
    return level_of(bands, total, {}) or ""


def check_previous_level(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find a level that the rubric of its earlier year does not have."""
    assessment = reading.assessment
    if assessment.previous is not None:
        previous = assessment.previous
        yield from _check_level(
            reading, previous.edition, previous.published.level, "previous.published.level"
        )
    for year, earlier in assessment.history.items():
        yield from _check_level(reading, year, earlier.level, f"history.{year}.level")


def _check_level(reading: LoadedAssessment, year: int, level: str, path: str) -> Iterator[Finding]:
    if not level:
        return
    try:
        levels = [band.name for band in load_levels(year).bands]
    except EditionUnknown:
        return
    if level and level not in levels:
        yield Finding(
            code="previous-level-unknown",
            severity="warning",
            where=reading.where(path),
            message=f"ปี {year} ไม่มีระดับนี้ ระดับที่ใช้ได้คือ {', '.join(levels)}",
            found=level,
        )
