"""Check of the action plan: a complete measure for every indicator, and one that maintains a full score."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ita_tools.analysis.checks.action_plan import check_action_plan
from ita_tools.assessment import Measure
from tests.bundled import bundled, case_text, opened, same_everywhere, without

WHOLE = Measure(indicator="1", finding="ก", measure="ข", steps=("ค",), period="ง", responsible="จ")


def findings_of(case):
    return list(check_action_plan(case.reading, case.result))


def planned(**changes):
    """Plan one complete measure for every indicator, changed for indicator 1; no score is 100."""
    plan = [
        f"  - {{indicator: '{number}', finding: ก, measure: ข, steps: [ค], period: ง, responsible: จ}}"
        for number in range(2, 11)
    ]
    fields = {
        "indicator": "'1'",
        "finding": "ก",
        "measure": "ข",
        "steps": "[ค]",
        "period": "ง",
        "responsible": "จ",
        **changes,
    }
    first = ", ".join(f"{key}: {value}" for key, value in fields.items() if value)
    return opened("\n".join([same_everywhere("50"), "plan:", f"  - {{{first}}}", *plan]) + "\n")


def opened_full(plan):
    case = opened(same_everywhere("100"))
    reading = replace(case.reading, assessment=replace(case.assessment, plan=plan))
    return replace(case, reading=reading)


class DescribeCheckActionPlan:
    def it_finds_nothing_in_the_bundled_case(self):
        assert findings_of(bundled()) == []

    def it_finds_nothing_if_every_indicator_has_a_complete_measure(self):
        assert findings_of(planned()) == []

    def it_finds_an_indicator_without_a_measure(self):
        plan = tuple(each for each in bundled().assessment.plan if each.indicator != "10")
        [finding] = findings_of(without(plan=plan))
        line = next(n for n, text in enumerate(case_text().splitlines(), 1) if text == "plan:") + 1
        assert (finding.code, finding.severity) == ("measure-missing", "warning")
        assert finding.where == f"demo-2568.yaml บรรทัด {line} (plan)"
        assert finding.message.startswith("ตัวชี้วัดที่ 10 ")
        assert finding.message.endswith("ยังไม่มีมาตรการ")

    def it_finds_all_ten_indicators_without_a_plan(self):
        findings = findings_of(without(plan=()))
        assert [each.message.split()[1] for each in findings] == [str(number) for number in range(1, 11)]
        assert {each.code for each in findings} == {"measure-missing"}

    def it_does_not_count_a_measure_without_an_indicator(self):
        codes = [each.code for each in findings_of(planned(indicator=""))]
        assert codes == ["measure-missing"]

    @pytest.mark.parametrize(
        ("field", "word"),
        [
            ("measure", "มาตรการ/โครงการ/กิจกรรม"),
            ("finding", "ผลการวิเคราะห์"),
            ("steps", "ขั้นตอนหรือวิธีการ"),
            ("period", "ระยะเวลา"),
            ("responsible", "ผู้รับผิดชอบ"),
        ],
    )
    def it_finds_a_measure_without_one_of_its_five_fields(self, field, word):
        case = planned(**{field: ""})
        [finding] = findings_of(case)
        assert (finding.code, finding.severity) == ("measure-incomplete", "warning")
        assert finding.where.endswith("(plan[1])")
        assert finding.message == f"มาตรการลำดับที่ 1 ยังไม่มี{word}"
        assert (finding.expected, finding.found) == ("5", "4")

    def it_counts_the_filled_fields_of_a_measure_and_names_its_location(self):
        case = without(plan=(*bundled().assessment.plan, replace(WHOLE, period="", responsible="", steps=())))
        [finding] = findings_of(case)
        number = len(case.assessment.plan)
        assert finding.where == f"demo-2568.yaml (plan[{number}])"
        assert finding.message.startswith(f"มาตรการลำดับที่ {number} ")
        assert (finding.expected, finding.found) == ("5", "2")

    @pytest.mark.parametrize("field", ["measure", "finding", "steps"])
    def it_accepts_a_full_score_with_one_measure_that_maintains_it(self, field):
        words = ("รักษาระดับคะแนน",) if field == "steps" else "รักษามาตรฐาน"
        plan = tuple(replace(WHOLE, indicator=str(number), **{field: words}) for number in range(1, 11))
        assert findings_of(opened_full(plan)) == []
        others = (*plan, replace(WHOLE, indicator="1"))
        assert findings_of(opened_full(others)) == []

    def it_finds_a_full_score_without_a_measure_that_maintains_it(self):
        keeping = tuple(replace(WHOLE, indicator=str(number), measure="รักษาระดับ") for number in range(2, 11))
        [finding] = findings_of(opened_full((WHOLE, *keeping)))
        assert (finding.code, finding.severity) == ("keep-missing", "warning")
        assert finding.message.startswith("ตัวชี้วัดที่ 1 ")
        assert finding.message.endswith("ได้คะแนนเต็ม แต่ไม่มีมาตรการรักษาระดับ")

    def it_requires_no_such_measure_below_the_full_score(self):
        keeping = [each.indicator for each in bundled().assessment.plan if "รักษา" not in str(each)]
        assert keeping
        assert all(bundled().result.indicator(code) < 100 for code in keeping)
