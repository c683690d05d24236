"""Totals of earlier years with their levels."""

from __future__ import annotations

from decimal import Decimal

from ita_tools.analysis.total_history import history
from tests.bundled import bundled, opened, without


def years(case):
    return [(each.year, str(each.total), each.level) for each in history(case.assessment, case.result)]


def it_orders_years_and_gives_a_level_where_the_total_decides():
    case = without(history={2566: Decimal("90.00"), 2565: Decimal("84.99"), 2563: Decimal("70.00")})
    assert years(case) == [
        (2563, "70.00", ""),
        (2565, "84.99", "B"),
        (2566, "90.00", ""),
        (2567, "97.02", "ผ่านดี"),
        (2568, "96.04", "ผ่านดี"),
    ]


def it_takes_this_year_and_last_from_their_own_results():
    case = without(history={2567: Decimal("1.00"), 2568: Decimal("2.00")})
    assert years(case) == years(bundled())


def it_is_empty_without_this_year():
    assert years(opened("edition: 2568\nhistory: {2567: 90}\n")) == []


def it_gives_a_total_on_the_border_the_higher_level():
    case = without(history={2565: Decimal("85.00")})
    assert years(case)[0] == (2565, "85.00", "A")
