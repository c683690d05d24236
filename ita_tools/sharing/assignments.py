"""Who answers for what: the items, indicators, issues and rows of each division."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ita_tools.assessment import Assessment
from ita_tools.assessment.row_ids import assign_row_ids
from ita_tools.rubric import Edition

__all__ = ["Assignment", "assigned", "assignments", "canonical"]


@dataclass(frozen=True, slots=True)
class Assignment:
    """What one division answers for: ``codes`` of items, indicators and issues, ``rows`` by their keys."""

    division: str
    codes: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()


def canonical(assessment: Assessment, text: str) -> str:
    """Return the full name of a division named in full or in short; a name not on the list is its own."""
    for division in assessment.division_list:
        if text and text.casefold() in (division.name.casefold(), division.short.casefold()):
            return division.name or division.short
    return text


def assignments(edition: Edition, assessment: Assessment) -> tuple[Assignment, ...]:
    """Return the duties of every division that has some: those on the list first, then as they come."""
    found: dict[str, tuple[list[str], list[str]]] = {
        division.name or division.short: ([], []) for division in assessment.division_list
    }
    codes = [*edition.item_by_code, *edition.indicator_by_code, *(issue.code for issue in edition.issues)]
    for code in codes:
        if division := canonical(assessment, assessment.divisions.get(code, "")):
            found.setdefault(division, ([], []))[0].append(code)
    whole = assign_row_ids(assessment)
    for row in whole.rows:
        if division := canonical(assessment, row.division):
            found.setdefault(division, ([], []))[1].append(row.key)
    return tuple(
        Assignment(division, tuple(codes), tuple(rows))
        for division, (codes, rows) in found.items()
        if division and (codes or rows)
    )


def assigned(assessment: Assessment, suggestion: Mapping[str, Sequence[str]]) -> Assessment:
    """Assign what nobody answers for yet as a suggestion says; what is assigned stays.

    ``suggestion`` names units by code, the usual one last. Where the book lists its divisions, the first
    unit on the list is taken and what none of them fits stays open. A unit is on the list also under a name
    that goes on with the kind of agency (สำนักปลัด: สำนักปลัดเทศบาล).
    """
    listed = [each.name or each.short for each in assessment.division_list]
    found = {}
    for code, units in suggestion.items():
        fitting = [name for unit in units for name in _meant(assessment, unit, listed)]
        if named := fitting if listed else units[-1:]:
            found[code] = named[0]
    return replace(assessment, divisions={**found, **assessment.divisions})


def _meant(assessment: Assessment, unit: str, listed: Sequence[str]) -> list[str]:
    """Return the listed divisions a unit may mean: of that name first, then with a name that goes on."""
    name = canonical(assessment, unit)
    return [each for each in listed if each == name] or [each for each in listed if each.startswith(unit)]
