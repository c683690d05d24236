"""What a level or a total asks: the least total, and the least score of tools."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ita_tools.records import record
from ita_tools.rubric import Band, Edition
from ita_tools.scoring import Result

__all__ = ["Goal", "acceptable", "goal_of", "next_level"]


@record(frozen=True, slots=True)
class Goal:
    """The least total and the least scores of tools by code; ``level`` is ``None`` for a bare total."""

    level: str | None
    total: Decimal
    tools: Mapping[str, Decimal]


def next_level(result: Result) -> str:
    """Return the level above the standing one; the best one where that is reached, the worst if none is."""
    names = list(result.edition.band_by_name)
    place = names.index(result.level) if result.level in names else len(names)
    return names[max(0, place - 1)]


def goal_of(edition: Edition, level: str | None, total: Decimal | None) -> Goal:
    """Return the goal of a level of the edition, of a total, or of both."""
    if level is None:
        return Goal(None, total or Decimal(0), {})
    asked = _asked(edition, edition.band_by_name[level])
    return Goal(level, max(asked.total, total or Decimal(0)), asked.tools)


def acceptable(edition: Edition, goal: Goal) -> Iterator[Goal]:
    """Yield the goal, and those of better levels that ask less in some way: they are as good."""
    yield goal
    for band in edition.bands if goal.level else ():
        if band.name == goal.level:
            return
        asked = _asked(edition, band)
        total = max(asked.total, goal.total)
        if not all(asked.tools.get(code, Decimal(0)) >= least for code, least in goal.tools.items()):
            yield Goal(band.name, total, asked.tools)


def _asked(edition: Edition, band: Band) -> Goal:
    least = {tool.code: band.least_of(tool.code) for tool in edition.tools}
    tools = {code: score for code, score in least.items() if score is not None}
    return Goal(band.name, band.total_min, tools)
