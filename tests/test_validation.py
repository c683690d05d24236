"""Whether an assessment fits its edition: every misfit with its place and what to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.assessment import LoadedAssessment, parse_assessment
from ita_tools.errors import AnswersWrong, ItemUnknown, ValueWrong
from ita_tools.rubric import load_edition
from ita_tools.validation import SHARE_TOLERANCE, validate_assessment
from tests.strategies import assessments

EDITION = load_edition(2568)


def found_in(text):
    return validate_assessment(EDITION, parse_assessment("edition: 2568\n" + text, "a.yaml"))


def misfit(text):
    (fault,) = found_in(text)
    assert fault.message
    assert fault.remedy
    return fault


@given(assessments(EDITION))
def test_every_valid_assessment_fits(assessment):
    assert validate_assessment(EDITION, LoadedAssessment(assessment)) == []


# Codes -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("items: {XYZ: {i1: 1}}", "items.XYZ"),
        ("items: {IIT: {x99: 1}}", "items.IIT.x99"),
        ("items: {IIT: {e1: 1}}", "items.IIT.e1"),
        ("items: {EIT1: {i1: 1}}", "items.EIT1.i1"),
        ("published: {tools: {XYZ: 1}}", "published.tools.XYZ"),
        ("published: {indicators: {11: 1}}", "published.indicators.11"),
        ("published: {indicators: {9.1: 1}}", "published.indicators.9.1"),
        ("published: {subindicators: {9.9: 1}}", "published.subindicators.9.9"),
        ("published: {parts: {XYZ: {6: 1}}}", "published.parts.XYZ"),
        ("published: {parts: {EIT1: {11: 1}}}", "published.parts.EIT1.11"),
        ("published: {parts: {EIT1: {1: 1}}}", "published.parts.EIT1.1"),
        ("published: {parts: {IIT: {1: 1}}}", "published.parts.IIT.1"),
        ("published: {differences: {total: 1, IIT: -1, 10: 0, 9.1: 1}}", "published.differences.9.1"),
        ("unprocessed: [IIT, XYZ]", "unprocessed[2]"),
        ("respondents: {XYZ: {count: 1}}", "respondents.XYZ"),
        ("divisions: {x99: กองคลัง}", "divisions.x99"),
        ("analysis: {11: {cause: ก}}", "analysis.11"),
        ("analysis: {issue-8: {cause: ก}}", "analysis.issue-8"),
        ("plan: [{measure: ก}, {indicator: 11, measure: ข}]", "plan[2].indicator"),
    ],
)
def it_reports_an_unknown_code_where_it_stands(text, place):
    fault = misfit(text)
    assert (type(fault), fault.where) == (ItemUnknown, f"a.yaml บรรทัด 2 ({place})")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("items: {IIIT: {i1: 1}}", "IIT"),
        ("items: {IIT: {i99: 1}}", "i9"),
        ("items: {eit1: {e1: 1}}", "EIT1"),
        ("items: {IIT: {i-1: 1}}", "i1"),
        ("divisions: {O5: ก}", "o5"),
        ("analysis: {issue_3: {cause: ก}}", "issue-3"),
    ],
)
def it_asks_whether_a_similar_code_was_meant(text, meant):
    assert misfit(text).remedy == f"หมายถึง {meant} หรือไม่"


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("items: {XYZ: {i1: 1}}", "รหัสที่ใช้ได้คือ IIT, EIT1, EIT2, OIT"),
        ("items: {OIT: {x: 1}}", "รหัสที่ใช้ได้คือ o1 ถึง o28"),
        ("plan: [{indicator: ก, measure: ข}]", "รหัสที่ใช้ได้คือ 1, 2, 3, 4, 5, 6, 7, 8, 9, 10"),
        ("published: {parts: {IIT: {ก: 1}}}", "ลบรายการนี้ออก"),
    ],
)
def it_lists_the_codes_where_it_cannot_guess(text, remedy):
    assert misfit(text).remedy == remedy


def it_lets_codes_of_an_older_edition_stand_in_the_previous_result():
    older = "{level: A, tools: {EIT: 90}, indicators: {12: 1}, parts: {EIT: {1: 2}}}"
    assert found_in(f"previous: {{edition: 2565, published: {older}}}") == []


def it_does_not_ask_for_the_indicator_of_a_measure():
    assert found_in("plan: [{measure: ก}]") == []


# Levels ------------------------------------------------------------------------------------------------


def it_reports_a_level_of_another_scheme():
    fault = misfit("published: {level: AA}")
    assert (type(fault), fault.where) == (ValueWrong, "a.yaml บรรทัด 2 (published.level)")
    assert fault.remedy == "ระดับที่ใช้ได้คือ ผ่านดีเยี่ยม, ผ่านดี, ผ่าน, ต้องปรับปรุง, ต้องปรับปรุงโดยด่วน"


# Answers -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ("{counts: [1, 2, 3, 4, 5]}", "มี 6 ตัวเลือก แต่ให้มา 5 ค่า"),
        ("{counts: [1, 2, 3, 4, 5, 6, 7]}", "มี 6 ตัวเลือก แต่ให้มา 7 ค่า"),
        ("{percent: [50, 50]}", "มี 6 ตัวเลือก แต่ให้มา 2 ค่า"),
        ("{percent: [0, 0, 0, 0, 0, 98.99]}", "รวมได้ 98.99 ไม่ใช่ 100"),
        ("{percent: [0, 0, 0, 0, 1.01, 100]}", "รวมได้ 101.01 ไม่ใช่ 100"),
    ],
)
def it_reports_answers_that_cannot_belong_to_their_item(answers, said):
    fault = misfit(f"items: {{IIT: {{i1: {answers}}}}}")
    assert type(fault) is AnswersWrong
    assert fault.where.startswith("a.yaml บรรทัด 2 (items.IIT.i1")
    assert said in fault.message


@pytest.mark.parametrize(
    "answers",
    [
        "{counts: [0, 0, 0, 0, 0, 0]}",
        "{counts: [1, 2, 3, 4, 5, 6], percent: [0, 0, 0, 0, 0, 100], score: 1}",
        "{percent: [0, 0, 0, 0, 0, 99]}",
        "{percent: [0, 0, 0, 0, 1, 100]}",
        "{percent: [0, 0, 0, 0, 0, 0]}",
        "{percent: [16.67, 16.67, 16.67, 16.67, 16.67, 16.67]}",
        "0",
    ],
)
def it_allows_what_rounding_explains(answers):
    assert SHARE_TOLERANCE == 1
    assert found_in(f"items: {{IIT: {{i1: {answers}}}}}") == []


@pytest.mark.parametrize("answers", ["{counts: [1, 2, 3]}", "{percent: [0, 0, 100]}"])
def it_reports_answers_to_an_item_the_assessor_scores(answers):
    fault = misfit(f"items: {{OIT: {{o1: {answers}}}}}")
    assert type(fault) is AnswersWrong
    assert "รับคะแนนเท่านั้น" in fault.message


def it_reports_an_address_that_no_workbook_could_hold():
    assert "i1" in misfit("items: {IIT: {i1: {score: 1, url: 'https://example.go.th'}}}").message
    assert found_in("items: {OIT: {o1: {score: 1, url: 'https://example.go.th'}}}") == []


def it_reports_parts_of_an_item_that_has_none():
    fault = misfit("items: {IIT: {i1: {parts: {1: {score: 50}}}}}")
    assert type(fault) is ItemUnknown
    assert "i1" in fault.message


# Years -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place", "remedy"),
    [
        ("history: {2564: 90, 2025: 80}", "history.2025", "ใส่ปี พ.ศ. 4 หลัก ไม่เกินปี 2568 เช่น 2568"),
        ("history: {67: 80}", "history.67", "ใส่ปี พ.ศ. 4 หลัก ไม่เกินปี 2568 เช่น 2567"),
        ("history: {2569: 80}", "history.2569", "ใส่ปี พ.ศ. 4 หลัก ไม่เกินปี 2568"),
        ("history: {25670: 80}", "history.25670", "ใส่ปี พ.ศ. 4 หลัก ไม่เกินปี 2568"),
        (
            "previous: {edition: 2568, published: {total: 80}}",
            "previous.edition",
            "ใส่ปี พ.ศ. 4 หลัก ไม่เกินปี 2567",
        ),
        (
            "previous: {edition: 2024, published: {total: 80}}",
            "previous.edition",
            "ใส่ปี พ.ศ. 4 หลัก ไม่เกินปี 2567 เช่น 2567",
        ),
    ],
)
def it_reports_a_year_that_cannot_be_an_earlier_one(text, place, remedy):
    fault = misfit(text)
    assert (type(fault), fault.where, fault.remedy) == (ValueWrong, f"a.yaml บรรทัด 2 ({place})", remedy)


def it_takes_any_earlier_year_and_the_total_of_the_year_itself():
    assert found_in("history: {2556: 70, 2568: 90}\nprevious: {edition: 2564, published: {total: 80}}") == []


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("plan: [{indicator: ๑๐, measure: ก}]", "10"),
        ("items: {IIT: {I๑๒: 1}}", "i12"),
    ],
)
def it_knows_a_code_in_thai_digits(text, near):
    assert misfit(text).remedy == f"หมายถึง {near} หรือไม่"


# Together ----------------------------------------------------------------------------------------------

ALL_WRONG = """
items: {IIT: {i99: 1, i1: {counts: [1]}}, XYZ: {i1: 1}}
published: {level: AA, tools: {XYZ: 1}}
divisions: {x: กองคลัง}
plan: [{indicator: 99, measure: ก}]
"""


def it_finds_all_misfits_together():
    assert sorted(fault.where.split("(")[1].rstrip(")") for fault in found_in(ALL_WRONG)) == [
        "divisions.x",
        "items.IIT.i1",
        "items.IIT.i99",
        "items.XYZ",
        "plan[1].indicator",
        "published.level",
        "published.tools.XYZ",
    ]


@given(st.sampled_from(["items.IIT.i1.score", "plan[3].steps[2]", "agency"]))
def test_a_value_without_a_place_is_named_by_its_key(path):
    assert (
        LoadedAssessment(parse_assessment("edition: 2568", "").assessment, "แฟ้ม").where(path)
        == f"แฟ้ม ({path})"
    )
