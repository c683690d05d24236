"""Columns and input cells that sheets share: of the fields of a record, and of division, state and comment.

A sheet names the fields it shows, with the width of each; header, key and kind of cell follow from their
entries in the field table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ita_tools.assessment import Assessment
from ita_tools.assessment.exchange import STATES
from ita_tools.assessment.fields import Field, fields_of
from ita_tools.rubric import Edition
from ita_tools.rubric.division_suggestions import suggest_divisions
from ita_tools.workbook.cell_styles import Kind, shown_value
from ita_tools.workbook.sheet_model import Cell, Choice, Column, Input

__all__ = [
    "ASSIGNMENT_COLUMNS",
    "ASSIGNMENT_WIDTHS",
    "NAMES",
    "assessment_column",
    "assignment_cells",
    "column_key",
    "division_choice",
    "division_rows",
    "field_input",
    "field_label",
    "record_cells",
    "record_column",
    "record_columns",
]

_INPUTS: Mapping[str, Kind] = {
    "text": "text",
    "long": "long",
    "date": "text",
    "phone": "text",
    "link": "link",
    "choice": "text",
    "lines": "lines",
    "score": "score",
    "difference": "difference",
    "count": "count",
    "year": "whole",
    "flag": "flag",
    "record": "lines",
}
"""Kind of the input cell for a kind of field."""
_MARKS = {"lines": "[]", "flag": "?", "codes": "?"}
"""What the key of a column ends with, so that the reader knows how to take its cells."""


def field_label(name: str) -> str:
    """Return the label of a field of the assessment."""
    return fields_of(Assessment)[name].label


def column_key(name: str, field: Field) -> str:
    """Return the key of a field's column, with the marks of :mod:`.hidden_keys`.

    >>> column_key("steps", fields_of(Measure)["steps"])
    'steps[]'
    """
    mark = _MARKS["lines"] if field.whole else _MARKS.get(field.kind, "")
    return ("" if field.makes_row else "~") + name + mark


def record_column(record: type[Any], name: str) -> Column:
    """Declare the column of one field."""
    field = fields_of(record)[name]
    return Column(column_key(name, field), field.label)


def record_columns(record: type[Any], names: Iterable[str]) -> tuple[Column, ...]:
    """Declare the columns of some fields of a record, in the order of ``names``."""
    return tuple(record_column(record, name) for name in names)


def assessment_column(name: str) -> Column:
    """Declare a column whose cells go to a mapping or list of the assessment, by the code of their row."""
    field = fields_of(Assessment)[name]
    return Column(f"@{column_key(name, field)}", field.label)


def record_cells(
    record: object, names: Iterable[str], choices: Mapping[str, Choice | None] | None = None
) -> dict[str, Cell]:
    """Return the input cells of a row, filled with a record of a list.

    ``choices`` offers values for fields whose options are not in the field table.
    """
    fields, offered = fields_of(type(record)), choices or {}
    return {
        column_key(name, fields[name]): Input(
            _INPUTS[fields[name].kind],
            "",
            offered.get(name, _options(fields[name])),
            shown_value(getattr(record, name), fields[name]),
        )
        for name in names
    }


def field_input(field: Field) -> Input:
    """Return the input cell of a single field."""
    return Input(_INPUTS[field.kind], "", _options(field))


def _options(field: Field) -> Choice | None:
    return Choice(field.names or field.choices) if field.choices else None


NAMES = "ita_divisions"
"""Defined name of the cells with the names of the divisions."""

ASSIGNMENT_COLUMNS = tuple(map(assessment_column, ("divisions", "states", "comments")))
ASSIGNMENT_WIDTHS = (18, 15, 26)
_SPARE_ROWS = 8
_LONGEST_LIST = 255
"""Characters Excel allows the options of a dropdown, commas included."""


def division_choice(assessment: Assessment) -> Choice:
    """Return a dropdown of the agency's divisions that allows other names.

    It offers those of the sheet of divisions, as they are typed there; in a workbook without that sheet
    those of the assessment, if they fit.
    """
    names = tuple(dict.fromkeys(each.name or each.short for each in assessment.division_list))
    fitting = names and len(",".join(names)) <= _LONGEST_LIST and not any("," in name for name in names)
    return Choice(names if fitting else (), strict=False, listed=NAMES)


def division_rows(assessment: Assessment) -> list[str]:
    """Return the names of the rows of the divisions, with spare ones, in order."""
    return [f"division.{n}" for n in range(1, len(assessment.division_list) + _SPARE_ROWS + 1)]


def assignment_cells(edition: Edition, assessment: Assessment, code: str) -> dict[str, Cell]:
    """Return the cells of :data:`ASSIGNMENT_COLUMNS` for an item, indicator or issue."""
    units = suggest_divisions(edition).get(code, ())
    hint = f" (ข้อเสนอ: {units[-1]})" if units else ""
    return {
        "@divisions": Input("text", f"สำนักหรือกองที่รับผิดชอบ{hint}", division_choice(assessment)),
        "@states": Input("text", "เว้นว่างไว้ได้ ระบบถือว่ากรอกแล้วเมื่อมีข้อมูล", Choice(STATES)),
        "@comments": Input("long"),
    }
