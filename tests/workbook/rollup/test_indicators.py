"""Sheet ตัวชี้วัด."""

from __future__ import annotations

from ita_tools.rubric import load_edition
from tests.sharing.rollup.agencies import agency, row
from tests.workbook.rollup.sample import built, opened, rows_of

EDITION = load_edition(2568)


class DescribeIndicators:
    """Sheet ตัวชี้วัด."""

    def it_shows_the_distribution_of_each_indicator(self):
        scores = ("60", "80", "90", "100")
        data = built([agency(f"{score}.xlsx", name=score, everywhere=score) for score in scores])
        found = [each for each in rows_of(opened(data), "ตัวชี้วัด") if len(each) == 9][1:]
        assert [each[0] for each in found] == [each.code for each in EDITION.indicators]
        assert found[0] == ["1", EDITION.indicators[0].title, 4, 60, 75, 85, 92.5, 100, 82.5]

    def it_lists_the_items_below_target_most_often(self):
        data = built(
            [agency("a.xlsx", name="ก", everywhere="100", o1="0"), agency("b.xlsx", name="ข", o1="50")]
        )
        rows = rows_of(opened(data), "ตัวชี้วัด")
        assert rows[-1] == ["o1", EDITION.item_by_code["o1"].title, "OIT", 2]

    def it_has_no_chart_and_no_items_without_scores(self):
        book = opened(built([row("ก", "90")]))
        assert "มากที่สุด" not in str(rows_of(book, "ตัวชี้วัด"))
        assert len(book["ตัวชี้วัด"]._charts) == 0
