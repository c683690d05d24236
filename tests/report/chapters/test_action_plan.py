"""The action plan: every measure under its indicator, on lying pages."""

from __future__ import annotations

from ita_tools.assessment import Measure
from ita_tools.report.chapters.action_plan import action_plan
from ita_tools.report.model.document import PageBreak
from tests.bundled import bundled, without
from tests.report.blocks import blocks_of, cells_of, sentences_of, tables_of

WAITING = ["", "(ยังไม่ได้กำหนดมาตรการ)", "", "", "", ""]


def rows_of(case) -> list[list[str]]:
    [table] = tables_of(blocks_of(action_plan, case))
    return cells_of(table)


def it_lies_down_and_gets_up_again():
    blocks = blocks_of(action_plan, bundled())
    assert blocks[0] == PageBreak(landscape=True)
    assert blocks[-1] == PageBreak()


def it_puts_every_measure_under_its_indicator_with_its_score():
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


def it_puts_merged_measures_in_the_order_of_the_indicators():
    codes = ("10", "", "2", "1", "10")
    action_plan = tuple(Measure(code, measure=f"มาตรการ {n}") for n, code in enumerate(codes, 1))
    planned = [row[1] for row in rows_of(without(plan=action_plan)) if len(row) > 1 and row != WAITING]
    assert planned == [f"มาตรการ {n}" for n in (4, 3, 1, 5, 2)]


def it_does_not_number_twice_what_the_officer_numbered():
    rows = rows_of(without(plan=(Measure("1", steps=("1. สำรวจ", "๒) ปรับปรุง 1.5 ล้านบาท")),)))
    assert rows[1][2] == "1. สำรวจ\n2. ปรับปรุง 1.5 ล้านบาท"


def it_numbers_the_steps_and_shows_all_six_parts_of_a_measure():
    measure = Measure("1", "ผล", "มาตรการ", ("หนึ่ง", "สอง"), "ต.ค.", "กอง ก", "รายงาน", "กอง ข")
    assert ["ผล", "มาตรการ", "1. หนึ่ง\n2. สอง", "ต.ค.", "กอง ก", "รายงาน"] in rows_of(without(plan=(measure,)))


def it_names_the_division_where_nobody_is_responsible():
    rows = rows_of(without(plan=(Measure("1", measure="มาตรการ", division="กองคลัง"),)))
    assert ["", "มาตรการ", "", "", "กองคลัง", ""] in rows


def it_keeps_a_place_for_an_indicator_without_a_measure():
    rows = rows_of(without(plan=(Measure("3", measure="มาตรการ"),)))
    assert rows.count(WAITING) == 9
    assert rows_of(bundled()).count(WAITING) == 0


def it_keeps_measures_of_no_indicator():
    rows = rows_of(without(plan=(Measure(measure="ลอย"),)))
    assert rows[-2:] == [["มาตรการที่ไม่ได้ระบุตัวชี้วัด"], ["", "ลอย", "", "", "", ""]]


def it_says_that_the_plan_is_empty():
    blocks = blocks_of(action_plan, without(plan=()))
    assert sentences_of(blocks) == ["ยังไม่ได้กำหนดมาตรการในแผนปฏิบัติการ"]
    assert tables_of(blocks) == []
    assert not any(isinstance(block, PageBreak) for block in blocks)
