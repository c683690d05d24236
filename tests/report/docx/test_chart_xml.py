from dataclasses import replace
from decimal import Decimal

import pytest
from lxml import etree

from ita_tools.report.docx import render
from ita_tools.report.docx.chart_format import manual_layout
from ita_tools.report.docx.chart_xml import chart_xml, major_unit
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Figure
from tests.report.docx.lint import C, R, opened
from tests.report.docx.samples import KINDS, chart, points, report


def chart_root(one, digits="thai"):
    return etree.fromstring(chart_xml(one, DigitStyle(digits), manual_layout(one, 160, 80), "rId7"))


def plots(one, digits="thai"):
    return [element for element in chart_root(one, digits).find(f".//{C}plotArea") if "Chart" in element.tag]


def all_series(one):
    return list(chart_root(one).iter(f"{C}ser"))


class DescribeChartPart:
    @pytest.mark.parametrize("kind", KINDS)
    def it_refers_to_its_workbook(self, kind):
        root = chart_root(chart(kind))
        assert root.find(f"{C}externalData").get(f"{R}id") == "rId7"
        assert root.find(f"{C}chart/{C}autoTitleDeleted").get("val") == "1"
        assert root.find(f"{C}chart/{C}dispBlanksAs").get("val") == "gap"

    @pytest.mark.parametrize("kind", KINDS)
    def it_sets_all_text_in_the_thai_font(self, kind):
        root = chart_root(chart(kind))
        fonts = {font.get("typeface") for font in root.iter("{*}latin", "{*}cs", "{*}ea")}
        assert fonts == {"TH SarabunPSK"}
        assert {properties.get("sz") for properties in root.iter("{*}defRPr")} == {"1400"}

    def it_has_a_legend_only_for_several_series_or_a_target(self):
        assert chart_root(chart()).find(f".//{C}legendPos").get("val") == "b"
        assert chart_root(chart("bar", series=chart().series[:1])).find(f".//{C}legend") is None

    def it_writes_names_and_categories_in_the_digits_of_the_report(self):
        one = chart("bar", categories=("ข้อ 1", "i2", "3"))
        thai, arabic = (chart_root(one, digits).find(f".//{C}cat") for digits in ("thai", "arabic"))
        assert [value.text for value in thai.iter(f"{C}v")] == ["ข้อ ๑", "i2", "๓"]
        assert [value.text for value in arabic.iter(f"{C}v")] == ["ข้อ 1", "i2", "3"]


class DescribeAddChart:
    def it_adds_a_chart_part_and_a_workbook_for_every_chart(self):
        names = opened(render(report(*(Figure("ก", chart(kind), "ข") for kind in KINDS)))).names
        for number in range(1, 5):
            assert f"word/charts/chart{number}.xml" in names
            assert f"word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx" in names

    def it_refuses_a_chart_whose_parts_contradict_each_other(self):
        with pytest.raises(ValueError, match="3 values of 1"):
            render(report(Figure("ก", replace(chart(), categories=("ก",)), "ข")))


class DescribeAxes:
    @pytest.mark.parametrize(
        ("low", "high", "unit"),
        [
            ("0", "100", "20"),
            ("60", "100", "10"),
            ("80", "100", "5"),
            ("0", "1", "0.2"),
            ("0", "900", "100"),
        ],
    )
    def it_has_round_major_units(self, low, high, unit):
        assert major_unit(Decimal(low), Decimal(high)) == Decimal(unit)

    @pytest.mark.parametrize("kind", KINDS)
    def it_runs_from_minimum_to_maximum(self, kind):
        root = chart_root(chart(kind, minimum=Decimal("60"), maximum=Decimal("1E+2")))
        scaling = root.find(f".//{C}valAx/{C}scaling")
        assert scaling.find(f"{C}min").get("val") == "60"
        assert scaling.find(f"{C}max").get("val") == "100"

    @pytest.mark.parametrize(("kind", "orientation"), [("bar", "maxMin"), ("column", "minMax")])
    def it_puts_the_first_category_of_horizontal_bars_on_top(self, kind, orientation):
        axis = chart_root(chart(kind)).find(f".//{C}catAx")
        assert axis.find(f"{C}scaling/{C}orientation").get("val") == orientation

    @pytest.mark.parametrize(("digits", "code"), [("thai", "[$-D00041E]0"), ("arabic", "0")])
    def it_writes_values_in_the_digits_of_the_report(self, digits, code):
        number_format = chart_root(chart(), digits).find(f".//{C}valAx/{C}numFmt")
        assert (number_format.get("formatCode"), number_format.get("sourceLinked")) == (code, "0")


class DescribeSeries:
    @pytest.mark.parametrize(
        ("kind", "names"),
        [
            ("column", ["barChart", "lineChart"]),
            ("bar", ["barChart"]),
            ("line", ["lineChart"]),
            ("radar", ["radarChart"]),
        ],
    )
    def it_is_drawn_in_the_plot_of_its_kind(self, kind, names):
        assert [plot.tag.removeprefix(C) for plot in plots(chart(kind))] == names

    def it_has_no_labels_in_a_radar_whose_category_names_contain_the_figures(self):
        assert chart_root(chart("radar")).find(f".//{C}dLbls") is None

    @pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "radar"])
    def it_has_labels_only_for_this_year(self, kind):
        labelled = [series.find(f"{C}dLbls") is not None for series in all_series(chart(kind))]
        assert labelled[:2] == [False, True]
        assert not any(labelled[2:])
        number_format = chart_root(chart(kind)).find(f".//{C}dLbls/{C}numFmt")
        assert number_format.get("formatCode") == "[$-D00041E]0.00"

    def it_counts_a_gap_but_writes_no_point_for_it(self):
        cache = chart_root(chart("bar")).find(f".//{C}numCache")
        assert cache.find(f"{C}ptCount").get("val") == "3"
        assert [point.get("idx") for point in cache.iter(f"{C}pt")] == ["0", "2"]

    def it_refers_to_the_cells_of_the_workbook(self):
        formulas = [formula.text for formula in chart_root(chart("bar")).iter(f"{C}f")]
        assert formulas == [
            "Sheet1!$B$1",
            "Sheet1!$A$2:$A$4",
            "Sheet1!$B$2:$B$4",
            "Sheet1!$C$1",
            "Sheet1!$A$2:$A$4",
            "Sheet1!$C$2:$C$4",
        ]

    def it_has_straight_lines(self):
        series = [type(chart().series[0])("ก", points("1", "2", "3"))]
        root = chart_root(chart("line", series=series, target=None))
        assert root.find(f".//{C}smooth").get("val") == "0"


class DescribeTargetLine:
    def it_runs_across_all_categories_with_its_name(self):
        line = plots(chart())[1].find(f"{C}ser")
        assert line.findtext(f"{C}tx//{C}v") == "เป้าหมาย ๘๕"
        assert [value.text for value in line.find(f"{C}val").iter(f"{C}v")] == ["85.00"] * 3
        assert "C00000" in etree.tostring(line).decode()
        assert line.find(f"{C}marker/{C}symbol").get("val") == "none"

    def it_has_a_marker_over_a_single_category_where_a_line_would_be_invisible(self):
        one = chart("column", categories=("ก",), series=[], target=("ข", Decimal(85)))
        assert plots(one)[1].find(f"{C}ser/{C}marker/{C}symbol").get("val") == "dash"
