"""Highest, lowest and what is short of full: ties together, missing scores left out."""

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


def it_names_all_that_share_the_highest_or_lowest_score_in_order():
    result = bundled().result
    assert highest(result, INDICATORS) == (("indicator", "3"), ("indicator", "4"))
    assert lowest(result, INDICATORS) == (("indicator", "10"),)
    assert lowest(result, indicator_items(result, "5")) == (("item", "IIT", "i14"), ("item", "IIT", "i15"))


def it_names_all_where_all_are_equal():
    result = opened(same_everywhere("87.5")).result
    assert highest(result, INDICATORS) == lowest(result, INDICATORS) == tuple(INDICATORS)


def it_never_takes_a_missing_score_for_the_lowest():
    result = opened("edition: 2568\nitems: {IIT: {i1: 0, i2: 50}}\n").result
    keys = indicator_items(result, "1")
    assert lowest(result, keys) == (("item", "IIT", "i1"),)
    assert highest(result, keys) == (("item", "IIT", "i2"),)
    assert short_of_full(result, keys) == (("item", "IIT", "i1"), ("item", "IIT", "i2"))


def it_has_no_extreme_where_nothing_is_known():
    assert highest(NOTHING, INDICATORS) == lowest(NOTHING, INDICATORS) == ()
    assert short_of_full(NOTHING, INDICATORS) == ()
    assert lowest(bundled().result, []) == ()


def it_asks_every_tool_of_an_indicator_for_its_items():
    keys = indicator_items(bundled().result, "6")
    assert keys == [("item", tool, code) for tool in ("EIT1", "EIT2") for code in ("e1", "e2", "e3")]


def it_lists_what_is_short_of_full_from_the_weakest():
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


def it_weighs_what_a_tool_lacks():
    assert list(map(str, points_lost(bundled().result).values())) == ["0.12", "0.09", "0.75", "3.00"]
    assert tools_losing_most(bundled().result) == (("OIT",), Decimal("3.00"))


def it_names_all_tools_that_cost_the_same():
    case = opened("edition: 2568\npublished: {tools: {EIT1: 80, EIT2: 80}}\n")
    assert tools_losing_most(case.result)[0] == ("EIT1", "EIT2")


def it_names_none_where_nothing_is_lost_or_known():
    assert tools_losing_most(opened(same_everywhere("100")).result) == ((), 0)
    assert tools_losing_most(opened("edition: 2568\n").result) == ((), 0)
