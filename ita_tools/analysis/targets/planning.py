"""Target planning of one assessment: the searches for one goal, and what an officer reads of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import groupby, islice
from typing import TYPE_CHECKING

from ita_tools.analysis.targets.frontier import UPWARDS, Bounds, Change, Way, frontier
from ita_tools.analysis.targets.max_plus import at_cost
from ita_tools.analysis.targets.outcome import (
    Goal,
    Interval,
    Slack,
    TargetPlan,
    TargetWay,
    WayStep,
    acceptable,
    goal_of,
    next_level,
)
from ita_tools.analysis.targets.read_plan import Efforts, PlanReader, efforts_of
from ita_tools.analysis.targets.search import (
    Cheapest,
    Whole,
    ceiling,
    cheapest,
    steps_to,
    value_after,
    whole_of,
)
from ita_tools.analysis.targets.tree import leaves_of, tree_at
from ita_tools.assessment import Assessment
from ita_tools.records import record
from ita_tools.scoring import Key, Result, level_of
from ita_tools.scoring.plan import Mean, Side
from ita_tools.scoring.relations.facts import hundredths, score_of

if TYPE_CHECKING:
    from ita_tools.analysis.targets.fresh_sample import Chances

__all__ = ["MOST_WAYS", "plan_target", "plan_ways"]

MOST_WAYS = 10
"""Ways that are listed."""
MOST_STEPS = 1000
"""Cost near which a search ends: a way of so many answers is no plan."""
_MOST_LOST = 400
"""Answers up to which the slack of a tool is counted; more are not known."""
_DOWN_MOST, _DOWN_LEAST = Bounds(up=False, greatest=True), Bounds(up=False)


def plan_target(
    assessment: Assessment,
    result: Result,
    *,
    level: str | None = None,
    total: Decimal | None = None,
    efforts: Efforts | None = None,
) -> TargetPlan:
    """Plan the way to a level of the edition, to a total, or to both; to the next level without either.

    ``efforts`` are the costs of items by tool and code, instead of those that are filled in. A way far dearer
    than :data:`MOST_STEPS` is none.
    """
    edition = result.edition
    goal = goal_of(edition, next_level(result) if level is None and total is None else level, total)
    costs = {**efforts_of(assessment), **(efforts or {})}
    reader = PlanReader(assessment, result, costs)
    whole = whole_of(reader)
    return _Search(reader, goal, whole, MOST_STEPS).outcome() if whole else TargetPlan(goal, known=False)


def plan_ways(assessment: Assessment, result: Result, most: int, kept: Collection[str] = ()) -> TargetPlan:
    """Return only the cheapest ways to the next level, quickly: none that is far dearer than ``most``.

    A cost of ``None`` may stand for a dearer one. The scores of the tools in ``kept`` stay as they are.
    """
    goal = goal_of(result.edition, next_level(result), None)
    reader = PlanReader(assessment, result, efforts_of(assessment), kept=kept)
    whole = whole_of(reader)
    return _Search(reader, goal, whole, most).ways() if whole else TargetPlan(goal, known=False)


@record(frozen=True)
class _Search:
    reader: PlanReader
    goal: Goal
    whole: Whole
    most: int

    @property
    def result(self) -> Result:
        return self.reader.result

    @cached_property
    def _best(self) -> Cheapest | None:
        return self._cheapest(self.whole, UPWARDS)

    def ways(self) -> TargetPlan:
        best = self._best
        ways = list(islice(best.ways(), MOST_WAYS + 1)) if best and best.cost else []
        return TargetPlan(
            self.goal,
            known=True,
            cost=best.cost if best else None,
            too_dear=best is None and self._is_possible(),
            ways=tuple(map(self._way, ways[:MOST_WAYS])),
            more=len(ways) > MOST_WAYS,
            missing=dict(self._missing()),
            differing=tuple(key for key, score in self.result.scores.items() if score.differs),
        )

    def outcome(self) -> TargetPlan:
        return replace(
            self.ways(),
            cost_range=self._cost_range(self._best),
            slack=dict(self._slack()),
            keeping=self._keeping(),
            uncounted=tuple(filter(self._uncounted, self.whole.tools)),
        )

    @cached_property
    def _plain(self) -> Whole:
        """The tree with every step at a cost of 1: to count answers and items."""
        if not self.reader.efforts:
            return self.whole
        tree = whole_of(PlanReader(self.reader.assessment, self.result, {}))
        assert tree is not None  # noqa: S101 - the same figures are known as with efforts
        return tree

    def _weighed(self, side: Side) -> Whole | None:
        """Return the tree with unofficial weights at one end; ``None`` where all weights are official."""
        if not any(isinstance(node, Mean) and node.unsure for node in self.result.nodes.values()):
            return None
        reader = self.reader.at(side)
        tree = whole_of(reader)
        return tree if tree and reader.weights_open else None

    @cached_property
    def _worst(self) -> Whole | None:
        return self._weighed("low")

    def _is_possible(self) -> bool:
        total = score_of(ceiling(self.whole.total))
        tools = {code: score_of(ceiling(self.whole.tool(code))) for code in self.whole.tools}
        return any(_meets(goal, total, tools) for goal in acceptable(self.result.edition, self.goal))

    def _cheapest(self, whole: Whole, bounds: Bounds, dearer: Cheapest | None = None) -> Cheapest | None:
        goals = acceptable(self.result.edition, self.goal)
        tried = [cheapest(whole, goal, bounds, dearer, self.most) for goal in goals]
        return min((each for each in tried if each), key=lambda each: each.cost, default=None)

    def _cost_range(self, best: Cheapest | None) -> tuple[int | None, int | None]:
        """Return the cost in the best and in the worst case of what is not known."""
        high = self._weighed("high")
        settled = high is None and best is not None and self._settled(best.cost)
        luckiest = best if settled else self._cheapest(high or self.whole, Bounds(greatest=True), best)
        unluckiest = self._cheapest(self._worst, UPWARDS) if self._worst else best
        return luckiest.cost if luckiest else None, unluckiest.cost if unluckiest else None

    def _settled(self, cost: int) -> bool:
        """Whether so many steps lead to one score of each item, however its answers lie."""
        return all(
            leaf.reached(steps) == leaf.reached(steps, greatest=True)
            for leaf in leaves_of(self.whole.total)
            if leaf.answers and (steps := cost // leaf.cost)
        )

    def _way(self, way: Way) -> TargetWay:
        changed = {change.leaf.key: change.after for change in way}
        total, tools = _after(self.whole, changed)
        sure = self._worst is None or any(
            _meets(goal, *_after(self._worst, changed)) for goal in acceptable(self.result.edition, self.goal)
        )
        level = level_of(self.result.edition.bands, total, tools)
        by_item = groupby(way, key=lambda change: ("item", *change.leaf.key[1:3]))
        steps = (self._step(key, list(changes), changed) for key, changes in by_item)
        return TargetWay(tuple(steps), total, level, tools, sure=sure)

    def _step(self, key: Key, changes: list[Change], changed: dict[Key, int]) -> WayStep:
        """Return what is done to an item, whose statements may change one by one."""
        item = tree_at(self.whole.tool(key[1]), key)
        assert item is not None  # noqa: S101 - its leaves have changed
        answers = [_answers_of(change) for change in changes]
        known = [each for each in answers if each]
        return WayStep(
            key,
            score_of(item.now),
            score_of(value_after(item, changed)),
            (sum(least for least, _ in known), sum(most for _, most in known)) if known else None,
            sum(change.cost for change in changes),
        )

    def _missing(self) -> Iterator[tuple[str, tuple[Decimal, Decimal]]]:
        for code, needs in self.goal.tools.items():
            now = score_of(self.whole.tool(code).now)
            if now < needs:
                yield code, (now, needs)

    def _slack(self) -> Iterator[tuple[str, Slack]]:
        chance = self._chances[0]
        for code, needs in self.goal.tools.items():
            tree = self._plain.tool(code)
            below = hundredths(needs) - 1
            people = any(leaf.answers for leaf in leaves_of(tree))
            assessed = any(leaf.options for leaf in leaves_of(tree))
            after = -at_cost(frontier(tree, 1, _DOWN_LEAST).best, 1)
            yield (
                code,
                Slack(
                    needs,
                    score_of(tree.now) - needs,
                    answers=self._answers(code, below) if people and not assessed else None,
                    items=steps_to(tree, -below, _DOWN_LEAST) if assessed and not people else None,
                    after_one_item=score_of(after) if assessed and not people else None,
                    chance=chance.get(code),
                ),
            )

    def _answers(self, code: str, below: int) -> Interval | None:
        tree = self._plain.tool(code)
        bounds = (_DOWN_MOST, _DOWN_LEAST)
        least, most = (steps_to(tree, -below, each, most=_MOST_LOST) for each in bounds)
        return None if least is None or most is None else (least, most)

    @cached_property
    def _chances(self) -> list[Chances]:
        """Chances of the goal, and of the standing level."""
        from ita_tools.analysis.targets.fresh_sample import chances  # not for the search of ways

        level = self.result.level
        named = level if level in self.result.edition.band_by_name else None
        goals = (self.goal, *([goal_of(self.result.edition, named, None)] if named else []))
        return chances(self._plain, goals)

    def _keeping(self) -> tuple[Decimal, Decimal] | None:
        from ita_tools.analysis.targets.fresh_sample import WHOLE

        return self._chances[1].get(WHOLE) if len(self._chances) > 1 else None

    def _uncounted(self, code: str) -> bool:
        asked = self.result.edition.asks_people(code) and self.whole.tool(code).key[0] == "tool"
        return asked and not any(leaf.answers for leaf in leaves_of(self._plain.tool(code)))


def _after(whole: Whole, changed: dict[Key, int]) -> tuple[Decimal, dict[str, Decimal]]:
    """Return the total and the tools after some leaves have changed."""
    values = [value_after(tree, changed) for tree in whole.total.below]
    tools = {code: score_of(value) for code, value in zip(whole.tools, values, strict=True)}
    total = sum(weight * value for weight, value in zip(whole.total.weights, values, strict=True))
    return score_of(whole.total.value(total)), tools


def _meets(goal: Goal, total: Decimal, tools: dict[str, Decimal]) -> bool:
    return total >= goal.total and all(tools[code] >= least for code, least in goal.tools.items())


def _answers_of(change: Change) -> Interval | None:
    if change.leaf.answers is None:
        return None
    luckiest = change.leaf.reached(change.steps, greatest=True)
    return next(n for n, score in enumerate(luckiest) if score >= change.after), change.steps
