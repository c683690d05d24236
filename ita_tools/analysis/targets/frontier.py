"""The best figure for every cost, from the items up.

A frontier belongs to a node of the tree. Its list ``best`` holds at place ``c`` the best figure that a cost
of at most ``c`` makes, up to the limit it was made for. Downwards, figures count with a minus sign, so that
the best one is the lowest.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import singledispatch

from ita_tools.analysis.targets.max_plus import at_cost, combine
from ita_tools.analysis.targets.tree import FULL, Branch, Fixed, Leaf, Lowest, Tree
from ita_tools.records import record

__all__ = ["UPWARDS", "Bounds", "Change", "Frontier", "Way", "frontier", "rests_of", "spread"]


@record(frozen=True, slots=True)
class Change:
    """What happens to one leaf: so many steps, after which it stands at ``after``."""

    leaf: Leaf
    steps: int
    after: int

    @property
    def cost(self) -> int:
        """Cost of the steps."""
        return self.steps * self.leaf.cost


Way = tuple[Change, ...]
"""Changes of different leaves."""


@record(frozen=True, slots=True)
class Bounds:
    """Direction of a search, and which bound stands for answers that are not known."""

    up: bool = True
    greatest: bool = False


UPWARDS = Bounds()


@record(frozen=True)
class Frontier:
    """The best figure for every cost; ``sign`` is -1 downwards."""

    best: Sequence[int]

    def ways(self, cost: int, least: int) -> Iterator[tuple[Way, int]]:
        """Yield every way of exactly this cost to a figure of at least ``least``, with the figure.

        Only ways that no cheaper one could stand for are looked for: the figure must be better than the best
        for a lower cost.
        """
        if cost == 0:
            if self.best[0] >= least:
                yield (), self.best[0]
        elif cost < len(self.best):
            least = max(least, self.best[cost - 1] + 1)
            if self.best[cost] >= least:
                yield from self._ways(cost, least)

    def _ways(self, cost: int, least: int) -> Iterator[tuple[Way, int]]:
        raise NotImplementedError


@record(frozen=True)
class _OfLeaf(Frontier):
    leaf: Leaf
    reached: Sequence[int]

    def _ways(self, cost: int, least: int) -> Iterator[tuple[Way, int]]:
        steps, rest = divmod(cost, self.leaf.cost)
        if not rest and steps < len(self.reached):
            yield (Change(self.leaf, steps, abs(self.reached[steps])),), self.reached[steps]


@record(frozen=True)
class _OfBranch(Frontier):
    branch: Branch
    below: tuple[Frontier, ...]
    rests: tuple[Sequence[int], ...]
    sign: int

    def _ways(self, cost: int, least: int) -> Iterator[tuple[Way, int]]:
        for way, total in spread(self.below, self.branch.weights, self.rests, cost, self._total(least)):
            yield way, self.sign * self.branch.value(self.sign * total)

    def _total(self, least: int) -> int:
        """Return the least weighted sum, signed, that makes a figure of at least ``least``."""
        full = FULL * self.branch.weight
        totals = range(full + 1) if self.sign > 0 else range(-full, 1)
        return totals[0] + bisect_left(
            totals, least, key=lambda total: self.sign * self.branch.value(self.sign * total)
        )


def spread(
    below: Sequence[Frontier],
    weights: Sequence[int],
    rests: Sequence[Sequence[int]],
    cost: int,
    least: int,
    place: int = 0,
) -> Iterator[tuple[Way, int]]:
    """Yield every way to spread a cost over figures so that their weighted sum is at least ``least``.

    ``rests`` holds for each place the best weighted sum of the figures from there on, for every cost.
    """
    if place == len(below):
        if cost == 0 and least <= 0:
            yield (), 0
        return
    here, weight = below[place], weights[place]
    rest = rests[place + 1]
    for own in range(min(cost, len(here.best) - 1), -1, -1):
        needed = -((at_cost(rest, cost - own) - least) // weight)
        for way, value in here.ways(own, needed):
            left = least - weight * value
            for others, total in spread(below, weights, rests, cost - own, left, place + 1):
                yield (*way, *others), weight * value + total


def rests_of(lists: Sequence[Sequence[int]], limit: int) -> tuple[Sequence[int], ...]:
    """Return for each place the best sum of the lists from there on, and an empty sum at the end."""
    rests: list[Sequence[int]] = [[0]]
    for each in reversed(lists):
        rests.append(combine(each, rests[-1], limit))
    return tuple(reversed(rests))


@singledispatch
def frontier(tree: Tree, limit: int, bounds: Bounds = UPWARDS) -> Frontier:
    """Return the frontier of a tree for costs up to ``limit``."""
    raise NotImplementedError(type(tree).__name__)


@frontier.register
def _(tree: Fixed, limit: int, bounds: Bounds = UPWARDS) -> Frontier:
    return Frontier([tree.now if bounds.up else -tree.now])


@frontier.register
def _(tree: Leaf, limit: int, bounds: Bounds = UPWARDS) -> Frontier:
    reached = tree.reached(limit // tree.cost, up=bounds.up, greatest=bounds.greatest)
    signed = reached if bounds.up else [-each for each in reached]
    best = [signed[0]]
    for value in signed[1:]:
        best += [best[-1]] * (tree.cost - 1) + [value]
    return _OfLeaf(best, tree, signed)


@frontier.register
def _(tree: Branch, limit: int, bounds: Bounds = UPWARDS) -> Frontier:
    below = tuple(frontier(each, limit, bounds) for each in tree.below)
    lists = [
        [weight * value for value in each.best] for each, weight in zip(below, tree.weights, strict=True)
    ]
    rests = rests_of(lists, limit)
    sign = 1 if bounds.up else -1
    best = [sign * tree.value(sign * total) for total in rests[0]]
    return _OfBranch(best, tree, below, rests, sign)


@frontier.register
def _(tree: Lowest, limit: int, bounds: Bounds = UPWARDS) -> Frontier:
    lists = [frontier(each, limit, bounds).best for each in tree.below]
    longest = max(map(len, lists))
    if tree.greatest:
        return Frontier([max(at_cost(each, cost) for each in lists) for cost in range(longest)])
    return Frontier(list(_raised(lists, limit)))


def _raised(lists: Sequence[Sequence[int]], limit: int) -> Iterator[int]:
    """Yield the best least member for every cost: what all can be raised to."""
    costs: list[tuple[int, int]] = []
    for value in sorted({each for best in lists for each in best}):
        if all(best[-1] >= value for best in lists):
            needed = sum(bisect_left(best, value) for best in lists)
            if needed <= limit:
                costs.append((needed, value))
    reached = min(best[0] for best in lists)
    for cost in range(max((needed for needed, _ in costs), default=0) + 1):
        reached = max([reached, *(value for needed, value in costs if needed == cost)])
        yield reached
