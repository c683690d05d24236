"""Key paths in words an officer knows: which sheet, which row, which field."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.assessment import Assessment, Published
from ita_tools.assessment.field_table import fields_along
from ita_tools.assessment.fields import fields_of
from ita_tools.assessment.flatten import Path
from ita_tools.assessment.row_ids import LISTS, assign_row_ids
from ita_tools.thai import truncate

__all__ = ["FieldLabels"]

_LONGEST = 58
"""Characters shown of the text of a row."""


class FieldLabels:
    """Labels of values by path; a row goes by its text in the first of the assessments that has the row.

    >>> FieldLabels().of(("items", "OIT", "o1", "url"))
    'OIT o1 URL ของข้อมูล'
    """

    def __init__(self, *assessments: Assessment) -> None:
        self._rows: dict[Path, str] = {}
        for each in map(assign_row_ids, reversed(assessments)):
            self._rows |= {("plan", row.key): row.measure or row.finding for row in each.plan}
            self._rows |= {("constraints", row.key): row.constraint or row.impact for row in each.constraints}

    def of(self, path: Path) -> str:
        """Return the label of a value or row."""
        return " ".join(filter(None, self._parts(path)))

    def _parts(self, path: Path) -> Iterator[str]:
        fields = fields_along(path)
        for number, part in enumerate(path):
            field = fields[number] if number < len(fields) else None
            if field:
                yield field.list_label
            elif number == 1 and path[0] in LISTS:
                yield self._row(path[:2])
            else:
                yield _FIGURES.get(part, part) if "differences" in path else part

    def _row(self, row: Path) -> str:
        """Return the text of a row in quotation marks; ``""`` where it has none: its key is never shown."""
        text = " ".join(self._rows.get(row, "").split())
        shown = text if len(text) <= _LONGEST else f"{truncate(text, _LONGEST)}…"
        return f"“{shown}”" if shown else ""


_FIGURES = {"total": fields_of(Published)["total"].list_label}
"""Labels of keys that are no codes."""
