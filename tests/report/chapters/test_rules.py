from __future__ import annotations

from ita_tools.report.chapters.rules import rules
from ita_tools.rounding import points
from tests.bundled import bundled
from tests.report.blocks import blocks_of, cells_of, headings_of, sentences_of, tables_of
from tests.report.scenes import scene

BLOCKS = blocks_of(rules, bundled())
EDITION = bundled().edition


class DescribeRules:
    def it_has_its_headings_in_order(self):
        assert headings_of(BLOCKS) == [
            "หลักเกณฑ์การประเมิน",
            "เครื่องมือและวิธีคิดคะแนน",
            "ระดับผลการประเมินและค่าเป้าหมาย",
        ]

    def it_lists_tools_with_indicators_and_weights_that_add_up_to_100(self):
        rows = cells_of(tables_of(BLOCKS)[0])
        assert [row[1:] for row in rows] == [
            ["1, 2, 3, 4, 5", "30"],
            ["6, 7, 8", "15"],
            ["6, 7, 8", "15"],
            ["9, 10", "40"],
        ]
        assert sum(int(row[2]) for row in rows) == 100

    def it_lists_levels_from_the_highest_down(self):
        assert cells_of(tables_of(BLOCKS)[2]) == [
            [band.name, points(band.total_min), points(band.every_tool_min)] for band in EDITION.bands
        ]

    def it_names_the_target(self):
        assert any("85.00 คะแนนขึ้นไป" in text for text in sentences_of(BLOCKS))

    def it_explains_how_the_scores_of_each_tool_are_calculated(self):
        rows = {row[0]: row[1:] for row in cells_of(tables_of(BLOCKS)[1])}
        assert rows["ข้อ"] == ["ค่าเฉลี่ยของผู้ตอบ"] * 3 + ["คะแนนที่ผู้ตรวจให้"]
        assert rows["ตัวชี้วัด"] == ["ค่าเฉลี่ยของข้อคำถาม"] * 3 + ["ค่าเฉลี่ยถ่วงน้ำหนัก"]
        assert rows["น้ำหนักในคะแนนรวม"] == ["ร้อยละ 30", "ร้อยละ 15", "ร้อยละ 15", "ร้อยละ 40"]
        before = {row[0]: row[1:] for row in cells_of(tables_of(rules(scene("empty", 2566)))[1])}
        assert before["ตัวชี้วัด"][-1] == "ค่าเฉลี่ยของตัวชี้วัดย่อย"

    def it_explains_how_indicators_of_several_tools_are_calculated(self):
        def explanation(year: int) -> list[str]:
            return [text for text in sentences_of(rules(scene("empty", year))) if "ซึ่งวัดด้วย" in text]

        assert explanation(2564) == []
        assert explanation(2568) == [
            "คะแนนของตัวชี้วัดที่ 6 7 และ 8 ซึ่งวัดด้วยแบบวัด EIT ส่วนที่ 1 และแบบวัด EIT ส่วนที่ 2 "
            "เป็นค่าเฉลี่ยของคะแนนทุกข้อจากเครื่องมือดังกล่าวรวมกัน"
        ]

    def it_names_every_reason_for_a_tool_without_a_score(self):
        assert set(EDITION.unprocessed.reasons) <= set(sentences_of(BLOCKS))
