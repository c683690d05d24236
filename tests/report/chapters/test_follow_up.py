"""What became of last year's weak scores."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ita_tools.assessment import Previous, Published
from ita_tools.report.chapters.follow_up import follow_up
from tests.bundled import bundled, without
from tests.report.blocks import blocks_of, cells_of, sentences_of, tables_of


def it_lists_what_was_short_of_full_with_its_outcome():
    rows = cells_of(tables_of(blocks_of(follow_up, bundled()))[0])
    before = bundled().assessment.previous.published.indicators
    assert len(rows) == sum(score < 100 for score in before.values())
    assert rows[0][1:] == ["98.28", "98.67", "+0.39", "ดีขึ้น"]
    assert rows[2][-1] == "ได้คะแนนเต็ม"


def it_counts_what_rose():
    assert sentences_of(blocks_of(follow_up, bundled()))[0].endswith("มี 8 รายการ ซึ่งคะแนนเพิ่มขึ้นทุกรายการ")


@pytest.mark.parametrize(
    ("indicators", "end"),
    [
        ({"1": "98.28", "8": "99"}, "มี 2 รายการ ในจำนวนนี้คะแนนเพิ่มขึ้น 1 รายการ"),
        ({"1": "99"}, "มี 1 รายการ ไม่มีรายการใดที่คะแนนเพิ่มขึ้น"),
    ],
)
def it_says_where_some_or_none_rose(indicators, end):
    before = Published(indicators={code: Decimal(score) for code, score in indicators.items()})
    case = without(previous=Previous(2567, before))
    assert sentences_of(blocks_of(follow_up, case))[0].endswith(end)


def it_says_nothing_without_last_year():
    assert blocks_of(follow_up, without(previous=None)) == []
