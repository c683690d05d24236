"""The job behind ``ita target``: the plan to a level or total as plain data, and as Thai lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from ita_tools.analysis.targets import IMMOVABLE, Interval, Slack, TargetPlan, TargetWay, plan_target
from ita_tools.assessment import NOT_THIS_YEAR
from ita_tools.errors import CommandMisused, EditionUnknown
from ita_tools.jobs.load import ScoredAssessment
from ita_tools.rounding import half_up, points
from ita_tools.rubric import Edition, load_edition
from ita_tools.thai import number_from

__all__ = ["parse_costs", "parse_total", "plan_for", "successors", "target_data"]

_COSTS = {"1": 1, "2": 2, "3": 3, NOT_THIS_YEAR: IMMOVABLE}


def plan_for(
    opened: ScoredAssessment,
    *,
    level: str | None = None,
    total: str | None = None,
    costs: Iterable[str] = (),
) -> TargetPlan:
    """Plan the way to a level, a total, or the next level; ``costs`` are as typed, ``o6=2`` or ``o6=no``.

    Raises
    ------
    CommandMisused
        The edition has no such level or item, or a total or cost is not one.
    """
    names = opened.edition.band_by_name
    if level is not None and level not in names:
        raise CommandMisused(
            f"ปีงบประมาณ พ.ศ. {opened.edition.year} ไม่มีระดับ {level}", remedy=f"ใช้ {' '.join(names)}"
        )
    return plan_target(
        opened.assessment,
        opened.result,
        level=level,
        total=None if total is None else parse_total(total),
        efforts=parse_costs(opened.edition, costs),
    )


def parse_total(text: str) -> Decimal:
    """Return a total as typed, Thai digits too.

    Raises
    ------
    CommandMisused
        It is no score from 0 to 100.
    """
    value = number_from(text)
    if value is None or not 0 <= value <= 100:
        raise CommandMisused(f"{text} ไม่ใช่คะแนนรวม", remedy="ใส่ตัวเลข 0 ถึง 100 เช่น --total 90")
    return half_up(value)


def parse_costs(edition: Edition, costs: Iterable[str]) -> dict[tuple[str, str], int]:
    """Return costs by tool and item; an item of several tools has its cost under each.

    Raises
    ------
    CommandMisused
        A cost names no item of the edition, or is none.
    """
    parsed: dict[tuple[str, str], int] = {}
    for text in costs:
        code, _, cost = (each.strip() for each in text.partition("="))
        item = edition.item_by_code.get(code.lower())
        if item is None or cost.lower() not in _COSTS:
            fault = "ไม่ใช่แรงที่ใช้ของข้อ" if item else "ไม่ใช่ข้อของปีงบประมาณนี้"
            raise CommandMisused(
                f"--cost {text}: {cost if item else code} {fault}",
                remedy="ใส่รหัสข้อตามด้วย =1 =2 =3 หรือ =no เช่น --cost ข้อ=2",
            )
        parsed |= {(tool, item.code): _COSTS[cost.lower()] for tool in item.tools}
    return parsed


def successors(edition: Edition, codes: Iterable[str]) -> Mapping[str, tuple[str, ...]] | None:
    """Return the items of the next edition that continue some items; ``None`` where there is none."""
    try:
        following = load_edition(edition.year + 1)
    except EditionUnknown:
        return None
    if following.previous != edition.year:
        return None
    return {
        code: tuple(item.code for item in following.items if code in item.succeeds)
        for code in dict.fromkeys(codes)
    }


def target_data(opened: ScoredAssessment, plan: TargetPlan) -> dict[str, Any]:
    """Return the plan as JSON data; scores are strings with two decimals."""
    return {
        "edition": opened.edition.year,
        "total": _score(opened.result.total),
        "level": opened.result.level,
        "target": {
            "level": plan.goal.level,
            "total": points(plan.goal.total),
            "tools": _scores(plan.goal.tools),
        },
        "cost": plan.cost,
        "ways": [_way(way) for way in plan.ways],
        "more": plan.more,
        "missing": [
            {"tool": tool, "now": points(now), "needs": points(needs)}
            for tool, (now, needs) in plan.missing.items()
        ],
        "slack": {tool: _slack(slack) for tool, slack in plan.slack.items()},
    }


def _way(way: TargetWay) -> dict[str, Any]:
    return {
        "cost": sum(step.cost for step in way.steps),
        "steps": [
            {
                "tool": step.key[1],
                "item": step.key[2],
                "from": points(step.before),
                "to": points(step.after),
                "answers": _number(step.answers),
                "cost": step.cost,
            }
            for step in way.steps
        ],
        "total": points(way.total),
        "level": way.level,
        "tools": _scores(way.tools),
    }


def _slack(slack: Slack) -> dict[str, Any]:
    return {
        "needs": points(slack.needs),
        "points": points(slack.points),
        "answers": _number(slack.answers),
        "items": slack.items,
    }


def _score(value: Decimal | None) -> str | None:
    return None if value is None else points(value)


def _scores(values: Mapping[str, Decimal]) -> dict[str, str]:
    return {code: points(value) for code, value in values.items()}


def _number(interval: Interval | None) -> int | list[int] | None:
    """Return one number where there is one, else the least and the most."""
    if interval is None or interval[0] != interval[1]:
        return None if interval is None else list(interval)
    return interval[0]
