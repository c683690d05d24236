"""The columns for division, state and reviewer's comment, the same on every sheet."""

from __future__ import annotations

from ita_tools.assessment import Assessment
from ita_tools.assessment.exchange import STATES
from ita_tools.rubric import Edition
from ita_tools.rubric.division_suggestions import suggest_divisions
from ita_tools.workbook.sheet_model import Cell, Choice, Input
from ita_tools.workbook.sheets.record_columns import assessment_column

__all__ = [
    "ASSIGNMENT_COLUMNS",
    "ASSIGNMENT_WIDTHS",
    "NAMES",
    "assignment_cells",
    "division_choice",
    "division_rows",
]

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
