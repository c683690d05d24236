"""Assignments: the items, indicators, issues and rows that each division answers for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ita_tools.assessment import Assessment
from ita_tools.assessment.row_ids import assign_row_ids
from ita_tools.records import record
from ita_tools.rubric import Edition
from ita_tools.thai_folding import fold

__all__ = ["Assignment", "assign_suggested", "assignments", "canonical_name"]


@record(frozen=True, slots=True)
class Assignment:
    """What one division answers for: ``codes`` of items, indicators and issues, ``rows`` by their ids."""

    division: str
    codes: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()


def canonical_name(assessment: Assessment, name: str) -> str:
    """Return the full name of a division given by full or short name; an unlisted name is returned as is.

    Names that look the same are the same, see :func:`ita_tools.thai_folding.fold`.
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
