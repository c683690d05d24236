from __future__ import annotations

from ita_tools.assessment import Measure, Standing
from ita_tools.report.overview import overview_of
from tests.bundled import bundled, guessed, opened, report_context, without
from tests.report.scenes import YEARS, scene


class DescribeOverviewOfReport:
    def it_has_the_standing_figures(self):
        made = overview_of(report_context(bundled()))
        result, edition = bundled().result, bundled().edition
        assert (made.total, made.level) == (result.total, result.level)
        assert [bar.score for bar in made.tools] == [result.tool(tool.code) for tool in edition.tools]
        assert [bar.score for bar in made.indicators] == [
            result.indicator(each.code) for each in edition.indicators
        ]

    def it_has_the_measures_once_each(self):
        plan = bundled().assessment.plan
        made = overview_of(report_context(without(plan=(*plan, *plan))))
        assert made.actions == tuple(dict.fromkeys(row.measure for row in plan))

    def it_takes_a_measure_that_is_a_list_apart(self):
        plan = (
            Measure(indicator="1", measure="- อบรม\n- จัดทำคู่มือ"),
            Measure(indicator="2", measure="๑) เปิดเผยข้อมูล"),
            Measure(indicator="3", measure="โครงการ 1.5 ล้านบาท\n- ระยะแรก"),
        )
        made = overview_of(report_context(without(plan=plan)))
        assert made.actions == ("อบรม", "จัดทำคู่มือ", "เปิดเผยข้อมูล", "โครงการ 1.5 ล้านบาท\n- ระยะแรก")

    def it_places_the_total_beside_target_last_year_and_others(self):
        case = without(standing=Standing(rank=3, of=120))
        assert overview_of(report_context(case)).notes == (
            "ผ่านค่าเป้าหมาย 85.00 คะแนน",
            "ลดลง 0.98 คะแนน จากปีงบประมาณ พ.ศ. 2567",
            "อันดับที่ 3 จาก 120 หน่วยงาน",
        )

    def it_leaves_out_what_is_not_known(self):
        made = overview_of(report_context(opened("edition: 2568\npublished: {tools: {IIT: 80}}\n")))
        assert (made.total, made.notes, len(made.tools), made.indicators) == (None, (), 1, ())
        assert not overview_of(scene("empty", YEARS[0]))
        assert not any("อนุมาน" in note for note in overview_of(report_context(guessed())).notes)
