"""The next level: what is missing, the cheapest ways, and how much may be lost.

The tree of the total is read from the plan of the edition (:mod:`.read_plan`, :mod:`.tree`). Cost is additive
and every rule rises with what is below it, so the best figure for each cost is combined from the items up
(:mod:`.frontier`, :mod:`.max_plus`), exactly, with the rounding of each step. No solver is needed.
"""

from ita_tools.analysis.targets.outcome import (
    Goal,
    Interval,
    Slack,
    TargetPlan,
    TargetWay,
    WayStep,
    goal_of,
    next_level,
)
from ita_tools.analysis.targets.planning import MOST_STEPS, MOST_WAYS, plan_target, plan_ways
from ita_tools.analysis.targets.read_plan import IMMOVABLE, Efforts

__all__ = [
    "IMMOVABLE",
    "MOST_STEPS",
    "MOST_WAYS",
    "Efforts",
    "Goal",
    "Interval",
    "Slack",
    "TargetPlan",
    "TargetWay",
    "WayStep",
    "goal_of",
    "next_level",
    "plan_target",
    "plan_ways",
]
