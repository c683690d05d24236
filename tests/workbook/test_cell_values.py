"""Value of a cell as an assessment file would hold it."""

from __future__ import annotations

import doctest
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.thai import number_from
from ita_tools.workbook import cell_values as values
from ita_tools.workbook.cell_values import UNCALCULATED, is_error, is_filled, key_of, plain_value


class DescribeCellValues:
    """Value, text and name of a cell."""

    def it_has_true_examples(self) -> None:
        assert doctest.testmod(values).failed == 0

    @pytest.mark.parametrize(
        ("value", "filled"),
        [
            (None, False),
            ("", False),
            (" \t\n", False),
            ("\xa0\u200b\u2060", False),
            (0, True),
            (0.0, True),
            (False, True),
            ("0", True),
            ("-", True),
            (date(2025, 1, 1), True),
        ],
    )
    def it_distinguishes_blank_from_zero_and_from_no(self, value: object, filled: bool) -> None:
        assert is_filled(value) is filled

    @pytest.mark.parametrize(
        "text",
        [
            "#DIV/0!",
            "#N/A",
            "#NAME?",
            "#REF!",
            "#VALUE!",
            "#NUM!",
            "#NULL!",
            "#SPILL!",
            "#GETTING_DATA",
            "#CALC!",
            UNCALCULATED,
        ],
    )
    def it_recognises_the_error_values_of_formulas(self, text: str) -> None:
        assert is_error(text)

    @pytest.mark.parametrize(
        "text", ["", "#", "#1", "#ita items", "#end", "N/A", " #N/A", "#ดี!", "# N/A", "#n/a"]
    )
    def it_recognises_no_other_text_as_an_error(self, text: str) -> None:
        assert not is_error(text)

    @pytest.mark.parametrize(
        ("value", "key"),
        [
            ("items.IIT.i1", "items.IIT.i1"),
            ("  plan[] \u200b", "plan[]"),
            ("\xa0#end\xa0", "#end"),
            (1.0, ""),
            (None, ""),
            (True, ""),
            (date(2025, 1, 1), ""),
        ],
    )
    def it_strips_blanks_around_a_key(self, value: object, key: str) -> None:
        assert key_of(value) == key

    @given(st.decimals(0, 100, places=2))
    def it_keeps_the_digits_of_a_score(self, score: Decimal) -> None:
        assert plain_value(float(score))[0] == score
        assert Decimal(plain_value(float(score))[1]) == score

    @given(st.floats(allow_nan=True, allow_infinity=True))
    def it_gives_every_number_a_value_and_a_text(self, number: float) -> None:
        value, text = plain_value(number)
        assert text
        assert str(value) == text or value == Decimal(text)

    @pytest.mark.parametrize(
        ("number", "value", "text"),
        [
            (100.0, Decimal(100), "100"),
            (-0.5, Decimal("-0.5"), "-0.5"),
            (1e-7, Decimal("1E-7"), "0.0000001"),
            (float("inf"), "inf", "inf"),
            (float("nan"), "nan", "nan"),
            (1e300, Decimal("1E+300"), "1E+300"),
            (7, Decimal(7), "7"),
        ],
    )
    def it_writes_a_number_the_way_it_is_read(self, number: float, value: object, text: str) -> None:
        assert plain_value(number) == (value, text)

    @pytest.mark.parametrize(
        ("typed", "bare"),
        [
            ("99 .33", "99.33"),
            ("1 234", "1234"),
            ("1\u200b00", "100"),
            ("๑ ๒๓๔ . ๕", "๑๒๓๔.๕"),
            ("50 %", "50%"),
            ("-1 000 000.5", "-1000000.5"),
        ],
    )
    def it_removes_blanks_inside_a_number(self, typed: str, bare: str) -> None:
        value, text = plain_value(typed)
        assert (value, text) == (bare, key_of(typed))
        assert number_from(str(value)) is not None

    @pytest.mark.parametrize(
        "typed", ["1 2", "12 34", "1, 2, 3", "99 33", "02 222 3333", "5-10", "1.2.3", "ข้อ 1 234"]
    )
    def it_leaves_a_text_that_is_not_one_number_unchanged(self, typed: str) -> None:
        assert plain_value(typed) == (typed, typed)

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (True, "TRUE"),
            (False, "FALSE"),
            (datetime(2025, 1, 5), "5 มกราคม 2568"),
            (date(2025, 1, 5), "5 มกราคม 2568"),
            (time(8, 30), "08:30:00"),
            (timedelta(hours=1), "1:00:00"),
        ],
    )
    def it_writes_dates_times_and_booleans_as_text(self, value: object, text: str) -> None:
        assert plain_value(value) == (text, text)
