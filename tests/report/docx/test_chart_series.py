from decimal import Decimal

import pytest

from ita_tools.report.docx.chart_series import plots_xml
from ita_tools.report.model.digits import DigitStyle
from tests.report.docx.lint import C, etree
from tests.report.docx.samples import KINDS, chart, points
from tests.report.docx.test_chart_axes import NAMESPACES


def plots(one, digits="thai"):
    return etree.fromstring(f"<x {NAMESPACES}>{plots_xml(one, DigitStyle(digits))}</x>")


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("column", ["barChart", "lineChart"]),
        ("bar", ["barChart"]),
        ("line", ["lineChart"]),
        ("radar", ["radarChart"]),
    ],
)
def it_draws_each_kind(kind, names):
    assert [plot.tag.removeprefix(C) for plot in plots(chart(kind))] == names


def it_labels_no_point_of_a_radar_whose_names_carry_the_figures():
    assert plots(chart("radar")).find(f".//{C}dLbls") is None


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "radar"])
def it_labels_only_this_year(kind):
    root = plots(chart(kind))
    labelled = [series.find(f"{C}dLbls") is not None for series in root.iter(f"{C}ser")]
    assert labelled[:2] == [False, True]
    assert not any(labelled[2:])
    assert root.find(f".//{C}dLbls/{C}numFmt").get("formatCode") == "[$-D00041E]0.00"


def it_draws_the_target_level_across_all_categories_and_names_it():
    line = plots(chart()).find(f"{C}lineChart/{C}ser")
    assert line.findtext(f"{C}tx//{C}v") == "เป้าหมาย ๘๕"
    assert [value.text for value in line.find(f"{C}val").iter(f"{C}v")] == ["85.00"] * 3
    assert "C00000" in etree.tostring(line).decode()
    assert line.find(f"{C}marker/{C}symbol").get("val") == "none"


def it_marks_the_target_of_a_single_category_where_no_line_could_be_seen():
    one = chart("column", categories=("ก",), series=[], target=("ข", Decimal(85)))
    assert plots(one).find(f"{C}lineChart/{C}ser/{C}marker/{C}symbol").get("val") == "dash"


def it_counts_a_gap_but_writes_no_point_for_it():
    cache = plots(chart("bar")).find(f".//{C}numCache")
    assert cache.find(f"{C}ptCount").get("val") == "3"
    assert [point.get("idx") for point in cache.iter(f"{C}pt")] == ["0", "2"]


def it_refers_to_the_cells_of_its_workbook():
    formulas = [one.text for one in plots(chart("bar")).iter(f"{C}f")]
    assert formulas == [
        "Sheet1!$B$1",
        "Sheet1!$A$2:$A$4",
        "Sheet1!$B$2:$B$4",
        "Sheet1!$C$1",
        "Sheet1!$A$2:$A$4",
        "Sheet1!$C$2:$C$4",
    ]


def it_keeps_lines_straight():
    series = [type(chart().series[0])("ก", points("1", "2", "3"))]
    assert plots(chart("line", series=series, target=None)).find(f".//{C}smooth").get("val") == "0"
