from decimal import Decimal

import pytest

from ita_tools.report.html.svg import display_width, format_number, fraction, series_classes, wrapped
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Series
from tests.report.docx.samples import chart


@pytest.mark.parametrize(("value", "share"), [("0", 0), ("50", 0.5), ("100", 1), ("-3", 0), ("250", 1)])
def it_places_values_between_the_ends(value, share):
    assert fraction(chart(), Decimal(value)) == share


def it_rounds_half_up_and_shows_what_is_missing():
    assert [
        format_number(value, DigitStyle("arabic")) for value in (Decimal("84.995"), None, Decimal("nan"))
    ] == [
        "85.00",
        "-",
        "-",
    ]
    assert format_number(Decimal("84.995"), DigitStyle("thai")) == "๘๕.๐๐"


def it_counts_letters_that_take_room():
    assert display_width("ตัวชี้วัดที่") == 6


@pytest.mark.parametrize(
    ("text", "longest", "most", "lines"),
    [
        ("ก ข ค", 3, 2, ["ก ข", "ค"]),
        ("ก\nข", 9, 3, ["ก", "ข"]),
        ("", 5, 2, [""]),
        ("กขคงจ", 3, 1, ["กข…"]),
        ("ก ข ค ง", 1, 2, ["ก", "…"]),
    ],
)
def it_breaks_names_into_lines_and_marks_what_is_cut(text, longest, most, lines):
    assert wrapped(text, longest, most) == lines


def it_gives_this_year_and_the_year_before_inks_of_their_own():
    series = [Series("ก", ()), Series("ข", (), "before"), Series("ค", ()), Series("ง", (), "before")]
    assert series_classes(series) == ["now0", "before0", "now1", "before1"]
