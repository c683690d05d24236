"""Plans compared with every outcome of small editions, tried one by one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import product
from random import Random

import pytest

from ita_tools.analysis.targets import MOST_WAYS, plan_target
from ita_tools.assessment import ItemAnswer, Published
from ita_tools.rubric.items import Weight
from ita_tools.scoring import score
from tests.analysis.targets.small import cheapest_of_all, meets, random_case, states, with_answers

SEEDS = range(24)


def planned(case, **changed):
    case = replace(case, **changed)
    return plan_target(case.assessment, case.result, level="ดี", efforts=case.efforts)


def steps_of(way):
    return tuple(sorted((step.key[2], step.answers[1] if step.answers else 1) for step in way.steps))


@pytest.mark.parametrize("seed", SEEDS)
class DescribeThePlanOfAKnownCase:
    def it_has_the_least_cost_and_every_way_of_it(self, seed):
        case = random_case(seed)
        cost, ways = cheapest_of_all(case)
        plan = planned(case)
        assert (plan.cost, plan.cost_range) == (cost, (cost, cost))
        if cost:
            listed = {steps_of(way) for way in plan.ways}
            assert listed <= ways
            assert len(listed) == len(plan.ways) == min(MOST_WAYS, len(ways))
            assert plan.more == (len(ways) > MOST_WAYS)
        else:
            assert (plan.ways, plan.more) == ((), False)

    def it_states_the_scores_that_each_way_leads_to(self, seed):
        case = random_case(seed)
        for way in planned(case).ways:
            entries = {step.key: ItemAnswer(step.after) for step in way.steps}
            result = score(case.edition, with_answers(case.assessment, entries))
            tools = {tool.code: result.tool(tool.code) for tool in case.edition.tools}
            assert (way.total, way.level, way.tools) == (result.total, result.level, tools)
            assert meets(case.goal, result)

    def it_counts_the_fewest_answers_and_items_that_lose_the_level(self, seed):
        case = random_case(seed)
        slack = planned(case).slack
        for code in case.goal.tools:
            found = slack[code].answers and slack[code].answers[0]
            number = slack[code].items if code == "OIT" else found
            assert number == fewest_lost(case, code)


def fewest_lost(case, tool):
    """Return the fewest answers or items one option lower after which a tool is below; ``None`` if never."""
    choices = []
    for code, entry in case.assessment.items[tool].items():
        key = ("item", tool, code)
        if entry.counts:
            choices.append(
                [(key, ItemAnswer(counts=a), n) for a, n in states(entry.counts, up=False).items()]
            )
        else:
            values = sorted(option.value for option in case.edition.item_by_code[code].scale.options)
            lower = [value for value in values if value < entry.score]
            choices.append([(key, entry, 0), *((key, ItemAnswer(Decimal(each)), 1) for each in lower[-1:])])
    lost = []
    for chosen in product(*choices):
        changed = with_answers(case.assessment, {key: entry for key, entry, _ in chosen})
        if score(case.edition, changed).tool(tool) < case.goal.tools[tool]:
            lost.append(sum(number for *_, number in chosen))
    return min(lost, default=None)


@pytest.mark.parametrize("seed", SEEDS)
def it_bounds_the_cost_however_answers_with_the_same_means_lie(seed):
    case = random_case(seed)
    means = {
        ("item", "IIT", code): ItemAnswer(case.result[("item", "IIT", code)].value)
        for code in case.assessment.items["IIT"]
    }
    plan = planned(case, assessment=with_answers(case.assessment, means))
    costs = []
    for shapes in product(*(shapes_with(case, key, entry.score) for key, entry in means.items())):
        known = with_answers(case.assessment, dict(zip(means, shapes, strict=True)))
        costs.append(planned(case, assessment=known).cost)
    if None in costs:
        assert set(costs) == {None} == {plan.cost}
    else:
        assert plan.cost_range[0] <= min(costs) <= max(costs) <= plan.cost_range[1] == plan.cost


def shapes_with(case, key, mean):
    """List all answers of as many people with a mean."""
    people = case.assessment.respondents["IIT"].count
    length = len(case.edition.item_by_code[key[2]].scale.options)
    every = [counts for counts in product(range(people + 1), repeat=length) if sum(counts) == people]
    answered = [ItemAnswer(counts=counts) for counts in every]
    return [
        entry
        for entry in answered
        if score(case.edition, with_answers(case.assessment, {key: entry}))[key].value == mean
    ]


@pytest.mark.parametrize("seed", SEEDS)
def it_bounds_the_cost_whatever_weights_are_not_official(seed):
    case = random_case(seed, unsure=True)
    random = Random(seed)  # noqa: S311 - no secret
    for _ in range(5):
        true = weighed(case.edition, random)
        score_of_true_weights = score(true, case.assessment).indicator("9")
        announced = replace(case.assessment, published=Published(indicators={"9": score_of_true_weights}))
        cost = planned(case, assessment=announced, edition=true).cost
        least, most = planned(case, assessment=announced).cost_range
        if cost is None:
            assert most is None
        else:
            assert least <= cost <= (cost if most is None else most)


def weighed(edition, random):
    """Return the edition with other weights, of the same sum, where they are not official."""
    total = sum(int(item.weight.value) for item in edition.items if item.weight)
    cuts = sorted(random.sample(range(1, total), 3))
    weights = iter(after - before for before, after in zip([0, *cuts], [*cuts, total], strict=True))
    items = [
        replace(item, weight=Weight(Decimal(next(weights)), item.weight.provenance)) if item.weight else item
        for item in edition.items
    ]
    return replace(edition, items=tuple(items))


class DescribeAnAnnouncedFigure:
    def it_moves_as_far_as_what_is_below_moves_it(self):
        case = next(each for each in map(random_case, range(99)) if each.result.tool("OIT") == 50)
        announced = replace(case.assessment, published=Published(tools={"OIT": Decimal(60)}))
        plan = plan_target(announced, score(case.edition, announced), total=Decimal(100))
        assert ("tool", "OIT") in plan.differing
        assert plan.ways[0].tools["OIT"] == 100
        assert plan.cost is not None
