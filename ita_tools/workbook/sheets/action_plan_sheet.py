"""Sheet แผนปฏิบัติการ: measures with finding, steps, period, responsible unit and follow-up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ita_tools.assessment import Assessment, Measure
from ita_tools.assessment.measures import STEP_FIELDS
from ita_tools.assessment.row_ids import assign_row_ids, new_row_ids
from ita_tools.rubric import Edition
from ita_tools.workbook.continued_rows import CONTINUED
from ita_tools.workbook.sheet_model import Block, Cell, Choice, Input, Line, Row, Sheet
from ita_tools.workbook.sheets.record_columns import (
    division_choice,
    field_label,
    record_cells,
    record_columns,
)

__all__ = ["action_plan_sheet", "plan_rows"]

_SPARE_ROWS = 10
_BY_ISSUE = "measures"
"""Kind of report whose plan is by issue."""
_WIDTHS = {
    "indicator": 8,
    "issue": 8,
    "finding": 28,
    "measure": 30,
    "steps": 44,
    "period": 16,
    "responsible": 17,
    "follow_up": 23,
    "division": 15,
    "state": 13,
    "comment": 26,
    "not_needed": 15,
}
"""Columns in their order, with their widths in characters."""


def action_plan_sheet(edition: Edition, assessment: Assessment) -> Sheet:
    """Declare the sheet: the rows of the plan, one waiting for each indicator without any, and spare ones.

    Where the report is the one by issue, a row waits for each issue instead. In a division's workbook one
    waits for each indicator and each issue of the division.
    """
    measures = _measures(edition, assessment)
    rows = [row for measure in measures for row in _rows(edition, assessment, measure)]
    return Sheet(
        field_label("plan"),
        "แผนปฏิบัติการเพื่อพัฒนาองค์กร",
        tuple(_WIDTHS.values()),
        (
            Line("หนึ่งแถวต่อหนึ่งมาตรการ แทรกแถวเพิ่มได้ ในช่องขั้นตอนให้กด Alt+Enter เพื่อขึ้นบรรทัดใหม่"),
            Line(
                "ขั้นตอนที่มีระยะเวลา ผู้รับผิดชอบ หรือการกำกับติดตามของตนเอง ให้แทรกแถวใต้มาตรการ "
                "แล้วกรอกเฉพาะช่องขั้นตอนและช่องเหล่านั้น"
            ),
            Block("plan[]", record_columns(Measure, _WIDTHS), rows),
        ),
        zoom=85,
    )


def plan_rows(edition: Edition, assessment: Assessment) -> list[str]:
    """Return the names by which formulas find the rows of the sheet, in order."""
    return [_name(measure) for measure in _measures(edition, assessment)]


def _measures(edition: Edition, assessment: Assessment) -> list[Measure]:
    """Return all rows with their keys; what is typed into a waiting row has one already."""
    plan = assign_row_ids(assessment).plan
    planned = {code for measure in plan for code in (measure.indicator, measure.issue) if code}
    waiting = [each for each in _topics(edition, assessment) if not planned & {each.indicator, each.issue}]
    waiting += [Measure()] * _SPARE_ROWS
    keys = new_row_ids(plan, assessment.origin.division, len(waiting))
    return [*plan, *(replace(each, key=key) for each, key in zip(waiting, keys, strict=True))]


def _topics(edition: Edition, assessment: Assessment) -> list[Measure]:
    """Return a row for each topic of the plan, in a division's workbook for each topic of the division."""
    by_indicator = [Measure(each.code) for each in edition.indicators]
    by_issue = [Measure(issue=each.code) for each in edition.issues]
    if assessment.origin.division:
        own = set(assessment.origin.part)
        return [each for each in (*by_indicator, *by_issue) if own & {each.indicator, each.issue}]
    return by_issue if assessment.report.kind == _BY_ISSUE and by_issue else by_indicator


def _name(measure: Measure) -> str:
    return f"plan.{measure.key}"


def _rows(edition: Edition, assessment: Assessment, measure: Measure) -> Iterator[Row]:
    """Yield the row of a measure, and one for each step from the first that has fields of its own."""
    own, rest = measure.first_row()
    is_hoisted = any(step.stands_alone for step in own.steps)
    key = f"{measure.key}{CONTINUED}" if is_hoisted else measure.key
    yield _row(edition, assessment, own, key, _name(measure))
    for place, step in enumerate(rest, 2):
        further = Measure(
            steps=(step,), key=measure.key, **{name: getattr(step, name) for name in STEP_FIELDS}
        )
        yield _row(edition, assessment, further, f"{measure.key}{CONTINUED}{place}", "")


def _row(edition: Edition, assessment: Assessment, measure: Measure, key: str, name: str) -> Row:
    issues = tuple(range(1, len(edition.issues) + 1))
    choices = {"division": division_choice(assessment), "issue": Choice(issues) if issues else None}
    cells = record_cells(measure, _WIDTHS, choices)
    return Row(key, {**cells, "~indicator": _indicator(edition, measure.indicator)}, name)


def _indicator(edition: Edition, chosen: str) -> Cell:
    """Offer the indicators of the edition as numbers; another code stays as it is."""
    codes = tuple(int(code) if code.isdigit() else code for code in edition.indicator_by_code)
    value = int(chosen) if chosen.isdigit() else chosen or None
    return Input("whole", "หมายเลขตัวชี้วัด", Choice(codes), value)
