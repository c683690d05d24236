"""Scores that a percent sign has made a hundredth of what was meant."""

from __future__ import annotations

import pytest

from ita_tools.analysis.checks.percent_as_fraction import check_percent_as_fraction
from tests.bundled import bundled, changed, opened


def found(case):
    return [
        (each.code, each.severity, each.where, each.expected, each.found)
        for each in check_percent_as_fraction(case.reading, case.result)
    ]


def it_finds_nothing_in_a_sound_case():
    assert found(bundled()) == []


def it_names_the_item_and_what_was_meant():
    case = changed("i1: 99.33", "i1: 0.98")
    assert found(case) == [("score-fraction", "warning", case.reading.where("items.IIT.i1"), "98.00", "0.98")]
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
def it_looks_at_every_score(text, path):
    case = opened(f"edition: 2568\n{text}\n")
    assert [where for _, _, where, *_ in found(case)] == [case.reading.where(path)]


@pytest.mark.parametrize(
    "text",
    [
        "items: {IIT: {i1: 0, i2: 1}}",
        "items: {IIT: {i2: {percent: [99.47, 0.53, 0, 0, 0, 0]}}}",
        "published: {differences: {6: 0.5}}",
    ],
)
def it_leaves_alone_what_may_be_small(text):
    assert found(opened(f"edition: 2568\n{text}\n")) == []
