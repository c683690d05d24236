"""Items of issues, and gaps between perceptions inside and outside the agency."""

from __future__ import annotations

from ita_tools.analysis.issues import issue_items, perception_gaps
from tests.bundled import bundled, opened


class DescribeIssueItems:
    def it_returns_an_item_once_for_every_tool(self):
        issue = bundled().edition.issues[2]
        assert [key[1:] for key in issue_items(bundled().result, issue)][:3] == [
            ("EIT1", "e4"),
            ("EIT2", "e4"),
            ("EIT1", "e5"),
        ]


class DescribePerceptionGaps:
    def it_compares_only_pairs_with_both_scores(self):
        case = opened("edition: 2568\nitems: {IIT: {i1: 90, i2: 80}, EIT2: {e1: 95.5, e3: 70}}\n")
        [gap] = perception_gaps(case.result)
        assert (gap.inside, gap.outside, str(gap.difference)) == (
            ("item", "IIT", "i1"),
            ("item", "EIT2", "e1"),
            "-5.50",
        )
