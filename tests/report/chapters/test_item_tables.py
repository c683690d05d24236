from __future__ import annotations

from ita_tools.report.chapters.item_tables import answer_tables
from tests.bundled import bundled, opened, report_context
from tests.report.blocks import cells_of, figures_of, tables_of

CASE = opened(
    "edition: 2568\nitems: {IIT: {i1: {counts: [0, 0, 0, 0, 1, 3]}, "
    "i2: {counts: [3, 1, 0, 0, 0, 0]}, i3: {counts: [4, 0]}}}\n"
)


def blocks_for(case, indicator="1"):
    return list(answer_tables(report_context(case), case.edition.indicator_by_code[indicator]))


class DescribeAnswerTables:
    def it_has_a_table_for_each_set_of_options_with_shares_and_score(self):
        first, second, third = tables_of(blocks_for(CASE))
        assert cells_of(first) == [["i1", "0.00", "0.00", "0.00", "0.00", "25.00", "75.00", "95.00"]]
        assert [column.title for column in first.columns][1:-1] == [
            option.label for option in CASE.edition.item_by_code["i1"].scale.options
        ]
        assert cells_of(second)[0][0] == "i2"
        assert cells_of(third) == [["i3", "100.00", "0.00", "100.00"]]

    def it_draws_the_lowest_items_only(self):
        figures = figures_of(blocks_for(CASE))
        assert [figure.caption for figure in figures] == ["การกระจายของคำตอบข้อ i1", "การกระจายของคำตอบข้อ i2"]
        assert [f"{value:.2f}" for value in figures[0].chart.series[0].values][-2:] == ["25.00", "75.00"]
        assert "มากที่สุด ร้อยละ 75.00" in figures[0].description

    def it_draws_nothing_where_nearly_all_chose_one_answer(self):
        counts = "{counts: [0, 0, 0, 0, 5, 95]}"
        case = opened(
            f"edition: 2568\nitems: {{IIT: {{i1: {counts}, i2: {counts.replace('5, 95', '4, 96')}}}}}\n"
        )
        assert figures_of(blocks_for(case)) == []
        assert len(tables_of(blocks_for(case))) == 2

    def it_is_left_out_without_answers(self):
        assert blocks_for(bundled()) == []
