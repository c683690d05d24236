from __future__ import annotations

from decimal import Decimal

import pytest

from ita_tools.assessment.report_fields import Texts
from ita_tools.report.chapters.by_tool import by_tool, points_lost_in_words
from tests.bundled import bundled, opened, report_context, same_everywhere, without
from tests.report.blocks import blocks_of, cells_of, figures_of, headings_of, sentences_of, tables_of

NAMES = ["IIT", "EIT ส่วนที่ 1", "EIT ส่วนที่ 2", "OIT"]


class DescribeByTool:
    def it_shows_every_tool_with_last_year_difference_and_total(self):
        [table] = tables_of(blocks_of(by_tool, bundled()))
        rows = cells_of(table)
        assert [row[1:] for row in rows] == [
            ["96.26", "99.60", "+3.34", "ผ่านเกณฑ์"],
            ["94.08", "99.43", "+5.35", "ผ่านเกณฑ์"],
            ["93.50", "95.00", "+1.50", "ผ่านเกณฑ์"],
            ["100.00", "92.50", "-7.50", "ผ่านเกณฑ์"],
            ["97.02", "96.04", "-0.98", "ผ่านเกณฑ์"],
        ]
        assert all(name in row[0] for name, row in zip([*NAMES, "คะแนนรวม"], rows, strict=True))
        assert [row.kind for row in table.rows] == ["body"] * 4 + ["total"]

    def it_draws_both_years_and_the_target(self):
        [figure] = figures_of(blocks_of(by_tool, bundled()))
        chart = figure.chart
        assert (chart.kind, chart.categories) == ("column", NAMES)
        assert [(series.role, list(map(str, series.values))) for series in chart.series] == [
            ("before", ["96.26", "94.08", "93.50", "100.00"]),
            ("now", ["99.60", "99.43", "95.00", "92.50"]),
        ]
        assert chart.target == ("ค่าเป้าหมาย 85.00", Decimal(85))
        for score in ("99.60", "99.43", "95.00", "92.50", "85.00"):
            assert score in figure.description

    def it_names_the_tools_below_the_target(self):
        case = opened("edition: 2568\npublished: {tools: {IIT: 84.99, EIT1: 85, EIT2: 60, OIT: 100}}\n")
        blocks = blocks_of(by_tool, case)
        assert sentences_of(blocks) == [
            "เครื่องมือที่ได้คะแนนต่ำกว่าค่าเป้าหมาย 85.00 คะแนน ได้แก่ แบบวัด IIT (84.99 คะแนน) "
            "และแบบวัด EIT ส่วนที่ 2 (60.00 คะแนน) เครื่องมือที่ได้คะแนนสูงสุด ได้แก่ แบบวัด OIT (100.00 คะแนน) "
            "ส่วนเครื่องมือที่ได้คะแนนต่ำสุด ได้แก่ แบบวัด EIT ส่วนที่ 2 (60.00 คะแนน) "
            "เมื่อคิดตามน้ำหนัก เครื่องมือที่ทำให้คะแนนรวมต่ำกว่าคะแนนเต็มมากที่สุด ได้แก่ แบบวัด EIT ส่วนที่ 2 (6.00 คะแนน)"
        ]
        met = [row[-1] for row in cells_of(tables_of(blocks)[0])]
        assert met == ["ไม่ผ่านเกณฑ์", "ผ่านเกณฑ์", "ไม่ผ่านเกณฑ์", "ผ่านเกณฑ์", "ผ่านเกณฑ์"]

    def it_states_that_all_scores_are_equal(self):
        assert sentences_of(blocks_of(by_tool, opened(same_everywhere("100")))) == [
            "ทุกเครื่องมือได้คะแนนไม่ต่ำกว่าค่าเป้าหมาย 85.00 คะแนน ทุกเครื่องมือได้คะแนนเท่ากันที่ 100.00 คะแนน"
        ]

    def it_prints_the_words_of_the_officer_instead(self):
        assert sentences_of(blocks_of(by_tool, without(texts=Texts(tools="คำของเรา")))) == ["คำของเรา"]
        assert headings_of(blocks_of(by_tool, opened("edition: 2568\ntexts: {tools: ลอย}\n"))) != []

    def it_has_no_last_year_without_a_previous_result(self):
        blocks = blocks_of(by_tool, without(previous=None))
        assert [column.title for column in tables_of(blocks)[0].columns] == [
            "เครื่องมือ",
            "พ.ศ. 2568",
            "ผลการประเมิน",
        ]
        assert [series.role for series in figures_of(blocks)[0].chart.series] == ["now"]
        assert cells_of(tables_of(blocks)[0])[-1] == ["คะแนนรวม", "96.04", "ผ่านเกณฑ์"]

    def it_marks_a_tool_that_was_not_processed(self):
        blocks = blocks_of(by_tool, opened(same_everywhere("90") + "\nunprocessed: [EIT2]\n"))
        rows = cells_of(tables_of(blocks)[0])
        assert [row[1] for row in rows] == ["90.00", "90.00", "ไม่ประมวลผล", "90.00", "76.50"]
        assert figures_of(blocks)[0].chart.series[0].values[2] is None
        assert "เครื่องมือที่มีคะแนน ได้แก่ แบบวัด IIT แบบวัด EIT ส่วนที่ 1 และแบบวัด OIT" in sentences_of(blocks)[0]

    def it_is_left_out_without_scores(self):
        assert blocks_of(by_tool, opened("edition: 2568\n")) == []

    def it_states_that_all_tools_are_below_the_target(self):
        [sentence] = sentences_of(blocks_of(by_tool, opened(same_everywhere("60"))))
        assert sentence.startswith("ทุกเครื่องมือได้คะแนนต่ำกว่าค่าเป้าหมาย 85.00 คะแนน")

    @pytest.mark.parametrize("known", ["indicators: {1: 80}", "total: 80"])
    def it_has_no_empty_column_for_last_year(self, known):
        previous = f"\nprevious: {{edition: 2567, published: {{{known}}}}}\n"
        table = tables_of(blocks_of(by_tool, opened(same_everywhere("90") + previous)))[0]
        assert [column.title for column in table.columns] == ["เครื่องมือ", "พ.ศ. 2568", "ผลการประเมิน"]
        cells_of(table)


class DescribePointsLostInWords:
    def it_is_empty_where_a_tool_is_unknown(self):
        two = opened("edition: 2568\npublished: {tools: {IIT: 60, OIT: 80}}\n")
        assert points_lost_in_words(report_context(two)) == ""

    def it_leaves_open_what_the_announced_total_leaves_open(self):
        text = "edition: 2568\npublished: {total: 62.04, tools: {IIT: 60, OIT: 80}}\n"
        assert points_lost_in_words(report_context(opened(text))) == ""

    def it_names_a_tool_that_follows_from_the_total(self):
        text = "edition: 2568\npublished: {total: 80.00, tools: {IIT: 100, EIT1: 100, OIT: 80}}\n"
        assert "ได้แก่ แบบวัด EIT ส่วนที่ 2 (12.00 คะแนน)" in points_lost_in_words(report_context(opened(text)))
