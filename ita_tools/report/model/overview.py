"""The result at a glance, as the first screen of the page shows it."""

from __future__ import annotations

from decimal import Decimal

from ita_tools.records import record

__all__ = ["Overview", "ScoreBar"]


@record(frozen=True, slots=True)
class ScoreBar:
    """A score from 0 to 100 with its name."""

    name: str
    score: Decimal


@record(frozen=True, slots=True)
class Overview:
    """Total and level with notes, scores of tools and indicators, and what the agency will do.

    ``actions`` are the measures of the plan under ``actions_title``.
    """

    title: str
    total: Decimal | None
    level: str
    target: Decimal
    notes: tuple[str, ...] = ()
    tools: tuple[ScoreBar, ...] = ()
    indicators: tuple[ScoreBar, ...] = ()
    actions_title: str = ""
    actions: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.total is not None or self.level or self.tools or self.indicators or self.actions)
