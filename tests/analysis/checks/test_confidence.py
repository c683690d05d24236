"""Scores that rest on a guess are told apart from official ones."""

from __future__ import annotations

from ita_tools.analysis.checks.confidence import check_confidence
from ita_tools.rubric import load_edition
from tests.bundled import bundled, guessed, opened, same_everywhere


def found(case):
    return list(check_confidence(case.reading, case.result))


def it_names_the_items_worked_back():
    [finding] = found(bundled())
    assert (finding.code, finding.severity, finding.found) == ("score-derived", "info", "19")
    for item in ("i3 (IIT)", "e9 (EIT ส่วนที่ 1)", "e4 (EIT ส่วนที่ 2)", "e6 (EIT ส่วนที่ 2)"):
        assert item in finding.message
    assert "i1 (IIT)" not in finding.message


def it_warns_where_unofficial_weights_bear_on_a_score():
    finding, _ = found(guessed())
    assert (finding.code, finding.severity) == ("rule-inferred", "warning")
    assert finding.where == "case.yaml (published.indicators.9)"
    assert finding.message.startswith("ตัวชี้วัดที่ 9 คำนวณด้วยน้ำหนักที่อนุมาน")
    assert finding.found == f"{guessed().result.indicator('9'):.2f}"


def it_does_not_warn_where_the_pinned_weights_decide():
    assert found(opened(same_everywhere("100"))) == []
    assert found(opened(same_everywhere("50"))) == []


def it_warns_of_a_total_that_counts_an_unprocessed_tool():
    [finding] = found(
        opened("edition: 2568\nunprocessed: [OIT]\npublished: {tools: {IIT: 90, EIT1: 90, EIT2: 90}}\n")
    )
    assert (finding.code, finding.severity, finding.found) == ("rule-inferred", "warning", "54.00")
    assert finding.where == "case.yaml บรรทัด 3 (published)"
    assert finding.message.startswith("คะแนนรวม นับ OIT ที่ไม่ประมวลผลเป็น 0 คะแนนตามการอนุมาน")


def it_does_not_warn_where_the_published_total_settles_it():
    assert (
        found(
            opened(
                "edition: 2568\nunprocessed: [OIT]\n"
                "published: {total: 54, tools: {IIT: 90, EIT1: 90, EIT2: 90}}\n"
            )
        )
        == []
    )


def it_has_nothing_to_say_of_a_total_that_cannot_be_computed():
    assert found(opened("edition: 2568\nunprocessed: [OIT]\n")) == []


def it_says_between_what_the_score_may_lie():
    finding, _ = found(guessed())
    nine = guessed().result[("indicator", "9")]
    assert f"{nine.low:f} ถึง {nine.high:f}" in finding.message


def it_warns_where_the_level_hangs_on_a_guess():
    _, finding = found(guessed())
    total = guessed().result[("total",)]
    assert (finding.code, finding.severity) == ("level-inferred", "warning")
    assert finding.found == guessed().result.level
    assert f"{total.low:f} ถึง {total.high:f}" in finding.message
    assert "ต้องปรับปรุง ถึง ผ่านดีเยี่ยม" in finding.message


def it_trusts_a_level_both_bounds_agree_on():
    far_below = opened(same_everywhere("20").replace(" o8: 20,", " o8: 19,"))
    assert far_below.result[("total",)].bounds
    assert [finding.code for finding in found(far_below)] == ["rule-inferred"]


def it_tells_of_items_whose_wording_is_only_inferred():
    [finding] = found(opened("edition: 2566\n"))
    assert (finding.code, finding.severity) == ("edition-inferred", "info")
    assert finding.where == "case.yaml บรรทัด 1 (edition)"
    inferred = [item for item in load_edition(2566).items if item.provenance.inferred]
    assert finding.found == str(len(inferred)) == "45"
