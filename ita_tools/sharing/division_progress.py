"""How far each division is: its items, analyses and measures by state."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ita_tools.assessment import Assessment
from ita_tools.assessment.distribution import FILLED, RETURNED, REVIEWED, UNFILLED
from ita_tools.rubric import Edition
from ita_tools.scoring import Result
from ita_tools.sharing.assignments import assignments

__all__ = ["Progress", "progress", "progress_of"]


@dataclass(frozen=True, slots=True)
class Progress:
    """Numbers of a division's duties by state."""

    division: str
    unfilled: int = 0
    filled: int = 0
    returned: int = 0
    reviewed: int = 0

    @property
    def assigned(self) -> int:
        """All it answers for."""
        return self.unfilled + self.filled + self.returned + self.reviewed


def progress(edition: Edition, assessment: Assessment, result: Result) -> tuple[Progress, ...]:
    """Return the progress of every division that answers for something."""
    short = {each.name or each.short: each.short for each in assessment.division_list}
    divisions = [duty.division for duty in assignments(edition, assessment)]
    return tuple(
        progress_of(edition, assessment, result, each, (each, short.get(each, ""))) for each in divisions
    )


def progress_of(
    edition: Edition, assessment: Assessment, result: Result, division: str, names: Collection[str]
) -> Progress:
    """Return the progress of what is assigned to any of some names.

    A state that somebody chose counts; where nobody did, what holds a value is filled.
    """
    wanted = {name.casefold() for name in names if name}
    states = [state for owner, state in _states(edition, assessment, result) if owner.casefold() in wanted]
    return Progress(division, *(states.count(each) for each in (UNFILLED, FILLED, RETURNED, REVIEWED)))


def _states(edition: Edition, assessment: Assessment, result: Result) -> Iterator[tuple[str, str]]:
    """Yield owner and state of everything that somebody answers for."""
    for code, owner in assessment.divisions.items():
        yield owner, assessment.states.get(code) or _filled(_holds(edition, assessment, result, code))
    for measure in assessment.plan:
        yield measure.division, measure.state or _filled(bool(measure.measure))


def _filled(holds: bool) -> str:
    return FILLED if holds else UNFILLED


def _holds(edition: Edition, assessment: Assessment, result: Result, code: str) -> bool:
    """Whether anything is filled in: of an item under the first tool that asks it, where its row stands."""
    item = edition.item_by_code.get(code)
    if item is None:
        return bool(assessment.analysis.get(code))
    entry = assessment.entry(item.tools[0], code)
    known = result.item(item.tools[0], code)
    return known is not None or (item.scale.kind == "steps" and bool(entry.url))
