"""Figures, facts and relations, and how ranges are narrowed by them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ita_tools.records import record
from ita_tools.rubric import Scale
from ita_tools.scoring.plan import Key
from ita_tools.scoring.relations.facts import FULL, Fact
from ita_tools.scoring.relations.lattice import Ends, Lattice, Place, lattice_of

__all__ = ["Conflict", "Ranges", "Relation", "System"]

_ROUNDS = 4_000
"""Relations that one narrowing reads at most; a range is then wider than it might be."""


@record(frozen=True, slots=True)
class Conflict:
    """A relation that facts cannot meet. ``facts`` are bits: at least one of these facts is wrong.

    ``figure`` is the number of the figure where they meet; by them it would be at least ``low`` and at most
    ``high``, which is less.
    """

    relation: Relation
    facts: int
    figure: int
    low: int
    high: int


class Relation:
    """A relation between figures."""

    __slots__ = ("code", "figures")

    def __init__(self, code: str, figures: Sequence[int]) -> None:
        self.code = code
        self.figures = tuple(figures)

    def narrow(self, ranges: Ranges) -> None:
        """Narrow the ranges of the figures."""
        raise NotImplementedError


class Ranges:
    """The least and greatest value of every figure, each with the facts it follows from, as bits."""

    __slots__ = (
        "conflicts",
        "current",
        "high",
        "lattices",
        "low",
        "people",
        "released",
        "system",
        "touched",
        "why_high",
        "why_low",
    )

    def __init__(self, system: System) -> None:
        self.system = system
        self.low, self.high = list(system.low), list(system.high)
        self.why_low, self.why_high = [0] * len(self.low), [0] * len(self.low)
        self.people: dict[Key, tuple[int, int]] = {}
        self.lattices: dict[Place, Lattice | Ends | None] = {}
        self.released = 0
        self.conflicts: list[Conflict] = []
        self.touched: dict[int, None] = {}
        self.current: Relation | None = None

    def copy(self) -> Ranges:
        """Return ranges that can be narrowed apart from these."""
        other = Ranges.__new__(Ranges)
        other.system, other.people, other.current = self.system, self.people, None
        other.lattices = self.lattices
        other.released = self.released
        other.low, other.high = list(self.low), list(self.high)
        other.why_low, other.why_high = list(self.why_low), list(self.why_high)
        other.conflicts, other.touched = list(self.conflicts), {}
        return other

    def at_least(self, figure: int, value: int, why: int, *, snap: bool = True) -> None:
        """Raise the least value of a figure; to the next one of its scale, if ``snap``."""
        if value <= self.low[figure]:
            return
        if snap and value <= self.high[figure] and (lattice := self._lattice(figure)) is not None:
            value, why = lattice.up(value), why | lattice.why
        if value > self.high[figure]:
            self._conflict(figure, value, self.high[figure], why | self.why_high[figure])
            return
        self.low[figure], self.why_low[figure] = value, why
        self.touched[figure] = None

    def at_most(self, figure: int, value: int, why: int, *, snap: bool = True) -> None:
        """Lower the greatest value of a figure; to the next one of its scale, if ``snap``."""
        if value >= self.high[figure]:
            return
        if snap and value >= self.low[figure] and (lattice := self._lattice(figure)) is not None:
            value, why = lattice.down(value), why | lattice.why
        if value < self.low[figure]:
            self._conflict(figure, self.low[figure], value, why | self.why_low[figure])
            return
        self.high[figure], self.why_high[figure] = value, why
        self.touched[figure] = None

    def give(self, figure: int, value: int, why: int) -> None:
        """Set a figure to a value in its range; other than a narrowed one it need not be on its scale."""
        if self.low[figure] <= value <= self.high[figure]:
            self.low[figure] = self.high[figure] = value
            self.why_low[figure] = self.why_high[figure] = why
            self.touched[figure] = None
        else:
            self._conflict(figure, value, value, why | self.why_low[figure] | self.why_high[figure])

    def refuse(self, figure: int, why: int) -> None:
        """Record that facts contradict each other at a figure."""
        self._conflict(figure, 0, 0, why)

    def assigned(self, figure: int, low: int, high: int, why: int) -> Ranges:
        """Return the ranges where a figure also lies between two values, for the facts ``why``."""
        other = self.copy()
        other.current = _ASSIGNMENT
        other.at_least(figure, low, why)
        if not other.conflicts:
            other.at_most(figure, high, why)
        if not other.conflicts:
            other.settle(self.system.touching[figure])
        return other

    def settle(self, relations: Iterable[int] | None = None) -> None:
        """Narrow by relations until nothing changes; without ``relations`` by all of them."""
        system = self.system
        if relations is None:
            relations = range(len(system.relations))
        queue: dict[int, None] = dict.fromkeys(relations)
        broken = {id(conflict.relation) for conflict in self.conflicts}
        for _ in range(_ROUNDS):
            if not queue:
                return
            number = next(iter(queue))
            del queue[number]
            relation = system.relations[number]
            if id(relation) in broken:
                continue
            self.current, before = relation, len(self.conflicts)
            self.touched.clear()
            relation.narrow(self)
            if len(self.conflicts) > before:
                broken.add(id(relation))
            for figure in self.touched:
                for other in system.touching[figure]:
                    if other != number or figure != relation.figures[0]:
                        queue[other] = None

    def _lattice(self, figure: int) -> Lattice | Ends | None:
        place = self.system.scales.get(figure)
        if place is None:
            return None
        if place not in self.lattices:
            self.lattices[place] = lattice_of(place, self.people)
        return self.lattices[place]

    def _conflict(self, figure: int, low: int, high: int, why: int) -> None:
        if self.current is None:
            raise AssertionError("a fact is set before any relation is read")
        self.conflicts.append(Conflict(self.current, why, figure, low, high))


_ASSIGNMENT = Relation("", ())


class System:
    """The figures of an assessment, what is filled in, and the relations between them."""

    def __init__(self) -> None:
        self.numbers: dict[Key, int] = {}
        self.keys: list[Key] = []
        self.low: list[int] = []
        self.high: list[int] = []
        self.scales: dict[int, Place] = {}
        self.facts: list[Fact] = []
        self.fact_of: dict[Key, int] = {}
        self.worked_back = 0
        self.answered: dict[int, Scale] = {}
        self.relations: list[Relation] = []
        self.touching: list[list[int]] = []

    def figure(self, key: Key, low: int = 0, high: int = FULL) -> int:
        """Return the number of a figure, which is added where it is new."""
        if key not in self.numbers:
            self.numbers[key] = len(self.keys)
            self.keys.append(key)
            self.low.append(low)
            self.high.append(high)
            self.touching.append([])
        return self.numbers[key]

    def add(self, relation: Relation) -> None:
        """Add a relation."""
        for figure in dict.fromkeys(relation.figures):
            self.touching[figure].append(len(self.relations))
        self.relations.append(relation)

    def state(self, fact: Fact) -> int:
        """Add a fact and return its number."""
        self.fact_of[fact.key] = len(self.facts)
        self.facts.append(fact)
        return len(self.facts) - 1

    def with_worked_back(self, ranges: Ranges) -> Ranges:
        """Return ranges that the scores which were worked back narrow, too."""
        other = ranges.copy()
        other.current = _ASSIGNMENT
        for number in self.bits(self.worked_back):
            figure, value = self.numbers[self.facts[number].key], self.facts[number].value
            other.give(figure, value, 1 << number)
        other.settle(dict.fromkeys(each for figure in other.touched for each in self.touching[figure]))
        return other

    def bits(self, facts: int) -> list[int]:
        """Return the numbers of facts that are given as bits."""
        return [number for number in range(facts.bit_length()) if facts >> number & 1]

    def narrow(self, released: int = 0, changed: Mapping[int, int] | None = None) -> Ranges:
        """Return the ranges that the facts leave: ``released`` (bits) do not count, some are ``changed``.

        Scores that were worked back (``worked_back``, bits) never count: they may follow from a misprint.
        """
        released |= self.worked_back
        ranges = Ranges(self)
        ranges.released = released
        changed = changed or {}
        for number, fact in enumerate(self.facts):
            if released >> number & 1:
                continue
            value = changed.get(number, fact.value)
            if fact.kind == "respondents":
                ranges.people[fact.key] = (value, 1 << number)
            elif fact.kind != "answers":
                figure = self.numbers[fact.key]
                ranges.low[figure] = ranges.high[figure] = value
                ranges.why_low[figure] = ranges.why_high[figure] = 1 << number
        ranges.settle()
        return ranges
