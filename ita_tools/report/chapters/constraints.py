"""Constraints of the agency."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.assessment import Constraint
from ita_tools.assessment.fields import fields_of
from ita_tools.report.chapters.own_text import own_text
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Heading, Row, Table
from ita_tools.report.model.table_layout import content_columns

__all__ = ["constraints"]

_NAMES = ("constraint", "impact", "remedy")


def constraints(context: ReportContext) -> Iterator[Block]:
    """Write the constraints with impact and remedy as a table, or as text where they have neither."""
    rows = [each for each in context.assessment.constraints if any(getattr(each, name) for name in _NAMES)]
    if not rows:
        return
    yield Heading("ข้อจำกัดของหน่วยงาน")
    filled = [name for name in _NAMES if any(getattr(each, name) for each in rows)]
    if filled == ["constraint"]:
        for each in rows:
            yield from own_text(each.constraint)
        return
    table_rows = [Row([getattr(each, name) for name in filled]) for each in rows]
    columns = content_columns([fields_of(Constraint)[name].label for name in filled], table_rows)
    yield Table("ข้อจำกัด ผลกระทบ และแนวทางแก้ไข", columns, table_rows)
