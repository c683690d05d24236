"""What an agency lacks for the next level, and the items any one of which is enough."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ita_tools.analysis.targets import goal_of, next_level, plan_ways
from ita_tools.jobs.load import ScoredAssessment
from ita_tools.sharing.rollup.level_gap import LevelGap

__all__ = ["level_gap"]

_ONE_ITEM = Decimal(5)
"""Points of the total that no single item gives: up to them the search for one is worth its time."""


def level_gap(opened: ScoredAssessment) -> LevelGap | None:
    """Return what is missing; ``None`` at the best level, or where a score that it asks is not known."""
    result, bands = opened.result, opened.edition.band_by_name
    if result.total is None or result.level not in bands or result.level == next(iter(bands)):
        return None
    goal = goal_of(opened.edition, next_level(result), None)
    scores = {code: result.tool(code) for code in goal.tools}
    tools = [
        (code, goal.tools[code] - score)
        for code, score in scores.items()
        if score is not None and score < goal.tools[code]
    ]
    gap = LevelGap(str(goal.level), max(goal.total - result.total, Decimal(0)), tuple(tools))
    if None in scores.values() or not gap.scores:
        return None
    return LevelGap(gap.level, gap.total, gap.tools, tuple(_items(opened, gap)))


def _items(opened: ScoredAssessment, gap: LevelGap) -> Iterator[tuple[str, str]]:
    """Yield the items that an assessor scores and that alone lead to the next level."""
    asked = [opened.edition.asks_people(code) for code, _ in gap.tools]
    if any(asked) or len(asked) > 1 or gap.total > _ONE_ITEM:
        return
    for way in plan_ways(opened.assessment, opened.result, 1).ways:
        [step, *others] = way.steps
        if way.sure and not others and step.answers is None and not opened.edition.asks_people(step.key[1]):
            yield step.key[1], step.key[2]
