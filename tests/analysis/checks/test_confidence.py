"""Check of scores that depend on inferred rules or were derived."""

from __future__ import annotations

from ita_tools.analysis.checks.confidence import check_confidence
from ita_tools.rubric import load_edition
from tests.bundled import bundled, guessed, opened, pinned, same_everywhere


def findings_of(case):
    return list(check_confidence(case.reading, case.result))


class DescribeCheckConfidence:
    def it_names_derived_item_scores(self):
        [finding] = findings_of(bundled())
        assert (finding.code, finding.severity, finding.found) == ("score-derived", "info", "19")
        for item in ("i3 (IIT)", "e9 (EIT ส่วนที่ 1)", "e4 (EIT ส่วนที่ 2)", "e6 (EIT ส่วนที่ 2)"):
            assert item in finding.message
        assert "i1 (IIT)" not in finding.message

    def it_warns_if_inferred_weights_affect_a_score(self):
        finding, _ = findings_of(guessed())
        assert (finding.code, finding.severity) == ("rule-inferred", "warning")
        assert finding.where == "case.yaml (published.indicators.9)"
        assert finding.message.startswith("ตัวชี้วัดที่ 9 คำนวณด้วยน้ำหนักที่อนุมาน")
        assert finding.found == f"{guessed().result.indicator('9'):.2f}"

    def it_does_not_warn_if_the_known_weights_decide(self):
        assert findings_of(opened(same_everywhere("100"))) == []
        assert findings_of(opened(same_everywhere("50"))) == []

    def it_does_not_warn_if_a_published_score_settles_the_weights(self):
        assert pinned().result[("indicator", "9")].possible is not None
        assert findings_of(pinned()) == []

    def it_warns_of_a_total_that_counts_an_unprocessed_tool(self):
        [finding] = findings_of(
            opened("edition: 2568\nunprocessed: [OIT]\npublished: {tools: {IIT: 90, EIT1: 90, EIT2: 90}}\n")
        )
        assert (finding.code, finding.severity, finding.found) == ("rule-inferred", "warning", "54.00")
        assert finding.where == "case.yaml บรรทัด 3 (published)"
        assert finding.message.startswith("คะแนนรวม นับ OIT ที่ไม่ประมวลผลเป็น 0 คะแนนตามการอนุมาน")

    def it_does_not_warn_if_the_total_is_published(self):
        assert (
            findings_of(
                opened(
                    "edition: 2568\nunprocessed: [OIT]\n"
                    "published: {total: 54, tools: {IIT: 90, EIT1: 90, EIT2: 90}}\n"
                )
            )
            == []
        )

    def it_does_not_warn_of_a_total_that_cannot_be_computed(self):
        assert findings_of(opened("edition: 2568\nunprocessed: [OIT]\n")) == []

    def it_states_the_interval_of_the_score(self):
        finding, _ = findings_of(guessed())
        nine = guessed().result[("indicator", "9")]
        assert f"{nine.low:f} ถึง {nine.high:f}" in finding.message

    def it_warns_if_an_inferred_weight_could_change_the_level(self):
        _, finding = findings_of(guessed())
        total = guessed().result[("total",)]
        assert (finding.code, finding.severity) == ("level-inferred", "warning")
        assert finding.found == guessed().result.level
        assert f"{total.low:f} ถึง {total.high:f}" in finding.message
        assert "ต้องปรับปรุง ถึง ผ่านดีเยี่ยม" in finding.message

    def it_does_not_warn_if_both_bounds_have_the_same_level(self):
        far_below = opened(same_everywhere("20").replace(" o8: 20,", " o8: 19,"))
        assert far_below.result[("total",)].bounds
        assert [finding.code for finding in findings_of(far_below)] == ["rule-inferred"]

    def it_names_items_with_inferred_wording(self):
        [finding] = findings_of(opened("edition: 2566\n"))
        assert (finding.code, finding.severity) == ("edition-inferred", "info")
        assert finding.where == "case.yaml บรรทัด 1 (edition)"
        inferred = [item for item in load_edition(2566).items if item.provenance.inferred]
        assert finding.found == str(len(inferred)) == "45"
