"""Check of the action plan: a complete measure for every indicator that needs one."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

from ita_tools.analysis.checks.action_plan import check_action_plan
from ita_tools.assessment import Assessment, Measure, Step
from ita_tools.jobs.load import load_file
from ita_tools.rubric import load_edition
from ita_tools.scoring import score
from tests.bundled import bundled, case_text, opened, same_everywhere, without
from tests.workbook.books import save

WHOLE = Measure(indicator="1", finding="ก", measure="ข", steps=(Step("ค"),), period="ง", responsible="จ")


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
        assert finding.message.startswith("ยังไม่มีมาตรการของตัวชี้วัดที่ 10 ")

    def it_lists_all_indicators_without_a_measure_in_one_line(self):
        [finding] = findings_of(without(plan=()))
        assert finding.code == "measure-missing"
        assert all(
            f"{each.code} {each.title}" in finding.message for each in bundled().result.edition.indicators
        )

    def it_points_to_the_waiting_row_of_the_first_indicator_in_a_workbook(self, tmp_path):
        plan = tuple(each for each in bundled().assessment.plan if each.indicator not in ("7", "9"))
        path = save(replace(bundled().assessment, plan=plan), tmp_path / "a.xlsx")
        case = load_file(path)
        [finding] = [each for each in case.findings if each.code == "measure-missing"]
        cell = finding.where.rpartition(" ")[2]
        assert openpyxl.load_workbook(path)["แผนปฏิบัติการ"][cell].value == 7

    def it_accepts_an_indicator_that_needs_no_measure(self):
        plan = tuple(each for each in bundled().assessment.plan if each.indicator != "10")
        assert findings_of(without(plan=(*plan, Measure("10", not_needed=True)))) == []

    @pytest.mark.parametrize(
        ("year", "needed"),
        [
            (2566, ("measure", "steps", "responsible", "follow_up")),
            (2568, ("measure", "finding", "steps", "period", "responsible")),
        ],
    )
    def it_asks_for_the_fields_of_the_edition_and_for_no_other(self, year, needed):
        case = opened(same_everywhere("50"))
        edition = load_edition(year)
        whole = Measure("1", **{name: ("ก",) if name == "steps" else "ก" for name in needed})
        for missing in (None, *needed):
            row = replace(whole, **{missing: () if missing == "steps" else ""}) if missing else whole
            plan = (row, *(replace(whole, indicator=each.code) for each in edition.indicators[1:]))
            assessment = Assessment(year, plan=plan)
            reading = replace(case.reading, assessment=assessment)
            found = list(check_action_plan(reading, score(edition, assessment)))
            assert len(found) == (missing is not None)

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
        assert (finding.expected, finding.found) == ("", "")

    def it_names_the_location_of_a_measure(self):
        case = without(plan=(*bundled().assessment.plan, replace(WHOLE, period="", responsible="", steps=())))
        [finding] = findings_of(case)
        number = len(case.assessment.plan)
        assert finding.where == f"demo-2568.yaml (plan[{number}])"
        assert finding.message.startswith(f"มาตรการลำดับที่ {number} ")
        assert (finding.expected, finding.found) == ("", "")

    def it_needs_no_magic_word_for_a_full_score_with_a_measure(self):
        plan = tuple(replace(WHOLE, indicator=str(number)) for number in range(1, 11))
        assert findings_of(opened_full(plan)) == []


class DescribePlanByIssue:
    def it_asks_for_the_issues_where_the_measures_name_issues_alone(self):
        issues = bundled().edition.issues
        rows = tuple(replace(WHOLE, indicator="", issue=each.code, follow_up="ง") for each in issues[:-1])
        (finding,) = findings_of(without(plan=rows))
        assert bundled().edition.issues[-1].title in finding.message
        assert bundled().edition.indicators[0].title not in finding.message

    def it_takes_a_field_that_every_step_has_for_its_own(self):
        steps = (Step("ก", "ม.ค.", "กองคลัง", "รายเดือน"), Step("ข", "ก.พ.", "กองช่าง", "รายเดือน"))
        whole = replace(WHOLE, steps=steps, period="", responsible="", follow_up="")
        assert not whole.missing(("period", "responsible", "follow_up"))
        assert replace(whole, steps=(*steps, Step("ค"))).missing(("period",)) == ("period",)
