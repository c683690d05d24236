"""Figures over many agencies are exact decimals."""

from __future__ import annotations

from decimal import Decimal
from statistics import median, quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.rounding import half_up
from ita_tools.sharing.rollup.dataframe import ScoreStatistics, agencies_dataframe, score_statistics
from tests.sharing.rollup.agencies import row
from tests.strategies import scores


def spread(*totals: str | Decimal | None) -> ScoreStatistics:
    return score_statistics(
        agencies_dataframe([row(str(n), total and str(total)) for n, total in enumerate(totals)])["total"]
    )


def it_sums_up_a_column():
    figures = ("70.00", "77.50", "85.00", "91.39", "95.55", "83.89")
    assert spread("70", "80", "90", "95.55") == ScoreStatistics(4, *map(Decimal, figures))


def it_rounds_ties_away_from_zero():
    found = spread("90.00", "90.01")
    assert (found.mean, found.median) == (Decimal("90.01"), Decimal("90.01"))


def it_leaves_the_missing_out_and_never_takes_them_for_zero():
    assert spread("80", None, "90").mean == Decimal("85.00")
    assert spread(None) == ScoreStatistics(0)


def it_knows_a_single_agency():
    assert set(vars_of(spread("77.77"))) == {Decimal("77.77")}


def vars_of(found: ScoreStatistics) -> list[Decimal]:
    return [found.least, found.lower, found.median, found.upper, found.greatest, found.mean]


@given(st.lists(scores(), min_size=2, max_size=12))
def it_agrees_with_decimal_arithmetic(totals):
    lower, _, upper = quantiles(totals, n=4, method="inclusive")
    expected = [min(totals), lower, median(totals), upper, max(totals), sum(totals) / len(totals)]
    assert vars_of(spread(*totals)) == [half_up(each) for each in expected]


@pytest.mark.parametrize("year", [2564, 2568])
def it_has_a_column_for_every_tool_and_indicator(year):
    frame = agencies_dataframe([row("ก", "90", 2564), row("ข", "90", 2568)])
    assert {"tool:EIT", "tool:EIT1", "indicator:10"} <= set(frame.columns)
    assert str(frame["total"].dtype) == "Int64"
    assert len(frame[frame["edition"] == year]) == 1
