"""Which scores a number of respondents can give at all."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from itertools import count
from math import ceil, floor

from ita_tools.rounding import half_up
from ita_tools.rubric import Scale

__all__ = ["nearest_attainable"]


def nearest_attainable(scale: Scale, score: Decimal, respondents: int) -> Decimal:
    """Return the mean nearest to a score that so many answers on a scale can have; the lower of two.

    With 29 answers on 0/20/../100 there are 146 means and 96.50 is none of them; two answers on 0/33/67/100
    cannot have the mean 25.
    """
    values = frozenset(option.value for option in scale.options)
    target = score * respondents
    below = next(added for added in count(floor(target), -1) if _reached(values, added, respondents))
    above = next(added for added in count(ceil(target)) if _reached(values, added, respondents))
    means = [half_up(Decimal(added) / respondents) for added in (below, above)]
    return min(means, key=lambda mean: abs(mean - score))


def _reached(values: frozenset[int], added: int, respondents: int) -> bool:
    """Say whether so many answers can add up to a sum; who gives the answer worth nothing adds nothing."""
    fewest, most = _fewest(values), max(values)
    surplus = max(0, -(-(added - len(fewest) + 1) // most))
    least = fewest[added - surplus * most] if added >= 0 else None
    return least is not None and least + surplus <= respondents


@lru_cache
def _fewest(values: frozenset[int]) -> list[int | None]:
    """Return the least number of answers for each sum, ``None`` where no number of them adds up to it.

    The list ends where a further sum always takes one more answer of the greatest value: of any ``most``
    others, some add up to a multiple of it.
    """
    most = max(values)
    fewest: list[int | None] = [0]
    for added in range(1, most * most + most):
        before = [fewest[added - value] for value in values if 0 < value <= added]
        fewest.append(min((number + 1 for number in before if number is not None), default=None))
    return fewest
