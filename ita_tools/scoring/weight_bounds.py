"""What unofficial item weights leave open, and what a published indicator score says about them.

The weights of an indicator add up to 100. Some are pinned by published results; of the others only the sum
is known. So the indicator lies between the bounds that give all of that sum to the lowest and to the
highest of their items; and a published indicator score settles it, and with it the weight of an item that
alone differs from the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ita_tools.rounding import half_up
from ita_tools.rubric import Item

__all__ = ["ImpliedWeight", "implied_weight", "open_items", "weight_bounds"]

_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class ImpliedWeight:
    """The weight an item must have, in percent, if a published indicator score is right."""

    item: str
    weight: Decimal


def open_items(items: Sequence[Item]) -> list[int]:
    """Return the places of the items whose weight is only inferred."""
    return [place for place, item in enumerate(items) if item.weight and item.weight.provenance.inferred]


def _split(items: Sequence[Item], scores: Sequence[Decimal]) -> tuple[Decimal, Decimal, list[Decimal]]:
    """Return the pinned part of the mean, the weight left over, and the scores that share it."""
    unsure = set(open_items(items))
    pairs = enumerate(zip(items, scores, strict=True))
    pinned = [
        (item.weight.value, score) for place, (item, score) in pairs if item.weight and place not in unsure
    ]
    fixed = sum((weight * score for weight, score in pinned), Decimal(0)) / _WHOLE
    rest = _WHOLE - sum((weight for weight, _ in pinned), Decimal(0))
    return fixed, rest, [scores[place] for place in sorted(unsure)]


def weight_bounds(items: Sequence[Item], scores: Sequence[Decimal]) -> tuple[Decimal, Decimal] | None:
    """Bound the weighted mean; ``None`` where the open weights cannot change it."""
    fixed, rest, shared = _split(items, scores)
    if len(set(shared)) < 2:
        return None
    low, high = (fixed + rest * edge / _WHOLE for edge in (min(shared), max(shared)))
    return half_up(low), half_up(high)


def implied_weight(
    items: Sequence[Item], scores: Sequence[Decimal], published: Decimal
) -> ImpliedWeight | None:
    """Solve for the weight of the one open item whose score differs from all other open items.

    ``None`` where several differ, or where no weight gives the published score.
    """
    fixed, rest, shared = _split(items, scores)
    usual = max(set(shared), key=shared.count, default=None)
    places = [place for place in open_items(items) if scores[place] != usual]
    if usual is None or len(places) != 1:
        return None
    (place,) = places
    weight = (fixed + rest * usual / _WHOLE - published) * _WHOLE / (usual - scores[place])
    return ImpliedWeight(items[place].code, half_up(weight)) if 0 <= weight <= rest else None
