""""""

import pytest

from ita_tools.report.docx.chart_format import (
    TARGET_FORMAT,
    manual_layout,
    marker,
    needs_legend,
    series_formats,
)
from ita_tools.report.model.document import Series
from tests.report.docx.samples import KINDS, chart

LONG_NAMES = [f"ตัวชี้วัดที่ {number} การปรับปรุงระบบการทำงานและการให้บริการ" for number in range(10)]


def luminance(color):
    red, green, blue = (int(color[start : start + 2], 16) for start in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class DescribeSeriesFormats:
    def it_distinguishes_this_year_from_earlier_years_on_a_grey_printer(self):
        now, before = series_formats([Series("ก", (), "now"), Series("ข", (), "before")])
        assert (now.color, before.color) == ("1F4E79", "A6B8CC")
        assert luminance(before.color) - luminance(now.color) > 60
        assert now.dash != before.dash
        assert now.symbol != before.symbol

    def it_gives_three_series_of_one_role_different_formats(self):
        assert len(set(series_formats([Series(str(number), ()) for number in range(3)]))) == 3

    def it_reuses_formats_for_more_series(self):
        assert len(series_formats([Series(str(number), ()) for number in range(20)])) == 20


class DescribeMarker:
    def it_can_be_hidden(self):
        assert 'val="none"' in marker(TARGET_FORMAT, visible=False)
        assert 'val="dash"' in marker(TARGET_FORMAT)


def chart_of_ten(kind):
    one = chart(kind)
    series = [type(one.series[0])(s.name, [None] * 10, s.role) for s in one.series]
    return chart(kind, categories=LONG_NAMES, series=series)


class DescribeManualLayout:
    @pytest.mark.parametrize("kind", ["column", "bar", "line"])
    def it_keeps_the_plot_area_inside_the_chart(self, kind):
        layout = manual_layout(chart_of_ten(kind), 160, 80)
        assert 0 < layout.x < layout.x + layout.width <= 1
        assert 0 < layout.y < layout.y + layout.height < 1
        assert layout.height > 0.2

    def it_grows_with_the_number_of_bars(self):
        assert manual_layout(chart_of_ten("bar"), 160, 80).height_mm > 110
        assert manual_layout(chart("bar"), 160, 80).height_mm == 80

    def it_gives_long_names_more_space_than_short_ones(self):
        short, long = (manual_layout(one, 160, 80) for one in (chart("bar"), chart_of_ten("bar")))
        assert long.x > short.x
        short, long = (manual_layout(one, 160, 80) for one in (chart("column"), chart_of_ten("column")))
        assert long.height * long.height_mm < short.height * long.height_mm

    @pytest.mark.parametrize("kind", ["column", "bar"])
    @pytest.mark.parametrize("without_width", ["ิ้", "\u200b"])
    def it_gives_no_space_to_marks_and_hidden_characters(self, kind, without_width):
        plain, longer = (chart(kind, categories=[letter * 20] * 2) for letter in ("ก", f"ก{without_width}"))
        assert manual_layout(plain, 160, 80) == manual_layout(longer, 160, 80)

    def it_leaves_a_radar_to_word(self):
        assert manual_layout(chart("radar"), 160, 80) is None


class DescribeNeedsLegend:
    def it_is_true_for_several_series_or_a_target(self):
        one = chart("bar").series[:1]
        assert not needs_legend(chart("bar", series=one))
        assert needs_legend(chart("column", series=one))
        assert all(needs_legend(chart(kind)) for kind in KINDS)
