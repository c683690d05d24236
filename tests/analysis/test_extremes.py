"""Highest and lowest scores, scores below full, and lost points: ties together, missing scores left out."""

from __future__ import annotations

from decimal import Decimal

from ita_tools.analysis.extremes import (
    FULL,
    highest,
    indicator_items,
    lowest,
    points_lost,
    short_of_full,
    tools_losing_most,
)
from tests.bundled import bundled, opened, same_everywhere

INDICATORS = [("indicator", each.code) for each in bundled().edition.indicators]
NOTHING = opened("edition: 2568\n").result


class DescribeHighestAndLowest:
    def it_returns_all_keys_with_that_score_in_order(self):
        result = bundled().result
        assert highest(result, INDICATORS) == (("indicator", "3"), ("indicator", "4"))
        assert lowest(result, INDICATORS) == (("indicator", "10"),)
        assert lowest(result, indicator_items(result, "5")) == (
            ("item", "IIT", "i14"),
            ("item", "IIT", "i15"),
        )

    def it_returns_all_keys_if_all_scores_are_equal(self):
        result = opened(same_everywhere("87.5")).result
        assert highest(result, INDICATORS) == lowest(result, INDICATORS) == tuple(INDICATORS)

    def it_leaves_out_missing_scores(self):
        result = opened("edition: 2568\nitems: {IIT: {i1: 0, i2: 50}}\n").result
        keys = indicator_items(result, "1")
        assert lowest(result, keys) == (("item", "IIT", "i1"),)
        assert highest(result, keys) == (("item", "IIT", "i2"),)
        assert short_of_full(result, keys) == (("item", "IIT", "i1"), ("item", "IIT", "i2"))

    def it_is_empty_without_scores(self):
        assert highest(NOTHING, INDICATORS) == lowest(NOTHING, INDICATORS) == ()
        assert short_of_full(NOTHING, INDICATORS) == ()
        assert lowest(bundled().result, []) == ()


class DescribeIndicatorItems:
    def it_returns_the_items_under_each_tool_of_the_indicator(self):
        keys = indicator_items(bundled().result, "6")
        assert keys == [("item", tool, code) for tool in ("EIT1", "EIT2") for code in ("e1", "e2", "e3")]


class DescribeShortOfFull:
    def it_lists_scores_below_full_weakest_first(self):
        result = bundled().result
        short = short_of_full(result, indicator_items(result, "8"))
        assert short == (
            ("item", "EIT2", "e7"),
            ("item", "EIT2", "e8"),
            ("item", "EIT2", "e9"),
            ("item", "EIT1", "e7"),
        )
        assert all(result[key].value < FULL for key in short)
        assert Decimal(100) == FULL


class DescribePointsLost:
    def it_weights_the_missing_points_of_each_tool(self):
        assert list(map(str, points_lost(bundled().result).values())) == ["0.12", "0.09", "0.75", "3.00"]
        assert tools_losing_most(bundled().result) == (("OIT",), Decimal("3.00"))

    def it_returns_all_tools_that_cost_the_most(self):
        case = opened("edition: 2568\npublished: {tools: {EIT1: 80, EIT2: 80}}\n")
        assert tools_losing_most(case.result)[0] == ("EIT1", "EIT2")

    def it_returns_no_tool_if_no_points_are_lost(self):
        assert tools_losing_most(opened(same_everywhere("100")).result) == ((), 0)
        assert tools_losing_most(opened("edition: 2568\n").result) == ((), 0)
