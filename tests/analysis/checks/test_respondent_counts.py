"""Check of answers, groups and scores against the number of respondents."""

from __future__ import annotations

import pytest

from ita_tools.analysis.checks.respondent_counts import check_respondent_counts
from ita_tools.assessment import LoadedAssessment
from tests.bundled import bundled, opened
from tests.scoring.cases import CASES


def findings_of(items="", respondents="", edition=2568):
    lines = [f"edition: {edition}", f"items: {{{items}}}", f"respondents: {{{respondents}}}"]
    case = opened("\n".join(lines) + "\n")
    return list(check_respondent_counts(case.reading, case.result))


def facts(finding):
    return finding.code, finding.where, finding.expected, finding.found


class DescribeBundledAndRealCases:
    def it_has_no_finding_in_the_bundled_case(self):
        assert list(check_respondent_counts(bundled().reading, bundled().result)) == []

    def it_has_no_finding_in_a_real_result_with_answers_and_groups(self):
        (case,) = [each for each in CASES if each.path.stem == "rangsit-2568-answers"]
        assert case.assessment.respondents["IIT"].count == 188
        assert list(check_respondent_counts(LoadedAssessment(case.assessment), case.result)) == []


class DescribeGroups:
    def it_finds_groups_that_do_not_add_up_to_the_respondents(self):
        [finding] = findings_of(
            respondents="IIT: {count: 30, groups: {เพศ: {ชาย: 10, หญิง: 19}, อายุ: {ก: 30}}}"
        )
        assert facts(finding) == (
            "groups-differ",
            "case.yaml บรรทัด 3 (respondents.IIT.groups.เพศ)",
            "30",
            "29",
        )
        assert finding.severity == "warning"
        assert finding.message == "จำนวนผู้ตอบ IIT จำแนกตามเพศ รวมไม่เท่ากับจำนวนผู้ตอบทั้งหมด"

    @pytest.mark.parametrize(
        "respondents",
        [
            "IIT: {groups: {เพศ: {ชาย: 10}}}",
            "IIT: {count: 30}",
            "IIT: {count: 30, groups: {เพศ: {ชาย: 30, หญิง: 0}}}",
        ],
    )
    def it_finds_nothing_if_groups_add_up_or_there_is_no_count(self, respondents):
        assert findings_of(respondents=respondents) == []


class DescribeSharesAndCounts:
    def it_finds_shares_that_rounding_does_not_explain(self):
        [finding] = findings_of("IIT: {i3: {percent: [99.47, 0.55]}}")
        assert facts(finding) == ("shares-differ", "case.yaml บรรทัด 2 (items.IIT.i3)", "100.00", "100.02")
        assert finding.message.startswith("ข้อ i3 (IIT) ร้อยละ")

    @pytest.mark.parametrize(
        "items",
        [
            "IIT: {i3: {percent: [99.47, 0.54]}}",
            "IIT: {i3: {percent: [99.46, 0.53]}}",
            "IIT: {i3: {percent: [0, 0]}}",
            "IIT: {i1: {percent: [16.67, 16.67, 16.67, 16.67, 16.67, 16.67]}}",
        ],
    )
    def it_accepts_differences_that_rounding_explains(self, items):
        assert findings_of(items) == []

    @pytest.mark.parametrize(("counts", "added"), [("[28, 1]", "29"), ("[30, 1]", "31")])
    def it_finds_counts_that_differ_from_the_respondents_of_the_tool(self, counts, added):
        [finding] = findings_of(f"IIT: {{i3: {{counts: {counts}}}}}", "IIT: {count: 30}")
        assert facts(finding) == ("counts-differ", "case.yaml บรรทัด 2 (items.IIT.i3)", "30", added)
        assert finding.message.startswith("ข้อ i3 (IIT) จำนวนคำตอบ")

    @pytest.mark.parametrize(
        ("items", "respondents"),
        [
            ("IIT: {i3: {counts: [29, 1]}}", "IIT: {count: 30}"),
            ("IIT: {i3: {counts: [0, 0]}}", "IIT: {count: 30}"),
            ("IIT: {i3: {counts: [28, 1]}}", ""),
            ("IIT: {i3: {counts: [28, 1]}}", "EIT1: {count: 30}"),
        ],
    )
    def it_compares_counts_only_with_the_respondents_of_their_tool(self, items, respondents):
        assert findings_of(items, respondents) == []


class DescribeAttainableScores:
    @pytest.mark.parametrize(
        ("edition", "score", "steps"),
        [(2568, "60", "0, 50, 100"), (2569, "99", "0, 50, 100"), (2567, "50", "0, 100")],
    )
    def it_finds_a_score_that_is_not_a_step_of_the_scale(self, edition, score, steps):
        [finding] = findings_of(f"OIT: {{o2: {score}}}", edition=edition)
        code, where, expected, printed = facts(finding)
        assert (code, where) == ("step-unknown", "case.yaml บรรทัด 2 (items.OIT.o2)")
        assert (sorted(expected.split(", ")), printed) == (sorted(steps.split(", ")), f"{score}.00")
        assert finding.severity == "warning"

    @pytest.mark.parametrize("score", ["0", "50", "100.00"])
    def it_accepts_every_step_of_the_scale(self, score):
        assert findings_of(f"OIT: {{o2: {score}}}") == []

    @pytest.mark.parametrize(
        ("item", "score", "count", "nearest"),
        [("i7", "96.50", 29, "96.55"), ("i3", "99.50", 30, "100.00"), ("i3", "98.00", 30, "96.67")],
    )
    def it_finds_a_score_that_the_number_of_answers_cannot_give(self, item, score, count, nearest):
        [finding] = findings_of(f"IIT: {{{item}: {score}}}", f"IIT: {{count: {count}}}")
        assert facts(finding) == ("score-impossible", f"case.yaml บรรทัด 2 (items.IIT.{item})", nearest, score)
        assert f"ผู้ตอบ {count} คน" in finding.message

    @pytest.mark.parametrize(
        ("items", "respondents"),
        [
            ("IIT: {i7: 96.55}", "IIT: {count: 29}"),
            ("IIT: {i7: 96.50}", ""),
            ("IIT: {i7: 96.50}", "IIT: {count: 0}"),
            ("IIT: {i7: 96.50}", "EIT1: {count: 29}"),
            ("IIT: {i7: {score: 96.50, derived: true}}", "IIT: {count: 29}"),
            ("OIT: {o1: {score: 60, derived: true}}", ""),
        ],
    )
    def it_accepts_an_attainable_score_and_one_that_was_never_printed(self, items, respondents):
        assert findings_of(items, respondents) == []

    def it_requires_no_attainable_score_of_an_item_with_statements(self):
        assert findings_of("IIT: {i1: 41.25}", "IIT: {count: 20}", edition=2564) == []
        assert [each.code for each in findings_of("IIT: {i2: 41.25}", "IIT: {count: 20}", edition=2564)] == [
            "score-impossible"
        ]


class DescribeStatements:
    @pytest.mark.parametrize(
        ("answers", "code"),
        [
            ("counts: [9, 0, 0, 0]", "counts-differ"),
            ("percent: [99.9, 0, 0, 0]", "shares-differ"),
        ],
    )
    def it_checks_every_statement_of_an_item(self, answers, code):
        sound = "'1': {counts: [10, 0, 0, 0]}"
        [finding] = findings_of(
            f"IIT: {{i1: {{parts: {{{sound}, '2': {{{answers}}}}}}}}}", "IIT: {count: 10}", 2564
        )
        assert finding.code == code
        assert "i1.2 (IIT)" in finding.message
        assert finding.where.endswith("(items.IIT.i1.parts.2)")
