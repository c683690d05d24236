import pytest

from ita_tools.report.docx.chart_layout import legend_shown, lines_needed, manual_layout
from tests.report.docx.samples import KINDS, chart

LONG = [f"ตัวชี้วัดที่ {number} การปรับปรุงระบบการทำงานและการให้บริการ" for number in range(10)]


def ten(kind, names=LONG, **changes):
    one = chart(kind)
    series = [type(one.series[0])(s.name, [None] * 10, s.role) for s in one.series]
    return chart(kind, categories=names, series=series, **changes)


@pytest.mark.parametrize("kind", ["column", "bar", "line"])
def it_keeps_the_plot_inside_the_chart(kind):
    room = manual_layout(ten(kind), 160, 80)
    assert 0 < room.x < room.x + room.width <= 1
    assert 0 < room.y < room.y + room.height < 1
    assert room.height > 0.2


def it_grows_with_the_bars_it_must_hold():
    assert manual_layout(ten("bar"), 160, 80).height_mm > 110
    assert manual_layout(chart("bar"), 160, 80).height_mm == 80


def it_gives_long_names_more_room_than_short_ones():
    assert manual_layout(ten("bar"), 160, 80).x > manual_layout(chart("bar"), 160, 80).x
    tall = manual_layout(ten("column"), 160, 80)
    assert tall.height * tall.height_mm < manual_layout(chart("column"), 160, 80).height * tall.height_mm


def it_leaves_a_radar_to_lay_itself_out():
    assert manual_layout(chart("radar"), 160, 80) is None


def it_does_not_count_marks_above_and_below_letters():
    assert lines_needed(["ก" * 20], 40) == lines_needed(["กิ้" * 20], 40) == 1


def it_shows_a_legend_only_where_there_is_something_to_tell_apart():
    one = chart("bar").series[:1]
    assert not legend_shown(chart("bar", series=one))
    assert legend_shown(chart("column", series=one))
    assert all(legend_shown(chart(kind)) for kind in KINDS)
