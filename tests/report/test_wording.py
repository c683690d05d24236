from __future__ import annotations

from decimal import Decimal

import pytest

from ita_tools.report.wording import (
    change_in_words,
    extremes_in_words,
    format_difference,
    item_names,
    item_title,
    join_names,
    range_of_codes,
    score_in_words,
)
from tests.bundled import bundled, opened, same_everywhere


def extremes(text: str) -> str:
    case = opened(text) if text else bundled()
    names = {("tool", tool.code): tool.short for tool in case.edition.tools}
    return extremes_in_words("เครื่องมือ", case.result, names)


class DescribeJoinNames:
    @pytest.mark.parametrize(
        ("names", "text"),
        [
            ([], ""),
            (["ก"], "ก"),
            (["ก", "ข"], "ก และข"),
            (["ก", "ข", "ค"], "ก ข และค"),
            (["IIT", "OIT"], "IIT และ OIT"),
        ],
    )
    def it_joins_names_with_and_before_the_last(self, names, text):
        assert join_names(names) == text


class DescribeFormatDifference:
    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (None, "-"),
            ("0", "0.00"),
            ("0.00", "0.00"),
            ("0.39", "+0.39"),
            ("-5", "-5.00"),
            ("100", "+100.00"),
        ],
    )
    def it_writes_a_difference_with_its_sign(self, value, text):
        assert format_difference(None if value is None else Decimal(value)) == text


class DescribeChangeInWords:
    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ("0", "เท่าเดิม"),
            ("1.5", "เพิ่มขึ้น 1.50 คะแนน"),
            ("-0.98", "ลดลง 0.98 คะแนน"),
        ],
    )
    def it_states_how_a_score_changed(self, value, text):
        assert change_in_words(Decimal(value)) == text


class DescribeScoreInWords:
    def it_states_that_there_is_no_score(self):
        assert score_in_words(None) == "ยังไม่มีคะแนน"
        assert score_in_words(Decimal(0)) == "0.00 คะแนน"


class DescribeItemNames:
    @pytest.mark.parametrize(
        ("keys", "text"),
        [
            (["IIT i1"], "ข้อ i1"),
            (["OIT o6", "OIT o8", "OIT o27"], "ข้อ o6 o8 และ o27"),
            (["EIT1 e1", "EIT2 e1"], "ข้อ e1 (EIT ส่วนที่ 1 และ EIT ส่วนที่ 2)"),
            (
                ["EIT1 e1", "EIT1 e2", "EIT2 e1", "EIT2 e3"],
                "ข้อ e1 (EIT ส่วนที่ 1 และ EIT ส่วนที่ 2) ข้อ e2 (EIT ส่วนที่ 1) และข้อ e3 (EIT ส่วนที่ 2)",
            ),
            (["IIT i1", "EIT1 e1"], "ข้อ i1 และข้อ e1 (EIT ส่วนที่ 1)"),
        ],
    )
    def it_names_items_of_the_same_tools_together(self, keys, text):
        assert item_names(bundled().result, [("item", *key.split()) for key in keys]) == text


class DescribeItemTitle:
    def it_leaves_out_the_asterisk_of_a_footnote(self):
        item = bundled().edition.item_by_code["i7"]
        assert "ผู้บังคับบัญชา* ของท่าน" in item.title
        assert item_title(item).startswith("ท่านเคยถูกผู้บังคับบัญชาของท่าน สั่ง")
        plain = bundled().edition.item_by_code["i1"]
        assert item_title(plain) == plain.title


class DescribeRangeOfCodes:
    @pytest.mark.parametrize(
        ("codes", "text"), [(["9", "10"], "9 และ 10"), (["10", "1", "2", "3"], "1-3 และ 10"), (["4"], "4")]
    )
    def it_joins_three_in_a_row(self, codes, text):
        assert range_of_codes(codes, [str(number) for number in range(1, 11)]) == text


class DescribeExtremesInWords:
    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            ("", "เครื่องมือที่ได้คะแนนสูงสุด ได้แก่ IIT (99.60 คะแนน) ส่วนเครื่องมือที่ได้คะแนนต่ำสุด ได้แก่ OIT (92.50 คะแนน)"),
            (same_everywhere("100"), "ทุกเครื่องมือได้คะแนนเท่ากันที่ 100.00 คะแนน"),
            ("edition: 2568\npublished: {tools: {IIT: 90}}", "มีคะแนนเพียงเครื่องมือเดียว ได้แก่ IIT (90.00 คะแนน)"),
            (
                "edition: 2568\npublished: {tools: {IIT: 90, OIT: 90}}",
                "เครื่องมือที่มีคะแนน ได้แก่ IIT และ OIT ได้คะแนนเท่ากันที่ 90.00 คะแนน",
            ),
            (
                "edition: 2568\npublished: {tools: {IIT: 90, EIT1: 90, OIT: 80}}",
                "ในบรรดาเครื่องมือที่มีคะแนน เครื่องมือที่ได้คะแนนสูงสุด ได้แก่ IIT และ EIT ส่วนที่ 1 "
                "(เครื่องมือละ 90.00 คะแนน) ส่วนเครื่องมือที่ได้คะแนนต่ำสุด ได้แก่ OIT (80.00 คะแนน)",
            ),
        ],
        ids=["apart", "all equal", "only one", "some equal", "tie at the top"],
    )
    def it_states_which_scores_are_highest_and_lowest(self, text, sentence):
        assert extremes(text) == sentence
