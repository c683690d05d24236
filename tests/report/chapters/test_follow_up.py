"""What became of last year's weak scores."""

from __future__ import annotations

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
    assert sentences_of(blocks_of(follow_up, bundled()))[0].endswith("8 รายการ ในจำนวนนี้คะแนนเพิ่มขึ้น 8 รายการ")


def it_says_nothing_without_last_year():
    assert blocks_of(follow_up, without(previous=None)) == []
