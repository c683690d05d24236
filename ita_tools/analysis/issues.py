"""Items of an analysis issue, and the gap between the perceptions of people inside and outside the agency."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ita_tools.records import record
from ita_tools.rubric import Issue
from ita_tools.rubric.matched_items import MatchedItems, matched_items
from ita_tools.scoring import Key, Result

__all__ = ["PerceptionGap", "issue_items", "perception_gaps"]


def issue_items(result: Result, issue: Issue) -> Sequence[Key]:
    """Return the keys of all items of an issue, under each of their tools."""
    items = [result.edition.item_by_code[code] for code in issue.items]
    return [("item", tool, item.code) for item in items for tool in item.tools]


@record(frozen=True, slots=True)
class PerceptionGap:
    """A pair of items on the same matter, one for people inside and one for people outside."""

    pair: MatchedItems
    inside: Key
    outside: Key
    difference: Decimal
    """Score of people inside less that of people outside, in points."""


def perception_gaps(result: Result) -> tuple[PerceptionGap, ...]:
    """Return the gaps of all pairs with both scores, one for every tool that asks people outside."""
    gaps = []
    for pair in matched_items(result.edition):
        inside = ("item", result.edition.item_by_code[pair.inside].tools[0], pair.inside)
        for tool in result.edition.item_by_code[pair.outside].tools:
            outside = ("item", tool, pair.outside)
            inside_score, outside_score = result[inside].value, result[outside].value
            if inside_score is not None and outside_score is not None:
                gaps.append(PerceptionGap(pair, inside, outside, inside_score - outside_score))
    return tuple(gaps)
