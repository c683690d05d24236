"""Constraints of the agency."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, Row, Table

__all__ = ["constraints"]


def constraints(context: ReportContext) -> Iterator[Block]:
    """Write a table of constraints with impact and remedy; nothing without constraints."""
    if not context.assessment.constraints:
        return
    yield Heading("ข้อจำกัดของหน่วยงาน")
    columns = (Column("ข้อจำกัด", 1), Column("ผลกระทบ", 1), Column("แนวทางแก้ไข", 1))
    rows = [Row((each.constraint, each.impact, each.remedy)) for each in context.assessment.constraints]
    yield Table("ข้อจำกัด ผลกระทบ และแนวทางแก้ไข", columns, rows)
