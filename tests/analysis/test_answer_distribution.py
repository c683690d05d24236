"""Shares of answers and of groups."""

from __future__ import annotations

from decimal import Decimal

from ita_tools.analysis.answer_distribution import answer_distributions, group_shares, shares_of
from ita_tools.rounding import points
from ita_tools.rubric import load_edition
from tests.bundled import bundled, opened


class DescribeShares:
    def it_rounds_every_share_half_up_without_forcing_the_sum(self):
        assert list(map(str, shares_of([1, 1, 1]))) == ["33.33", "33.33", "33.33"]
        assert list(map(str, shares_of([1, 7]))) == ["12.50", "87.50"]
        assert shares_of([0, 0]) == ()

    def it_counts_groups_in_percent_of_those_who_stated_theirs(self):
        assert group_shares({"ก": 70, "ข": 118}) == {"ก": Decimal("37.23"), "ข": Decimal("62.77")}
        assert group_shares({"ก": 0}) == {}


class DescribeAnswerDistributions:
    def it_prefers_counts_to_printed_shares_and_ignores_scores(self):
        case = opened(
            "edition: 2568\nitems: {IIT: {i3: {counts: [3, 1], percent: [70, 30]}, "
            "i9: {percent: [60, 40]}, i1: 90}}\n"
        )
        items = bundled().edition.item_by_code
        assert [
            list(map(points, each.shares))
            for code in ("i3", "i9", "i1")
            for each in answer_distributions(case.assessment, "IIT", items[code])
        ] == [["75.00", "25.00"], ["60.00", "40.00"]]

    def it_has_one_distribution_for_every_statement(self):
        item = load_edition(2564).item_by_code["i1"]
        first, second = item.parts
        case = opened(
            "edition: 2564\nitems: {IIT: {i1: {parts: {"
            f"'{first.code}': {{counts: [3, 1, 0, 0]}}, '{second.code}': {{score: 90}}}}}}}}}}\n"
        )
        assert [
            (each.key, list(map(points, each.shares)))
            for each in answer_distributions(case.assessment, "IIT", item)
        ] == [(("statement", "IIT", "i1", first.code), ["75.00", "25.00", "0.00", "0.00"])]
