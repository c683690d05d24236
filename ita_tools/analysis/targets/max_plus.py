"""The best sum of two figures for every cost that is shared between them.

A list holds at place ``c`` the best that can be had for a cost of at most ``c``; it never falls. What lies
behind its end is worth its last value.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

__all__ = ["IMPOSSIBLE", "at_cost", "combine", "first_reaching"]

IMPOSSIBLE = -(10**12)
"""Stands for "not to be had for this cost"; any sum with it stays far below 0."""


def combine(first: Sequence[int], second: Sequence[int], limit: int) -> list[int]:
    """Return the best sum for every cost up to ``limit`` (max-plus convolution)."""
    size = min(limit, len(first) + len(second) - 2) + 1
    best = [2 * IMPOSSIBLE] * size
    previous = None
    for cost, value in enumerate(first[:size]):
        if value == previous:  # what costs more and gives no more is never needed
            continue
        previous = value
        sums = [value + other for other in second[: size - cost]]
        best[cost : cost + len(sums)] = map(max, best[cost : cost + len(sums)], sums)
    return list(accumulate(best, max))


def first_reaching(best: Sequence[int], value: int) -> int | None:
    """Return the least cost for which a list reaches a value, ``None`` where it does not."""
    return next((cost for cost, each in enumerate(best) if each >= value), None)


def at_cost(best: Sequence[int], cost: int) -> int:
    """Return the best value for a cost that may lie behind the end of a list."""
    return best[min(cost, len(best) - 1)]
