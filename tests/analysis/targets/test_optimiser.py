"""The search has the same least cost as an independent optimiser."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.analysis.targets import goal_of, plan_target
from ita_tools.analysis.targets.answer_steps import known_mean
from ita_tools.assessment import ItemAnswer, Published
from ita_tools.scoring import score
from tests.analysis.targets.optimiser import Programme
from tests.analysis.targets.published_results import demo, khlong_nok_krathung, tak_bai
from tests.analysis.targets.random_editions import FOUR_EDITIONS, random_result
from tests.analysis.targets.small import with_answers

SECONDS = 120
BEST = "ผ่านดีเยี่ยม"


def counted(edition, assessment, result):
    """Return the assessment with counts that have its means."""
    changes = {}
    for tool, respondents in assessment.respondents.items():
        for item in edition.items_of_tool(tool):
            key, number = ("item", tool, item.code), respondents.count
            points = known_mean(item.scale, result[key].value, number).least
            values = [option.value for option in item.scale.options]
            short = short_of_full(100 * number - points, values, number)
            counts = [short.count(100 - value) for value in values]
            counts[values.index(100)] = number - len(short)
            changes[key] = ItemAnswer(counts=tuple(counts))
    return with_answers(assessment, changes)


def short_of_full(points, values, number):
    """Return what at most so many answers lack to 100 that lack so many points together: little each."""
    ways = {0: ()}
    for total in range(1, points + 1):
        gaps = [100 - value for value in values if value < 100 and total - 100 + value in ways]
        shares = [(*ways[total - gap], gap) for gap in gaps]
        if shares:
            ways[total] = min(shares, key=lambda each: (len(each) > number, max(each)))
    return ways[points]


@pytest.mark.parametrize("year", FOUR_EDITIONS)
@pytest.mark.parametrize("seed", [0, 9])
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


@pytest.mark.parametrize("published", [demo, khlong_nok_krathung, tak_bai])
def it_finds_the_least_cost_of_published_results(published):
    assessment, result = published()
    edition = result.edition
    assessment = counted(edition, stripped(edition, assessment, result), result)
    expected = Programme(edition, assessment, {}).least_cost(goal_of(edition, BEST, None), SECONDS)
    plan = plan_target(assessment, score(edition, assessment), level=BEST)
    assert plan.cost == expected
    assert expected > 0


def stripped(edition, assessment, result):
    """Return the assessment without announced figures, with a score of every item."""
    items = {
        tool.code: {
            item.code: ItemAnswer(result[("item", tool.code, item.code)].value)
            for item in edition.items_of_tool(tool.code)
        }
        for tool in edition.tools
    }
    return replace(assessment, items=items, published=Published())


def it_finds_that_a_goal_is_out_of_reach_as_the_optimiser_does():
    assessment, result = demo()
    edition = result.edition
    assessment = counted(edition, stripped(edition, assessment, result), result)
    efforts = {("OIT", "o6"): 0, ("OIT", "o27"): 0}
    goal = goal_of(edition, BEST, Decimal(95))
    assert Programme(edition, assessment, efforts).least_cost(goal, SECONDS) is None
    assert plan_target(assessment, score(edition, assessment), level=BEST, efforts=efforts).cost is None
