from __future__ import annotations

from dataclasses import replace

from ita_tools.assessment import Measure, Step
from ita_tools.assessment.report_fields import ReportSettings, Texts
from ita_tools.report.chapters.action_plan import action_plan
from ita_tools.report.model.document import Heading, PageBreak
from tests.bundled import bundled, report_context, without
from tests.report.blocks import blocks_of, cells_of, headings_of, sentences_of, tables_of

PLAN = action_plan("การพัฒนา", "มาตรการ")
BY_ISSUE = action_plan("การพัฒนา", "มาตรการ", by_issue=True)
FULL = Measure("1", "ผล", "มาตรการ", (Step("หนึ่ง"), Step("สอง")), "ต.ค.", "กอง ก", "รายงาน", "กอง ข")


def rows_of(*plan: Measure, chapter=PLAN) -> list[list[str]]:
    [table] = tables_of(blocks_of(chapter, without(plan=plan) if plan else bundled()))
    return cells_of(table)


class DescribeActionPlan:
    def it_is_in_landscape_with_the_year_of_the_measures(self):
        blocks = blocks_of(PLAN, bundled())
        assert blocks[:2] == [PageBreak(landscape=True), Heading("การพัฒนา ปีงบประมาณ พ.ศ. 2569")]
        assert blocks[-1] == PageBreak()
        assert tables_of(blocks)[0].caption == "มาตรการ ปีงบประมาณ พ.ศ. 2569"
        set_year = blocks_of(PLAN, without(report=ReportSettings(year=2570)))
        assert headings_of(set_year) == ["การพัฒนา ปีงบประมาณ พ.ศ. 2570"]

    def it_puts_every_measure_below_its_indicator_with_its_score(self):
        under: dict[str, list[str]] = {}
        for row in rows_of():
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
        rows = rows_of(*(Measure(code, measure=f"มาตรการ {n}") for n, code in enumerate(codes, 1)))
        assert [row[0] for row in rows if row[0].startswith("มาตรการ ")] == [
            f"มาตรการ {n}" for n in (4, 3, 1, 5, 2)
        ]
        assert ["มาตรการอื่น"] in rows

    def it_groups_by_the_issue_that_was_chosen_and_by_no_guess(self):
        issues = bundled().edition.issues
        plan = (
            Measure("8", measure="ก"),
            Measure("1", issue="issue-2", measure="ข"),
            Measure(issue="issue-7", measure="ค"),
        )
        groups = [row[0] for row in rows_of(*plan, chapter=BY_ISSUE)]
        assert groups[:4] == [f"ประเด็นที่ 2 {issues[1].title}", "ข", f"ประเด็นที่ 7 {issues[6].title}", "ค"]
        assert groups[4].startswith("ตัวชี้วัดที่ 8 ")
        by_indicator = [row[0] for row in rows_of(*plan)]
        assert by_indicator[1::2] == ["ข", "ก", "ค"]
        assert by_indicator[4] == f"ประเด็นที่ 7 {issues[6].title}"

    def it_has_no_group_if_nothing_was_chosen(self):
        assert rows_of(Measure(measure="ลอย")) == [["ลอย"]]

    def it_numbers_the_steps_and_shows_all_six_fields_of_a_measure(self):
        assert ["ผล", "มาตรการ", "1. หนึ่ง\n2. สอง", "ต.ค.", "กอง ก", "รายงาน"] in rows_of(FULL)

    def it_leaves_out_columns_that_nobody_filled(self):
        [table] = tables_of(blocks_of(PLAN, without(plan=(replace(FULL, finding="", follow_up=""),))))
        assert [column.title for column in table.columns] == [
            "มาตรการ/โครงการ/กิจกรรม",
            "ขั้นตอนหรือวิธีการ",
            "ระยะเวลา",
            "ผู้รับผิดชอบ",
        ]
        assert cells_of(table)[1] == ["มาตรการ", "1. หนึ่ง\n2. สอง", "ต.ค.", "กอง ก"]

    def it_names_the_division_of_a_measure_without_responsible_unit(self):
        assert ["มาตรการ", "กองคลัง"] in rows_of(Measure("1", measure="มาตรการ", division="กองคลัง"))

    def it_has_a_row_for_each_step_with_a_period_or_unit_of_its_own(self):
        steps = (Step("หนึ่ง", "ม.ค."), Step("สอง", "", "กอง ค"))
        [table] = tables_of(blocks_of(PLAN, without(plan=(replace(FULL, steps=steps),))))
        assert [(list(row.cells), row.merged) for row in table.rows[1:]] == [
            (["ผล", "มาตรการ", "1. หนึ่ง", "ม.ค.", "กอง ก", "รายงาน"], frozenset()),
            (["", "", "2. สอง", "ต.ค.", "กอง ค", ""], frozenset({0, 1, 5})),
        ]
        table.validate()

    def it_opens_with_the_words_of_the_officer(self):
        assert sentences_of(blocks_of(PLAN, without(texts=Texts(plan="คำเปิด")))) == ["คำเปิด"]

    def it_is_left_out_without_measures_except_from_a_draft(self):
        assert blocks_of(PLAN, without(plan=())) == []
        draft = list(PLAN(replace(report_context(without(plan=())), draft=True)))
        assert sentences_of(draft) == ["ยังไม่ได้กำหนดมาตรการในแผนปฏิบัติการ"]
