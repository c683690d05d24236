"""How a figure came about, in one Thai line.

The rules of an edition in Thai, without figures.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.assessment import Assessment, ItemAnswer, Published
from ita_tools.rubric import load_edition
from ita_tools.scoring import score
from ita_tools.scoring.explanation import rule_of, rules_of, tool_minimums
from ita_tools.scoring.plan import Counted, Node, Range, plan_of
from tests.bundled import bundled

EDITION = load_edition(2568)
ITEMS = bundled().assessment.items


def explained(key, items=ITEMS, **parts):
    return score(EDITION, Assessment(2568, items=items, **parts)).explain(key)


class DescribeExplain:
    def it_compares_an_announced_figure_with_the_computed_one(self):
        same = explained(("tool", "OIT"), published=Published(tools={"OIT": Decimal("92.50")}))
        assert same == (
            "เครื่องมือ OIT = 92.50: ตามคะแนนที่ประกาศ ตรงกับที่คำนวณได้จากค่าเฉลี่ยของ 2 ตัวชี้วัด (95.00, 90.00)"
        )
        other = explained(("tool", "OIT"), published=Published(tools={"OIT": Decimal("92.05")}))
        assert other == (
            "เครื่องมือ OIT = 92.05: ตามคะแนนที่ประกาศ แต่คำนวณได้ 92.50 จากค่าเฉลี่ยของ 2 ตัวชี้วัด (95.00, 90.00)"
        )

    def it_says_nothing_of_a_computed_figure_that_is_not_known(self):
        text = explained(("total",), {}, published=Published(Decimal("91.21")))
        assert text == "คะแนนรวม = 91.21: ตามคะแนนที่ประกาศ"

    def it_says_whether_an_announced_figure_lies_in_the_range(self):
        items = {**ITEMS, "OIT": {**ITEMS["OIT"], "o1": ItemAnswer(Decimal("50.00"))}}
        inside = explained(("indicator", "9"), items, published=Published(indicators={"9": Decimal("93.75")}))
        assert "ซึ่งอยู่ในช่วงที่คำนวณได้ 51.25 ถึง 95.00 จากค่าเฉลี่ยถ่วงน้ำหนักของ 20 ข้อ" in inside
        assert inside.endswith("แสดงว่าข้อ o1 มีน้ำหนักร้อยละ 2.50")
        outside = explained(
            ("indicator", "9"), items, published=Published(indicators={"9": Decimal("99.00")})
        )
        assert "แต่คำนวณได้ 51.25 ถึง 95.00" in outside
        assert "น้ำหนักร้อยละ" not in outside

    def it_compares_a_printed_score_of_an_item_with_its_answers(self):
        entry = ItemAnswer(Decimal("99.97"), counts=(1, 0, 0, 0, 1, 558))
        text = explained(("item", "IIT", "i1"), {"IIT": {"i1": entry}})
        assert text == "ข้อ i1 (IIT) = 99.97: ตามคะแนนที่ ITAS แสดง แต่คำนวณได้ 99.79 จากคะแนนเฉลี่ยของคำตอบ"

    def it_says_that_a_score_was_worked_back(self):
        text = explained(("item", "IIT", "i1"), {"IIT": {"i1": ItemAnswer(Decimal(90), derived=True)}})
        assert text == "ข้อ i1 (IIT) = 90.00: คำนวณย้อนกลับจากคะแนนที่ประกาศ"

    @pytest.mark.parametrize(
        ("published", "text"),
        [
            (Published(), "ระดับผลการประเมิน = ผ่านดี: ระดับสูงสุดที่คะแนนรวมและคะแนนเครื่องมือถึงเกณฑ์"),
            (Published(level="ผ่านดี"), "ระดับผลการประเมิน = ผ่านดี: ตามระดับที่ประกาศ"),
            (
                Published(level="ผ่าน"),
                "ระดับผลการประเมิน = ผ่าน: ตามระดับที่ประกาศ แต่ได้ระดับ ผ่านดี "
                "จากระดับสูงสุดที่คะแนนรวมและคะแนนเครื่องมือถึงเกณฑ์",
            ),
        ],
    )
    def it_explains_the_level(self, published, text):
        assert explained(("level",), published=published) == text

    def it_names_the_levels_a_range_leaves(self):
        items = {**ITEMS, "OIT": {**ITEMS["OIT"], "o8": ItemAnswer(Decimal(0))}}
        assert "[อยู่ระหว่าง " in explained(("level",), items)

    def it_says_that_no_level_is_known(self):
        assert explained(("level",), {}) == "ระดับผลการประเมิน = -: ยังไม่มีข้อมูล"


class DescribeRuleOf:
    def it_says_what_a_tool_counts_as(self):
        (first, *_) = [node for node in plan_of(EDITION) if isinstance(node, Counted)]
        assert rule_of(replace(first, counts_as=Decimal(5)), EDITION) == (
            "คะแนนของเครื่องมือ หรือ 5 ถ้า ITAS ไม่ประมวลผล"
        )

    def it_has_a_text_for_a_kind_without_one_of_its_own(self):
        (first, *_) = [node for node in plan_of(EDITION) if isinstance(node, Range)]
        assert rule_of(first, EDITION) == f"คำนวณจาก {len(first.inputs)} คะแนน"
        assert isinstance(first, Node)


class DescribeRulesOf:
    def it_begins_with_level_total_and_tools(self):
        kinds = [key[0] for key, _, _ in rules_of(EDITION)]
        assert kinds[:6] == ["level", "total", *["tool"] * 4]
        assert set(kinds[6:]) == {"indicator", "part", "subindicator"}

    def it_names_weights_and_what_an_unprocessed_tool_counts_as(self):
        rules = {name: rule for _, name, rule in rules_of(EDITION)}
        assert rules["คะแนนรวม"].startswith(
            "ผลรวมของคะแนนเครื่องมือตามน้ำหนัก IIT 30%, EIT ส่วนที่ 1 15%, EIT ส่วนที่ 2 15%, OIT 40% "
            "เครื่องมือที่ ITAS ไม่ประมวลผลนับเป็น 0"
        )
        assert rules["ตัวชี้วัดที่ 1"] == "ค่าเฉลี่ยของ 3 ข้อ"
        assert rules["ตัวชี้วัดที่ 6"] == "ค่าเฉลี่ยของ 6 คะแนน จากทุกเครื่องมือ"

    def it_marks_what_weights_that_are_not_official_leave_open(self):
        marked = {name for _, name, rule in rules_of(EDITION) if "อาจเป็นช่วง" in rule}
        assert marked == {"ระดับผลการประเมิน", "คะแนนรวม", "เครื่องมือ OIT", "ตัวชี้วัดที่ 9", "ตัวชี้วัดที่ 10"}


class DescribeToolsAsked:
    def it_gives_one_score_for_all_tools(self):
        assert [tool_minimums(band, EDITION) for band in EDITION.bands[:3]] == ["95.00", "85.00", "-"]

    def it_gives_the_score_of_each_tool_that_is_asked(self):
        band = replace(EDITION.bands[2], tool_min={"IIT": Decimal(80), "OIT": Decimal(90)})
        assert tool_minimums(band, EDITION) == "IIT 80.00, OIT 90.00"
