"""Values of cells that are open in Excel as texts, as a copy of them would have them."""

from __future__ import annotations

from decimal import Decimal

from ita_tools.rounding import half_up

__all__ = ["cell_text"]

_LONG = 4
"""Decimals from which on a number is a computed one, which Excel shows rounded."""


def cell_text(value: object) -> str:
    """Return the text of a cell; a number without the noise of its binary form.

    >>> cell_text(99.0), cell_text(98.5), cell_text(95.63333333), cell_text(None)
    ('99', '98.5', '95.63', '')
    """
    if value is None or isinstance(value, bool):
        return ""
    if not isinstance(value, int | float):
        return str(value)
    number = Decimal(repr(value))
    if not number.is_finite():
        return ""
    places = -int(number.normalize().as_tuple().exponent)
    return str(half_up(number)) if places >= _LONG else f"{number.normalize():f}"
