"""Half-up arithmetic, compared with its definition in fractions."""

from decimal import Decimal, localcontext
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.rounding import SCORE_PLACES, half_up, points, weighted_mean

values = st.decimals(-(10**6), 10**6, allow_nan=False, allow_infinity=False, places=6)
places = st.integers(0, 5)
weights = st.decimals(0, 100, allow_nan=False, allow_infinity=False, places=2)


def defined(value: Decimal, decimals: int) -> Fraction:
    """Round a size to the nearest step, a tie upwards, and give the sign back."""
    scale = 10**decimals
    size = Fraction(floor(abs(Fraction(value)) * scale + Fraction(1, 2)), scale)
    return -size if value < 0 else size


class DescribeHalfUp:
    @given(values, places)
    def it_follows_its_definition(self, value, decimals):
        assert Fraction(half_up(value, decimals)) == defined(value, decimals)

    @given(st.integers(0, 10**7), places)
    def it_rounds_ties_away_from_zero(self, number, decimals):
        tie = (Decimal(number) + Decimal("0.5")).scaleb(-decimals)
        assert half_up(tie, decimals) == Decimal(number + 1).scaleb(-decimals)

    @given(values, places)
    def it_always_has_the_decimal_places(self, value, decimals):
        assert -half_up(value, decimals).as_tuple().exponent == decimals

    @given(values)
    def it_does_not_change_a_rounded_value(self, value):
        assert half_up(half_up(value)) == half_up(value)

    @given(values, values)
    def it_keeps_the_order_of_values(self, first, second):
        low, high = sorted((first, second))
        assert half_up(low) <= half_up(high)

    @pytest.mark.parametrize(
        ("value", "rounded"),
        [
            ("99.375", "99.38"),
            ("99.555", "99.56"),
            ("99.5549999", "99.55"),
            ("84.995", "85.00"),
            ("0.005", "0.01"),
            ("0.125", "0.13"),
            ("0.135", "0.14"),
            ("1.005", "1.01"),
            ("-0.125", "-0.13"),
            ("100", "100.00"),
        ],
    )
    def it_rounds_to_two_places_by_default(self, value, rounded):
        assert (SCORE_PLACES, str(half_up(Decimal(value)))) == (2, rounded)

    def it_does_not_depend_on_the_context_of_the_caller(self):
        with localcontext() as context:
            context.prec = 3
            context.rounding = "ROUND_DOWN"
            assert half_up(Decimal("12345.675")) == Decimal("12345.68")
            assert half_up(weighted_mean([Decimal("12345.67"), Decimal("12345.68")])) == Decimal("12345.68")


weighted = st.lists(st.tuples(values, weights), min_size=1, max_size=8)


class DescribeWeightedMean:
    @given(weighted.filter(lambda pairs: sum(weight for _, weight in pairs)))
    def it_is_exact_to_fifty_digits(self, pairs):
        given_values, given_weights = [value for value, _ in pairs], [weight for _, weight in pairs]
        exact = sum(Fraction(value) * Fraction(weight) for value, weight in pairs) / Fraction(
            sum(given_weights)
        )
        assert abs(Fraction(weighted_mean(given_values, given_weights)) - exact) < Fraction(1, 10**50)

    @given(st.lists(values, min_size=1, max_size=8))
    def it_counts_all_values_the_same_without_weights(self, given_values):
        assert weighted_mean(given_values) == weighted_mean(given_values, [7] * len(given_values))

    @given(st.lists(values, min_size=1, max_size=8))
    def it_lies_between_the_values(self, given_values):
        assert min(given_values) <= half_up(weighted_mean(given_values), 6) <= max(given_values)

    def it_counts_a_value_as_often_as_its_weight(self):
        assert weighted_mean([Decimal(0), Decimal(100)], [1, 3]) == 75

    @pytest.mark.parametrize("share", [[], [0, 0]])
    def it_fails_without_values_or_weights(self, share):
        with pytest.raises(ArithmeticError):
            weighted_mean([Decimal(50)] * len(share), share)

    def it_requires_a_weight_for_every_value(self):
        with pytest.raises(ValueError, match="zip"):
            weighted_mean([Decimal(1), Decimal(2)], [1])


class DescribeFormatScore:
    @pytest.mark.parametrize(
        ("value", "shown"),
        [
            (Decimal(0), "0.00"),
            (Decimal("95"), "95.00"),
            (Decimal("99.375"), "99.38"),
            (Decimal("1E+2"), "100.00"),
            (None, "-"),
        ],
    )
    def it_writes_two_decimals_and_distinguishes_zero_from_missing(self, value, shown):
        assert points(value) == shown

    def it_writes_the_given_text_for_a_missing_score(self):
        assert points(None, "ไม่มี") == "ไม่มี"
