from decimal import Decimal

import pytest

from ita_tools.report.model.document import Figure, Series
from tests.report.docx.samples import KINDS, chart, points
from tests.report.html.reading import text_of, tree_of


def figure_element(one, caption="ภาพ", description="คำบรรยาย", digits="arabic"):
    return tree_of(Figure(caption, one, description), digits=digits).find(".//figure")


class DescribeFigure:
    @pytest.mark.parametrize("kind", KINDS)
    def it_draws_every_kind_with_title_and_description(self, kind):
        svg = figure_element(chart(kind)).find("svg")
        title, desc = svg[0], svg[1]
        assert (svg.get("role"), title.text, desc.text) == ("img", "ภาพ", "คำบรรยาย")
        assert svg.get("aria-labelledby").split() == [title.get("id"), desc.get("id")]
        assert svg.xpath(".//rect | .//path | .//polygon")

    @pytest.mark.parametrize("kind", KINDS)
    def it_shows_this_years_values_in_the_drawing(self, kind):
        texts = [text_of(each) for each in figure_element(chart(kind)).find("svg").iter("text")]
        assert {"91.83", "88.01", "100.00", "IIT", "EIT", "OIT", "ปี 2567", "ปี 2568"} <= set(texts)

    @pytest.mark.parametrize("kind", KINDS)
    def it_has_all_values_in_a_table(self, kind):
        table = figure_element(chart(kind)).find("details//table")
        rows = [[text_of(cell) for cell in row] for row in table.iter("tr")]
        target = {"column", "line"} & {kind}
        assert rows[0] == ["รายการ", "ปี 2567", "ปี 2568", *(["เป้าหมาย 85"] if target else [])]
        assert rows[1:] == [
            [*row, *(["85.00"] if target else [])]
            for row in (["IIT", "90.15", "91.83"], ["EIT", "-", "88.01"], ["OIT", "85.62", "100.00"])
        ]

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize(
        "categories",
        [(), ("ก",), ("ก", "ข"), tuple("กขคงจฉชซฌญฎฏฐฑฒณดต"), ("ชื่อยาวมาก " * 30, "ข", "ค" * 500)],
    )
    def it_draws_few_many_and_long_categories(self, kind, categories):
        values = [Decimal(60 + n) for n in range(len(categories))]
        many = chart(kind, categories=categories, series=(Series("ก", values),))
        figure = figure_element(many)
        names = [text_of(row[0]) for row in figure.xpath("details//tbody/tr")]
        assert names == [" ".join(name.split()) for name in categories]
        assert all(len(text_of(each)) < 80 for each in figure.find("svg").iter("text"))

    @pytest.mark.parametrize("kind", KINDS)
    def it_keeps_gaps_and_values_out_of_range_inside_the_drawing(self, kind):
        series = (Series("ก", points(None, "140", "-20")), Series("ข", points(None, None, None), "before"))
        figure = figure_element(chart(kind, series=series))
        height = float(figure.find("svg").get("viewbox").split()[3])
        for bar in figure.iter("rect"):
            assert float(bar.get("width")) >= 0
            assert 0 <= float(bar.get("y")) <= height

    def it_refuses_a_chart_whose_parts_contradict_each_other(self):
        with pytest.raises(ValueError, match="values of 3"):
            figure_element(chart(series=(Series("ก", points("1")),)))

    def it_has_a_title_without_caption_and_description(self):
        figure = figure_element(chart(), "", " ")
        assert (figure.find("svg")[0].text, figure.find("svg")[1].text) == ("แผนภูมิ", "แผนภูมิ")
        assert figure.find("figcaption") is None

    def it_writes_thai_digits_in_the_drawing(self):
        text = "".join(figure_element(chart(), digits="thai").find("svg").itertext())
        assert not [letter for letter in text if letter in "0123456789"]
