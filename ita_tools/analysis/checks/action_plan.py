"""Check that the action plan has a complete measure for every indicator."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.extremes import FULL
from ita_tools.analysis.findings import Finding
from ita_tools.assessment import LoadedAssessment, Measure
from ita_tools.assessment.fields import fields_of
from ita_tools.assessment.model import NEEDED_OF_MEASURE
from ita_tools.scoring import Result

__all__ = ["check_action_plan"]

_FIELDS = fields_of(Measure)
_KEEP = "รักษา"
"""Thai for to maintain: in the texts of a measure that maintains a level."""


def check_action_plan(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find indicators without a measure, measures with an empty field, full scores without maintenance."""
    plan = reading.assessment.plan
    for indicator in result.edition.indicators:
        measures = [measure for measure in plan if measure.indicator == indicator.code]
        name = f"ตัวชี้วัดที่ {indicator.code} {indicator.title}"
        if not measures:
            yield Finding("measure-missing", "warning", reading.where("plan"), f"{name} ยังไม่มีมาตรการ")
        elif result.indicator(indicator.code) == FULL and not any(map(_maintains_level, measures)):
            yield Finding(
                "keep-missing", "warning", reading.where("plan"), f"{name} ได้คะแนนเต็ม แต่ไม่มีมาตรการรักษาระดับ"
            )
    for number, measure in enumerate(plan, 1):
        missing = [_FIELDS[name].list_label for name in measure.missing]
        if missing:
            yield Finding(
                "measure-incomplete",
                "warning",
                reading.where(f"plan[{number}]"),
                f"มาตรการลำดับที่ {number} ยังไม่มี{' '.join(missing)}",
                str(len(NEEDED_OF_MEASURE)),
                str(len(NEEDED_OF_MEASURE) - len(missing)),
            )


def _maintains_level(measure: Measure) -> bool:
    return any(_KEEP in text for text in (measure.measure, measure.finding, *measure.steps))
