"""All checks together."""

from __future__ import annotations

from ita_tools.analysis.checks import CHECKS, check
from tests.bundled import bundled, opened


class DescribeCheck:
    def it_finds_nothing_in_the_bundled_case(self):
        assert {finding.severity for finding in check(bundled().reading, bundled().result)} == {"info"}

    def it_runs_every_check_in_order(self):
        broken = opened(
            "edition: 2568\npublished: {total: 90, tools: {IIT: 1, EIT1: 1, EIT2: 1, OIT: 1}}\n"
            "items: {IIT: {i3: {counts: [1, 1], score: 1}, i4: {score: 1, derived: true}}}\n"
        )
        codes = [finding.code for finding in check(broken.reading, broken.result)]
        assert {"published-differs", "answers-differ", "item-missing", "score-derived"} <= set(codes)
        assert codes == [each.code for one in CHECKS for each in one(broken.reading, broken.result)]

    def it_has_a_thai_message_and_a_location_for_every_finding(self):
        broken = opened("edition: 2568\npublished: {total: 90, tools: {IIT: 1, EIT1: 1, EIT2: 1, OIT: 1}}\n")
        for finding in check(broken.reading, broken.result):
            assert finding.where.startswith("case.yaml")
            assert any("\u0e01" <= letter <= "\u0e5b" for letter in finding.message)

    def it_names_tools_by_their_short_name(self):
        broken = opened(
            "edition: 2568\nunprocessed: [EIT2]\nrespondents: {EIT1: {count: 9, groups: {เพศ: {ชาย: 1}}}}\n"
            "published: {total: 1, tools: {IIT: 1, EIT1: 1, EIT2: 1, OIT: 1}, parts: {EIT1: {7: 1}},\n"
            "  differences: {EIT1: 5}}\nprevious: {edition: 2567, published: {tools: {EIT1: 3}}}\n"
            + "items: {EIT1: {"
            + ", ".join(f"e{n}: {{score: {80 + n}, derived: true}}" for n in range(1, 10))
            + "}}\n"
        )
        findings = check(broken.reading, broken.result)
        assert {
            "published-differs",
            "unprocessed-scored",
            "difference-wrong",
            "score-derived",
            "groups-differ",
        } <= {each.code for each in findings}
        codes = {tool.code for tool in broken.edition.tools if tool.code != tool.short}
        assert codes
        assert [each.message for each in findings if any(code in each.message for code in codes)] == []
