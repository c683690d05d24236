import re

import pytest

from ita_tools.report.html.radar_chart import fits_radar_chart, radar_chart
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Series
from tests.report.docx.samples import chart, points


@pytest.mark.parametrize(("count", "fits"), [(2, False), (3, True), (16, True), (17, False)])
def it_needs_spokes_that_open_a_plane_and_stay_apart(count, fits):
    assert fits_radar_chart(chart("radar", categories=("ก",) * count)) is fits


def it_shortens_long_names_to_their_numbers():
    names = ("1. การปฏิบัติหน้าที่", "ชื่อที่ยาวเกินกว่าจะเขียนได้", "สั้น")
    drawn = radar_chart(chart("radar", categories=names), DigitStyle("arabic"))
    shown = re.findall(r'class="name">([^<]*)<', drawn.content)
    assert shown == ["1", "2", "สั้น"]


def it_leaves_gaps_out_of_its_line():
    drawn = radar_chart(chart("radar", series=(Series("ก", points("90", None, "80")),)), DigitStyle())
    [line] = re.findall(r'points="([^"]*)" class="trace', drawn.content)
    assert len(line.split()) == 2


def it_does_not_repeat_a_figure_that_a_name_carries():
    series = (Series("ก", points("98.67", "100", "90")),)
    named = chart("radar", categories=("1: 98.67", "2: 100.00", "3"), series=series)
    for digit_style in (DigitStyle("arabic"), DigitStyle("thai")):
        drawn = radar_chart(named, digit_style).content
        assert [drawn.count(digit_style.convert(figure)) for figure in ("98.67", "100.00", "90.00")] == [
            1,
            1,
            1,
        ]
