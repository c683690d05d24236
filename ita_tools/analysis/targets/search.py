"""The cheapest ways to a goal: the frontiers of the tools, put together to the total."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from ita_tools.analysis.targets.frontier import UPWARDS, Bounds, Frontier, Way, frontier, rests_of, spread
from ita_tools.analysis.targets.max_plus import IMPOSSIBLE, first_reaching
from ita_tools.analysis.targets.outcome import Goal
from ita_tools.analysis.targets.read_plan import PlanReader
from ita_tools.analysis.targets.tree import FULL, Branch, Fixed, Leaf, Tree
from ita_tools.records import record
from ita_tools.scoring import Key
from ita_tools.scoring.relations.facts import hundredths

__all__ = ["Cheapest", "Whole", "ceiling", "cheapest", "steps_to", "value_after", "whole_of"]

_FIRST, _GROWTH = 8, 3
"""Costs looked at first, and by how many halves they grow where these do not reach."""


@record(frozen=True)
class Whole:
    """The tree of the total, with the code of the tool of each branch below it."""

    total: Branch
    tools: tuple[str, ...]

    def tool(self, code: str) -> Tree:
        """Return the tree of a tool."""
        return self.total.below[self.tools.index(code)]


def whole_of(reader: PlanReader) -> Whole | None:
    """Return the tree of the total; ``None`` where a score it needs is not known."""
    tree = reader.tree(("total",))
    if not isinstance(tree, Branch):
        return None
    return Whole(tree, tuple(each.key[1] for each in tree.below))


def value_after(tree: Tree, changed: Mapping[Key, int]) -> int:
    """Return the figure of a tree after some leaves have changed."""
    if isinstance(tree, Fixed | Leaf):
        return changed.get(tree.key, tree.now)
    values = [value_after(each, changed) for each in tree.below]
    if isinstance(tree, Branch):
        total = sum(weight * value for weight, value in zip(tree.weights, values, strict=True))
        return tree.value(total)
    return max(values) if tree.greatest else min(values)


def ceiling(tree: Tree) -> int:
    """Return the figure of a tree after every step that there is."""
    if isinstance(tree, Fixed):
        return tree.now
    if isinstance(tree, Leaf):
        full = [tree.shift(100 * tree.answers.values[-1])] if tree.answers else tree.options
        return max(tree.now, *full) if full else tree.now
    values = [ceiling(each) for each in tree.below]
    if isinstance(tree, Branch):
        return tree.value(sum(weight * value for weight, value in zip(tree.weights, values, strict=True)))
    return max(values) if tree.greatest else min(values)


@record(frozen=True)
class Cheapest:
    """The least cost of a goal, what each tool needs of it to reach its own score, and the frontiers."""

    cost: int
    by_tool: Sequence[int]
    _below: Sequence[Frontier]
    _weights: Sequence[int]
    _rests: Sequence[Sequence[int]]
    _needed: int

    def ways(self) -> Iterator[Way]:
        """Yield every way of this cost."""
        for way, _ in spread(self._below, self._weights, self._rests, self.cost, self._needed):
            yield way


@record(frozen=True)
class _Required(Frontier):
    """A frontier of a tool that must reach ``least``."""

    inner: Frontier
    least: int

    def ways(self, cost: int, least: int) -> Iterator[tuple[Way, int]]:
        yield from self.inner.ways(cost, max(least, self.least))


def steps_to(
    tree: Tree, least: int, bounds: Bounds, enough: int = _FIRST, most: int | None = None
) -> int | None:
    """Return the least cost for which a figure reaches ``least``, signed downwards; ``None`` if for none.

    ``enough`` is a cost that is looked at first, ``most`` one above which none is looked at.
    """
    limit = max(_FIRST, enough)
    while True:
        best = frontier(tree, limit, bounds).best
        cost = first_reaching(best, least)
        if cost is not None or len(best) <= limit or (most is not None and limit >= most):
            return cost
        limit = limit * _GROWTH // 2


def cheapest(
    whole: Whole,
    goal: Goal,
    bounds: Bounds = UPWARDS,
    dearer: Cheapest | None = None,
    most: int | None = None,
) -> Cheapest | None:
    """Return the least cost of a goal; ``None`` where it cannot be reached.

    ``dearer`` is the outcome of a search of the same tools that can only need more. Ways far dearer than
    ``most`` are not looked for.
    """
    least = [hundredths(goal.tools[code]) if code in goal.tools else 0 for code in whole.tools]
    enough = dearer.by_tool if dearer else [_FIRST] * len(least)
    costs = [
        steps_to(tree, each, bounds, first, most)
        for tree, each, first in zip(whole.total.below, least, enough, strict=True)
    ]
    own = [cost for cost in costs if cost is not None]
    if len(own) < len(costs):
        return None
    full = FULL * whole.total.weight
    needed = bisect_left(range(full + 1), hundredths(goal.total), key=whole.total.value)
    extra = 0
    while True:
        limits = [cost + extra for cost in own]
        below = [
            _required(frontier(tree, limit, bounds), each)
            for tree, limit, each in zip(whole.total.below, limits, least, strict=True)
        ]
        lists = [
            [weight * value for value in each.best]
            for weight, each in zip(whole.total.weights, below, strict=True)
        ]
        rests = rests_of(lists, sum(own) + extra)
        cost = first_reaching(rests[0], needed)
        if cost is not None:
            return Cheapest(cost, own, below, whole.total.weights, rests, needed)
        if all(len(each.best) <= limit for each, limit in zip(below, limits, strict=True)):
            return None
        if most is not None and sum(own) + extra >= most:
            return None
        extra = max(_FIRST, extra * _GROWTH // 2)


def _required(inner: Frontier, least: int) -> Frontier:
    return _Required([value if value >= least else IMPOSSIBLE for value in inner.best], inner, least)
