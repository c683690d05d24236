"""What each division answers for, and how far it is: items, indicators, issues and rows, by state."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from ita_tools.assessment import Assessment, Measure
from ita_tools.assessment.exchange import FILLED, RETURNED, REVIEWED, UNFILLED
from ita_tools.assessment.row_ids import assign_row_ids
from ita_tools.records import record
from ita_tools.rubric import Edition
from ita_tools.scoring import Result
from ita_tools.thai import fold

__all__ = [
    "Assignment",
    "Progress",
    "assign_suggested",
    "assignments",
    "canonical_name",
    "progress",
    "progress_of",
]


@record(frozen=True, slots=True)
class Assignment:
    """What one division answers for: ``codes`` of items, indicators and issues, ``rows`` by their ids."""

    division: str
    codes: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()


def canonical_name(assessment: Assessment, name: str) -> str:
    """Return the full name of a division given by full or short name; an unlisted name is returned as is.

    Names that look the same are the same, see :func:`ita_tools.thai.fold`.
    """
    return _listed_names_by_fold(assessment).get(fold(name), name) if name else name


def _listed_names_by_fold(assessment: Assessment) -> dict[str, str]:
    """Return the full names of the listed divisions by folded full and short names; the first counts."""
    names: dict[str, str] = {}
    for division in assessment.division_list:
        for name in filter(None, (division.name, division.short)):
            names.setdefault(fold(name), division.name or division.short)
    return names


def assignments(edition: Edition, assessment: Assessment) -> tuple[Assignment, ...]:
    """Return the assignment of every division that has one: listed divisions first, others as they occur."""
    by_division: dict[str, tuple[list[str], list[str]]] = {
        division.name or division.short: ([], []) for division in assessment.division_list
    }
    names = _listed_names_by_fold(assessment)

    def name_of(written: str) -> str:
        """Return the listed name, else the first spelling of those that look the same."""
        return names.setdefault(fold(written), written) if written else ""

    codes = [*edition.item_by_code, *edition.indicator_by_code, *(issue.code for issue in edition.issues)]
    for code in codes:
        if division := name_of(assessment.divisions.get(code, "")):
            by_division.setdefault(division, ([], []))[0].append(code)
    for row in assign_row_ids(assessment).rows:
        if division := name_of(row.division):
            by_division.setdefault(division, ([], []))[1].append(row.key)
    return tuple(
        Assignment(division, tuple(codes), tuple(rows))
        for division, (codes, rows) in by_division.items()
        if division and (codes or rows)
    )


def assign_suggested(assessment: Assessment, suggestion: Mapping[str, Sequence[str]]) -> Assessment:
    """Assign the codes that have no division as suggested; existing assignments stay.

    ``suggestion`` gives the units that may answer for a code, the usual one last. If the book lists its
    divisions, the first unit on the list is taken, and a code stays open where none is on it. A unit is also
    on the list under a name that continues with the kind of agency (สำนักปลัด: สำนักปลัดเทศบาล).
    """
    listed = [division.name or division.short for division in assessment.division_list]
    suggested = {}
    for code, units in suggestion.items():
        candidates = [name for unit in units for name in _listed_names(assessment, unit, listed)]
        if names := candidates if listed else units[-1:]:
            suggested[code] = names[0]
    return replace(assessment, divisions={**suggested, **assessment.divisions})


def _listed_names(assessment: Assessment, unit: str, listed: Sequence[str]) -> list[str]:
    """Return the listed divisions of that name, else those whose name begins with it."""
    full_name = canonical_name(assessment, unit)
    return [name for name in listed if name == full_name] or [
        name for name in listed if fold(name).startswith(fold(unit))
    ]


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
