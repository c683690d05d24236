"""Goal and outcome of target planning: what is missing, the cheapest ways, and how much may be lost.

A goal is the least total and the least scores of tools. The outcome is also put in Thai here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from decimal import Decimal

from ita_tools.records import record
from ita_tools.rounding import points
from ita_tools.rubric import Band, Edition
from ita_tools.scoring import Key, Result

__all__ = [
    "PURPOSE",
    "Goal",
    "Interval",
    "Slack",
    "TargetPlan",
    "TargetWay",
    "WayStep",
    "acceptable",
    "goal_of",
    "interval_text",
    "next_level",
    "outcome_text",
    "step_text",
]

PURPOSE = (
    "คะแนนของแบบวัดสูงขึ้นได้จากการปรับปรุงบริการ การเปิดเผยข้อมูล และการทำตามมาตรการเท่านั้น "
    "จำนวนคำตอบเป็นเพียงขนาดของการเปลี่ยนแปลง ไม่ใช่ให้ขอให้ผู้ตอบตอบต่างไปจากความเห็น"
)
"""What numbers of answers stand for, and what they do not."""


@record(frozen=True, slots=True)
class Goal:
    """The least total and the least scores of tools by code; ``level`` is ``None`` for a bare total."""

    level: str | None
    total: Decimal
    tools: Mapping[str, Decimal]


def next_level(result: Result) -> str:
    """Return the level above the standing one; the best one where that is reached, the worst if none is."""
    names = list(result.edition.band_by_name)
    place = names.index(result.level) if result.level in names else len(names)
    return names[max(0, place - 1)]


def goal_of(edition: Edition, level: str | None, total: Decimal | None) -> Goal:
    """Return the goal of a level of the edition, of a total, or of both."""
    if level is None:
        return Goal(None, total or Decimal(0), {})
    asked = _asked(edition, edition.band_by_name[level])
    return Goal(level, max(asked.total, total or Decimal(0)), asked.tools)


def acceptable(edition: Edition, goal: Goal) -> Iterator[Goal]:
    """Yield the goal, and those of better levels that ask less in some way: they are as good."""
    yield goal
    for band in edition.bands if goal.level else ():
        if band.name == goal.level:
            return
        asked = _asked(edition, band)
        total = max(asked.total, goal.total)
        if not all(asked.tools.get(code, Decimal(0)) >= least for code, least in goal.tools.items()):
            yield Goal(band.name, total, asked.tools)


def _asked(edition: Edition, band: Band) -> Goal:
    least = {tool.code: band.least_of(tool.code) for tool in edition.tools}
    tools = {code: score for code, score in least.items() if score is not None}
    return Goal(band.name, band.total_min, tools)


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


def step_text(edition: Edition, step: WayStep) -> str:
    """Return tool, item and scores of a step, with the answers where people answer."""
    _, tool, code = step.key
    answers = f" ({interval_text(step.answers)} คำตอบดีขึ้นหนึ่งตัวเลือก)" if step.answers else ""
    scores = f"{points(step.before)} เป็น {points(step.after)}"
    return f"{edition.tool_by_code[tool].short} ข้อ {code} {scores}{answers}"


def outcome_text(edition: Edition, way: TargetWay) -> str:
    """Return the scores of the tools that change, and whether weights that are not official matter."""
    changed = dict.fromkeys(step.key[1] for step in way.steps)
    tools = " ".join(f"{edition.tool_by_code[code].short} {points(way.tools[code])}" for code in changed)
    return tools if way.sure else f"{tools} (ขึ้นกับน้ำหนักที่อนุมาน)"


def interval_text(interval: Interval) -> str:
    """Return one number, or the least and the most.

    >>> interval_text((3, 3)), interval_text((3, 5))
    ('3', '3 ถึง 5')
    """
    least, most = interval
    return str(least) if least == most else f"{least} ถึง {most}"
