"""Highest and lowest scores, ties included, and the points that are missing from full scores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from ita_tools.rounding import half_up
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
    """Return all keys with the lowest score, in their order; missing scores are left out."""
    return _with_extreme_score(result, keys, min)


def highest(result: Result, keys: Iterable[Key]) -> tuple[Key, ...]:
    """Return all keys with the highest score, in their order; missing scores are left out."""
    return _with_extreme_score(result, keys, max)


def _with_extreme_score(
    result: Result, keys: Iterable[Key], extreme: Callable[[Iterable[Decimal]], Decimal]
) -> tuple[Key, ...]:
    scores = {key: value for key in keys if (value := result[key].value) is not None}
    if not scores:
        return ()
    best = extreme(scores.values())
    return tuple(key for key, value in scores.items() if value == best)


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
    """Return the points of the total that are lost through each tool; tools without a score are left out."""
    scores = [(tool, score) for tool in result.edition.tools if (score := result.tool(tool.code)) is not None]
    return {tool.code: half_up((FULL - score) * tool.weight / FULL) for tool, score in scores}


def tools_losing_most(result: Result) -> tuple[tuple[str, ...], Decimal]:
    """Return the tools that cost the total most, and the points each costs; no tools where none costs any."""
    lost = points_lost(result)
    most = max(lost.values(), default=Decimal(0))
    return tuple(tool for tool, points in lost.items() if points == most > 0), most
