"""Check that the action plan has a complete measure for every indicator."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.findings import Finding
from ita_tools.assessment import LoadedAssessment, Measure
from ita_tools.assessment.fields import fields_of
from ita_tools.scoring import Result

__all__ = ["check_action_plan"]

_FIELDS = fields_of(Measure)


def check_action_plan(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find indicators without a measure, and measures that lack a field that their edition asks for."""
    plan = reading.assessment.plan
    planned = {measure.indicator for measure in plan}
    missing = [each for each in result.edition.indicators if each.code not in planned]
    if missing:
        names = ", ".join(f"{each.code} {each.title}" for each in missing)
        where = reading.form.row_with("plan", "indicator", missing[0].code) if reading.form else ""
        yield Finding(
            "measure-missing",
            "warning",
            where or reading.where("plan"),
            f"ยังไม่มีมาตรการของตัวชี้วัดที่ {names} ถ้าไม่ต้องมี ให้เลือก{_FIELDS['not_needed'].label}ในแถวของตัวชี้วัดนั้น",
        )
    for number, measure in enumerate(plan, 1):
        if lacking := measure.missing(result.edition.measure_fields):
            names = " ".join(_FIELDS[name].list_label for name in lacking)
            yield Finding(
                "measure-incomplete",
                "warning",
                reading.where(f"plan[{number}]"),
                f"มาตรการลำดับที่ {number} ยังไม่มี{names}",
            )
