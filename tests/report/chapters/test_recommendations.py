from __future__ import annotations

from ita_tools.report.chapters.item_analysis import indicator_sections
from ita_tools.report.chapters.recommendations import recommendations
from ita_tools.report.wording import join_names
from ita_tools.rubric.advice import advice_for
from tests.bundled import bundled, opened, same_everywhere, without
from tests.report.blocks import blocks_of, headings_of, sentences_of


class DescribeRecommendations:
    def it_has_a_section_for_every_tool_with_a_score(self):
        assert len(headings_of(blocks_of(recommendations(), bundled()))) == 1 + len(bundled().edition.tools)
        one = opened("edition: 2568\npublished: {tools: {IIT: 80}}\n")
        assert sentences_of(blocks_of(recommendations(), one)) == [
            "IIT ได้ 80.00 คะแนน ยังไม่บรรลุค่าเป้าหมาย 85.00 คะแนน"
        ]

    def it_names_the_lowest_item_with_finding_way_forward_and_evidence(self):
        advice = advice_for(2568, "i2")
        sentences = sentences_of(blocks_of(recommendations(), bundled()))
        text = next(text for text in sentences if text.startswith("ข้อ i2 "))
        assert advice.finding in text
        assert advice.way_forward in text
        assert text.endswith(f"(อ้างอิงจากข้อ {join_names(advice.evidence)})")

    def it_refers_to_an_earlier_chapter_that_gave_the_same_advice(self):
        bare = without(analysis={})
        alone = " ".join(sentences_of(blocks_of(recommendations(), bare)))
        after = " ".join(sentences_of(blocks_of(recommendations(indicator_sections), bare)))
        way = advice_for(2568, "i2").way_forward
        assert way in alone
        assert way not in after
        assert "ข้อ i2 ให้ใช้แนวทางที่เสนอไว้ในการวิเคราะห์ตัวชี้วัดที่ 1" in after

    def it_gives_advice_itself_if_the_officer_wrote_the_analysis(self):
        sentences = sentences_of(blocks_of(recommendations(indicator_sections), bundled()))
        assert any(advice_for(2568, "i2").way_forward in text for text in sentences)

    def it_does_not_repeat_the_advice_of_another_tool(self):
        items = "items: {EIT1: {e7: 80}, EIT2: {e7: 70}}"
        case = opened(f"edition: 2568\n{items}\npublished: {{tools: {{EIT1: 80, EIT2: 70}}}}\n")
        sentences = sentences_of(blocks_of(recommendations(), case))
        assert sum(advice_for(2568, "e7").way_forward in each for each in sentences) == 1
        assert "ข้อ e7 (EIT ส่วนที่ 2) ให้ใช้แนวทางที่เสนอไว้ในข้อเสนอแนะของ EIT ส่วนที่ 1" in sentences

    def it_recommends_to_keep_a_full_score(self):
        sentences = sentences_of(blocks_of(recommendations(), opened(same_everywhere("100"))))
        assert sentences.count("ทุกข้อได้คะแนนเต็ม ควรรักษามาตรฐานการดำเนินงานไว้") == 4

    def it_is_left_out_without_scores(self):
        assert blocks_of(recommendations(), opened("edition: 2568\n")) == []
