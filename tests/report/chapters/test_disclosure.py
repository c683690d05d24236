from __future__ import annotations

from ita_tools.report.chapters.disclosure import disclosure
from tests.bundled import bundled, opened, same_everywhere
from tests.report.blocks import blocks_of, cells_of, sentences_of, tables_of


def first_sentence(text):
    return sentences_of(blocks_of(disclosure, opened(text)))[0]


class DescribeDisclosure:
    def it_shows_every_subindicator_with_its_score_and_the_items_below_full(self):
        blocks = blocks_of(disclosure, bundled())
        rows = {row[0].split()[0]: row[1:] for row in cells_of(tables_of(blocks)[0]) if len(row) > 1}
        assert list(rows) == [part.code for part in bundled().edition.subindicators]
        assert rows["10.2"] == ["87.50", "3 จาก 4", "o27 (50.00)"]
        assert rows["9.1"] == ["100.00", "4 จาก 4", "-"]
        assert sentences_of(blocks) == ["ข้อที่ได้คะแนนไม่เต็มมี 2 ข้อ ได้แก่ ข้อ o6 และ o27"]

    def it_recommends_to_keep_a_full_score_where_suggestions_are_wanted(self):
        full = same_everywhere("100")
        renew = " จึงควรปรับปรุงข้อมูลให้เป็นปัจจุบันอย่างต่อเนื่อง"
        assert first_sentence(full) == f"ทุกข้อได้คะแนนเต็ม 100.00 คะแนน{renew}"
        assert first_sentence(f"{full}\nreport: {{suggestions: false}}\n") == "ทุกข้อได้คะแนนเต็ม 100.00 คะแนน"
        one = "edition: 2568\nitems: {OIT: {o1: 100}}\n"
        assert first_sentence(one) == f"ทุกข้อที่มีคะแนนได้คะแนนเต็ม 100.00 คะแนน{renew}"

    def it_is_left_out_without_scores(self):
        assert blocks_of(disclosure, opened("edition: 2568\n")) == []
