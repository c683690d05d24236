"""Sheet ข้อจำกัด: what hinders the agency, with impact and remedy."""

from __future__ import annotations

from ita_tools.assessment import Assessment, Constraint
from ita_tools.assessment.row_ids import assign_row_ids, new_row_ids
from ita_tools.workbook.sheet_model import Block, Column, Input, Row, Sheet
from ita_tools.workbook.sheets.assignment_columns import division_choice

__all__ = ["constraints_sheet"]

_SPARE_ROWS = 8
_COLUMNS = (
    Column("constraint", "ข้อจำกัด"),
    Column("impact", "ผลกระทบ"),
    Column("remedy", "แนวทางแก้ไข"),
    Column("division", "สำนัก/กอง"),
)


def constraints_sheet(assessment: Assessment) -> Sheet:
    """Declare the sheet."""
    given = assign_row_ids(assessment).constraints
    spare = [Constraint(key=key) for key in new_row_ids(given, assessment.origin.division, _SPARE_ROWS)]
    rows = [_row(assessment, each) for each in (*given, *spare)]
    return Sheet("ข้อจำกัด", "ข้อจำกัดของหน่วยงาน", (56, 56, 56, 18), (Block("constraints[]", _COLUMNS, rows),))


def _row(assessment: Assessment, constraint: Constraint) -> Row:
    choices = {"division": division_choice(assessment)}
    return Row(
        constraint.key,
        {
            column.key: Input("long", "", choices.get(column.key), getattr(constraint, column.key) or None)
            for column in _COLUMNS
        },
        f"constraints.{constraint.key}",
    )
