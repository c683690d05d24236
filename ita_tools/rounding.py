"""Half-up decimal arithmetic: every score is computed with it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import cache

__all__ = ["SCORE_PLACES", "half_up", "half_up_ratio", "points", "weighted_mean"]

SCORE_PLACES = 2
"""Decimal places of the scores that ITAS prints."""

_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)


def half_up(value: Decimal, places: int = SCORE_PLACES) -> Decimal:
    """Round to ``places`` decimal places, ties away from zero.

    >>> half_up(Decimal("99.375"))
    Decimal('99.38')
    """
    return value.quantize(_unit(places), context=_EXACT)


@cache
def _unit(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)


def half_up_ratio(numerator: int, denominator: int) -> int:
    """Divide two whole numbers, ties upwards; the numerator is at least 0, the denominator above 0.

    In hundredths it is the rounding of :func:`half_up`.

    >>> half_up_ratio(19_875, 2), half_up_ratio(19_874, 2)
    (9938, 9937)
    """
    return (2 * numerator + denominator) // (2 * denominator)


def weighted_mean(values: Sequence[Decimal], weights: Sequence[Decimal | int] | None = None) -> Decimal:
    """Return the mean of values to 60 digits, not rounded; without weights all count the same.

    Raises
    ------
    decimal.DecimalException
        There are no values, or the weights add up to 0.
    ValueError
        The numbers of weights and values differ.
    """
    shares = [Decimal(weight) for weight in weights] if weights is not None else [Decimal(1)] * len(values)
    with localcontext(_EXACT):
        total = sum((value * share for value, share in zip(values, shares, strict=True)), Decimal(0))
        return total / sum(shares)


def points(value: Decimal | None, missing: str = "-") -> str:
    """Write a score with the decimal places of ITAS; ``missing`` for ``None``.

    >>> points(Decimal("95")), points(None)
    ('95.00', '-')
    """
    return missing if value is None else f"{half_up(value):f}"
