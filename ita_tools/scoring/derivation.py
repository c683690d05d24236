"""What the known figures force: figures that are neither announced nor computed, worked back.

A figure follows from those above and beside it: a tool from the total and the other tools, the items of one
part of EIT from the indicator and the other part, the indicators of a tool with 100. Where rounding leaves
several values the figure has an interval. The plan is read by
:mod:`ita_tools.scoring.relations`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from ita_tools.assessment import Assessment
from ita_tools.records import record
from ita_tools.scoring.plan import LEVEL, Key, Standing
from ita_tools.scoring.relations import System, system_of
from ita_tools.scoring.relations.facts import FULL, score_of
from ita_tools.scoring.result import Result

__all__ = ["Derived", "derivation", "derived_levels", "with_derived"]

_AGAIN = 6
"""Times that contradicting figures are left out."""


@record(frozen=True, slots=True)
class Derived:
    """The least and greatest value of a figure, in points."""

    low: Decimal
    high: Decimal

    @property
    def value(self) -> Decimal | None:
        """The value where only one is left."""
        return self.low if self.low == self.high else None


def derivation(assessment: Assessment, result: Result) -> Mapping[Key, Derived]:
    """Return what the known figures force, by key, for figures that have no standing figure.

    A figure that may be anything is left out. Figures that contradict each other are not used.
    """
    missing = [
        key
        for key, node in result.nodes.items()
        if isinstance(node, Standing) and key in result.scores and result[key].basis == "missing"
    ]
    if not missing:
        return {}
    system = system_of(result.edition, assessment, tuple(result.nodes.values()))
    low, high = _ranges(system)
    return {
        key: Derived(score_of(low[number]), score_of(high[number]))
        for key in missing
        if (number := system.numbers.get(key)) is not None and (low[number] > 0 or high[number] < FULL)
    }


def with_derived(assessment: Assessment, result: Result) -> Result:
    """Return the result with a standing figure wherever what is known leaves one value.

    Its basis is ``derived``. Where several values are left the score stays missing; ``ranges`` has them.
    """
    scores, ranges = dict(result.scores), {}
    for key, forced in derivation(assessment, result).items():
        if forced.value is not None:
            scores[key] = replace(scores[key], value=forced.value, basis="derived")
        else:
            ranges[key] = (forced.low, forced.high)
    return replace(result, scores=scores, ranges=ranges)


def derived_levels(assessment: Assessment, result: Result) -> tuple[str, str] | None:
    """Return the worst and the best level that the known figures leave; ``None`` where they leave all."""
    system = system_of(result.edition, assessment, tuple(result.nodes.values()))
    low, high = _ranges(system)
    number, bands = system.numbers[LEVEL], result.edition.bands
    if (low[number], high[number]) == (0, len(bands) - 1):
        return None
    return bands[high[number]].name, bands[low[number]].name


def _ranges(system: System) -> tuple[list[int], list[int]]:
    """Return the ranges that the facts leave, without those that contradict each other."""
    released = 0
    for _ in range(_AGAIN):
        ranges = system.narrow(released)
        if not ranges.conflicts:
            return ranges.low, ranges.high
        for conflict in ranges.conflicts:
            released |= conflict.facts
    return system.low, system.high
