"""Sheet ผู้ตอบแบบวัด: how many answered each tool, and who they are by group."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.assessment import Assessment, Respondents
from ita_tools.rubric import Edition
from ita_tools.workbook.cells import Block, Choice, Column, Input, Label, Row, Sheet
from ita_tools.workbook.markers import join

__all__ = ["respondents_sheet"]

_SPARE_ROWS = 30


def respondents_sheet(edition: Edition, assessment: Assessment) -> Sheet:
    """Declare the sheet."""
    totals = [Row(join("respondents", tool.code), {"=name": Label(tool.short), "count": Input("count")})
              for tool in edition.tools]
    groups = (Column("{tool}", "เครื่องมือ"), Column("{heading}", "คุณลักษณะ"), Column("{group}", "กลุ่ม"),
              Column("*", "จำนวน (คน)"))
    return Sheet("ผู้ตอบแบบวัด", "ผู้ตอบแบบวัด", (18, 40, 60, 14), (
        Block("respondents", (Column("=name", "เครื่องมือ"), Column("count", "จำนวนผู้ตอบ (คน)")), totals,
              "จำนวนผู้ตอบ"),
        Block("respondents.{tool}.groups.{heading}.{group}", groups, list(_groups(edition, assessment)),
              "จำแนกตามคุณลักษณะ"),
    ), landscape=False)


def _groups(edition: Edition, assessment: Assessment) -> Iterator[Row]:
    for tool in edition.tool_by_code:
        for heading, groups in assessment.respondents.get(tool, Respondents()).groups.items():
            for group, count in groups.items():
                yield _group(edition, tool, heading, group, count)
    for _ in range(_SPARE_ROWS):
        yield _group(edition, None, None, None, None)


def _group(edition: Edition, tool: str | None, heading: str | None, group: str | None,
           count: int | None) -> Row:
    return Row("", {
        "{tool}": Input("text", "รหัสเครื่องมือ", Choice(tuple(edition.tool_by_code)), tool),
        "{heading}": Input("text", "เช่น อายุ เพศ ระดับการศึกษา", value=heading),
        "{group}": Input("text", value=group),
        "*": Input("count", value=count),
    })
