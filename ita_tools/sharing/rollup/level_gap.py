"""What an agency lacks for the next level."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["LevelGap"]


@dataclass(frozen=True, slots=True)
class LevelGap:
    """The points missing to the next level, in total and by tool; only what is missing.

    ``items`` are tool and code of the items that an assessor scores and any one of which is enough.
    """

    level: str
    total: Decimal = Decimal(0)
    tools: tuple[tuple[str, Decimal], ...] = ()
    items: tuple[tuple[str, str], ...] = ()

    @property
    def scores(self) -> int:
        """Number of scores that are too low: the total, and those of tools."""
        return bool(self.total) + len(self.tools)

    @property
    def distance(self) -> tuple[bool, int, Decimal]:
        """The key that sorts the nearest first: one item is enough, few scores, few points."""
        return not self.items, self.scores, sum((short for _, short in self.tools), self.total)
