""""""

from decimal import Decimal

import pytest

from ita_tools.report.model.document import Column, Figure, Row, Series, Table
from tests.report.docx.samples import KINDS, chart, points, table
from tests.report.html.reading import text_of, tree_of


def table_element(block):
    return tree_of(block).find(".//main//table")


class DescribeTable:
    def it_gives_every_header_cell_its_scope(self):
        element = table_element(table(2))
        assert [each.get("scope") for each in element.find("thead/tr")] == ["col"] * 3
        group, *rows = element.find("tbody")
        assert (group[0].tag, group[0].get("scope"), group[0].get("colspan")) == ("th", "rowgroup", "3")
        assert [[cell.tag for cell in row] for row in rows] == [["td", "th", "td"]] * 3
        assert {row[1].get("scope") for row in rows} == {"row"}
        assert rows[-1].get("class") == "total"

    def it_has_one_cell_over_merged_rows(self):
        rows = [Row(["ก", "1"]), Row(["", "2"], merged=frozenset({0})), Row(["ข", "3"])]
        [body] = table_element(Table("ต", [Column("ช")] * 2, rows)).findall("tbody")
        assert [[cell.get("rowspan") for cell in row] for row in body] == [["2", None], [None], [None, None]]
        assert [text_of(cell) for cell in body[1]] == ["2"]

    def it_has_a_body_for_every_group(self):
        rows = [Row(["ก"]), Row(["กลุ่ม"], "group"), Row(["ข"]), Row(["กลุ่ม"], "group"), Row(["ค"])]
        bodies = table_element(Table("ต", [Column("ช")], rows)).findall("tbody")
        assert [len(body) for body in bodies] == [1, 2, 2]

    def it_can_be_scrolled_by_keyboard_and_has_a_name(self):
        for block, name in ((table(), "aria-labelledby"), (table(caption=""), "aria-label")):
            frame = table_element(block).getparent()
            assert (frame.get("role"), frame.get("tabindex")) == ("region", "0")
            assert frame.get(name)

    @pytest.mark.parametrize(
        ("cells", "width"),
        [
            (["1", "ชื่อ", "99.00"], None),
            (["1", "ก" * 40, "99.00", "1", "1"], "min-width:23rem"),
            (["ก" * 300] * 3, "min-width:33rem"),
            (["ก" * 300] * 12, "min-width:50rem"),
            ([], None),
        ],
    )
    def it_scrolls_only_if_its_text_needs_space(self, cells, width):
        columns = [Column("ก") for _ in cells] or [Column("ก")]
        assert (
            table_element(Table("", columns, [Row(cells), Row(["ก" * 900], "group")])).get("style") == width
        )

    def it_fills_short_rows_and_refuses_long_ones(self):
        columns = [Column("ก"), Column("")]
        element = table_element(Table("", columns, [Row(["1"])]))
        assert [cell.tag for cell in element.find("tbody/tr")] == ["th", "td"]
        assert [cell.tag for cell in element.find("thead/tr")] == ["th", "td"]
        with pytest.raises(ValueError, match="3 cells for 2"):
            table_element(Table("", columns, [Row(["1", "2", "3"])]))
        with pytest.raises(ValueError, match="column"):
            table_element(Table("", [], []))

    def it_shows_lines_and_alignment_of_cells(self):
        element = table_element(Table("", [Column("ก"), Column("ข", 1, "right")], [Row(["a\nb", "1.00"])]))
        name, figure = element.find("tbody/tr")
        assert name.find("br") is not None
        assert (figure.get("class"), text_of(figure)) == ("right", "1.00")


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
