"""What differs between two assessments, by meaning: item and field, never cell."""

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
    """One value that differs, in words; ``""`` stands for blank."""

    path: Path
    what: str
    before: str
    after: str


def diff_assessments(before: Assessment, after: Assessment) -> tuple[Difference, ...]:
    """Return all that differs, in the order of the first, then what only the second has.

    Trail, origin and conflicts say how a book came to be, not what is in it: they are left out. Rows
    without keys are the same row where their first texts are.
    """
    first = assign_row_ids(before)
    second = assign_row_ids(
        replace(
            after,
            plan=_aligned(first.plan, after.plan),
            constraints=_aligned(first.constraints, after.constraints),
        )
    )
    old, new = flatten(first), flatten(second)
    if first.edition != second.edition:
        old = {("edition",): first.edition, **old}
        new = {("edition",): second.edition, **new}
    names = FieldLabels(first, second)
    pairs = ((path, old.get(path), new.get(path)) for path in dict.fromkeys((*old, *new)))
    return tuple(
        Difference(path, names.of(path), format_value(was), format_value(now))
        for path, was, now in pairs
        if was != now
    )


def _aligned(first: tuple[_Row, ...], second: tuple[_Row, ...]) -> tuple[_Row, ...]:
    """Give rows whose key the first does not know the key of its row that says the same in its first text."""
    known, held = {row.key for row in first}, {row.key for row in second}
    free = {_said(row): row.key for row in reversed(first) if row.key not in held and _said(row)}
    return tuple(
        row if row.key in known else replace(row, key=free.pop(_said(row), row.key)) for row in second
    )


def _said(row: Measure | Constraint) -> str:
    return row.measure if isinstance(row, Measure) else row.constraint
