"""Answers, groups and scores against the number of respondents."""

from __future__ import annotations

import pytest

from ita_tools.analysis.checks.respondent_counts import check_respondent_counts
from ita_tools.assessment import LoadedAssessment
from tests.bundled import bundled, opened
from tests.scoring.cases import CASES


def found(items="", respondents="", edition=2568):
    lines = [f"edition: {edition}", f"items: {{{items}}}", f"respondents: {{{respondents}}}"]
    case = opened("\n".join(lines) + "\n")
    return list(check_respondent_counts(case.reading, case.result))


def said(finding):
    return finding.code, finding.where, finding.expected, finding.found


def it_finds_nothing_in_the_bundled_case():
    assert list(check_respondent_counts(bundled().reading, bundled().result)) == []


def it_finds_nothing_in_a_real_result_with_its_answers_and_groups():
    (case,) = [each for each in CASES if each.path.stem == "rangsit-2568-answers"]
    assert case.assessment.respondents["IIT"].count == 188
    assert list(check_respondent_counts(LoadedAssessment(case.assessment), case.result)) == []


# Groups ------------------------------------------------------------------------------------------------


def it_finds_groups_that_are_not_all_respondents():
    [finding] = found(respondents="IIT: {count: 30, groups: {เพศ: {ชาย: 10, หญิง: 19}, อายุ: {ก: 30}}}")
    assert said(finding) == ("groups-differ", "case.yaml บรรทัด 3 (respondents.IIT.groups.เพศ)", "30", "29")
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
def it_finds_nothing_where_groups_agree_or_there_is_nothing_to_compare(respondents):
    assert found(respondents=respondents) == []


# Shares and counts -------------------------------------------------------------------------------------


def it_finds_shares_that_rounding_does_not_explain():
    [finding] = found("IIT: {i3: {percent: [99.47, 0.55]}}")
    assert said(finding) == ("shares-differ", "case.yaml บรรทัด 2 (items.IIT.i3)", "100.00", "100.02")
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
def it_forgives_what_rounding_explains(items):
    assert found(items) == []


@pytest.mark.parametrize(("counts", "added"), [("[28, 1]", "29"), ("[30, 1]", "31")])
def it_finds_answers_of_more_or_fewer_than_answered_the_tool(counts, added):
    [finding] = found(f"IIT: {{i3: {{counts: {counts}}}}}", "IIT: {count: 30}")
    assert said(finding) == ("counts-differ", "case.yaml บรรทัด 2 (items.IIT.i3)", "30", added)
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
def it_compares_counts_with_the_respondents_of_their_own_tool(items, respondents):
    assert found(items, respondents) == []


# Possible scores ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edition", "score", "steps"),
    [(2568, "60", "0, 50, 100"), (2569, "99", "0, 50, 100"), (2567, "50", "0, 100")],
)
def it_finds_a_score_that_is_no_step_of_public_disclosure(edition, score, steps):
    [finding] = found(f"OIT: {{o2: {score}}}", edition=edition)
    code, where, expected, printed = said(finding)
    assert (code, where) == ("step-unknown", "case.yaml บรรทัด 2 (items.OIT.o2)")
    assert (sorted(expected.split(", ")), printed) == (sorted(steps.split(", ")), f"{score}.00")
    assert finding.severity == "warning"


@pytest.mark.parametrize("score", ["0", "50", "100.00"])
def it_knows_the_steps_of_public_disclosure(score):
    assert found(f"OIT: {{o2: {score}}}") == []


@pytest.mark.parametrize(
    ("item", "score", "count", "nearest"),
    [("i7", "96.50", 29, "96.55"), ("i3", "99.50", 30, "100.00"), ("i3", "98.00", 30, "96.67")],
)
def it_finds_a_score_that_so_many_answers_cannot_give(item, score, count, nearest):
    [finding] = found(f"IIT: {{{item}: {score}}}", f"IIT: {{count: {count}}}")
    assert said(finding) == ("score-impossible", f"case.yaml บรรทัด 2 (items.IIT.{item})", nearest, score)
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
def it_finds_nothing_where_a_score_is_possible_or_was_never_printed(items, respondents):
    assert found(items, respondents) == []


def it_asks_of_no_item_with_statements_that_one_set_of_answers_gives_its_score():
    assert found("IIT: {i1: 41.25}", "IIT: {count: 20}", edition=2564) == []
    assert [each.code for each in found("IIT: {i2: 41.25}", "IIT: {count: 20}", edition=2564)] == [
        "score-impossible"
    ]


# Statements --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ("counts: [9, 0, 0, 0]", "counts-differ"),
        ("percent: [99.9, 0, 0, 0]", "shares-differ"),
    ],
)
def it_looks_into_the_statements_of_an_item(answers, code):
    sound = "'1': {counts: [10, 0, 0, 0]}"
    [finding] = found(f"IIT: {{i1: {{parts: {{{sound}, '2': {{{answers}}}}}}}}}", "IIT: {count: 10}", 2564)
    assert finding.code == code
    assert "i1.2 (IIT)" in finding.message
    assert finding.where.endswith("(items.IIT.i1.parts.2)")
