from __future__ import annotations

from dataclasses import replace

import pytest

from ita_tools.assessment import Analysis
from ita_tools.assessment.report_fields import Recommendation, ReportSettings
from ita_tools.report.chapters.suggestions import suggested, suggestions
from ita_tools.rubric.advice import advice_for
from tests.bundled import bundled, opened, report_context, same_everywhere, without
from tests.report.blocks import blocks_of, headings_of, sentences_of

WAY = advice_for(2568, "i2").way_forward.removeprefix("ควร")


def ways(**parts: object) -> str:
    return " ".join(sentences_of(blocks_of(suggestions, without(**{"analysis": {}, **parts}))))


class DescribeSuggestions:
    def it_suggests_a_way_forward_for_the_lowest_item_of_each_indicator(self):
        blocks = blocks_of(suggestions, without(analysis={}))
        assert headings_of(blocks) == ["ข้อแนะนำเพื่อประกอบการพิจารณา"]
        introduction, *bullets = sentences_of(blocks)
        assert "มิใช่ข้อเสนอแนะของผู้ประเมิน" in introduction
        assert bullets[0].startswith(f"ข้อ i2 ควร{WAY}")
        assert all(" ควร" in text for text in bullets)
        assert len(bullets) == len(suggested(report_context(without(analysis={}))))

    @pytest.mark.parametrize(
        "own",
        [
            {"analysis": {"1": Analysis("เหตุ")}},
            {"analysis": {"issue-1": Analysis("เหตุ")}},
            {"analysis": {"IIT": Analysis(text="คำ")}},
            {"recommendations": (Recommendation("IIT", "i2", "คำ"),)},
            {"report": ReportSettings(suggestions=False)},
        ],
    )
    def it_leaves_to_others_what_they_wrote_about(self, own):
        assert WAY in ways()
        assert WAY not in ways(**own)

    def it_leaves_an_item_with_a_remedy_to_the_officer(self):
        items = {**bundled().assessment.items, "IIT": dict(bundled().assessment.items["IIT"])}
        items["IIT"]["i2"] = replace(items["IIT"]["i2"], remedy="แก้แล้ว")
        assert WAY not in ways(items=items)

    def it_gives_the_same_way_once(self):
        case = opened("edition: 2568\nitems: {EIT1: {e7: 80}, EIT2: {e7: 80}}\n")
        [bullet] = sentences_of(blocks_of(suggestions, case))[1:]
        assert bullet.startswith("ข้อ e7 (EIT ส่วนที่ 1 และ EIT ส่วนที่ 2) ควร")

    @pytest.mark.parametrize("text", ["edition: 2568\n", same_everywhere("100")])
    def it_is_left_out_if_there_is_nothing_to_suggest(self, text):
        assert blocks_of(suggestions, opened(text)) == []
