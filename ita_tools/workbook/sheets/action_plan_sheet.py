"""Sheet แผนปฏิบัติการ: measures with finding, steps, period, responsible unit and follow-up."""

from __future__ import annotations

from ita_tools.assessment import Assessment, Measure
from ita_tools.assessment.distribution import STATES
from ita_tools.assessment.row_ids import assign_row_ids, new_row_ids
from ita_tools.rubric import Edition
from ita_tools.workbook.sheet_model import Block, Choice, Column, Input, Line, Row, Sheet
from ita_tools.workbook.sheets.assignment_columns import division_choice

__all__ = ["plan_rows", "plan_sheet"]

_SPARE_ROWS = 10
_COLUMNS = (
    Column("~indicator", "ตัวชี้วัดที่"),
    Column("finding", "ผลการวิเคราะห์"),
    Column("measure", "มาตรการ/โครงการ/กิจกรรม"),
    Column("steps[]", "ขั้นตอนหรือวิธีการ (บรรทัดละขั้นตอน)"),
    Column("period", "ระยะเวลา"),
    Column("responsible", "ผู้รับผิดชอบ"),
    Column("follow_up", "การกำกับติดตาม"),
    Column("division", "สำนัก/กอง"),
    Column("~state", "สถานะ"),
    Column("comment", "ความเห็นผู้ตรวจ"),
)


def plan_sheet(edition: Edition, assessment: Assessment) -> Sheet:
    """Declare the sheet: the rows of the plan, one waiting for each indicator without any, and spare ones."""
    rows = [_row(edition, assessment, measure) for measure in _measures(edition, assessment)]
    widths = (11, 38, 40, 52, 20, 20, 32, 18, 15, 30)
    return Sheet(
        "แผนปฏิบัติการ",
        "แผนปฏิบัติการเพื่อพัฒนาองค์กร",
        widths,
        (
            Line("หนึ่งแถวต่อหนึ่งมาตรการ แทรกแถวเพิ่มได้ ในช่องขั้นตอนให้กด Alt+Enter เพื่อขึ้นบรรทัดใหม่"),
            Block("plan[]", _COLUMNS, rows),
        ),
    )


def plan_rows(edition: Edition, assessment: Assessment) -> list[str]:
    """Return the names by which formulas find the rows of the sheet, in order."""
    return [_name(measure) for measure in _measures(edition, assessment)]


def _measures(edition: Edition, assessment: Assessment) -> list[Measure]:
    """Return all rows with their keys; what is typed into a waiting row has one already."""
    plan = assign_row_ids(assessment).plan
    planned = {measure.indicator for measure in plan}
    waiting = [each.code for each in edition.indicators if each.code not in planned] + [""] * _SPARE_ROWS
    keys = new_row_ids(plan, assessment.origin.division, len(waiting))
    return [*plan, *(Measure(code, key=key) for code, key in zip(waiting, keys, strict=True))]


def _name(measure: Measure) -> str:
    return f"plan.{measure.key}"


def _row(edition: Edition, assessment: Assessment, measure: Measure) -> Row:
    codes = tuple(int(code) if code.isdigit() else code for code in edition.indicator_by_code)
    chosen = measure.indicator
    return Row(
        measure.key,
        {
            "~indicator": Input(
                "whole", "หมายเลขตัวชี้วัด", Choice(codes), int(chosen) if chosen.isdigit() else chosen or None
            ),
            "finding": Input("long", value=measure.finding or None),
            "measure": Input("long", value=measure.measure or None),
            "steps[]": Input("lines", value="\n".join(measure.steps) or None),
            "period": Input("text", value=measure.period or None),
            "responsible": Input("text", value=measure.responsible or None),
            "follow_up": Input("long", value=measure.follow_up or None),
            "division": Input("text", "", division_choice(assessment), measure.division or None),
            "~state": Input("text", "", Choice(STATES), measure.state or None),
            "comment": Input("long", value=measure.comment or None),
        },
        _name(measure),
    )
