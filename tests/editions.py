"""What the tests expect of each bundled edition. A bundled year that is missing here fails the suite."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["EDITIONS", "YEARS", "EditionFacts"]


@dataclass(frozen=True)
class EditionFacts:
    """Facts of one edition, counted by hand in the published rubric.

    ``merged``, ``split`` and ``new`` compare it with the edition of the year before.
    """

    items: Mapping[str, int]
    """Number of items by tool."""
    disclosed: tuple[int, ...]
    """Items of the sub-indicators 9.1 to 9.5, 10.1 and 10.2."""
    merged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Items that continue several items of the year before."""
    split: frozenset[str] = frozenset()
    """Items of the year before that several items continue."""
    new: frozenset[str] = frozenset()
    """Items that continue nothing."""


EDITIONS: dict[int, EditionFacts] = {
    2564: EditionFacts({"IIT": 30, "EIT": 15, "OIT": 43}, (9, 8, 7, 4, 5, 8, 2)),
    2565: EditionFacts({"IIT": 30, "EIT": 15, "OIT": 43}, (9, 8, 7, 4, 5, 8, 2), new=frozenset({"o34"})),
    2566: EditionFacts(
        {"IIT": 30, "EIT1": 15, "EIT2": 15, "OIT": 43},
        (10, 8, 4, 4, 4, 8, 5),
        merged={"o11": ("o10", "o18"), "o12": ("o11", "o19"), "o13": ("o12", "o20")},
        new=frozenset({"i23", "i24", "i27", "i28", "e3", "o10", "o32", "o33", "o39", "o40", "o41"}),
    ),
    2567: EditionFacts(
        {"IIT": 15, "EIT1": 9, "EIT2": 9, "OIT": 35},
        (6, 7, 4, 4, 4, 8, 2),
        merged={"i6": ("i10", "i12"), "e8": ("e11", "e12"), "o8": ("o11", "o12")},
        # The text of i23 and i24 of 2566 was not published, so nothing can be continued from them.
        new=frozenset({"i11", "i12", "o29"}),
    ),
    2568: EditionFacts(
        {"IIT": 15, "EIT1": 9, "EIT2": 9, "OIT": 28},
        (4, 7, 2, 3, 4, 4, 4),
        merged={
            "o1": ("o1", "o3"),
            "o12": ("o14", "o15", "o16"),
            "o16": ("o20", "o21"),
            "o21": ("o26", "o27"),
        },
    ),
    2569: EditionFacts(
        {"IIT": 15, "EIT1": 9, "EIT2": 9, "OIT": 26},
        (4, 6, 2, 3, 4, 3, 4),
        merged={"o10": ("o10", "o11")},
    ),
}
YEARS = tuple(EDITIONS)
