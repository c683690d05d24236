"""Totals of several years with their levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ita_tools.assessment import Assessment
from ita_tools.errors import EditionUnknown
from ita_tools.rubric.edition_levels import load_levels
from ita_tools.scoring import Result

__all__ = ["Year", "history"]


@dataclass(frozen=True, slots=True)
class Year:
    """The total of one fiscal year; no level where it is not known."""

    year: int
    total: Decimal
    level: str


def history(assessment: Assessment, result: Result) -> Sequence[Year]:
    """Return the years whose total is known, oldest first, this year's last; empty without this year's."""
    if result.total is None:
        return ()
    previous = assessment.previous
    years = {year: Year(year, total, _level(year, total)) for year, total in assessment.history.items()}
    if previous is not None and (total := previous.published.total) is not None:
        level = previous.published.level or _level(previous.edition, total)
        years[previous.edition] = Year(previous.edition, total, level)
    own = result.edition.year
    years[own] = Year(own, result.total, result.level or "")
    return [years[year] for year in sorted(years) if year <= own]


def _level(year: int, total: Decimal) -> str:
    """Return the level a total alone decides; nothing where tools have a say or the edition is unknown."""
    try:
        bands = load_levels(year).bands
    except EditionUnknown:
        return ""
    if any(band.every_tool_min is not None for band in bands):
        return ""
    return next((band.name for band in bands if total >= band.total_min), "")
