"""Totals of several years with their levels, and the check of earlier totals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ita_tools.analysis.total_history import check_previous_level, yearly_totals
from ita_tools.assessment import EarlierResult
from tests.bundled import bundled, opened, without


def years(case):
    return [(each.year, str(each.total), each.level) for each in yearly_totals(case.assessment, case.result)]


def findings(case):
    return [
        (each.code, each.severity, each.where, each.expected, each.found)
        for each in check_previous_level(case.reading, case.result)
    ]


class DescribeYearlyTotals:
    def it_orders_years_and_has_a_level_if_the_total_decides(self):
        case = without(
            history={
                2566: EarlierResult(Decimal("90.00")),
                2565: EarlierResult(Decimal("84.99")),
                2563: EarlierResult(Decimal("70.00")),
            }
        )
        assert years(case) == [
            (2563, "70.00", ""),
            (2565, "84.99", "B"),
            (2566, "90.00", ""),
            (2567, "97.02", "ผ่านดี"),
            (2568, "96.04", "ผ่านดี"),
        ]

    def it_prefers_the_results_of_this_year_and_last_to_the_history(self):
        case = without(history={2567: EarlierResult(Decimal("1.00")), 2568: EarlierResult(Decimal("2.00"))})
        assert years(case) == years(bundled())

    def it_is_empty_without_a_total_of_this_year(self):
        assert years(opened("edition: 2568\nhistory: {2567: 90}\n")) == []

    def it_has_the_higher_level_for_a_total_on_the_border(self):
        case = without(history={2565: EarlierResult(Decimal("85.00"))})
        assert years(case)[0] == (2565, "85.00", "A")


class DescribeCheckPreviousLevel:
    def it_finds_nothing_in_a_valid_case(self):
        assert findings(bundled()) == []

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
    def it_finds_a_level_that_last_years_edition_lacks(self, year, level, codes):
        case = opened(f"edition: 2568\nprevious: {{edition: {year}, published: {{level: {level}}}}}\n")
        assert [each[0] for each in findings(case)] == codes

    def it_names_the_levels_of_that_edition(self):
        case = opened("edition: 2568\nprevious: {edition: 2565, published: {level: ดี}}\n")
        [finding] = check_previous_level(case.reading, case.result)
        assert finding.where == case.reading.where("previous.published.level")
        assert finding.message.endswith("AA, A, B, C, D, E, F")
        assert finding.found == "ดี"
