"""Sheet ข้อจำกัด: what hinders the agency, with impact and remedy."""

from __future__ import annotations

from ita_tools.assessment import Assessment, Constraint
from ita_tools.workbook.cells import Block, Column, Input, Row, Sheet

__all__ = ["constraints_sheet"]

_SPARE_ROWS = 8
_COLUMNS = (Column("constraint", "ข้อจำกัด"), Column("impact", "ผลกระทบ"), Column("remedy", "แนวทางแก้ไข"))


def constraints_sheet(assessment: Assessment) -> Sheet:
    """Declare the sheet."""
    given = [*assessment.constraints, *[Constraint()] * _SPARE_ROWS]
    rows = [Row("", {column.key: Input("long", value=getattr(each, column.key) or None)
                     for column in _COLUMNS}) for each in given]
    return Sheet("ข้อจำกัด", "ข้อจำกัดของหน่วยงาน", (60, 60, 60), (Block("constraints[]", _COLUMNS, rows),))
