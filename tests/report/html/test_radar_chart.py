import re

import pytest

from ita_tools.report.html.radar_chart import fits_radar_chart, radar_chart
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Series
from tests.report.docx.samples import chart, points


class DescribeFitsRadarChart:
    @pytest.mark.parametrize(("count", "fits"), [(2, False), (3, True), (16, True), (17, False)])
    def it_needs_three_to_sixteen_spokes(self, count, fits):
        assert fits_radar_chart(chart("radar", categories=("ก",) * count)) is fits


class DescribeRadarChart:
    def it_shortens_long_names_to_their_numbers(self):
        names = ("1. การปฏิบัติหน้าที่", "ชื่อที่ยาวเกินกว่าจะเขียนได้", "สั้น")
        drawing = radar_chart(chart("radar", categories=names), DigitStyle("arabic"))
        names = re.findall(r'class="name">([^<]*)<', drawing.content)
        assert names == ["1", "2", "สั้น"]

    def it_leaves_gaps_out_of_its_lines(self):
        drawing = radar_chart(chart("radar", series=(Series("ก", points("90", None, "80")),)), DigitStyle())
        [line] = re.findall(r'points="([^"]*)" class="trace', drawing.content)
        assert len(line.split()) == 2

    def it_does_not_repeat_a_value_that_a_name_contains(self):
        series = (Series("ก", points("98.67", "100", "90")),)
        named = chart("radar", categories=("1: 98.67", "2: 100.00", "3"), series=series)
        for digit_style in (DigitStyle("arabic"), DigitStyle("thai")):
            content = radar_chart(named, digit_style).content
            assert [
                content.count(digit_style.convert(figure)) for figure in ("98.67", "100.00", "90.00")
            ] == [
                1,
                1,
                1,
            ]
