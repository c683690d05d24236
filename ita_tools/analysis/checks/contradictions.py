"""Check that all figures agree, name the cause where they do not, and fold what it explains under it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ita_tools.analysis.checks.contradiction_texts import Words
from ita_tools.analysis.findings import Alternative, CauseReference, Finding, Severity
from ita_tools.assessment import LoadedAssessment
from ita_tools.scoring import Result
from ita_tools.scoring.relations import Conflict, Fact, System, system_of

if TYPE_CHECKING:
    from ita_tools.analysis.causes import Cause, Change, Explanation

__all__ = ["CODES", "check_contradictions"]

CODES: Mapping[str, Severity] = {
    "published-differs": "error",
    "level-differs": "error",
    "difference-wrong": "error",
    "answers-differ": "error",
    "history-differs": "warning",
    "score-impossible": "warning",
    "step-unknown": "warning",
    "counts-differ": "warning",
    "shares-differ": "warning",
}
"""Codes of the relations that figures must meet, with the severity of a broken one."""


def check_contradictions(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find figures that contradict each other, each after the cause that explains it."""
    plan = tuple(result.nodes.values())
    system = system_of(result.edition, reading.assessment, plan)
    ranges = system.narrow()
    if ranges.conflicts:
        from ita_tools.analysis.causes import explanations  # most books have no contradiction

        yield from _Report(reading, result, system).findings(ranges.conflicts, explanations(system, ranges))
    elif system.worked_back:
        yield from _Report(reading, result, system).derived(system.with_worked_back(ranges).conflicts)


_LISTED = 3
"""Possible values of one figure that are listed; of more the least and the greatest are told."""


class _Report:
    """Turns conflicts and their explanations into findings."""

    def __init__(self, reading: LoadedAssessment, result: Result, system: System) -> None:
        self.reading, self.system = reading, system
        self.words = Words(reading.assessment, result, system)

    def findings(self, conflicts: Sequence[Conflict], explained: Sequence[Explanation]) -> Iterator[Finding]:
        """Yield every cause with what it explains, then what nothing explains."""
        left = list(
            {(each.relation.code, self._fact(each).key): each for each in reversed(conflicts)}.values()
        )
        left.reverse()
        for explanation in explained:
            facts = _facts_of(explanation)
            causes = list(self._causes(explanation))
            yield from causes
            reference = CauseReference(causes[0].code, causes[0].where)
            for conflict in [each for each in left if each.facts & facts]:
                left.remove(conflict)
                yield self._broken(conflict, reference)
        for conflict in left:
            yield self._broken(conflict, None)

    def derived(self, conflicts: Sequence[Conflict]) -> Iterator[Finding]:
        """Yield what contradicts the scores of items that were worked back."""
        shown: set[str] = set()
        for conflict in conflicts:
            fact = self._fact(conflict)
            if fact.path not in shown and not _of_scale(conflict):
                shown.add(fact.path)
                yield Finding(
                    "derived-differs",
                    "warning",
                    self.reading.where(fact.path),
                    self.words.derived(fact),
                    found=fact.text,
                )

    def _causes(self, explanation: Explanation) -> Iterator[Finding]:
        """Yield the one cause, or all alternatives in one finding."""
        causes = explanation.causes
        facts = {change.fact for cause in causes for change in cause.changes}
        if len(causes) == 1:
            for change in causes[0].changes:
                yield Finding(
                    "misprint-likely",
                    "error",
                    self._where(change),
                    self.words.cause(causes[0], change, together=explanation.together),
                    *self.words.figures(change),
                )
        elif len(facts) == 1:
            fact = self.system.facts[facts.pop()]
            listed = self._alternatives(causes)
            low = min(change.low for cause in causes for change in cause.changes)
            high = max(change.high for cause in causes for change in cause.changes)
            several = len(listed) > _LISTED and fact.kind in ("score", "difference")
            yield Finding(
                "misprint-likely",
                "error",
                self.reading.where(fact.path),
                self.words.several_values(fact, (low, high) if several else None, explanation.together),
                found=self.words.found(fact),
                alternatives=() if several else listed,
            )
        else:
            yield Finding(
                "misprint-possible",
                "error",
                self.reading.where(self.system.facts[max(facts, key=self._height)].path),
                self.words.alternatives(facts, together=explanation.together),
                alternatives=self._alternatives(causes),
            )

    def _alternatives(self, causes: Sequence[Cause]) -> tuple[Alternative, ...]:
        changes = dict.fromkeys(change for cause in causes for change in cause.changes)
        return tuple(Alternative(self._where(change), *self.words.figures(change)) for change in changes)

    def _where(self, change: Change) -> str:
        return self.reading.where(change.path or self.system.facts[change.fact].path)

    def _broken(self, conflict: Conflict, cause: CauseReference | None) -> Finding:
        fact = self._fact(conflict)
        return Finding(
            conflict.relation.code,
            CODES[conflict.relation.code],
            self.reading.where(fact.path),
            self.words.broken(conflict, fact, explained=cause is not None),
            found=self.words.found(fact),
            caused_by=cause,
        )

    def _fact(self, conflict: Conflict) -> Fact:
        """Return the figure that a conflict is told at: the one of the relation, else the uppermost."""
        numbers = self.system.bits(conflict.facts)
        key = self.system.keys[conflict.figure]
        own = self.system.fact_of.get(key)
        if own in numbers and conflict.relation.code not in _TOLD_AT_THE_TOP:
            return self.system.facts[own]
        return self.system.facts[max(numbers, key=self._height)]

    def _height(self, number: int) -> int:
        return _HEIGHTS.index(self.words.kind(self.system.facts[number]))


_TOLD_AT_THE_TOP = ("level-differs", "difference-wrong", "history-differs")
_HEIGHTS = (
    "respondents",
    "statement",
    "answers",
    "item",
    "subindicator",
    "part",
    "indicator",
    "tool",
    "total",
    "history",
    "level",
    "difference",
)


def _of_scale(conflict: Conflict) -> bool:
    """Whether a score is refused by its scale: one that was worked back need not be on it."""
    return conflict.relation.code in ("step-unknown", "score-impossible")


def _facts_of(explanation: Explanation) -> int:
    bits = 0
    for cause in explanation.causes:
        for change in cause.changes:
            bits |= 1 << change.fact
    return bits
