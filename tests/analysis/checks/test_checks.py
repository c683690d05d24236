"""All checks together."""

from __future__ import annotations

from ita_tools.analysis.checks import CHECKS, check
from tests.bundled import bundled, opened


def it_finds_nothing_wrong_with_the_bundled_case():
    assert {finding.severity for finding in check(bundled().reading, bundled().result)} == {"info"}


def it_runs_every_check_in_order():
    broken = opened("edition: 2568\npublished: {total: 90, tools: {IIT: 1, EIT1: 1, EIT2: 1, OIT: 1}}\n"
                    "items: {IIT: {i3: {counts: [1, 1], score: 1, derived: true}}}\n")
    codes = [finding.code for finding in check(broken.reading, broken.result)]
    assert {"published-differs", "answers-differ", "item-missing", "score-derived"} <= set(codes)
    assert codes == [each.code for one in CHECKS for each in one(broken.reading, broken.result)]


def it_says_everything_in_thai_with_a_place():
    broken = opened("edition: 2568\npublished: {total: 90, tools: {IIT: 1, EIT1: 1, EIT2: 1, OIT: 1}}\n")
    for finding in check(broken.reading, broken.result):
        assert finding.where.startswith("case.yaml")
        assert any("\u0e01" <= letter <= "\u0e5b" for letter in finding.message)
