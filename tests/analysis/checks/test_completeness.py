"""Check of missing items, and of published scores that replace them."""

from __future__ import annotations

import pytest

from ita_tools.analysis.checks.completeness import check_completeness
from tests.bundled import bundled, changed, opened


def findings_of(case):
    return list(check_completeness(case.reading, case.result))


class DescribeCheckCompleteness:
    def it_finds_nothing_in_a_complete_case(self):
        assert findings_of(bundled()) == []

    def it_names_the_missing_items_of_every_tool(self):
        findings = findings_of(opened("edition: 2568\nitems: {IIT: {i1: 90}}\n"))
        assert [(each.code, each.severity, each.expected, each.found) for each in findings] == [
            ("item-missing", "warning", "15", "1"),
            ("item-missing", "warning", "9", "0"),
            ("item-missing", "warning", "9", "0"),
            ("item-missing", "warning", "28", "0"),
        ]
        assert "14 ข้อ (i2, i3, i4, i5, i6, i7, i8, i9, i10, i11 ...)" in findings[0].message
        assert findings[0].where == "case.yaml บรรทัด 2 (items.IIT)"
        assert "9 ข้อ (e1, e2, e3, e4, e5, e6, e7, e8, e9)" in findings[1].message

    @pytest.mark.parametrize(
        "published", ["tools: {IIT: 90}", "indicators: {1: 90, 2: 91, 3: 92, 4: 93, 5: 94}"]
    )
    def it_is_for_information_if_published_scores_replace_missing_items(self, published):
        case = opened(f"edition: 2568\npublished: {{{published}}}\nunprocessed: [EIT1, EIT2, OIT]\n")
        [finding] = findings_of(case)
        assert finding.severity == "info"
        assert finding.message.endswith("จึงใช้คะแนนที่ประกาศแทน")

    def it_requires_no_items_of_an_unprocessed_tool(self):
        findings = findings_of(opened("edition: 2568\nunprocessed: [IIT, EIT1, EIT2]\n"))
        assert ["OIT" in finding.message for finding in findings] == [True]

    def it_names_a_single_missing_item(self):
        case = changed("    o28: 100.00\n", "")
        [finding] = findings_of(case)
        assert "ยังไม่มีคะแนน 1 ข้อ (o28)" in finding.message
        assert (finding.expected, finding.found) == ("28", "27")

    def it_warns_if_published_indicators_do_not_determine_the_tool(self):
        case = opened(
            "edition: 2568\npublished: {indicators: {1: 90, 2: 91, 3: 92, 4: 93}}\n"
            "unprocessed: [EIT1, EIT2, OIT]\n"
        )
        [finding] = findings_of(case)
        assert finding.severity == "warning"
        assert finding.message.startswith("IIT ยังไม่มีคะแนน 15 ข้อ")
