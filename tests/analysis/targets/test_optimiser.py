"""The search has the same least cost as an independent optimiser."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.analysis.targets import goal_of, plan_target
from ita_tools.analysis.targets.answer_steps import known_mean
from ita_tools.assessment import ItemAnswer
from ita_tools.scoring import score
from tests.analysis.targets.optimiser import Programme
from tests.analysis.targets.random_editions import FOUR_EDITIONS, random_result
from tests.analysis.targets.small import with_answers
from tests.bundled import bundled
from tests.scoring.cases import CASES

SECONDS = 120
BEST = "ผ่านดีเยี่ยม"


def counted(edition, assessment, people):
    """Return the assessment with counts that have its means: full answers, one between, the rest none."""
    result = score(edition, assessment)
    changes = {}
    for tool, number in people.items():
        for item in edition.items_of_tool(tool):
            key = ("item", tool, item.code)
            points = known_mean(item.scale, result[key].value, number).least
            chosen = [100] * (points // 100) + [points % 100] * bool(points % 100)
            chosen += [0] * (number - len(chosen))
            counts = tuple(chosen.count(option.value) for option in item.scale.options)
            assert sum(counts) == number
            changes[key] = ItemAnswer(counts=counts)
    disclosed = {
        ("item", "OIT", item.code): ItemAnswer(result[("item", "OIT", item.code)].value)
        for item in edition.items_of_tool("OIT")
    }
    return with_answers(replace(assessment, published=type(assessment.published)()), {**changes, **disclosed})


@pytest.mark.parametrize("year", FOUR_EDITIONS)
@pytest.mark.parametrize("seed", [0, 2])
def it_finds_the_least_cost_of_random_results(year, seed):
    case = random_result(year, seed)
    goal = case.goal
    expected = Programme(case.edition, case.assessment, case.efforts).least_cost(goal, SECONDS)
    assert expected != -1, f"the optimiser took more than {SECONDS} seconds"
    bands = (replace(case.edition.bands[0], total_min=goal.total, every_tool_min=None, tool_min=goal.tools),)
    edition = replace(case.edition, bands=bands)
    result = score(edition, case.assessment)
    plan = plan_target(case.assessment, result, level=bands[0].name, efforts=case.efforts)
    least, most = plan.cost_range
    assert (plan.cost, least <= expected <= most) == (expected, True)


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("bangpla-2568", {"IIT": 30, "EIT1": 78, "EIT2": 20}),
        ("khlongnokkrathung-2567", {"IIT": 29, "EIT1": 40, "EIT2": 10}),
    ],
)
def it_finds_the_least_cost_of_published_results(name, people):
    case = next(each for each in CASES if each.path.stem == name)
    assessment = counted(case.edition, case.assessment, people)
    goal = goal_of(case.edition, BEST, None)
    expected = Programme(case.edition, assessment, {}).least_cost(goal, SECONDS)
    plan = plan_target(assessment, score(case.edition, assessment), level=BEST)
    assert plan.cost == expected
    assert expected > 0


def it_finds_that_a_goal_is_out_of_reach_as_the_optimiser_does():
    case = bundled()
    people = {"IIT": 30, "EIT1": 78, "EIT2": 20}
    assessment = counted(case.edition, case.assessment, people)
    efforts = {("OIT", "o6"): 0, ("OIT", "o27"): 0}
    goal = goal_of(case.edition, BEST, Decimal(95))
    assert Programme(case.edition, assessment, efforts).least_cost(goal, SECONDS) is None
    assert plan_target(assessment, score(case.edition, assessment), level=BEST, efforts=efforts).cost is None
