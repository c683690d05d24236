from __future__ import annotations

from ita_tools.assessment import Respondents
from ita_tools.assessment.report_fields import Texts
from ita_tools.report.chapters.respondents import respondents
from tests.bundled import without
from tests.report.blocks import blocks_of, cells_of, headings_of, sentences_of, tables_of


def blocks_for(groups, count=188):
    return blocks_of(respondents, without(respondents={"IIT": Respondents(count, {"เพศ": groups})}))


class DescribeRespondents:
    def it_is_left_out_without_data(self):
        assert blocks_of(respondents, without(respondents={})) == []

    def it_shows_counts_and_shares_and_the_largest_group(self):
        blocks = blocks_for({"ชาย": 70, "หญิง": 118})
        assert headings_of(blocks) == ["ข้อมูลผู้ตอบแบบวัด", "ผู้ตอบแบบวัด IIT"]
        assert cells_of(tables_of(blocks)[0]) == [["เพศ", "ชาย", "70", "37.23"], ["", "หญิง", "118", "62.77"]]
        assert "เพศ: กลุ่มที่มากที่สุด ได้แก่ หญิง 118 คน (ร้อยละ 62.77)" in sentences_of(blocks)

    def it_gives_each_tool_its_paragraph_of_the_officer_if_there_are_as_many(self):
        people = Respondents(3, {"เพศ": {"ชาย": 1, "หญิง": 2}})
        given = {"IIT": people, "EIT1": people}
        blocks = blocks_of(respondents, without(respondents=given, texts=Texts(respondents="ภายใน\nภายนอก")))
        assert sentences_of(blocks) == ["ภายใน", "ภายนอก"]
        assert [getattr(block, "text", "") for block in blocks[:3]] == [
            "ข้อมูลผู้ตอบแบบวัด",
            "ผู้ตอบแบบวัด IIT",
            "ภายใน",
        ]
        assert "(3 คน)" in tables_of(blocks)[0].caption
        alone = blocks_of(respondents, without(respondents={}, texts=Texts(respondents="ภายใน\nภายนอก")))
        assert sentences_of(alone) == ["ภายใน", "ภายนอก"]

    def it_names_all_largest_groups_unless_all_groups_are_equal(self):
        assert any(
            "ก และข กลุ่มละ 2 คน" in text for text in sentences_of(blocks_for({"ก": 2, "ข": 2, "ค": 1}, 5))
        )
        assert not any("มากที่สุด" in text for text in sentences_of(blocks_for({"ก": 2, "ข": 2}, 4)))

    def it_notes_that_shares_are_not_of_all_respondents(self):
        note = "สัดส่วนคิดจากจำนวนผู้ตอบที่ระบุคุณลักษณะนั้น"
        assert note in sentences_of(blocks_for({"ก": 1}))
        assert note not in sentences_of(blocks_for({"ก": 1}, 1))

    def it_has_empty_shares_without_respondents(self):
        assert cells_of(tables_of(blocks_for({"ก": 0}, 0))[0]) == [["เพศ", "ก", "0", "-"]]
