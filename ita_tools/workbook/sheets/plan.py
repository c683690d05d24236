"""Sheet แผนปฏิบัติการ: measures with finding, steps, period, responsible unit and follow-up."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.assessment import Assessment, Measure
from ita_tools.rubric import Edition
from ita_tools.workbook.cells import Block, Choice, Column, Input, Line, Row, Sheet

__all__ = ["plan_sheet"]

_SPARE_ROWS = 10
_COLUMNS = (
    Column("~indicator", "ตัวชี้วัดที่"), Column("finding", "ผลการวิเคราะห์"),
    Column("measure", "มาตรการ/โครงการ/กิจกรรม"), Column("steps[]", "ขั้นตอนหรือวิธีการ (บรรทัดละขั้นตอน)"),
    Column("period", "ระยะเวลา"), Column("responsible", "ผู้รับผิดชอบ"),
    Column("follow_up", "การกำกับติดตาม"), Column("division", "สำนัก/กอง"),
)


def plan_sheet(edition: Edition, assessment: Assessment) -> Sheet:
    """Declare the sheet: the rows of the plan, one waiting for each indicator without any, and spare ones."""
    return Sheet("แผนปฏิบัติการ", "แผนปฏิบัติการเพื่อพัฒนาองค์กร", (11, 38, 40, 52, 20, 20, 32, 18), (
        Line("หนึ่งแถวต่อหนึ่งมาตรการ แทรกแถวเพิ่มได้ ในช่องขั้นตอนให้กด Alt+Enter เพื่อขึ้นบรรทัดใหม่"),
        Block("plan[]", _COLUMNS, [_row(edition, measure) for measure in _measures(edition, assessment)]),
    ))


def _measures(edition: Edition, assessment: Assessment) -> Iterator[Measure]:
    yield from assessment.plan
    planned = {measure.indicator for measure in assessment.plan}
    yield from (Measure(each.code) for each in edition.indicators if each.code not in planned)
    yield from [Measure()] * _SPARE_ROWS


def _row(edition: Edition, measure: Measure) -> Row:
    codes = tuple(int(code) if code.isdigit() else code for code in edition.indicator_by_code)
    chosen = measure.indicator
    return Row("", {
        "~indicator": Input("whole", "หมายเลขตัวชี้วัด", Choice(codes),
                           int(chosen) if chosen.isdigit() else chosen or None),
        "finding": Input("long", value=measure.finding or None),
        "measure": Input("long", value=measure.measure or None),
        "steps[]": Input("lines", value="\n".join(measure.steps) or None),
        "period": Input("text", value=measure.period or None),
        "responsible": Input("text", value=measure.responsible or None),
        "follow_up": Input("long", value=measure.follow_up or None),
        "division": Input("text", value=measure.division or None),
    })
