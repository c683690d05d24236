"""Steps as the officer typed them, numbered once."""

from __future__ import annotations

import pytest

from ita_tools.report.chapters.step_numbering import numbered, unmarked


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
def it_takes_a_list_mark_off(mark):
    assert unmarked(f"{mark}สำรวจความต้องการ") == "สำรวจความต้องการ"


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
def it_leaves_what_is_no_list_mark(step):
    assert unmarked(step) == step


def it_leaves_the_order_of_an_officer_who_put_lines_under_numbers():
    assert numbered(("๑) สำรวจ", "- ความต้องการ", "๒) ปรับปรุง")) == "๑) สำรวจ\n- ความต้องการ\n๒) ปรับปรุง"


def it_numbers_steps_whatever_mark_they_had():
    assert numbered(("1. สำรวจ", "2. ปรับปรุง")) == "1. สำรวจ\n2. ปรับปรุง"
    assert numbered(("- สำรวจ", "-", "• ปรับปรุง")) == "1. สำรวจ\n2. ปรับปรุง"
    assert numbered(()) == ""
