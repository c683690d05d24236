"""Recommendations of each tool."""

from __future__ import annotations

from ita_tools.report.chapters.recommendations import recommendations
from ita_tools.rubric.advice import advice_for
from tests.bundled import bundled, opened, same_everywhere
from tests.report.blocks import blocks_of, headings_of, sentences_of


def it_has_a_section_for_every_tool_with_a_score():
    assert len(headings_of(blocks_of(recommendations, bundled()))) == 1 + len(bundled().edition.tools)
    one = opened("edition: 2568\npublished: {tools: {IIT: 80}}\n")
    assert sentences_of(blocks_of(recommendations, one)) == [
        "IIT ได้ 80.00 คะแนน ยังไม่บรรลุค่าเป้าหมาย 85.00 คะแนน"]


def it_names_the_lowest_item_with_finding_way_and_evidence():
    advice = advice_for(2568, "i2")
    sentences = sentences_of(blocks_of(recommendations, bundled()))
    found = next(text for text in sentences if text.startswith("ข้อ i2 "))
    assert advice.finding in found
    assert advice.way_forward in found
    assert found.endswith(f"(อ้างอิงจากข้อ {' '.join(advice.evidence)})")


def it_asks_to_keep_what_is_full():
    sentences = sentences_of(blocks_of(recommendations, opened(same_everywhere("100"))))
    assert sentences.count("ทุกข้อที่มีคะแนนได้คะแนนเต็ม ควรรักษามาตรฐานการดำเนินงานไว้") == 4


def it_says_nothing_without_scores():
    assert blocks_of(recommendations, opened("edition: 2568\n")) == []
