"""Sheet ข้อจำกัด: what hinders the agency, with impact and remedy."""

from __future__ import annotations

from ita_tools.assessment import Assessment, Constraint
from ita_tools.assessment.row_ids import assign_row_ids, new_row_ids
from ita_tools.workbook.sheet_model import Block, Row, Sheet
from ita_tools.workbook.sheets.record_columns import (
    division_choice,
    field_label,
    record_cells,
    record_columns,
)

__all__ = ["constraint_rows", "constraints_sheet"]

_SPARE_ROWS = 8
_WIDTHS = {"constraint": 34, "impact": 60, "remedy": 60, "division": 30}
"""Columns in their order, with their widths in characters."""


def constraints_sheet(assessment: Assessment) -> Sheet:
    """Declare the sheet."""
    rows = [_row(assessment, each) for each in _constraints(assessment)]
    return Sheet(
        field_label("constraints"),
        "ข้อจำกัดของหน่วยงาน",
        tuple(_WIDTHS.values()),
        (Block("constraints[]", record_columns(Constraint, _WIDTHS), rows, "ข้อจำกัดของหน่วยงาน"),),
    )


def constraint_rows(assessment: Assessment) -> list[str]:
    """Return the names by which formulas find the rows of the sheet, in order."""
    return [_name(each) for each in _constraints(assessment)]


def _constraints(assessment: Assessment) -> list[Constraint]:
    filled = assign_row_ids(assessment).constraints
    keys = new_row_ids(filled, assessment.origin.division, _SPARE_ROWS)
    return [*filled, *(Constraint(key=key) for key in keys)]


def _name(constraint: Constraint) -> str:
    return f"constraints.{constraint.key}"


def _row(assessment: Assessment, constraint: Constraint) -> Row:
    cells = record_cells(constraint, _WIDTHS, {"division": division_choice(assessment)})
    return Row(constraint.key, cells, _name(constraint))
