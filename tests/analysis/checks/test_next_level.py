from __future__ import annotations

from dataclasses import replace

from ita_tools.analysis.checks.next_level import check_next_level
from ita_tools.assessment import LoadedAssessment
from tests.bundled import bundled


def findings(**changed):
    case = bundled()
    return list(check_next_level(LoadedAssessment(replace(case.assessment, **changed)), case.result))


class DescribeCheckNextLevel:
    def it_is_silent_where_a_measure_aims_at_an_item_that_carries_the_next_level(self):
        assert findings() == []

    def it_finds_a_plan_without_such_a_measure(self):
        elsewhere = tuple(each for each in bundled().assessment.plan if each.indicator not in ("9", "10"))
        (finding,) = findings(plan=elsewhere)
        assert (finding.code, finding.severity) == ("next-level-unplanned", "info")
        assert "o6" in finding.message
        assert "o27" in finding.message

    def it_is_silent_without_a_plan(self):
        assert findings(plan=()) == []
