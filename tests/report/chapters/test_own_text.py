""""""

from __future__ import annotations

import pytest

from ita_tools.report.chapters.own_text import (
    led_text,
    number_steps,
    number_steps_apart,
    own_text,
    split_where_it_looks_back,
    strip_list_mark,
)


def lines_of(paragraphs):
    return [(block.lead, block.text) for block in paragraphs]


class DescribeOwnText:
    def it_has_a_paragraph_for_each_line(self):
        assert lines_of(own_text(" ก\n\n  \nข ")) == [("", "ก"), ("", "ข")]


class DescribeLedText:
    def it_stands_behind_its_lead(self):
        assert lines_of(led_text("สาเหตุ", "ขาดคู่มือ")) == [("สาเหตุ", "ขาดคู่มือ")]

    def it_stands_below_its_lead_if_it_is_a_list_or_long(self):
        assert lines_of(led_text("สาเหตุ", "(1) ขาดคู่มือ")) == [("สาเหตุ", ""), ("", "(1) ขาดคู่มือ")]
        assert lines_of(led_text("สาเหตุ", "ก\nข")) == [("สาเหตุ", ""), ("", "ก"), ("", "ข")]

    def it_is_empty_without_text(self):
        assert lines_of(led_text("สาเหตุ", " ")) == []


class DescribeSplitWhereItLooksBack:
    def it_begins_the_second_part_with_what_looks_back(self):
        text = "ก\nจากแผนภูมิข้างต้น ข\nค"
        assert split_where_it_looks_back(text) == ("ก", "จากแผนภูมิข้างต้น ข\nค")

    def it_leaves_a_text_that_begins_so_in_one_piece(self):
        assert split_where_it_looks_back("จากตารางข้างต้น ก\nข") == ("จากตารางข้างต้น ก\nข", "")


class DescribeStripListMark:
    @pytest.mark.parametrize(
        "mark",
        [
            "1. ",
            "๑. ",
            "1.",
            "10) ",
            "๑) ",
            "(1) ",
            "1.) ",
            "1 . ",
            "ก) ",
            "(ข) ",
            "a) ",
            "- ",
            "-",
            "– ",
            "* ",
            "• ",
            "\uf0b7 ",
            "➢ ",
            "ขั้นตอนที่ 1: ",
            "ขั้นที่ ๒. ",
            "1. - ",
        ],
    )
    def it_removes_a_list_mark(self, mark):
        assert strip_list_mark(f"{mark}สำรวจความต้องการ") == "สำรวจความต้องการ"

    @pytest.mark.parametrize(
        "step",
        [
            "5 ส. ในสำนักงาน",
            "1.5 ล้านบาทต่อปี",
            "๑.๕ ล้านบาท",
            "2569 เริ่มดำเนินการ",
            "2569. เริ่ม",
            "10.30 น. ประชุม",
            "3-5 วันทำการ",
            "-5 องศา",
            "1/2569 ประชุม",
            "(2569) ทบทวน",
            "ก.ค. 2569 ประชุม",
            "จ. เชียงใหม่",
            "ขั้นที่ 1",
            "100) รายการ",
            "1 ครั้งต่อปี",
            "o27 เผยแพร่",
        ],
    )
    def it_leaves_other_beginnings(self, step):
        assert strip_list_mark(step) == step


class DescribeNumberSteps:
    @pytest.mark.parametrize(
        "steps",
        [
            ("๑) สำรวจ", "- ความต้องการ", "๒) ปรับปรุง"),
            ("ระยะเตรียมการ", "1. สำรวจ", "ระยะดำเนินการ", "1. ปรับปรุง"),
            ("ระยะเตรียมการ\n1. สำรวจ\n2. ปรับปรุง",),
        ],
    )
    def it_leaves_headings_and_lines_below_numbers_as_they_were_typed(self, steps):
        assert number_steps(steps) == list(steps)

    def it_replaces_list_marks_by_numbers(self):
        assert number_steps(("1. สำรวจ", "3. ปรับปรุง")) == ["1. สำรวจ", "2. ปรับปรุง"]
        assert number_steps(("- สำรวจ", "-", "• ปรับปรุง")) == ["1. สำรวจ", "2. ปรับปรุง"]
        assert number_steps(("1. สำรวจ\n2. ปรับปรุง",)) == ["1. สำรวจ", "2. ปรับปรุง"]
        assert number_steps(()) == []

    def it_does_not_number_a_single_step(self):
        assert number_steps(("1. สำรวจ",)) == ["สำรวจ"]


class DescribeNumberStepsApart:
    def it_has_a_text_for_every_step(self):
        assert number_steps_apart(("- ก", "", "- ข\n- ค")) == ["1. ก", "", "2. ข\n- ค"]
        assert number_steps_apart(("ก", "1. ข")) == ["ก", "1. ข"]
        assert number_steps_apart(("ก",)) == ["ก"]
