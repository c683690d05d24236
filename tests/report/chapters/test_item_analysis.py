from __future__ import annotations

from dataclasses import replace

import pytest

from ita_tools.assessment import Analysis, ReportSettings
from ita_tools.report.chapters.item_analysis import item_analysis
from ita_tools.report.model.document import Heading, Paragraph
from ita_tools.report.wording import item_title
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

    def it_has_the_analysis_of_a_tool_above_its_first_indicator(self):
        own = {"EIT2": Analysis(text="คำของเครื่องมือ"), "issue-3": Analysis("เหตุของประเด็น")}
        blocks = blocks_of(item_analysis, without(analysis=own))
        headings = headings_of(blocks)
        tool = EDITION.tool_by_code["EIT2"]
        at = headings.index(f"การวิเคราะห์ตาม{tool.title} ({tool.short})")
        assert headings[at + 1].startswith("ตัวชี้วัดที่ 6 ")
        assert headings[-2:] == ["การวิเคราะห์รายประเด็น", f"ประเด็นที่ 3 {EDITION.issues[2].title}"]
        assert sentences_of(blocks)[-1] == "เหตุของประเด็น"

    def it_shows_defects_and_remedies_of_each_tool_with_its_mean(self):
        items = {tool: dict(own) for tool, own in bundled().assessment.items.items()}
        for tool, code in (("EIT1", "e4"), ("EIT2", "e5"), ("EIT2", "e4")):
            items[tool][code] = replace(items[tool][code], defect=f"บกพร่อง {tool} {code}")
        items["EIT1"]["e4"] = replace(items["EIT1"]["e4"], remedy="ปรับปรุง")
        [table] = tables_of(section(without(items=items), "7"))
        assert [column.title for column in table.columns][2:4] == ["คะแนน", "ข้อบกพร่อง"]
        rows = cells_of(table)
        assert [row[0] for row in rows] == [
            "แบบวัด EIT ส่วนที่ 1",
            "e4",
            "e5",
            "e6",
            "",
            *(["แบบวัด EIT ส่วนที่ 2", "e4", "e5", "e6", ""]),
        ]
        assert rows[1][2:] == ["97.95", "บกพร่อง EIT1 e4", "ปรับปรุง"]
        assert [row[1:] for row in rows if row[0] == ""] == [
            ["คะแนนเฉลี่ย", "98.38", "", ""],
            ["คะแนนเฉลี่ย", "95.33", "", ""],
        ]

    def it_lists_few_defects_below_the_scores(self):
        items = {**bundled().assessment.items, "OIT": dict(bundled().assessment.items["OIT"])}
        items["OIT"]["o6"] = replace(items["OIT"]["o6"], remedy="ปรับปรุง")
        scores, noted = tables_of(section(without(items=items), "9"))
        assert len(scores.columns) == 3
        assert [column.title for column in noted.columns][2:] == ["คะแนน", "แนวทางแก้ไข ปรับปรุง หรือรักษาระดับ"]
        assert [row[0] for row in cells_of(noted)] == ["o6"]

    @pytest.mark.parametrize("indicator", EDITION.indicators, ids=lambda each: each.code)
    def it_shows_every_item_once_with_its_scores(self, indicator):
        [table] = tables_of(section(bundled(), indicator.code))
        rows = {row[0]: row for row in cells_of(table) if len(row) > 1}
        for item in EDITION.items_of_indicator(indicator.code):
            scores = [f"{bundled().result.item(tool, item.code):.2f}" for tool in indicator.tools]
            assert rows.pop(item.code) == [item.code, item_title(item), *scores]
        assert set(rows) == {""}

    def it_groups_oit_items_by_subindicator_with_its_mean(self):
        [table] = tables_of(section(bundled(), "10"))
        rows = cells_of(table)
        assert [row[0] for row in rows if len(row) == 1] == [
            "10.1 การดำเนินการเพื่อป้องกันการทุจริตในประเด็นสินบน (ค่าเฉลี่ย 100.00)",
            "10.2 การส่งเสริมคุณธรรมและความโปร่งใส (ค่าเฉลี่ย 87.50)",
        ]
        assert rows[-1] == ["", "คะแนนเฉลี่ย", "90.00"]
        assert [row[0] for row in rows][:6] == [rows[0][0], "o21", "o22", "o23", "o24", rows[5][0]]

    def it_ends_a_shared_indicator_with_the_mean_of_each_tool(self):
        [table] = tables_of(section(bundled(), "7"))
        assert cells_of(table)[-1] == ["", "คะแนนเฉลี่ย", "98.38", "95.33"]
        assert table.rows[-1].kind == "total"

    def it_leaves_out_what_nothing_is_known_of(self):
        assert blocks_of(item_analysis, opened("edition: 2568\npublished: {indicators: {1: 88}}\n")) == []
        known = opened("edition: 2568\npublished: {parts: {EIT1: {6: 88}}}\nitems: {EIT1: {e1: 90}}\n")
        [table] = tables_of(section(known, "6"))
        assert [column.title for column in table.columns] == ["ข้อ", "ข้อคำถาม/รายการ", "EIT ส่วนที่ 1"]

    def it_adds_cause_and_way_forward_of_the_officer(self):
        for code, analysis in bundled().assessment.analysis.items():
            texts = [block.text for block in section(bundled(), code) if getattr(block, "lead", "")]
            assert texts == [analysis.cause, analysis.way_forward]

    def it_keeps_the_level_of_a_full_score(self):
        [keep] = [
            block for block in section(bundled(), "3") if getattr(block, "lead", "") == "แนวทางรักษาระดับ"
        ]
        assert keep.text == bundled().assessment.analysis["3"].way_forward
        texts = sentences_of(section(without(analysis={}), "3"))
        assert texts == ["ทุกข้อได้คะแนนเต็ม 100.00 คะแนน จึงควรรักษาระดับการดำเนินงานไว้"]
        unwanted = without(analysis={}, report=ReportSettings(suggestions=False))
        assert sentences_of(section(unwanted, "3")) == ["ทุกข้อได้คะแนนเต็ม 100.00 คะแนน"]

    def it_puts_a_list_of_the_officer_below_its_name(self):
        case = without(analysis={"1": Analysis("1. ก\n2. ข", "")})
        assert [(block.lead, block.text) for block in section(case, "1")[-3:]] == [
            ("สาเหตุ", ""),
            ("", "1. ก"),
            ("", "2. ข"),
        ]


class DescribeSentenceOnLowestItems:
    @pytest.mark.parametrize(
        ("indicator", "sentence"),
        [
            ("1", "ข้อที่ได้คะแนนต่ำที่สุด ได้แก่ ข้อ i2 (96.67 คะแนน) ข้ออื่นที่ได้คะแนนไม่เต็ม ได้แก่ ข้อ i1 (99.33 คะแนน)"),
            ("2", "ข้อที่ได้คะแนนต่ำที่สุด ได้แก่ ข้อ i4 (99.33 คะแนน)"),
            ("3", "ทุกข้อได้คะแนนเต็ม 100.00 คะแนน"),
            ("5", "ข้อที่ได้คะแนนต่ำที่สุด ได้แก่ ข้อ i14 และ i15 (ข้อละ 99.33 คะแนน)"),
            ("6", "ข้อที่ได้คะแนนต่ำที่สุด ได้แก่ ข้อ e1 และ e2 (EIT ส่วนที่ 2) (ข้อละ 95.00 คะแนน)"),
            (
                "8",
                "ข้อที่ได้คะแนนต่ำที่สุด ได้แก่ ข้อ e7 (EIT ส่วนที่ 2) (89.00 คะแนน) ข้ออื่นที่ได้คะแนนไม่เต็ม ได้แก่ "
                "ข้อ e8 (EIT ส่วนที่ 2) (93.00 คะแนน) ข้อ e9 (EIT ส่วนที่ 2) (97.00 คะแนน) "
                "และข้อ e7 (EIT ส่วนที่ 1) (99.74 คะแนน)",
            ),
            ("10", "ข้อที่ได้คะแนนต่ำที่สุด ได้แก่ ข้อ o27 (50.00 คะแนน)"),
        ],
    )
    def it_names_the_lowest_items(self, indicator, sentence):
        assert first_sentence(bundled(), indicator) == sentence

    @pytest.mark.parametrize(
        ("items", "sentence"),
        [
            ("i1: 90, i2: 90, i3: 90", "ทุกข้อได้คะแนนเท่ากันที่ 90.00 คะแนน"),
            ("i1: 90, i2: 90", "ข้อ i1 และ i2 ได้คะแนนเท่ากันที่ 90.00 คะแนน"),
            ("i1: 90", "ในบรรดาข้อที่มีคะแนน ข้อที่ได้คะแนนต่ำที่สุด ได้แก่ ข้อ i1 (90.00 คะแนน)"),
            ("i1: 0, i2: 100", "ในบรรดาข้อที่มีคะแนน ข้อที่ได้คะแนนต่ำที่สุด ได้แก่ ข้อ i1 (0.00 คะแนน)"),
            ("i1: 100", "ข้อ i1 ได้คะแนนเต็ม 100.00 คะแนน"),
        ],
    )
    def it_names_ties_and_is_restricted_to_items_with_scores(self, items, sentence):
        assert first_sentence(opened(f"edition: 2568\nitems: {{IIT: {{{items}}}}}\n"), "1") == sentence

    def it_is_the_same_for_every_indicator_if_all_scores_are_full(self):
        sentences = sentences_of(blocks_of(item_analysis, opened(same_everywhere("100"))))
        assert sentences == ["ทุกข้อได้คะแนนเต็ม 100.00 คะแนน จึงควรรักษาระดับการดำเนินงานไว้"] * 10

    def it_counts_the_other_items_if_there_are_many(self):
        items = ", ".join(f"o{n}: {50 + n}" for n in range(1, 15))
        sentence = first_sentence(opened(f"edition: 2568\nitems: {{OIT: {{{items}}}}}\n"), "9")
        assert sentence.endswith("ได้แก่ ข้อ o1 (51.00 คะแนน) ข้ออื่นที่ได้คะแนนไม่เต็มมี 13 ข้อ")
