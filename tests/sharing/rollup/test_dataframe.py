"""Statistics of many agencies are exact decimals."""

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


def vars_of(statistics: ScoreStatistics) -> list[Decimal]:
    return [
        statistics.least,
        statistics.lower,
        statistics.median,
        statistics.upper,
        statistics.greatest,
        statistics.mean,
    ]


class DescribeScoreStatistics:
    def it_sums_up_a_column(self):
        figures = ("70.00", "77.50", "85.00", "91.39", "95.55", "83.89")
        assert spread("70", "80", "90", "95.55") == ScoreStatistics(4, *map(Decimal, figures))

    def it_rounds_ties_away_from_zero(self):
        statistics = spread("90.00", "90.01")
        assert (statistics.mean, statistics.median) == (Decimal("90.01"), Decimal("90.01"))

    def it_leaves_out_missing_scores(self):
        assert spread("80", None, "90").mean == Decimal("85.00")
        assert spread(None) == ScoreStatistics(0)

    def it_accepts_a_single_score(self):
        assert set(vars_of(spread("77.77"))) == {Decimal("77.77")}

    @given(st.lists(scores(), min_size=2, max_size=12))
    def it_agrees_with_decimal_arithmetic(self, totals):
        lower, _, upper = quantiles(totals, n=4, method="inclusive")
        expected = [min(totals), lower, median(totals), upper, max(totals), sum(totals) / len(totals)]
        assert vars_of(spread(*totals)) == [half_up(each) for each in expected]


class DescribeAgenciesDataframe:
    @pytest.mark.parametrize("year", [2564, 2568])
    def it_has_a_column_for_every_tool_and_indicator(self, year):
        frame = agencies_dataframe([row("ก", "90", 2564), row("ข", "90", 2568)])
        assert {"tool:EIT", "tool:EIT1", "indicator:10"} <= set(frame.columns)
        assert str(frame["total"].dtype) == "Int64"
        assert len(frame[frame["edition"] == year]) == 1
