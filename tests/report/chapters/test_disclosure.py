from __future__ import annotations

from ita_tools.report.chapters.disclosure import disclosure
from tests.bundled import bundled, opened, same_everywhere
from tests.report.blocks import blocks_of, cells_of, sentences_of, tables_of


class DescribeDisclosure:
    def it_shows_every_subindicator_with_its_score_and_the_items_below_full(self):
        blocks = blocks_of(disclosure, bundled())
        rows = {row[0].split()[0]: row[1:] for row in cells_of(tables_of(blocks)[0]) if len(row) > 1}
        assert list(rows) == [part.code for part in bundled().edition.subindicators]
        assert rows["10.2"] == ["87.50", "3 จาก 4", "o27 (50.00)"]
        assert rows["9.1"] == ["100.00", "4 จาก 4", "-"]
        assert sentences_of(blocks) == ["ข้อที่ยังไม่ได้คะแนนเต็มมี 2 ข้อ ได้แก่ ข้อ o6 และ o27"]

    def it_recommends_to_keep_a_full_score(self):
        assert sentences_of(blocks_of(disclosure, opened(same_everywhere("100"))))[0].startswith("ทุกข้อได้เต็ม")
        one = opened("edition: 2568\nitems: {OIT: {o1: 100}}\n")
        assert sentences_of(blocks_of(disclosure, one))[0].startswith("ทุกข้อที่มีคะแนนได้เต็ม")

    def it_is_left_out_without_scores(self):
        assert blocks_of(disclosure, opened("edition: 2568\n")) == []
