from __future__ import annotations

from decimal import Decimal

import pytest

from ita_tools.assessment import Previous, Published
from ita_tools.report.chapters.follow_up import follow_up
from tests.bundled import bundled, without
from tests.report.blocks import blocks_of, cells_of, sentences_of, tables_of


class DescribeFollowUp:
    def it_lists_what_was_below_full_or_fell_with_its_outcome(self):
        rows = cells_of(tables_of(blocks_of(follow_up, bundled()))[0])
        before = bundled().assessment.previous.published.indicators
        assert len(rows) == len(before) == 10
        assert rows[-1][1:] == ["100.00", "90.00", "-10.00", "ลดลง"]
        assert rows[0][1:] == ["98.28", "98.67", "+0.39", "ดีขึ้น"]
        assert rows[2][-1] == "ได้คะแนนเต็ม"

    def it_counts_the_scores_that_rose_and_fell(self):
        assert sentences_of(blocks_of(follow_up, bundled()))[0].endswith(
            "จำนวน 10 รายการ พบว่า คะแนนเพิ่มขึ้น 8 รายการ และคะแนนลดลง 2 รายการ"
        )

    @pytest.mark.parametrize(
        ("indicators", "end"),
        [
            ({"1": "98.28", "8": "99"}, "พบว่า คะแนนเพิ่มขึ้น 1 รายการ และคะแนนลดลง 1 รายการ"),
            ({"1": "98.67"}, "จำนวน 1 รายการ พบว่า คะแนนเท่าเดิม 1 รายการ"),
        ],
    )
    def it_names_only_what_happened(self, indicators, end):
        before = Published(indicators={code: Decimal(score) for code, score in indicators.items()})
        case = without(previous=Previous(2567, before))
        assert sentences_of(blocks_of(follow_up, case))[0].endswith(end)

    def it_is_left_out_without_last_year(self):
        assert blocks_of(follow_up, without(previous=None)) == []

    def it_names_the_items_of_last_year_that_were_below_full(self):
        scored = [
            item
            for item in bundled().edition.items_of_tool("OIT")
            if len(item.succeeds) == 1 and bundled().result.item("OIT", item.code) is not None
        ]
        weak, full, *_ = scored
        items = {"OIT": {weak.succeeds[0]: Decimal("50.00"), full.succeeds[0]: Decimal("100.00")}}
        (table,) = tables_of(blocks_of(follow_up, without(previous=Previous(2567, items=items))))
        ((name, before, now, *_),) = cells_of(table)
        assert weak.code in name
        assert (before, now) == ("50.00", f"{bundled().result.item('OIT', weak.code):.2f}")
