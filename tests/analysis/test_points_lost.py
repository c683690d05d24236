"""What each tool costs the total."""

from __future__ import annotations

from decimal import Decimal

from ita_tools.analysis.points_lost import points_lost, tools_losing_most
from tests.bundled import bundled, opened, same_everywhere


def it_weighs_what_a_tool_lacks():
    assert list(map(str, points_lost(bundled().result).values())) == ["0.12", "0.09", "0.75", "3.00"]
    assert tools_losing_most(bundled().result) == (("OIT",), Decimal("3.00"))


def it_names_all_tools_that_cost_the_same():
    case = opened("edition: 2568\npublished: {tools: {EIT1: 80, EIT2: 80}}\n")
    assert tools_losing_most(case.result)[0] == ("EIT1", "EIT2")


def it_names_none_where_nothing_is_lost_or_known():
    assert tools_losing_most(opened(same_everywhere("100")).result) == ((), 0)
    assert tools_losing_most(opened("edition: 2568\n").result) == ((), 0)
