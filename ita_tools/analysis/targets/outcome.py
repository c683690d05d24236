"""The outcome of target planning: what is missing, the cheapest ways, and how much may be lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal

from ita_tools.analysis.targets.goal import Goal
from ita_tools.records import record
from ita_tools.scoring import Key

__all__ = ["Interval", "Slack", "TargetPlan", "TargetWay", "WayStep"]

Interval = tuple[int, int]
"""Least and most; the same twice where there is one number."""


@record(frozen=True, slots=True)
class WayStep:
    """What is done to one item.

    ``answers`` rise one option; ``None`` where an assessor gives the score.
    """

    key: Key
    before: Decimal
    after: Decimal
    answers: Interval | None
    cost: int


@record(frozen=True, slots=True)
class TargetWay:
    """One of the cheapest ways, and the scores it leads to.

    ``sure`` marks a way that reaches the goal whatever the weights are that are not official.
    """

    steps: tuple[WayStep, ...]
    total: Decimal
    level: str | None
    tools: Mapping[str, Decimal]
    sure: bool = True


@record(frozen=True, slots=True)
class Slack:
    """How far a tool stands above what the goal asks of it.

    ``points`` are negative below. ``answers`` are the fewest that, one option lower, bring it below,
    ``items`` the fewest that an assessor scores one step lower; 0 where it is below already, ``None`` where
    nobody answers, nobody assesses, or the number of respondents is not known. ``after_one_item`` is the
    lowest score after one item fell one step. ``chance`` is that of a fresh sample.
    """

    needs: Decimal
    points: Decimal
    answers: Interval | None = None
    items: int | None = None
    after_one_item: Decimal | None = None
    chance: tuple[Decimal, Decimal] | None = None


@record(frozen=True, slots=True)
class TargetPlan:
    """The outcome for one goal.

    ``cost`` is 0 where it is reached, ``None`` where it cannot be reached or a score is not known.
    ``cost_range`` is where the cost can lie, by the weights that are not official and the answers that are
    not known; its most is ``None`` where the goal may be out of reach. ``keeping`` is the chance that a
    fresh sample keeps the standing level.
    """

    goal: Goal
    known: bool
    cost: int | None = None
    too_dear: bool = False
    """Whether there is no way only because every way takes more steps than are looked at."""
    cost_range: tuple[int | None, int | None] = (None, None)
    ways: tuple[TargetWay, ...] = ()
    more: bool = False
    missing: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=dict)
    slack: Mapping[str, Slack] = field(default_factory=dict)
    keeping: tuple[Decimal, Decimal] | None = None
    differing: tuple[Key, ...] = ()
    """Announced figures that differ from what follows from below."""
    uncounted: tuple[str, ...] = ()
    """Tools whose number of respondents is not known."""
