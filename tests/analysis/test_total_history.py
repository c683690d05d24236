"""Totals of earlier years with their levels."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ita_tools.analysis.total_history import check_history, yearly_totals
from tests.bundled import bundled, changed, opened, without


def years(case):
    return [(each.year, str(each.total), each.level) for each in yearly_totals(case.assessment, case.result)]


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


def found(case):
    return [
        (each.code, each.severity, each.where, each.expected, each.found)
        for each in check_history(case.reading, case.result)
    ]


def with_history(years):
    return changed("previous:\n", f"history: {years}\nprevious:\n")


def it_finds_nothing_in_a_sound_case():
    assert found(bundled()) == []
    assert found(with_history("{2566: 1, 2567: 97.02, 2568: 96.04}")) == []


def it_finds_another_total_of_last_year_and_of_this_one():
    case = with_history("{2566: 1, 2567: 97.20, 2568: 96.40}")
    assert found(case) == [
        ("history-differs", "warning", case.reading.where("history.2567"), "97.02", "97.20"),
        ("history-differs", "warning", case.reading.where("history.2568"), "96.04", "96.40"),
    ]
    assert case.reading.where("history.2567").endswith("(history.2567)")


def it_has_nothing_to_compare_where_no_other_total_is_known():
    assert (
        found(
            opened(
                "edition: 2568\nprevious: {edition: 2567, published: {level: ผ่าน}}\n"
                "history: {2566: 1, 2567: 2, 2568: 3}\n"
            )
        )
        == []
    )


@pytest.mark.parametrize(
    ("year", "level", "codes"),
    [
        (2567, "ผ่านดี", []),
        (2567, "ดีมาก", ["previous-level-unknown"]),
        (2567, "A", ["previous-level-unknown"]),
        (2565, "A", []),
        (2565, "ผ่านดี", ["previous-level-unknown"]),
        (2560, "อะไรก็ได้", []),
    ],
)
def it_finds_a_level_that_last_year_did_not_have(year, level, codes):
    case = opened(f"edition: 2568\nprevious: {{edition: {year}, published: {{level: {level}}}}}\n")
    assert [each[0] for each in found(case)] == codes


def it_names_the_levels_there_were():
    case = opened("edition: 2568\nprevious: {edition: 2565, published: {level: ดี}}\n")
    [finding] = check_history(case.reading, case.result)
    assert finding.where == case.reading.where("previous.published.level")
    assert finding.message.endswith("AA, A, B, C, D, E, F")
    assert finding.found == "ดี"
