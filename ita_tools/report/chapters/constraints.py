"""Constraints of the agency."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.assessment import Constraint
from ita_tools.assessment.fields import fields_of
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, Row, Table

__all__ = ["constraints"]

_NAMES = ("constraint", "impact", "remedy")


def constraints(context: ReportContext) -> Iterator[Block]:
    """Write a table of constraints with impact and remedy; nothing without constraints."""
    if not context.assessment.constraints:
        return
    yield Heading("ข้อจำกัดของหน่วยงาน")
    columns = [Column(fields_of(Constraint)[name].label, 1) for name in _NAMES]
    rows = [Row([getattr(each, name) for name in _NAMES]) for each in context.assessment.constraints]
    yield Table("ข้อจำกัด ผลกระทบ และแนวทางแก้ไข", columns, rows)
