"""Items of issues, and views from inside and outside."""

from __future__ import annotations

from ita_tools.analysis.issues import issue_items, perception_gaps
from tests.bundled import bundled, opened


def it_lists_an_item_once_for_every_tool():
    issue = bundled().edition.issues[2]
    assert [key[1:] for key in issue_items(bundled().result, issue)][:3] == [
        ("EIT1", "e4"),
        ("EIT2", "e4"),
        ("EIT1", "e5"),
    ]


def it_compares_only_what_is_known_on_both_sides():
    case = opened("edition: 2568\nitems: {IIT: {i1: 90, i2: 80}, EIT2: {e1: 95.5, e3: 70}}\n")
    [found] = perception_gaps(case.result)
    assert (found.inside, found.outside, str(found.difference)) == (
        ("item", "IIT", "i1"),
        ("item", "EIT2", "e1"),
        "-5.50",
    )
