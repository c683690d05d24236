"""Attainable scores: the means that a number of answers on a scale can have."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from itertools import count
from math import ceil, floor

from ita_tools.rounding import half_up
from ita_tools.rubric import Scale

__all__ = ["nearest_attainable"]


def nearest_attainable(scale: Scale, score: Decimal, respondents: int) -> Decimal:
    """Return the attainable mean nearest to a score, the lower one of two; ``respondents`` is at least 1.

    With 29 answers on 0/20/../100 there are 146 means, and 96.50 is none of them. Two answers on 0/33/67/100
    cannot have the mean 25.
    """
    values = frozenset(option.value for option in scale.options)
    target = score * respondents
    below = next(total for total in count(floor(target), -1) if _is_attainable(values, total, respondents))
    above = next(total for total in count(ceil(target)) if _is_attainable(values, total, respondents))
    means = [half_up(Decimal(total) / respondents) for total in (below, above)]
    return min(means, key=lambda mean: abs(mean - score))


def _is_attainable(values: frozenset[int], total: int, respondents: int) -> bool:
    """Return whether so many answers can add up to a total; zero-point answers add nothing to the sum."""
    fewest, greatest = _fewest_answers(values), max(values)
    surplus = max(0, -(-(total - len(fewest) + 1) // greatest))
    needed = fewest[total - surplus * greatest] if total >= 0 else None
    return needed is not None and needed + surplus <= respondents


@lru_cache
def _fewest_answers(values: frozenset[int]) -> list[int | None]:
    """Return the least number of answers for each total, ``None`` where no number adds up to it.

    The list ends where a greater total always takes one more answer of the greatest value: among that many
    other answers, some add up to a multiple of it.
    """
    greatest = max(values)
    fewest: list[int | None] = [0]
    for total in range(1, greatest * greatest + greatest):
        before = [fewest[total - value] for value in values if 0 < value <= total]
        fewest.append(min((number + 1 for number in before if number is not None), default=None))
    return fewest
