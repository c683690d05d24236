"""Several errors at once: the smallest sets of figures that explain contradictions together.

Of one conflict at least one figure must be wrong. So each in turn is released, and the conflicts that are
left say which others may be. The first size of set that leaves no conflict must be explained by typing
errors; a larger set can make almost any figures agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.analysis.causes.search import Cause, Change, common_facts, single_causes, true_values
from ita_tools.records import record
from ita_tools.scoring.relations import Conflict, Ranges, System

__all__ = ["Explanation", "explanations"]

_MOST = 4
"""Errors of one set."""
_READINGS = 400
"""Times that the ranges are narrowed for one search; beyond, nothing is named."""
_SETS = 24
"""Sets of changes that are compared; with more, the figures are ambiguous."""


@record(frozen=True, slots=True)
class Explanation:
    """Causes of which one explains some of the contradictions.

    ``together`` is set where further errors are needed to explain all of them.
    """

    causes: tuple[Cause, ...]
    together: bool = False


def explanations(system: System, ranges: Ranges) -> list[Explanation]:
    """Return what explains the conflicts of ranges: nothing where it is not known."""
    if not ranges.conflicts:
        return []
    if causes := single_causes(system, ranges.conflicts):
        return [Explanation(tuple(causes))]
    solutions = _smallest_sets(system, ranges.conflicts)
    return [Explanation(tuple(each), together=True) for each in _apart(solutions)]


def _smallest_sets(system: System, conflicts: Sequence[Conflict]) -> list[frozenset[Cause]]:
    """Return the smallest sets of typing errors with which every relation holds."""
    if any(not system.narrow(1 << number).conflicts for number in system.bits(common_facts(conflicts))):
        return []  # Another kind of error in one figure would do.
    search = _Search(system)
    for size in range(2, _MOST + 1):
        solutions: dict[frozenset[Cause], None] = {}
        consistent = False
        search.seen.clear()
        for facts, free in search.sets(conflicts, 0, size):
            consistent = True
            for causes in _valued(system, system.bits(facts), free):
                solutions[frozenset(causes)] = None
                if len(solutions) > _SETS:
                    return []
        if search.left <= 0 or consistent:
            return list(solutions) if search.left > 0 else []
    return []


def _apart(solutions: Sequence[frozenset[Cause]]) -> list[list[Cause]]:
    """Return for every error its alternatives, where these do not depend on each other.

    All sets agree, or they agree but for one error, or they are the pairs of two lists.
    """
    if not solutions:
        return []
    sure = frozenset.intersection(*solutions)
    ordered = sorted(sure, key=_place)
    rest = [solution - sure for solution in solutions]
    if all(len(each) <= 1 for each in rest):
        others = [cause for each in rest for cause in each]
        return [[cause] for cause in ordered] + ([others] if others else [])
    if sure or len(rest[0]) != len(("one", "other")):
        return [[cause] for cause in ordered]
    one, other = sorted(rest[0], key=_place)
    first = [cause for pair in rest if other in pair for cause in pair if cause != other]
    second = [cause for pair in rest if one in pair for cause in pair if cause != one]
    pairs = {frozenset((a, b)) for a in first for b in second}
    return [first, second] if pairs == set(rest) else []


def _place(cause: Cause) -> int:
    return cause.changes[0].fact


class _Search:
    """Sets of facts without which no conflict is left."""

    def __init__(self, system: System) -> None:
        self.system, self.left = system, _READINGS
        self.seen: set[int] = set()

    def sets(self, conflicts: Sequence[Conflict], released: int, size: int) -> Iterator[tuple[int, Ranges]]:
        """Yield sets that are ``size`` facts larger than ``released``, each with the ranges it leaves."""
        if size == 1:
            facts = common_facts(conflicts)
        else:
            facts = min((each.facts for each in conflicts), key=int.bit_count)
        for number in self.system.bits(facts):
            chosen = released | 1 << number
            if chosen in self.seen or self.left <= 0 or self.system.facts[number].kind not in _KINDS:
                continue
            self.seen.add(chosen)
            self.left -= 1
            free = self.system.narrow(chosen)
            if free.conflicts and size > 1:
                yield from self.sets(free.conflicts, chosen, size - 1)
            elif not free.conflicts:
                yield chosen, free


_KINDS = ("score", "difference")


def _valued(system: System, facts: Sequence[int], free: Ranges) -> Iterator[tuple[Cause, ...]]:
    """Yield the typing errors of some figures with which every relation holds."""
    if not facts:
        yield ()
        return
    number = facts[0]
    fact = system.facts[number]
    figure = system.numbers[fact.key]
    for value, kind in true_values(fact).items():
        if free.low[figure] <= value <= free.high[figure]:
            ranges = free.assigned(figure, value, value, 1 << number)
            if not ranges.conflicts:
                for others in _valued(system, facts[1:], ranges):
                    yield (Cause(kind, (Change(number, value, value),)), *others)
