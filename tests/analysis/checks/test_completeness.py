"""What is missing, and where published figures stand in for it."""

from __future__ import annotations

import pytest

from ita_tools.analysis.checks.completeness import check_completeness
from tests.bundled import bundled, changed, opened


def found(case):
    return list(check_completeness(case.reading, case.result))


def it_finds_nothing_missing_in_a_complete_case():
    assert found(bundled()) == []


def it_names_the_missing_items_of_every_tool():
    findings = found(opened("edition: 2568\nitems: {IIT: {i1: 90}}\n"))
    assert [(each.code, each.severity, each.expected, each.found) for each in findings] == [
        ("item-missing", "warning", "15", "1"),
        ("item-missing", "warning", "9", "0"),
        ("item-missing", "warning", "9", "0"),
        ("item-missing", "warning", "28", "0"),
    ]
    assert "14 ข้อ (i2, i3, i4, i5, i6, i7, i8, i9, i10, i11 ...)" in findings[0].message
    assert findings[0].where == "case.yaml บรรทัด 2 (items.IIT)"
    assert "9 ข้อ (e1, e2, e3, e4, e5, e6, e7, e8, e9)" in findings[1].message


@pytest.mark.parametrize("published", ["tools: {IIT: 90}", "indicators: {1: 90, 2: 91, 3: 92, 4: 93, 5: 94}"])
def it_only_mentions_what_published_figures_stand_in_for(published):
    case = opened(f"edition: 2568\npublished: {{{published}}}\nunprocessed: [EIT1, EIT2, OIT]\n")
    [finding] = found(case)
    assert finding.severity == "info"
    assert finding.message.endswith("จึงใช้คะแนนที่ประกาศแทน")


def it_does_not_ask_for_items_of_a_tool_that_was_not_processed():
    findings = found(opened("edition: 2568\nunprocessed: [IIT, EIT1, EIT2]\n"))
    assert ["OIT" in finding.message for finding in findings] == [True]


def it_names_a_single_missing_item():
    case = changed("    o28: 100.00\n", "")
    [finding] = found(case)
    assert "ยังไม่มีคะแนน 1 ข้อ (o28)" in finding.message
    assert (finding.expected, finding.found) == ("28", "27")


def it_warns_where_published_indicators_leave_a_tool_open():
    case = opened(
        "edition: 2568\npublished: {indicators: {1: 90, 2: 91, 3: 92, 4: 93}}\n"
        "unprocessed: [EIT1, EIT2, OIT]\n"
    )
    [finding] = found(case)
    assert finding.severity == "warning"
    assert finding.message.startswith("IIT ยังไม่มีคะแนน 15 ข้อ")
