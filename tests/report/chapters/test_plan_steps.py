from __future__ import annotations

import pytest

from ita_tools.report.chapters.plan_steps import number_steps, number_steps_apart, strip_list_mark


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
