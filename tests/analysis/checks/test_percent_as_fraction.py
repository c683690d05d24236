"""Check of scores that a percent sign turned into a hundredth."""

from __future__ import annotations

import pytest

from ita_tools.analysis.checks.percent_as_fraction import check_percent_as_fraction
from tests.bundled import bundled, changed, opened


def findings_of(case):
    return [
        (each.code, each.severity, each.where, each.expected, each.found)
        for each in check_percent_as_fraction(case.reading, case.result)
    ]


class DescribeCheckPercentAsFraction:
    def it_finds_nothing_in_a_valid_case(self):
        assert findings_of(bundled()) == []

    def it_reports_the_item_and_the_intended_score(self):
        case = changed("i1: 99.33", "i1: 0.98")
        assert findings_of(case) == [
            ("score-fraction", "warning", case.reading.where("items.IIT.i1"), "98.00", "0.98")
        ]
        assert case.reading.where("items.IIT.i1").endswith("(items.IIT.i1)")

    @pytest.mark.parametrize(
        ("text", "path"),
        [
            ("published: {total: 0.96}", "published.total"),
            ("published: {indicators: {1: 0.5}}", "published.indicators.1"),
            ("previous: {edition: 2567, published: {tools: {IIT: 0.97}}}", "previous.published.tools.IIT"),
            ("previous: {edition: 2567, items: {IIT: {i1: 0.9}}}", "previous.items.IIT.i1"),
            ("published: {parts: {EIT1: {7: 0.9}}}", "published.parts.EIT1.7"),
            ("published: {subindicators: {9.1: 0.9}}", "published.subindicators.9.1"),
            ("history: {2566: 0.9}", "history.2566"),
        ],
    )
    def it_checks_every_score(self, text, path):
        case = opened(f"edition: 2568\n{text}\n")
        assert [where for _, _, where, *_ in findings_of(case)] == [case.reading.where(path)]

    @pytest.mark.parametrize(
        "text",
        [
            "items: {IIT: {i1: 0, i2: 1}}",
            "items: {IIT: {i2: {percent: [99.47, 0.53, 0, 0, 0, 0]}}}",
            "published: {differences: {6: 0.5}}",
        ],
    )
    def it_accepts_small_differences_and_shares(self, text):
        assert findings_of(opened(f"edition: 2568\n{text}\n")) == []
