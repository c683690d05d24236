"""Validation of an assessment against its edition: every fault with its place and remedy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.assessment import LoadedAssessment, parse_assessment
from ita_tools.errors import AnswersWrong, ItemUnknown, ValueWrong
from ita_tools.rubric import available_years, load_edition
from ita_tools.validation import SHARE_TOLERANCE, validate_assessment
from tests.strategies import assessments

EDITION = load_edition(2568)


def faults_of(text, edition=EDITION):
    return validate_assessment(edition, parse_assessment(f"edition: {edition.year}\n{text}", "a.yaml"))


def fault_of(text, edition=EDITION):
    (fault,) = faults_of(text, edition)
    assert fault.where.startswith("a.yaml")
    assert fault.message
    assert fault.remedy
    return fault


PARTED, ITEM = next(
    (edition, item)
    for edition in map(load_edition, available_years())
    for item in edition.items
    if item.parts
)
PART = ITEM.parts[0]
LENGTH = len(PART.scale.options)


def entry(fields):
    return f"items: {{{ITEM.tools[0]}: {{{ITEM.code}: {{{fields}}}}}}}"


def part(fields):
    return entry(f"parts: {{{PART.code}: {{{fields}}}}}")


class DescribeAnswers:
    @pytest.mark.parametrize(
        ("answers", "message"),
        [
            ("{counts: [1, 2, 3, 4, 5]}", "มี 6 ตัวเลือก แต่ให้มา 5 ค่า"),
            ("{counts: [1, 2, 3, 4, 5, 6, 7]}", "มี 6 ตัวเลือก แต่ให้มา 7 ค่า"),
            ("{percent: [50, 50]}", "มี 6 ตัวเลือก แต่ให้มา 2 ค่า"),
            ("{percent: [0, 0, 0, 0, 0, 98.99]}", "รวมได้ 98.99 ไม่ใช่ 100"),
            ("{percent: [0, 0, 0, 0, 1.01, 100]}", "รวมได้ 101.01 ไม่ใช่ 100"),
        ],
    )
    def it_reports_answers_that_do_not_fit_the_item(self, answers, message):
        fault = fault_of(f"items: {{IIT: {{i1: {answers}}}}}")
        assert type(fault) is AnswersWrong
        assert fault.where.startswith("a.yaml บรรทัด 2 (items.IIT.i1")
        assert message in fault.message

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
    def it_accepts_differences_caused_by_rounding(self, answers):
        assert SHARE_TOLERANCE == 1
        assert faults_of(f"items: {{IIT: {{i1: {answers}}}}}") == []

    @pytest.mark.parametrize("answers", ["{counts: [1, 2, 3]}", "{percent: [0, 0, 100]}"])
    def it_reports_answers_to_an_item_the_assessor_scores(self, answers):
        fault = fault_of(f"items: {{OIT: {{o1: {answers}}}}}")
        assert type(fault) is AnswersWrong
        assert "รับคะแนนเท่านั้น" in fault.message

    def it_reports_an_address_for_an_item_without_that_field(self):
        assert "i1" in fault_of("items: {IIT: {i1: {score: 1, url: 'https://example.go.th'}}}").message
        assert faults_of("items: {OIT: {o1: {score: 1, url: 'https://example.go.th'}}}") == []


class DescribeCodes:
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
        ],
    )
    def it_reports_an_unknown_code_with_its_place(self, text, place):
        fault = fault_of(text)
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
    def it_suggests_a_similar_code(self, text, meant):
        assert fault_of(text).remedy == f"หมายถึง {meant} หรือไม่"

    @pytest.mark.parametrize(
        ("text", "near"),
        [
            ("items: {IIT: {I๑๒: 1}}", "i12"),
        ],
    )
    def it_suggests_the_code_for_one_in_thai_digits(self, text, near):
        assert fault_of(text).remedy == f"หมายถึง {near} หรือไม่"

    @pytest.mark.parametrize(
        ("text", "remedy"),
        [
            ("items: {XYZ: {i1: 1}}", "รหัสที่ใช้ได้คือ IIT, EIT1, EIT2, OIT"),
            ("items: {OIT: {x: 1}}", "รหัสที่ใช้ได้คือ o1 ถึง o28"),
            ("published: {parts: {IIT: {ก: 1}}}", "ลบรายการนี้ออก"),
        ],
    )
    def it_lists_the_allowed_codes_if_none_is_similar(self, text, remedy):
        assert fault_of(text).remedy == remedy

    def it_accepts_codes_of_an_older_edition_in_the_previous_result(self):
        older = "{level: A, tools: {EIT: 90}, indicators: {12: 1}, parts: {EIT: {1: 2}}}"
        assert faults_of(f"previous: {{edition: 2565, published: {older}}}") == []

    def it_accepts_a_measure_without_indicator(self):
        assert faults_of("plan: [{measure: ก}]") == []

    @pytest.mark.parametrize("text", ["published: {level: AA}", "plan: [{indicator: 99, measure: ก}]"])
    def it_leaves_words_for_levels_and_indicators_to_the_checks(self, text):
        assert faults_of(text) == []


class DescribeParts:
    def it_reports_parts_of_an_item_that_has_none(self):
        fault = fault_of("items: {IIT: {i1: {parts: {1: {score: 50}}}}}")
        assert type(fault) is ItemUnknown
        assert "i1" in fault.message

    @pytest.mark.parametrize("answers", ["counts: [1, 2]", "percent: [40, 60]"])
    def it_requires_the_answers_of_each_part_instead_of_the_item(self, answers):
        fault = fault_of(entry(answers), PARTED)
        assert isinstance(fault, AnswersWrong)
        assert "parts" in fault.remedy

    @pytest.mark.parametrize(
        ("fields", "kind"),
        [
            (f"counts: {[1] * (LENGTH + 1)}", AnswersWrong),
            (f"percent: {[90, *[0] * (LENGTH - 1)]}", AnswersWrong),
            ("score: 90, note: ก", ValueWrong),
            ("score: 90, url: 'https://example.go.th'", ValueWrong),
        ],
        ids=["too many answers", "shares of 90", "a note", "an address"],
    )
    def it_validates_a_part_as_it_validates_an_item(self, fields, kind):
        fault = fault_of(part(fields), PARTED)
        assert isinstance(fault, kind)
        assert f"{ITEM.code} ประเด็นที่ {PART.code}" in fault.message

    def it_accepts_the_fields_of_a_part(self):
        for fields in (f"counts: {[1] * LENGTH}", f"percent: {[100, *[0] * (LENGTH - 1)]}", "score: 90"):
            assert faults_of(part(fields), PARTED) == []

    def it_reports_an_unknown_part(self):
        fault = fault_of(entry("parts: {zz: {score: 90}}"), PARTED)
        assert isinstance(fault, ItemUnknown)
        assert ITEM.code in fault.message


class DescribeYears:
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
    def it_reports_a_year_that_cannot_be_an_earlier_one(self, text, place, remedy):
        fault = fault_of(text)
        assert (type(fault), fault.where, fault.remedy) == (ValueWrong, f"a.yaml บรรทัด 2 ({place})", remedy)

    def it_accepts_any_earlier_year_and_the_total_of_the_year_itself(self):
        assert (
            faults_of("history: {2556: 70, 2568: 90}\nprevious: {edition: 2564, published: {total: 80}}")
            == []
        )

    def it_reports_differences_of_the_previous_year(self):
        fault = fault_of("previous: {edition: 2567, published: {total: 90, differences: {total: 1}}}")
        assert isinstance(fault, ValueWrong)
        assert "published.differences" in fault.remedy
        assert "previous" in fault.where


class DescribeChoices:
    @pytest.mark.parametrize(
        ("text", "remedy"),
        [
            ("states: {o1: เสร็จแล้ว}", "กรอกแล้ว"),
            ("plan: [{measure: ก, state: เสร็จแล้ว}]", "กรอกแล้ว"),
            ("conflicts: [{path: note, choice: เสร็จแล้ว}]", "ใช้ค่าเดิม"),
        ],
    )
    def it_reports_a_word_that_is_not_among_the_choices(self, text, remedy):
        fault = fault_of(text)
        assert isinstance(fault, ValueWrong)
        assert "เสร็จแล้ว" in fault.message
        assert remedy in fault.remedy

    def it_shortens_a_long_word_in_the_message(self):
        assert len(fault_of(f"states: {{o1: {'ก' * 500}}}").message) < 100


ALL_WRONG = """
items: {IIT: {i99: 1, i1: {counts: [1]}}, XYZ: {i1: 1}}
published: {level: AA, tools: {XYZ: 1}}
divisions: {x: กองคลัง}
plan: [{indicator: 99, measure: ก}]
"""


class DescribeValidateAssessment:
    @given(assessments(EDITION))
    def it_accepts_every_valid_assessment(self, assessment):
        assert validate_assessment(EDITION, LoadedAssessment(assessment)) == []

    def it_reports_all_faults_together(self):
        assert sorted(fault.where.split("(")[1].rstrip(")") for fault in faults_of(ALL_WRONG)) == [
            "divisions.x",
            "items.IIT.i1",
            "items.IIT.i99",
            "items.XYZ",
            "published.tools.XYZ",
        ]

    @given(st.sampled_from(["items.IIT.i1.score", "plan[3].steps[2]", "agency"]))
    def it_names_the_key_of_a_value_without_line(self, path):
        assert (
            LoadedAssessment(parse_assessment("edition: 2568", "").assessment, "แฟ้ม").where(path)
            == f"แฟ้ม ({path})"
        )
