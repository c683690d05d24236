"""Evenly spaced values: those that the steps of a scale, or a number of answers, leave for scores and sums.

The mean of n answers on 0/20/../100 is a multiple of 20/n, rounded. A sum of k such scores lies within k
roundings of a multiple.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import gcd

from ita_tools.records import record
from ita_tools.rubric import Scale
from ita_tools.scoring.plan import Key
from ita_tools.scoring.relations.facts import FULL

__all__ = ["Ends", "Lattice", "Place", "lattice_of"]

_PART = FULL // 4
"""An item of a list that is not full has lost at least this much."""


@record(frozen=True, slots=True)
class Lattice:
    """Multiples of ``numerator / denominator`` hundredths, each with ``halves`` halves of a hundredth around.

    ``why`` are the facts, as bits, that the spacing follows from.
    """

    numerator: int
    denominator: int
    halves: int
    why: int

    def up(self, value: int) -> int:
        """Return the least value from ``value`` up that is near a multiple."""
        spacing, part = 2 * self.numerator, self.denominator
        multiple = -((self.halves - 2 * value) * part // spacing)
        return max(value, -((self.halves * part - multiple * spacing) // (2 * part)))

    def down(self, value: int) -> int:
        """Return the greatest value from ``value`` down that is near a multiple."""
        spacing, part = 2 * self.numerator, self.denominator
        multiple = (2 * value + self.halves) * part // spacing
        return min(value, (multiple * spacing + self.halves * part) // (2 * part))


@record(frozen=True, slots=True)
class Ends:
    """All values but those nearer than ``gap`` to 0 or ``full``, of which only these themselves are left."""

    full: int
    gap: int
    why: int = 0

    def up(self, value: int) -> int:
        """Return the least value from ``value`` up."""
        return self.full if value > self.full - self.gap else max(value, self.gap) if value > 0 else value

    def down(self, value: int) -> int:
        """Return the greatest value from ``value`` down."""
        return 0 if value < self.gap else min(value, self.full - self.gap) if value < self.full else value


class Place:
    """Where a score, or a sum of scores, stands; equal only to itself, so that it is a quick key.

    ``people`` is the key of the number of respondents, ``sure`` whether all scales are known to apply.
    """

    __slots__ = ("people", "scales", "sure")

    def __init__(self, people: Key, scales: tuple[Scale, ...], *, sure: bool = True) -> None:
        self.people, self.scales, self.sure = people, scales, sure


def lattice_of(place: Place, people: Mapping[Key, tuple[int, int]]) -> Lattice | Ends | None:
    """Return the values that the score, or the sum of scores, at a place can have; ``None`` if any.

    ``people`` holds numbers of respondents, each with the fact, as bits, that gives it.
    """
    key, scales, sure = place.people, place.scales, place.sure
    spacing = gcd(*(option.value for scale in scales for option in scale.options))
    if all(scale.kind == "steps" for scale in scales):
        # Where no item is filled in, some may not apply, or count in part.
        return Lattice(spacing * 100, 1, 0, 0) if sure else Ends(len(scales) * FULL, _PART)
    count, why = people.get(key, (0, 0))
    if not count or any(scale.kind == "steps" for scale in scales):
        return None
    return Lattice(spacing * 100, count, 0 if spacing * 100 % count == 0 else len(scales), why)
