"""Highest and lowest scores, ties included, and the points that are missing from full scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from ita_tools.rounding import half_up
from ita_tools.rubric import Tool
from ita_tools.scoring import Key, Result

__all__ = [
    "FULL",
    "highest",
    "indicator_items",
    "lowest",
    "points_lost",
    "short_of_full",
    "tools_losing_most",
]

FULL = Decimal(100)
"""Points of a perfect score."""


def lowest(result: Result, keys: Iterable[Key]) -> tuple[Key, ...]:
    """Return all keys with the lowest score, in their order; none where ranges leave that open.

    Scores of which nothing is known are left out.
    """
    return _extreme({key: (low, high) for key in keys if (ends := result.ends(key)) for low, high in [ends]})


def highest(result: Result, keys: Iterable[Key]) -> tuple[Key, ...]:
    """Return all keys with the highest score, in their order; none where ranges leave that open."""
    return _extreme(
        {key: (-high, -low) for key in keys if (ends := result.ends(key)) for low, high in [ends]}
    )


def _extreme(ends: Mapping[Key, tuple[Decimal, Decimal]]) -> tuple[Key, ...]:
    """Return the keys that are lowest whatever the values in their ranges are."""
    if not ends:
        return ()
    limit = min(high for _, high in ends.values())
    possible = [key for key, (low, _) in ends.items() if low <= limit]
    certain = len(possible) == 1 or all(ends[key] == (limit, limit) for key in possible)
    return tuple(possible) if certain else ()


def indicator_items(result: Result, indicator: str) -> Sequence[Key]:
    """Return the keys of all items of an indicator, under each of its tools."""
    tools = result.edition.indicator_by_code[indicator].tools
    items = result.edition.items_of_indicator(indicator)
    return [("item", tool, item.code) for tool in tools for item in items]


def short_of_full(result: Result, keys: Iterable[Key]) -> tuple[Key, ...]:
    """Return the keys with a score below the full score, weakest first."""
    short = [(value, key) for key in keys if (value := result[key].value) is not None and value < FULL]
    return tuple(key for _, key in sorted(short, key=lambda pair: pair[0]))


def points_lost(result: Result) -> Mapping[str, Decimal]:
    """Return the points of the total that are lost through each tool.

    Tools of which nothing is known are left out, and those whose range leaves several values.
    """
    lost = {tool: _lost(result, tool) for tool in result.edition.tools}
    return {tool.code: ends[0] for tool, ends in lost.items() if ends and ends[0] == ends[1]}


def _lost(result: Result, tool: Tool) -> tuple[Decimal, Decimal] | None:
    """Return the least and most points that are lost through a tool."""
    ends = result.ends(("tool", tool.code))
    if ends is None:
        return None
    most, least = (half_up((FULL - end) * tool.weight / FULL) for end in ends)
    return least, most


def tools_losing_most(result: Result) -> tuple[tuple[str, ...], Decimal]:
    """Return the tools that cost the total most, and the points each costs.

    No tools where none costs any, or where a range leaves open which costs most.
    """
    lost = points_lost(result)
    most = max(lost.values(), default=Decimal(0))
    others = [_lost(result, tool) for tool in result.edition.tools if tool.code not in lost]
    if any(ends and ends[1] >= most for ends in others):
        return (), most
    return tuple(tool for tool, points in lost.items() if points == most > 0), most
