"""What belongs to an analysis issue, and what people inside and outside say of the same matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ita_tools.rubric import Issue
from ita_tools.rubric.matched_items import MatchedItems, matched_items
from ita_tools.scoring import Key, Result

__all__ = ["PerceptionGap", "issue_items", "perception_gaps"]


def issue_items(result: Result, issue: Issue) -> Sequence[Key]:
    """Return the keys of all items of an issue, under every tool that asks them."""
    items = [result.edition.item_by_code[code] for code in issue.items]
    return [("item", tool, item.code) for item in items for tool in item.tools]


@dataclass(frozen=True, slots=True)
class PerceptionGap:
    """One matter as people inside and outside see it, both scores known."""

    pair: MatchedItems
    inside: Key
    outside: Key
    difference: Decimal
    """Points by which people inside see it better (positive) or worse."""


def perception_gaps(result: Result) -> tuple[PerceptionGap, ...]:
    """Compare the pairs of items; one comparison for every tool that asks people outside."""
    found = []
    for pair in matched_items(result.edition):
        inside = ("item", result.edition.item_by_code[pair.inside].tools[0], pair.inside)
        for tool in result.edition.item_by_code[pair.outside].tools:
            outside = ("item", tool, pair.outside)
            ours, theirs = result[inside].value, result[outside].value
            if ours is not None and theirs is not None:
                found.append(PerceptionGap(pair, inside, outside, ours - theirs))
    return tuple(found)
