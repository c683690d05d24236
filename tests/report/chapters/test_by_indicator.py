from __future__ import annotations

from dataclasses import replace

from ita_tools.report.chapters.by_indicator import by_indicator
from ita_tools.rounding import points
from tests.bundled import bundled, guessed, opened, pinned, same_everywhere, without
from tests.report.blocks import blocks_of, cells_of, figures_of, sentences_of, tables_of

NOW = ["98.67", "99.78", "100.00", "100.00", "99.55", "98.33", "96.86", "96.46", "95.00", "90.00"]
BEFORE = ["98.28", "96.56", "99.35", "90.75", "96.34", "96.66", "94.74", "89.97", "100.00", "100.00"]
CHANGE = ["+0.39", "+3.22", "+0.65", "+9.25", "+3.21", "+1.67", "+2.12", "+6.49", "-5.00", "-10.00"]


class DescribeByIndicator:
    def it_shows_every_indicator_with_last_year_and_difference(self):
        rows = cells_of(tables_of(blocks_of(by_indicator, bundled()))[0])
        assert rows == [
            [each.code, each.title, before, now, change]
            for each, before, now, change in zip(
                bundled().edition.indicators, BEFORE, NOW, CHANGE, strict=True
            )
        ]

    def it_draws_every_indicator_of_both_years(self):
        figure, radar = figures_of(blocks_of(by_indicator, bundled()))
        assert (figure.chart.kind, radar.chart.kind) == ("bar", "radar")
        assert radar.chart.series == figure.chart.series
        assert {series.role: list(map(points, series.values)) for series in figure.chart.series} == {
            "now": NOW,
            "before": BEFORE,
        }
        assert figure.chart.categories[9] == "10. การป้องกันการทุจริต"
        for name, score in zip(figure.chart.categories, NOW, strict=True):
            assert f"{name} {score}" in figure.description

    def it_names_both_indicators_that_share_the_highest_score(self):
        extremes, moved = sentences_of(blocks_of(by_indicator, bundled()))
        assert extremes == (
            "ตัวชี้วัดที่ได้คะแนนสูงสุด ได้แก่ ตัวชี้วัดที่ 3 การใช้อำนาจ และตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ "
            "ได้ 100.00 คะแนน ตัวชี้วัดที่ได้คะแนนต่ำสุด ได้แก่ ตัวชี้วัดที่ 10 การป้องกันการทุจริต ได้ 90.00 คะแนน"
        )
        assert moved == "เมื่อเทียบกับปีงบประมาณ พ.ศ. 2567 มีคะแนนเพิ่มขึ้น 8 ตัวชี้วัด และคะแนนลดลง 2 ตัวชี้วัด"

    def it_states_that_no_score_changed(self):
        same = replace(bundled().assessment.previous, published=bundled().assessment.published)
        assert sentences_of(blocks_of(by_indicator, without(previous=same)))[1] == (
            "เมื่อเทียบกับปีงบประมาณ พ.ศ. 2567 มีคะแนนเท่าเดิม 10 ตัวชี้วัด"
        )

    def it_states_that_all_scores_are_equal_without_comparison(self):
        blocks = blocks_of(by_indicator, opened(same_everywhere("100")))
        assert sentences_of(blocks) == ["ทุกตัวชี้วัดได้คะแนนเท่ากันที่ 100.00 คะแนน"]
        assert [column.title for column in tables_of(blocks)[0].columns] == ["ที่", "ตัวชี้วัด", "พ.ศ. 2568"]
        assert len(figures_of(blocks)[0].chart.series) == 1

    def it_has_gaps_for_missing_scores(self):
        case = opened(
            "edition: 2568\npublished: {indicators: {2: 80}}\n"
            "previous: {edition: 2567, published: {indicators: {1: 70}}}\n"
        )
        blocks = blocks_of(by_indicator, case)
        rows = cells_of(tables_of(blocks)[0])
        assert [row[2:] for row in rows[:3]] == [["70.00", "-", "-"], ["-", "80.00", "-"], ["-", "-", "-"]]
        assert sentences_of(blocks) == ["มีคะแนนเพียงตัวชี้วัดเดียว ได้แก่ ตัวชี้วัดที่ 2 การใช้งบประมาณ ได้ 80.00 คะแนน"]
        now = figures_of(blocks)[0].chart.series[0].values
        assert [number for number, value in enumerate(now, 1) if value is not None] == [2]

    def it_marks_an_inferred_score(self):
        blocks = blocks_of(by_indicator, guessed())
        names = [row[1] for row in cells_of(tables_of(blocks)[0])]
        assert [name for name in names if name.endswith("(อนุมาน)")] == ["การเปิดเผยข้อมูล (อนุมาน)"]

    def it_states_the_interval_of_a_score_unless_a_published_one_settles_it(self):
        assert [text for text in sentences_of(blocks_of(by_indicator, guessed())) if "อาจอยู่ระหว่าง" in text]
        assert pinned().result[("indicator", "9")].possible is not None
        assert not [text for text in sentences_of(blocks_of(by_indicator, pinned())) if "ระหว่าง" in text]

    def it_states_that_there_are_no_scores(self):
        blocks = blocks_of(by_indicator, opened("edition: 2568\n"))
        assert sentences_of(blocks) == ["ยังไม่มีคะแนนรายตัวชี้วัด"]
        assert tables_of(blocks) == figures_of(blocks) == []

    def it_draws_no_radar_with_gaps(self):
        figures = figures_of(blocks_of(by_indicator, without(previous=None)))
        assert [figure.chart.kind for figure in figures] == ["bar"]

    def it_has_no_empty_column_for_last_year(self):
        previous = "\nprevious: {edition: 2567, published: {tools: {IIT: 80}}}\n"
        table = tables_of(blocks_of(by_indicator, opened(same_everywhere("90") + previous)))[0]
        assert [column.title for column in table.columns] == ["ที่", "ตัวชี้วัด", "พ.ศ. 2568"]
        cells_of(table)
