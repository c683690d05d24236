"""The reading of a plan that a search works on: every figure as a tree down to the items, in hundredths.

A leaf lists what can be made of one item, and at what cost. A branch combines the figures below it as its
node of the plan does. ``up`` is the direction of the search: towards better scores or towards worse ones.

Where a figure was announced and differs from what follows from below, the points missing to 100 keep their
ratio: a figure moves as far as what is below it moves it, and full scores below make it full.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from math import lcm

from ita_tools.analysis.targets.answer_steps import AnswerGroup
from ita_tools.records import record
from ita_tools.rounding import half_up_ratio
from ita_tools.scoring import Key

__all__ = [
    "FULL",
    "Branch",
    "Fixed",
    "Leaf",
    "Lowest",
    "Shift",
    "Tree",
    "integer_weights",
    "leaves_of",
    "tree_at",
]

FULL = 10_000
"""A full score in hundredths."""


def integer_weights(weights: Sequence[Decimal] | None, number: int) -> tuple[int, ...]:
    """Return weights in the same proportion as whole numbers; 1 for each of ``number`` without weights."""
    if weights is None:
        return (1,) * number
    scale = lcm(*(weight.as_integer_ratio()[1] for weight in weights))
    return tuple(int(weight * scale) for weight in weights)


@record(frozen=True, slots=True)
class Shift:
    """From what follows from below to the standing figure, where an announced one differs."""

    standing: int
    computed: int

    def __call__(self, value: int) -> int:
        """Return the standing figure where the computed one would be ``value``."""
        if value == self.computed:
            return self.standing
        if self.standing == self.computed:
            return value
        if self.computed == FULL:
            return max(0, self.standing - (self.computed - value))
        missing = half_up_ratio((FULL - value) * (FULL - self.standing), FULL - self.computed)
        return max(0, FULL - missing)


@record(frozen=True)
class Fixed:
    """A figure that nothing below can move."""

    key: Key
    now: int


@record(frozen=True)
class Leaf:
    """An item, or a statement of one.

    ``answers`` are those behind it, ``options`` the scores that an assessor can give; one of them is there.
    A step up to an option costs ``cost``, as does every answer that rises one option.
    """

    key: Key
    shift: Shift
    cost: int
    answers: AnswerGroup | None = None
    options: tuple[int, ...] = ()

    @property
    def now(self) -> int:
        """The standing score."""
        return self.shift.standing

    def reached(self, steps: int, *, up: bool = True, greatest: bool = False) -> list[int]:
        """Return the best score after 0, 1, ... steps up, or the worst after so many steps down.

        Where the answers are not known, it is the least that such steps move, or the ``greatest``.
        """
        if self.answers is None:
            return [self.now, *self._given(up=up)][: steps + 1]
        group = self.answers if up else self.answers.mirrored()
        mirror = self.answers.values[0] + self.answers.values[-1]
        sums = group.sums(steps, greatest=greatest)
        totals = sums if up else [mirror * group.answers - total for total in sums]
        values = [self.shift(half_up_ratio(100 * total, group.answers)) for total in totals[1:]]
        return [self.now, *(max(self.now, each) if up else min(self.now, each) for each in values)]

    def _given(self, *, up: bool) -> list[int]:
        """Return what an assessor may give instead: the best option, or the next lower one."""
        others = [option for option in self.options if (option > self.now if up else option < self.now)]
        return [max(others)] if others else []


@record(frozen=True)
class Branch:
    """A mean of figures, by whole weights.

    It does not fall below ``least``, whatever is below it.
    """

    key: Key
    below: tuple[Tree, ...]
    weights: tuple[int, ...]
    shift: Shift
    least: int = 0

    @property
    def now(self) -> int:
        """The standing figure."""
        return max(self.least, self.shift.standing)

    @cached_property
    def weight(self) -> int:
        """Sum of the weights."""
        return sum(self.weights)

    def value(self, total: int) -> int:
        """Return the standing figure that a weighted sum of the figures below gives."""
        return max(self.least, self.shift(half_up_ratio(total, self.weight)))


@record(frozen=True)
class Lowest:
    """The least of some figures: what counts where a weight that is not official may lie on any of them.

    With ``greatest`` it is the greatest of them.
    """

    key: Key
    below: tuple[Tree, ...]
    greatest: bool = False

    @property
    def now(self) -> int:
        """The end now."""
        return (max if self.greatest else min)(each.now for each in self.below)


Tree = Fixed | Leaf | Branch | Lowest


def leaves_of(tree: Tree) -> Iterator[Leaf]:
    """Yield the leaves of a tree, in the order of the rubric."""
    if isinstance(tree, Leaf):
        yield tree
    elif isinstance(tree, Branch | Lowest):
        for each in tree.below:
            yield from leaves_of(each)


def tree_at(tree: Tree, key: Key) -> Tree | None:
    """Return the figure with a key within a tree."""
    if tree.key == key:
        return tree
    for below in tree.below if isinstance(tree, Branch | Lowest) else ():
        if found := tree_at(below, key):
            return found
    return None
