from __future__ import annotations

import pytest

from ita_tools.report.chapters.item_analysis import item_analysis
from ita_tools.report.model.document import Heading, Paragraph
from ita_tools.report.wording import item_title
from ita_tools.rubric.advice import advice_for
from tests.bundled import bundled, opened, same_everywhere, without
from tests.report.blocks import blocks_of, cells_of, headings_of, sentences_of, tables_of

EDITION = bundled().edition


def section(case, indicator: str) -> list:
    """Blocks between the heading of an indicator and the next."""
    blocks = blocks_of(item_analysis, case)
    starts = [n for n, block in enumerate(blocks) if isinstance(block, Heading)]
    start = next(n for n in starts if blocks[n].text.startswith(f"ตัวชี้วัดที่ {indicator} "))
    return blocks[start : next((n for n in starts if n > start), len(blocks))]


def first_sentence(case, indicator: str) -> str:
    return next(block.text for block in section(case, indicator) if isinstance(block, Paragraph))


class DescribeItemAnalysis:
    def it_has_a_section_with_score_for_every_indicator(self):
        headings = headings_of(blocks_of(item_analysis, bundled()))
        assert headings[1] == "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ (98.67 คะแนน)"
        assert len(headings) == 1 + len(EDITION.indicators)

    @pytest.mark.parametrize("indicator", EDITION.indicators, ids=lambda each: each.code)
    def it_shows_every_item_once_with_its_scores(self, indicator):
        [table] = tables_of(section(bundled(), indicator.code))
        rows = {row[0]: row for row in cells_of(table) if len(row) > 1}
        for item in EDITION.items_of_indicator(indicator.code):
            scores = [f"{bundled().result.item(tool, item.code):.2f}" for tool in indicator.tools]
            assert rows.pop(item.code) == [item.code, item_title(item), *scores]
        assert set(rows) <= {""}

    def it_groups_oit_items_by_subindicator_with_its_mean(self):
        [table] = tables_of(section(bundled(), "10"))
        rows = cells_of(table)
        assert [row[0] for row in rows if len(row) == 1] == [
            "10.1 การดำเนินการเพื่อป้องกันการทุจริตในประเด็นสินบน (ค่าเฉลี่ย 100.00)",
            "10.2 การส่งเสริมคุณธรรมและความโปร่งใส (ค่าเฉลี่ย 87.50)",
        ]
        assert [row[0] for row in rows][:6] == [rows[0][0], "o21", "o22", "o23", "o24", rows[5][0]]

    def it_ends_a_shared_indicator_with_the_mean_of_each_tool(self):
        [table] = tables_of(section(bundled(), "7"))
        assert cells_of(table)[-1] == ["", "คะแนนเฉลี่ย", "98.38", "95.33"]
        assert table.rows[-1].kind == "total"

    def it_states_that_items_have_no_scores_though_the_indicator_has_one(self):
        blocks = section(opened("edition: 2568\npublished: {indicators: {1: 88}}\n"), "1")
        assert headings_of(blocks) == ["ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ (88.00 คะแนน)"]
        assert sentences_of(blocks) == ["ยังไม่มีคะแนนรายข้อ"]
        assert tables_of(blocks) == []

    def it_states_once_that_no_scores_below_the_tools_are_known(self):
        blocks = blocks_of(item_analysis, opened("edition: 2568\npublished: {total: 88, tools: {IIT: 90}}\n"))
        assert len(headings_of(blocks)) == len(sentences_of(blocks)) == 1
        assert "ยังวิเคราะห์รายตัวชี้วัดไม่ได้" in sentences_of(blocks)[0]

    def it_adds_cause_and_way_forward_of_the_officer(self):
        for code, analysis in bundled().assessment.analysis.items():
            led = {
                block.lead: block.text for block in section(bundled(), code) if isinstance(block, Paragraph)
            }
            assert (led["สาเหตุ"], led["แนวทางการพัฒนา"]) == (analysis.cause, analysis.way_forward)

    def it_gives_the_advice_of_the_rubric_only_without_an_analysis_of_the_officer(self):
        way = advice_for(2568, "i2").way_forward
        assert any(way in text for text in sentences_of(section(without(analysis={}), "1")))
        assert not any(way in text for text in sentences_of(section(bundled(), "1")))


class DescribeSentenceOnLowestItems:
    @pytest.mark.parametrize(
        ("indicator", "sentence"),
        [
            ("1", "ข้อที่ได้คะแนนน้อยที่สุด ได้แก่ ข้อ i2 ได้ 96.67 คะแนน ข้ออื่นที่ยังไม่ได้คะแนนเต็ม ได้แก่ ข้อ i1 ได้ 99.33 คะแนน"),
            ("2", "ข้อที่ได้คะแนนน้อยที่สุด ได้แก่ ข้อ i4 ได้ 99.33 คะแนน"),
            ("3", "ทุกข้อได้เต็ม 100.00 คะแนน จึงควรรักษาระดับการดำเนินงานไว้"),
            ("5", "ข้อที่ได้คะแนนน้อยที่สุด ได้แก่ ข้อ i14 และ i15 ได้ 99.33 คะแนน"),
            ("6", "ข้อที่ได้คะแนนน้อยที่สุด ได้แก่ ข้อ e1 และ e2 (EIT ส่วนที่ 2) ได้ 95.00 คะแนน"),
            (
                "8",
                "ข้อที่ได้คะแนนน้อยที่สุด ได้แก่ ข้อ e7 (EIT ส่วนที่ 2) ได้ 89.00 คะแนน ข้ออื่นที่ยังไม่ได้คะแนนเต็ม ได้แก่ "
                "ข้อ e8 (EIT ส่วนที่ 2) ได้ 93.00 คะแนน ข้อ e9 (EIT ส่วนที่ 2) ได้ 97.00 คะแนน "
                "และข้อ e7 (EIT ส่วนที่ 1) ได้ 99.74 คะแนน",
            ),
            ("10", "ข้อที่ได้คะแนนน้อยที่สุด ได้แก่ ข้อ o27 ได้ 50.00 คะแนน"),
        ],
    )
    def it_names_the_lowest_items(self, indicator, sentence):
        assert first_sentence(bundled(), indicator) == sentence

    @pytest.mark.parametrize(
        ("items", "sentence"),
        [
            ("i1: 90, i2: 90, i3: 90", "ทุกข้อได้คะแนนเท่ากันที่ 90.00 คะแนน"),
            ("i1: 90, i2: 90", "ทุกข้อที่มีคะแนนได้คะแนนเท่ากันที่ 90.00 คะแนน"),
            ("i1: 90", "ในบรรดาข้อที่มีคะแนน ข้อที่ได้คะแนนน้อยที่สุด ได้แก่ ข้อ i1 ได้ 90.00 คะแนน"),
            ("i1: 0, i2: 100", "ในบรรดาข้อที่มีคะแนน ข้อที่ได้คะแนนน้อยที่สุด ได้แก่ ข้อ i1 ได้ 0.00 คะแนน"),
            ("i1: 100", "ทุกข้อที่มีคะแนนได้เต็ม 100.00 คะแนน จึงควรรักษาระดับการดำเนินงานไว้"),
        ],
    )
    def it_names_ties_and_is_restricted_to_items_with_scores(self, items, sentence):
        assert first_sentence(opened(f"edition: 2568\nitems: {{IIT: {{{items}}}}}\n"), "1") == sentence

    def it_is_the_same_for_every_indicator_if_all_scores_are_full(self):
        sentences = sentences_of(blocks_of(item_analysis, opened(same_everywhere("100"))))
        full = "ทุกข้อได้เต็ม 100.00 คะแนน จึงควรรักษาระดับการดำเนินงานไว้"
        assert sentences[::2] == [full] * 10
        assert full not in sentences[1::2]

    def it_counts_the_other_items_if_there_are_many(self):
        items = ", ".join(f"o{n}: {50 + n}" for n in range(1, 15))
        sentence = first_sentence(opened(f"edition: 2568\nitems: {{OIT: {{{items}}}}}\n"), "9")
        assert sentence.endswith("ได้แก่ ข้อ o1 ได้ 51.00 คะแนน ข้ออื่นที่ยังไม่ได้คะแนนเต็มมี 13 ข้อ")
