"""What each tool costs the total."""

from __future__ import annotations

from decimal import Decimal

from ita_tools.analysis.points_lost import losses, strongest_pull
from tests.bundled import bundled, opened, same_everywhere


def it_weighs_what_a_tool_lacks():
    assert list(map(str, losses(bundled().result).values())) == ["0.12", "0.09", "0.75", "3.00"]
    assert strongest_pull(bundled().result) == (("OIT",), Decimal("3.00"))


def it_names_all_tools_that_cost_the_same():
    case = opened("edition: 2568\npublished: {tools: {EIT1: 80, EIT2: 80}}\n")
    assert strongest_pull(case.result)[0] == ("EIT1", "EIT2")


def it_names_none_where_nothing_is_lost_or_known():
    assert strongest_pull(opened(same_everywhere("100")).result) == ((), 0)
    assert strongest_pull(opened("edition: 2568\n").result) == ((), 0)
