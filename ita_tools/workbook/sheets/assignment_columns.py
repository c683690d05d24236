"""The columns for division, state and reviewer's comment, the same on every sheet."""

from __future__ import annotations

from ita_tools.assessment import Assessment
from ita_tools.assessment.distribution import STATES
from ita_tools.rubric import Edition
from ita_tools.rubric.division_suggestions import suggest_divisions
from ita_tools.workbook.sheet_model import Cell, Choice, Input
from ita_tools.workbook.sheets.record_columns import assessment_column

__all__ = ["ASSIGNMENT_COLUMNS", "ASSIGNMENT_WIDTHS", "assignment_cells", "division_choice"]

ASSIGNMENT_COLUMNS = tuple(map(assessment_column, ("divisions", "states", "comments")))
ASSIGNMENT_WIDTHS = (18, 15, 26)
_LONGEST_LIST = 255
"""Characters Excel allows the options of a dropdown, commas included."""


def division_choice(assessment: Assessment) -> Choice | None:
    """Return a dropdown of the agency's divisions that allows other names; ``None`` without divisions."""
    names = tuple(dict.fromkeys(each.name or each.short for each in assessment.division_list))
    fitting = names and len(",".join(names)) <= _LONGEST_LIST and not any("," in name for name in names)
    return Choice(names, strict=False) if fitting else None


def assignment_cells(edition: Edition, assessment: Assessment, code: str) -> dict[str, Cell]:
    """Return the cells of :data:`ASSIGNMENT_COLUMNS` for an item, indicator or issue."""
    units = suggest_divisions(edition).get(code, ())
    hint = f" (ข้อเสนอ: {units[-1]})" if units else ""
    return {
        "@divisions": Input("text", f"สำนักหรือกองที่รับผิดชอบ{hint}", division_choice(assessment)),
        "@states": Input("text", "เว้นว่างไว้ได้ ระบบถือว่ากรอกแล้วเมื่อมีข้อมูล", Choice(STATES)),
        "@comments": Input("long"),
    }
