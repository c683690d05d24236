from __future__ import annotations

import pytest

from ita_tools.report.chapters.perception import perception
from tests.bundled import bundled, opened
from tests.report.blocks import blocks_of, cells_of, sentences_of, tables_of


def views(inside: str, outside: str, more: str = "") -> str:
    text = f"edition: 2568\nitems: {{IIT: {{i1: {inside}}}, EIT1: {{e1: {outside}}}}}\n{more}"
    return sentences_of(blocks_of(perception, opened(text)))[0]


class DescribePerception:
    def it_compares_every_pair_for_every_tool_that_asks_outsiders(self):
        rows = cells_of(tables_of(blocks_of(perception, bundled()))[0])
        assert [(row[1], row[3]) for row in rows] == [
            (f"i{n}", f"e{n} (EIT ส่วนที่ {part})") for n in (1, 2, 3) for part in (1, 2)
        ]
        assert rows[0][2:] == ["99.33", "e1 (EIT ส่วนที่ 1)", "100.00", "-0.67"]

    @pytest.mark.parametrize(
        ("inside", "outside", "end"),
        [
            ("90", "80.5", "ต่างกัน 9.50 คะแนน โดยผู้ตอบภายในให้คะแนนสูงกว่า"),
            ("80", "90", "ต่างกัน 10.00 คะแนน โดยผู้ตอบภายนอกให้คะแนนสูงกว่า"),
            ("90", "90", "ให้คะแนนเท่ากันทุกเรื่องที่เปรียบเทียบได้"),
        ],
    )
    def it_states_the_largest_difference(self, inside, outside, end):
        assert views(inside, outside).endswith(end)

    def it_names_the_items_with_the_largest_difference(self):
        assert (
            "(ข้อ i1 กับข้อ e1 ของแบบวัด EIT ส่วนที่ 2) ต่างกัน 4.33"
            in sentences_of(blocks_of(perception, bundled()))[0]
        )

    def it_is_left_out_without_pairs(self):
        assert blocks_of(perception, opened("edition: 2568\nitems: {IIT: {i1: 90}}\n")) == []
