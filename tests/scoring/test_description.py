"""The rules of an edition in Thai, without figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ita_tools.rubric import load_edition
from ita_tools.scoring.description import rules_of, tool_minimums

EDITION = load_edition(2568)


class DescribeRulesOf:
    def it_begins_with_level_total_and_tools(self):
        kinds = [key[0] for key, _, _ in rules_of(EDITION)]
        assert kinds[:6] == ["level", "total", *["tool"] * 4]
        assert set(kinds[6:]) == {"indicator", "part", "subindicator"}

    def it_names_weights_and_what_an_unprocessed_tool_counts_as(self):
        rules = {name: rule for _, name, rule in rules_of(EDITION)}
        assert rules["คะแนนรวม"].startswith(
            "ผลรวมของคะแนนเครื่องมือตามน้ำหนัก IIT 30%, EIT ส่วนที่ 1 15%, EIT ส่วนที่ 2 15%, OIT 40% "
            "เครื่องมือที่ ITAS ไม่ประมวลผลนับเป็น 0"
        )
        assert rules["ตัวชี้วัดที่ 1"] == "ค่าเฉลี่ยของ 3 ข้อ"
        assert rules["ตัวชี้วัดที่ 6"] == "ค่าเฉลี่ยของ 6 คะแนน จากทุกเครื่องมือ"

    def it_marks_what_weights_that_are_not_official_leave_open(self):
        marked = {name for _, name, rule in rules_of(EDITION) if "อาจเป็นช่วง" in rule}
        assert marked == {"ระดับผลการประเมิน", "คะแนนรวม", "เครื่องมือ OIT", "ตัวชี้วัดที่ 9", "ตัวชี้วัดที่ 10"}


class DescribeToolsAsked:
    def it_gives_one_score_for_all_tools(self):
        assert [tool_minimums(band, EDITION) for band in EDITION.bands[:3]] == ["95.00", "85.00", "-"]

    def it_gives_the_score_of_each_tool_that_is_asked(self):
        band = replace(EDITION.bands[2], tool_min={"IIT": Decimal(80), "OIT": Decimal(90)})
        assert tool_minimums(band, EDITION) == "IIT 80.00, OIT 90.00"
