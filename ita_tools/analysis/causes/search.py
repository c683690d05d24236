"""The causes that explain all contradictions of an assessment.

A cause changes one figure, or two that were exchanged, by a usual typing error. It counts only if with it
every relation holds. A figure can be a cause only if every conflict needs it, and if some value of it ends
all conflicts; only then its possible typing errors are tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.analysis.causes.typing_errors import (
    ErrorKind,
    true_answers,
    true_counts,
    true_differences,
    true_scores,
)
from ita_tools.records import record
from ita_tools.scoring.relations import Conflict, Fact, Ranges, System

__all__ = ["Cause", "Change", "common_facts", "single_causes", "true_values"]


@record(frozen=True, slots=True)
class Change:
    """A figure and the value it should have; several values where ``low`` and ``high`` differ.

    ``path`` and ``texts`` (right, typed) are those of one answer where answers change.
    """

    fact: int
    low: int
    high: int
    path: str = ""
    texts: tuple[str, str] | None = None


@record(frozen=True, slots=True)
class Cause:
    """Changes that explain all contradictions together, by one error."""

    kind: ErrorKind
    changes: tuple[Change, ...]


def common_facts(conflicts: Sequence[Conflict]) -> int:
    """Return the facts, as bits, that every conflict needs."""
    common = -1
    for conflict in conflicts:
        common &= conflict.facts
    return common if conflicts else 0


def single_causes(system: System, conflicts: Sequence[Conflict], released: int = 0) -> list[Cause]:
    """Return all single errors that explain all conflicts; ``released`` facts (bits) do not count."""
    causes: list[Cause] = []
    for number in system.bits(common_facts(conflicts)):
        free = system.narrow(released | 1 << number)
        if not free.conflicts:
            causes += _of_fact(system, number, free, released)
    causes += _exchanges(system, conflicts, released)
    return list(dict.fromkeys(causes))


def true_values(fact: Fact) -> dict[int, ErrorKind]:
    """Return the values a figure may have had before one typing error."""
    if fact.kind == "difference":
        return true_differences(fact.value)
    return true_scores(fact.value, fact.text) if fact.kind == "score" else {}


def _of_fact(system: System, number: int, free: Ranges, released: int) -> Iterator[Cause]:
    fact = system.facts[number]
    if fact.kind == "respondents":
        for count, kind in true_counts(fact.value).items():
            if not system.narrow(released, {number: count}).conflicts:
                yield Cause(kind, (Change(number, count, count),))
    elif fact.kind == "answers":
        yield from _of_answers(system, number, free)
    elif fact.kind == "level":
        figure = system.numbers[fact.key]
        for level in range(free.low[figure], free.high[figure] + 1):
            if level != fact.value and not free.assigned(figure, level, level, 1 << number).conflicts:
                yield Cause("level", (Change(number, level, level),))
    else:
        yield from _of_score(system, number, free, released)


def _of_score(system: System, number: int, free: Ranges, released: int) -> Iterator[Cause]:
    fact = system.facts[number]
    figure = system.numbers[fact.key]
    low, high = free.low[figure], free.high[figure]
    values = true_values(fact)
    for value in sorted(values):
        if low <= value <= high and not free.assigned(figure, value, value, 1 << number).conflicts:
            yield Cause(values[value], (Change(number, value, value),))
    answered = ("answers", *fact.key) in system.fact_of
    new = not low <= fact.value <= high and (low != high or low not in values)
    if new and (answered or _is_of_another_row(system, fact, free)):
        yield Cause("answers" if answered else "row", (Change(number, low, high),))


def _is_of_another_row(system: System, fact: Fact, free: Ranges) -> bool:
    """Whether the row above or below has the same figure, or has none and may have this one."""
    for key in _neighbours(fact):
        if key in system.fact_of and not system.worked_back >> system.fact_of[key] & 1:
            if system.facts[system.fact_of[key]].value == fact.value:
                return True
        elif key in system.numbers:
            figure = system.numbers[key]
            if free.low[figure] <= fact.value <= free.high[figure]:
                return not free.assigned(figure, fact.value, fact.value, 0).conflicts
    return False


def _neighbours(fact: Fact) -> list[tuple[str, ...]]:
    if fact.key not in fact.block:
        return []
    place = fact.block.index(fact.key)
    return [*fact.block[max(0, place - 1) : place], *fact.block[place + 1 : place + 2]]


def _of_answers(system: System, number: int, free: Ranges) -> Iterator[Cause]:
    fact = system.facts[number]
    figure = system.numbers[fact.key[1:]]
    scale = system.answered[number]
    people, _ = free.people.get(("respondents", fact.key[2]), (0, 0))
    for kind, path, texts, (low, high) in true_answers(fact.answers, scale, people):
        if not free.assigned(figure, low, high, 1 << number).conflicts:
            yield Cause(kind, (Change(number, low, high, f"{fact.path}.{path}", texts),))


def _exchanges(system: System, conflicts: Sequence[Conflict], released: int) -> Iterator[Cause]:
    """Yield neighbours of one column that were typed in each other's place."""
    if not conflicts:
        return
    for number in system.bits(min((each.facts for each in conflicts), key=int.bit_count)):
        fact = system.facts[number]
        for key in _neighbours(fact):
            other = system.fact_of.get(key, number)
            value, pair = system.facts[other].value, 1 << number | 1 << other
            if (
                value == fact.value
                or pair & system.worked_back
                or not all(each.facts & pair for each in conflicts)
            ):
                continue
            if not system.narrow(released, {number: value, other: fact.value}).conflicts:
                changes = {number: value, other: fact.value}
                yield Cause("exchanged", tuple(Change(n, changes[n], changes[n]) for n in sorted(changes)))
