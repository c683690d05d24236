"""Check that the action plan has a complete measure for every indicator."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.findings import Finding
from ita_tools.assessment import LoadedAssessment, Measure
from ita_tools.assessment.fields import fields_of
from ita_tools.rubric import Edition
from ita_tools.scoring import Result

__all__ = ["check_action_plan"]

_FIELDS = fields_of(Measure)


def check_action_plan(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find indicators without a measure, and measures that lack a field that their edition asks for."""
    plan = reading.assessment.plan
    yield from _missing(reading, result.edition)
    for number, measure in enumerate(plan, 1):
        if lacking := measure.missing(result.edition.measure_fields):
            names = " ".join(_FIELDS[name].list_label for name in lacking)
            yield Finding(
                "measure-incomplete",
                "warning",
                reading.where(f"plan[{number}]"),
                f"มาตรการลำดับที่ {number} ยังไม่มี{names}",
            )


def _missing(reading: LoadedAssessment, edition: Edition) -> Iterator[Finding]:
    """Find what has no measure: an indicator, or an issue where the measures name issues alone."""
    plan = reading.assessment.plan
    by_issue = any(row.issue for row in plan) and not any(row.indicator for row in plan)
    field = "issue" if by_issue else "indicator"
    planned = {getattr(row, field) for row in plan}
    indicators = {each.code: f"{each.code} {each.title}" for each in edition.indicators}
    issues = {each.code: f"{number} {each.title}" for number, each in enumerate(edition.issues, 1)}
    topics = issues if by_issue else indicators
    missing = [code for code in topics if code not in planned]
    if missing:
        names = ", ".join(topics[code] for code in missing)
        what, needless = _FIELDS[field].label, _FIELDS["not_needed"].label
        where = reading.form.row_with("plan", field, missing[0]) if reading.form else ""
        yield Finding(
            "measure-missing",
            "warning",
            where or reading.where("plan"),
            f"ยังไม่มีมาตรการของ{what} {names} ถ้าไม่ต้องมี ให้เลือก{needless}ในแถวของ{what.removesuffix('ที่')}นั้น",
        )
