"""Facts: the figures that are filled in, each with the ranges it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from typing import Literal

from ita_tools.records import record
from ita_tools.rounding import half_up
from ita_tools.scoring.plan import Key

__all__ = ["FULL", "Fact", "FactKind", "hundredths", "score_of"]

FULL = 100_00
FactKind = Literal["score", "difference", "level", "answers", "respondents"]


@record(frozen=True, slots=True)
class Fact:
    """A figure that is filled in.

    ``path`` is its key path in the assessment file, ``value`` its hundredths, its place among the bands or
    its number of respondents, 0 for answers. ``block`` holds the keys of the column it stands in, in the
    order of the sheet.
    """

    key: Key
    kind: FactKind
    path: str
    value: int
    text: str
    block: tuple[Key, ...] = ()
    answers: Mapping[str, tuple[Decimal, ...]] = field(default_factory=dict)


def hundredths(score: Decimal) -> int:
    """Return a score in hundredths of a point, rounded half-up."""
    return int(half_up(score) * 100)


def score_of(value: int) -> Decimal:
    """Return a number of hundredths as a score."""
    return Decimal(value).scaleb(-2)
