from __future__ import annotations

import pytest

from ita_tools.assessment import Measure, Step
from ita_tools.report.chapters.action_plan import action_plan, number_steps, strip_list_mark
from ita_tools.report.model.document import PageBreak
from tests.bundled import bundled, without
from tests.report.blocks import blocks_of, cells_of, sentences_of, tables_of

WAITING = ["", "(ยังไม่ได้กำหนดมาตรการ)", "", "", "", ""]


def rows_of(case) -> list[list[str]]:
    [table] = tables_of(blocks_of(action_plan, case))
    return cells_of(table)


class DescribeActionPlan:
    def it_is_in_landscape(self):
        blocks = blocks_of(action_plan, bundled())
        assert blocks[0] == PageBreak(landscape=True)
        assert blocks[-1] == PageBreak()

    def it_puts_every_measure_below_its_indicator_with_its_score(self):
        under: dict[str, list[str]] = {}
        for row in rows_of(bundled()):
            if len(row) == 1:
                heading = row[0]
                under[heading] = []
            else:
                under[heading].append(row[1])
        for indicator in bundled().edition.indicators:
            score = f"{bundled().result.indicator(indicator.code):.2f} คะแนน"
            own = [each.measure for each in bundled().assessment.plan if each.indicator == indicator.code]
            assert under.pop(f"ตัวชี้วัดที่ {indicator.code} {indicator.title} ({score})") == own
            assert own
        assert under == {}

    def it_puts_measures_in_the_order_of_the_indicators(self):
        codes = ("10", "", "2", "1", "10")
        action_plan = tuple(Measure(code, measure=f"มาตรการ {n}") for n, code in enumerate(codes, 1))
        planned = [row[1] for row in rows_of(without(plan=action_plan)) if len(row) > 1 and row != WAITING]
        assert planned == [f"มาตรการ {n}" for n in (4, 3, 1, 5, 2)]

    def it_replaces_the_numbers_of_the_officer(self):
        rows = rows_of(without(plan=(Measure("1", steps=(Step("1. สำรวจ"), Step("๒) ปรับปรุง 1.5 ล้านบาท"))),)))
        assert rows[1][2] == "1. สำรวจ\n2. ปรับปรุง 1.5 ล้านบาท"

    def it_numbers_the_steps_and_shows_all_six_fields_of_a_measure(self):
        measure = Measure(
            "1", "ผล", "มาตรการ", (Step("หนึ่ง"), Step("สอง")), "ต.ค.", "กอง ก", "รายงาน", "กอง ข"
        )
        assert ["ผล", "มาตรการ", "1. หนึ่ง\n2. สอง", "ต.ค.", "กอง ก", "รายงาน"] in rows_of(
            without(plan=(measure,))
        )

    def it_names_the_division_of_a_measure_without_responsible_unit(self):
        rows = rows_of(without(plan=(Measure("1", measure="มาตรการ", division="กองคลัง"),)))
        assert ["", "มาตรการ", "", "", "กองคลัง", ""] in rows

    def it_has_a_row_for_an_indicator_without_measure(self):
        rows = rows_of(without(plan=(Measure("3", measure="มาตรการ"),)))
        assert rows.count(WAITING) == 9
        assert rows_of(bundled()).count(WAITING) == 0

    def it_has_measures_without_indicator_at_the_end(self):
        rows = rows_of(without(plan=(Measure(measure="ลอย"),)))
        assert rows[-2:] == [["มาตรการที่ไม่ได้ระบุตัวชี้วัด"], ["", "ลอย", "", "", "", ""]]

    def it_states_that_the_plan_is_empty(self):
        blocks = blocks_of(action_plan, without(plan=()))
        assert sentences_of(blocks) == ["ยังไม่ได้กำหนดมาตรการในแผนปฏิบัติการ"]
        assert tables_of(blocks) == []
        assert not any(isinstance(block, PageBreak) for block in blocks)


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
    def it_leaves_lines_that_the_officer_put_below_numbered_lines(self):
        assert number_steps(("๑) สำรวจ", "- ความต้องการ", "๒) ปรับปรุง")) == "๑) สำรวจ\n- ความต้องการ\n๒) ปรับปรุง"

    def it_replaces_list_marks_by_numbers(self):
        assert number_steps(("1. สำรวจ", "2. ปรับปรุง")) == "1. สำรวจ\n2. ปรับปรุง"
        assert number_steps(("- สำรวจ", "-", "• ปรับปรุง")) == "1. สำรวจ\n2. ปรับปรุง"
        assert number_steps(()) == ""
