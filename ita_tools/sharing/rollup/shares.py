"""Numbers of agencies with their shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ita_tools.rounding import half_up
from ita_tools.rubric import Edition
from ita_tools.sharing.rollup.agency_summary import AgencySummary

__all__ = ["ItemShare", "Share", "percent_of", "weak_items"]


@dataclass(frozen=True, slots=True)
class Share:
    """A number of agencies, and their share in percent with two decimals."""

    name: str
    count: int
    percent: Decimal


@dataclass(frozen=True, slots=True)
class ItemShare:
    """The agencies below the target in an item, of those whose score is known; the share in percent."""

    tool: str
    code: str
    count: int
    scored: int
    percent: Decimal


def percent_of(part: int, total: int) -> Decimal:
    """Return a share in percent with two decimals; 0 of nothing."""
    return half_up(Decimal(part) * 100 / total) if total else Decimal(0)


def weak_items(edition: Edition, agencies: Iterable[AgencySummary]) -> tuple[ItemShare, ...]:
    """Return the items in which any agency is below the target: those of most agencies first."""
    with_items = [each for each in agencies if each.items_known]
    weak = Counter((item.tool, item.code) for each in with_items for item in each.weak)
    unscored = Counter(key for each in with_items for key in each.unscored)
    shares = [_share(key, weak[key], len(with_items) - unscored[key]) for key in _keys(edition) if weak[key]]
    return tuple(sorted(shares, key=lambda each: -each.count))


def _keys(edition: Edition) -> Sequence[tuple[str, str]]:
    return [(tool.code, item.code) for tool in edition.tools for item in edition.items_of_tool(tool.code)]


def _share(key: tuple[str, str], count: int, scored: int) -> ItemShare:
    return ItemShare(*key, count, scored, percent_of(count, scored))
