"""The row of an agency in a roll-up.

What an agency lacks for the next level.
"""

from __future__ import annotations

import pickle
from decimal import Decimal

from ita_tools.rubric import load_edition
from ita_tools.sharing.rollup.agency_summary import LevelGap
from tests.sharing.rollup.agencies import agency, row

EDITION = load_edition(2568)


class DescribeAgencySummary:
    def it_holds_the_scores_of_the_result(self):
        summary = agency(everywhere="90")
        assert summary.total == Decimal("90.00")
        assert summary.tools == dict.fromkeys(EDITION.tool_by_code, Decimal("90.00"))
        assert summary.indicators == dict.fromkeys(EDITION.indicator_by_code, Decimal("90.00"))
        assert (summary.level, summary.weak, summary.weak_text) == ("ผ่านดี", (), "-")

    def it_lists_items_below_the_target_weakest_first(self):
        summary = agency(everywhere="100", i3="80", o1="0", i2="84.99", i5="85")
        assert summary.weak_text == "o1 0.00, i3 80.00, i2 84.99"

    def it_names_the_tool_of_an_item_that_two_tools_have(self):
        assert agency(everywhere="100", e1="50").weak_text == "e1 (EIT1) 50.00, e1 (EIT2) 50.00"

    def it_shortens_a_long_list_of_weak_items(self):
        summary = agency(everywhere="10")
        assert len(summary.weak) == sum(len(EDITION.items_of_tool(code)) for code in EDITION.tool_by_code)
        assert summary.weak_text.endswith(f"และอีก {len(summary.weak) - 5} ข้อ")

    def it_states_that_item_scores_are_unknown(self):
        summary = row("ก", "91.50")
        assert summary.total == Decimal("91.50")
        assert (summary.remark, summary.weak_text) == ("ตามที่ประกาศ", "ไม่ทราบคะแนนรายข้อ")

    def it_leaves_a_missing_total_missing(self):
        summary = agency(everywhere=None)
        assert (summary.total, summary.level, summary.remark) == (None, "", "ข้อมูลไม่ครบ")
        assert set(summary.indicators.values()) == {None}

    def it_cuts_a_long_name_and_keeps_it_on_one_line(self):
        summary = agency(name="ก\nข " + "ค" * 5_000)
        assert summary.name.startswith("ก ข ค")
        assert len(summary.name) == 200

    def it_can_be_pickled(self):
        summary = agency(everywhere="100", o1="0")
        assert pickle.loads(pickle.dumps(summary)) == summary  # noqa: S301 - our own bytes


class DescribeLevelGap:
    def it_counts_the_scores_that_are_too_low(self):
        tools = (("IIT", Decimal(1)), ("OIT", Decimal(2)))
        assert LevelGap("ผ่าน", Decimal(3), tools).scores == 3
        assert LevelGap("ผ่าน", tools=tools).scores == 2

    def it_is_nearer_with_one_item_then_with_fewer_scores_then_with_fewer_points(self):
        one_item = LevelGap("ผ่าน", Decimal(9), items=(("OIT", "o1"),))
        one_score, farther = LevelGap("ผ่าน", Decimal(4)), LevelGap("ผ่าน", Decimal("4.01"))
        two_scores = LevelGap("ผ่าน", Decimal("0.01"), (("IIT", Decimal("0.01")),))
        mixed = [farther, two_scores, one_item, one_score]
        assert sorted(mixed, key=lambda gap: gap.distance) == [one_item, one_score, farther, two_scores]
