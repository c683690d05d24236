"""How many points each tool keeps the total from full."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from ita_tools.analysis.extremes import FULL
from ita_tools.rounding import half_up
from ita_tools.scoring import Result

__all__ = ["points_lost", "tools_losing_most"]


def points_lost(result: Result) -> Mapping[str, Decimal]:
    """Return by tool the points of the total that are missing because of it; unknown scores left out."""
    known = [(tool, score) for tool in result.edition.tools if (score := result.tool(tool.code)) is not None]
    return {tool.code: half_up((FULL - score) * tool.weight / FULL) for tool, score in known}


def tools_losing_most(result: Result) -> tuple[tuple[str, ...], Decimal]:
    """Return the tools that cost the total most, and the points each costs; no tools where none does."""
    lost = points_lost(result)
    most = max(lost.values(), default=Decimal(0))
    return tuple(tool for tool, points in lost.items() if points == most > 0), most
