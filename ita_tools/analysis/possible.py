"""Which scores a number of respondents can give at all."""

from __future__ import annotations

from decimal import Decimal
from math import gcd

from ita_tools.rounding import half_up
from ita_tools.rubric import Scale

__all__ = ["nearest_possible"]


def nearest_possible(scale: Scale, score: Decimal, respondents: int) -> Decimal:
    """Return the mean nearest to a score that so many answers on a scale can have.

    Sums of answers are multiples of the greatest common divisor of the option values, so with 29 answers
    on 0/20/../100 there are 146 means and 96.50 is none of them.
    """
    step = gcd(*(option.value for option in scale.options))
    times = int(half_up(score * respondents / step, 0))
    possible = [half_up(Decimal(step * near) / respondents)
                for near in (times - 1, times, times + 1) if 0 <= step * near <= 100 * respondents]
    return min(possible, key=lambda mean: abs(mean - score))
