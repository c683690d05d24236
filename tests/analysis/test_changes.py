"""Changes from last year: only what both years have."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ita_tools.analysis.changes import Change, changes
from tests.bundled import bundled, opened


def it_compares_total_tools_and_indicators_in_rubric_order():
    found = changes(bundled().assessment, bundled().result)
    tools = [("tool", code) for code in ("IIT", "EIT1", "EIT2", "OIT")]
    assert list(found) == [("total",), *tools, *(("indicator", str(n)) for n in range(1, 11))]
    assert all(key == change.key for key, change in found.items())


@pytest.mark.parametrize(("key", "before", "now", "difference"), [
    (("total",), "97.02", "96.04", "-0.98"), (("tool", "EIT1"), "94.08", "99.43", "5.35"),
    (("indicator", "4"), "90.75", "100.00", "9.25"), (("indicator", "10"), "100.00", "90.00", "-10.00"),
])
def it_subtracts_last_year(key, before, now, difference):
    change = changes(bundled().assessment, bundled().result)[key]
    assert change == Change(key, Decimal(before), Decimal(now))
    assert change.difference == Decimal(difference)


def it_has_no_difference_where_a_year_is_missing():
    case = opened("edition: 2568\npublished: {total: 90, tools: {IIT: 80}}\n"
                  "previous: {edition: 2567, published: {tools: {IIT: 80, OIT: 70}}}\n")
    found = changes(case.assessment, case.result)
    assert found[("total",)].difference is None
    assert found[("tool", "OIT")] == Change(("tool", "OIT"), Decimal(70), None)
    assert found[("tool", "OIT")].difference is None
    assert found[("tool", "IIT")].difference == 0


def it_leaves_out_what_only_last_years_rubric_had():
    case = opened("edition: 2568\nprevious: {edition: 2565, published: {tools: {EIT: 88}}}\n")
    found = changes(case.assessment, case.result)
    assert ("tool", "EIT") not in found
    assert {change.before for change in found.values()} == {None}
