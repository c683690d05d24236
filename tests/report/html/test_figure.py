from decimal import Decimal

import pytest

from ita_tools.report.model.document import Figure, Series
from tests.report.docx.samples import KINDS, chart, points
from tests.report.html.reading import text_of, tree_of


def first(drawn, caption="ภาพ", words="คำบรรยาย", digits="arabic"):
    return tree_of(Figure(caption, drawn, words), digits=digits).find(".//figure")


@pytest.mark.parametrize("kind", KINDS)
def it_draws_every_kind_with_title_and_description(kind):
    svg = first(chart(kind)).find("svg")
    title, desc = svg[0], svg[1]
    assert (svg.get("role"), title.text, desc.text) == ("img", "ภาพ", "คำบรรยาย")
    assert svg.get("aria-labelledby").split() == [title.get("id"), desc.get("id")]
    assert svg.xpath(".//rect | .//path | .//polygon")


@pytest.mark.parametrize("kind", KINDS)
def it_shows_this_years_figures_in_the_drawing(kind):
    shown = [text_of(each) for each in first(chart(kind)).find("svg").iter("text")]
    assert {"91.83", "88.01", "100.00", "IIT", "EIT", "OIT", "ปี 2567", "ปี 2568"} <= set(shown)


@pytest.mark.parametrize("kind", KINDS)
def it_has_all_figures_as_a_table(kind):
    table = first(chart(kind)).find("details//table")
    rows = [[text_of(cell) for cell in row] for row in table.iter("tr")]
    target = {"column", "line"} & {kind}
    assert rows[0] == ["รายการ", "ปี 2567", "ปี 2568", *(["เป้าหมาย 85"] if target else [])]
    assert rows[1:] == [
        [*row, *(["85.00"] if target else [])]
        for row in (["IIT", "90.15", "91.83"], ["EIT", "-", "88.01"], ["OIT", "85.62", "100.00"])
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "categories", [(), ("ก",), ("ก", "ข"), tuple("กขคงจฉชซฌญฎฏฐฑฒณดต"), ("ชื่อยาวมาก " * 30, "ข", "ค" * 500)]
)
def it_draws_few_many_and_long_names(kind, categories):
    values = [Decimal(60 + place) for place in range(len(categories))]
    drawn = chart(kind, categories=categories, series=(Series("ก", values),))
    figure = first(drawn)
    shown = [text_of(row[0]) for row in figure.xpath("details//tbody/tr")]
    assert shown == [" ".join(name.split()) for name in categories]
    assert all(len(text_of(each)) < 80 for each in figure.find("svg").iter("text"))


@pytest.mark.parametrize("kind", KINDS)
def it_shows_gaps_as_gaps_and_keeps_what_is_out_of_bounds_inside(kind):
    series = (Series("ก", points(None, "140", "-20")), Series("ข", points(None, None, None), "before"))
    figure = first(chart(kind, series=series))
    height = float(figure.find("svg").get("viewbox").split()[3])
    for bar in figure.iter("rect"):
        assert float(bar.get("width")) >= 0
        assert 0 <= float(bar.get("y")) <= height


def it_refuses_charts_that_contradict_themselves():
    with pytest.raises(ValueError, match="values of 3"):
        first(chart(series=(Series("ก", points("1")),)))


def it_names_a_figure_without_caption_or_words():
    figure = first(chart(), "", " ")
    assert (figure.find("svg")[0].text, figure.find("svg")[1].text) == ("แผนภูมิ", "แผนภูมิ")
    assert figure.find("figcaption") is None


def it_writes_thai_digits_in_the_drawing():
    shown = "".join(first(chart(), digits="thai").find("svg").itertext())
    assert not [letter for letter in shown if letter in "0123456789"]
