"""Progress of each division: its items, analyses and measures counted by state."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ita_tools.assessment import Assessment, Measure
from ita_tools.assessment.exchange import FILLED, RETURNED, REVIEWED, UNFILLED
from ita_tools.records import record
from ita_tools.rubric import Edition
from ita_tools.scoring import Result
from ita_tools.sharing.assignments import assignments
from ita_tools.thai_folding import fold

__all__ = ["Progress", "progress", "progress_of"]


@record(frozen=True, slots=True)
class Progress:
    """Number of items, analyses and measures of a division in each state."""

    division: str
    unfilled: int = 0
    filled: int = 0
    returned: int = 0
    reviewed: int = 0

    @property
    def assigned(self) -> int:
        """Number of all that is assigned to the division."""
        return self.unfilled + self.filled + self.returned + self.reviewed


def progress(edition: Edition, assessment: Assessment, result: Result) -> tuple[Progress, ...]:
    """Return the progress of every division that has an assignment."""
    short_names = {division.name or division.short: division.short for division in assessment.division_list}
    return tuple(
        progress_of(edition, assessment, result, division, (division, short_names.get(division, "")))
        for division in (assignment.division for assignment in assignments(edition, assessment))
    )


def progress_of(
    edition: Edition, assessment: Assessment, result: Result, division: str, names: Collection[str]
) -> Progress:
    """Return the progress of all that is assigned to one of the names of a division.

    A chosen state counts; without one, a value that is present is filled.
    """
    names = {_comparable(name) for name in names if name}
    states = [
        state
        for owner, state in _states(edition, assessment, result)
        if owner and _comparable(owner) in names
    ]
    return Progress(division, *(states.count(state) for state in (UNFILLED, FILLED, RETURNED, REVIEWED)))


def _comparable(name: str) -> str:
    """Return a name folded; two names of nothing visible are not the same."""
    return fold(name) or name


def _states(edition: Edition, assessment: Assessment, result: Result) -> Iterator[tuple[str, str]]:
    """Yield division and state of everything that is assigned."""
    for code, division in assessment.divisions.items():
        state = assessment.states.get(code)
        yield division, state or _fill_state(_is_filled(edition, assessment, result, code))
    for measure in assessment.plan:
        yield measure.division, _measure_state(measure, edition)


def _measure_state(measure: Measure, edition: Edition) -> str:
    """Return the state of a measure; whoever calls it filled, it is not while a needed field is missing.

    What counts is the measure's own row, as the formulas of the sheet of divisions see it.
    """
    if measure.state in ("", FILLED):
        own, _ = measure.first_row()
        return _fill_state(not own.missing(edition.measure_fields))
    return measure.state


def _fill_state(is_filled: bool) -> str:
    return FILLED if is_filled else UNFILLED


def _is_filled(edition: Edition, assessment: Assessment, result: Result, code: str) -> bool:
    """Return whether a code has a value; an item is looked up under its first tool, where its row is."""
    item = edition.item_by_code.get(code)
    if item is None:
        return bool(assessment.analysis.get(code))
    entry = assessment.entry(item.tools[0], code)
    has_score = result.item(item.tools[0], code) is not None
    return has_score or (item.scale.kind == "steps" and bool(entry.url))
