"""What an announced score says about a weight that is not official.

Of the weights that are not official only the sum is known. Where one figure alone differs from the others
of such a weight, the announced mean tells its weight.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ita_tools.records import record
from ita_tools.rounding import half_up
from ita_tools.scoring.plan import Key, Mean

__all__ = ["ImpliedWeight", "implied_weight"]


@record(frozen=True, slots=True)
class ImpliedWeight:
    """The weight a figure must have, in percent, if an announced mean is right."""

    key: Key
    weight: Decimal


def implied_weight(rule: Mean, values: Sequence[Decimal], announced: Decimal) -> ImpliedWeight | None:
    """Solve for the weight of the one figure that differs from all others of an unofficial weight.

    ``None`` where several differ, or where no weight gives the announced score.
    """
    weights = rule.weights or ()
    shared = [values[n] for n in rule.unsure]
    usual = max(set(shared), key=shared.count, default=None)
    places = [n for n in rule.unsure if values[n] != usual]
    if usual is None or len(places) != 1:
        return None
    (place,) = places
    whole, left = sum(weights), sum(weights[n] for n in rule.unsure)
    evenly = sum(weight * (usual if n in rule.unsure else values[n]) for n, weight in enumerate(weights))
    weight = (evenly - announced * whole) / (usual - values[place])
    return ImpliedWeight(rule.of[place], half_up(weight)) if 0 <= weight <= left else None
