"""Compare two assessments value by value: by item and field, never by cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from ita_tools.assessment import Assessment, Constraint, Measure
from ita_tools.assessment.flatten import Path, flatten, format_value
from ita_tools.assessment.row_ids import assign_row_ids
from ita_tools.sharing.field_labels import FieldLabels

__all__ = ["Difference", "diff_assessments"]

_Row = TypeVar("_Row", Measure, Constraint)


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that differs, with its label in Thai; ``""`` stands for blank."""

    path: Path
    what: str
    before: str
    after: str


def diff_assessments(before: Assessment, after: Assessment) -> tuple[Difference, ...]:
    """Return all differences in the order of the first assessment, then the values only the second has.

    Audit log, origin and conflicts are left out: they record how a book was made. Rows without ids are the
    same row where their first texts are equal.
    """
    first = assign_row_ids(before)
    second = assign_row_ids(
        replace(
            after,
            plan=_align_ids(first.plan, after.plan),
            constraints=_align_ids(first.constraints, after.constraints),
        )
    )
    old, new = flatten(first), flatten(second)
    if first.edition != second.edition:
        old = {("edition",): first.edition, **old}
        new = {("edition",): second.edition, **new}
    labels = FieldLabels(first, second)
    values = ((path, old.get(path), new.get(path)) for path in dict.fromkeys((*old, *new)))
    return tuple(
        Difference(path, labels.of(path), format_value(old_value), format_value(new_value))
        for path, old_value, new_value in values
        if old_value != new_value
    )


def _align_ids(first: tuple[_Row, ...], second: tuple[_Row, ...]) -> tuple[_Row, ...]:
    """Give each row whose id is not in ``first`` the id of the row there that has the same first text."""
    first_ids, second_ids = {row.key for row in first}, {row.key for row in second}
    unmatched = {
        _first_text(row): row.key for row in reversed(first) if row.key not in second_ids and _first_text(row)
    }
    return tuple(
        row if row.key in first_ids else replace(row, key=unmatched.pop(_first_text(row), row.key))
        for row in second
    )


def _first_text(row: Measure | Constraint) -> str:
    return row.measure if isinstance(row, Measure) else row.constraint
