from decimal import Decimal

import pytest

from ita_tools.report.html.svg import (
    format_number,
    relative_position,
    series_classes,
    wrap_text,
)
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Series
from tests.report.docx.samples import chart


class DescribeRelativePosition:
    @pytest.mark.parametrize(("value", "share"), [("0", 0), ("50", 0.5), ("100", 1), ("-3", 0), ("250", 1)])
    def it_is_between_0_and_1(self, value, share):
        assert relative_position(chart(), Decimal(value)) == share


class DescribeFormatNumber:
    def it_rounds_half_up_and_shows_a_dash_for_a_gap(self):
        assert [
            format_number(value, DigitStyle("arabic")) for value in (Decimal("84.995"), None, Decimal("nan"))
        ] == [
            "85.00",
            "-",
            "-",
        ]
        assert format_number(Decimal("84.995"), DigitStyle("thai")) == "๘๕.๐๐"


class DescribeWrapText:
    @pytest.mark.parametrize(
        ("text", "longest", "most", "lines"),
        [
            ("ก ข ค", 3, 2, ["ก ข", "ค"]),
            ("ก\nข", 9, 3, ["ก", "ข"]),
            ("", 5, 2, [""]),
            ("กขคงจ", 3, 1, ["กข…"]),
            ("ที่\u200bนี่", 2, 1, ["ที่\u200bนี่"]),
            ("ก ข ค ง", 1, 2, ["ก", "…"]),
        ],
    )
    def it_breaks_names_into_lines_and_marks_a_cut(self, text, longest, most, lines):
        assert wrap_text(text, longest, most) == lines


class DescribeSeriesClasses:
    def it_gives_each_series_a_class_of_its_role(self):
        series = [Series("ก", ()), Series("ข", (), "before"), Series("ค", ()), Series("ง", (), "before")]
        assert series_classes(series) == ["now0", "before0", "now1", "before1"]
