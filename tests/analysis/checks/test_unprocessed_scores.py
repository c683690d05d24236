"""Check of announced scores of tools that were not processed."""

from __future__ import annotations

from ita_tools.analysis.checks.unprocessed_scores import check_unprocessed_scores
from tests.bundled import bundled, opened


class DescribeCheckUnprocessedScores:
    def it_finds_nothing_in_the_bundled_case(self):
        assert list(check_unprocessed_scores(bundled().reading, bundled().result)) == []

    def it_finds_an_announced_score_of_an_unprocessed_tool(self):
        case = opened("edition: 2568\nunprocessed: [EIT2, OIT]\npublished: {tools: {EIT1: 90, EIT2: 95}}\n")
        [finding] = check_unprocessed_scores(case.reading, case.result)
        assert (finding.code, finding.severity, finding.found) == ("unprocessed-scored", "warning", "95.00")
        assert finding.where == "case.yaml บรรทัด 3 (published.tools.EIT2)"
