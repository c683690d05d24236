"""Which tools and items carry the next level, and the measures of the plan that aim there."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.extremes import lowest, short_of_full
from ita_tools.analysis.targets.outcome import TargetPlan
from ita_tools.analysis.targets.planning import plan_ways
from ita_tools.assessment import Assessment, Measure
from ita_tools.records import record
from ita_tools.scoring import Key, Result

__all__ = ["MOST_COST", "Carrier", "NextLevel", "next_level_of"]

MOST_COST = 120
"""Cost up to which ways are looked for in a workbook or report; ``ita target`` has no such bound."""
_MOST_ITEMS = 5
"""Items of a questionnaire that are named."""


@record(frozen=True, slots=True)
class Carrier:
    """An item that carries the next level, with the measures that aim at it."""

    key: Key
    measures: tuple[Measure, ...]


@record(frozen=True, slots=True)
class NextLevel:
    """The plan to the next level, and the items that carry it.

    ``one_is_enough`` tells that every way is a step of a single item.
    """

    plan: TargetPlan
    carriers: tuple[Carrier, ...]

    @property
    def one_is_enough(self) -> bool:
        """Whether one of the items is enough."""
        ways = self.plan.ways
        return bool(ways) and all(len(way.steps) == 1 and way.steps[0].answers is None for way in ways)


def next_level_of(assessment: Assessment, result: Result) -> NextLevel | None:
    """Return what carries the next level; ``None`` at the best one, or where nothing is known of it."""
    if result.level is None or result.level == next(iter(result.edition.band_by_name)):
        return None
    plan = plan_ways(assessment, result, MOST_COST)
    keys = dict.fromkeys(_keys(plan, result))
    if not keys:
        return None
    return NextLevel(plan, tuple(Carrier(key, _aiming(assessment, result, key)) for key in keys))


def _keys(plan: TargetPlan, result: Result) -> Iterator[Key]:
    """Yield the items of the ways that an assessor scores, and the lowest ones of other tools.

    Which answers rise is nobody's to choose: of a tool that people answer its weakest items count, not those
    of a way; so do those of a tool that lacks something where no way was found.
    """
    steps = [step for way in plan.ways for step in way.steps]
    disclosed = [step.key for step in steps if step.answers is None]
    yield from disclosed
    others = [*(step.key[1] for step in steps if step.answers is not None), *plan.missing]
    for tool in dict.fromkeys(tool for tool in others if tool not in {key[1] for key in disclosed}):
        items: list[Key] = [("item", tool, item.code) for item in result.edition.items_of_tool(tool)]
        yield from lowest(result, short_of_full(result, items))[:_MOST_ITEMS]


def _aiming(assessment: Assessment, result: Result, key: Key) -> tuple[Measure, ...]:
    item = result.edition.item_by_code[key[2]]
    issues = {issue.code for issue in result.edition.issues if item.code in issue.items}
    return tuple(
        measure
        for measure in assessment.plan
        if measure.measure and not measure.not_needed
        if measure.indicator == item.indicator or measure.issue in issues
    )
