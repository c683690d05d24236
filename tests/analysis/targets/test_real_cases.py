"""The bundled case and two published results, planned."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.analysis.targets import IMMOVABLE, plan_target, plan_ways
from ita_tools.assessment import Assessment, Published, Respondents
from ita_tools.scoring import score
from tests.analysis.targets import published_results
from tests.analysis.targets.published_results import khlong_nok_krathung, tak_bai
from tests.bundled import bundled

BEST = "ผ่านดีเยี่ยม"


@pytest.fixture(scope="module")
def demo():
    return published_results.demo()


class DescribeTheDemo:
    def it_reaches_the_best_level_by_one_of_two_disclosures(self, demo):
        plan = plan_target(*demo)
        assert (plan.goal.level, plan.cost, plan.more) == (BEST, 1, False)
        assert [[step.key for step in way.steps] for way in plan.ways] == [
            [("item", "OIT", "o6")],
            [("item", "OIT", "o27")],
        ]
        assert [(way.level, way.total, way.tools["OIT"]) for way in plan.ways] == [
            (BEST, Decimal("97.04"), Decimal("95.00")),
            (BEST, Decimal("98.04"), Decimal("97.50")),
        ]
        assert all(way.sure for way in plan.ways)
        assert plan.missing == {"OIT": (Decimal("92.50"), Decimal(95))}

    def it_loses_the_level_by_one_answer_of_the_second_outside_tool(self, demo):
        slack = plan_target(*demo).slack
        assert (slack["EIT2"].points, slack["EIT2"].answers) == (0, (1, 1))
        assert (slack["OIT"].answers, slack["OIT"].items) == (None, 0)
        assert slack["IIT"].answers[0] > 1

    def it_keeps_that_tool_with_even_chances(self, demo):
        chance = plan_target(*demo).slack["EIT2"].chance
        assert all(Decimal("0.45") < each < Decimal("0.65") for each in chance)

    def it_takes_the_cheaper_item_and_leaves_out_what_cannot_be_done(self, demo):
        cheaper = plan_target(*demo, efforts={("OIT", "o6"): 2})
        assert [way.steps[0].key[2] for way in cheaper.ways] == ["o27"]
        dearer = plan_target(*demo, efforts={("OIT", "o6"): 2, ("OIT", "o27"): 3})
        assert (dearer.cost, dearer.ways[0].steps[0].key[2]) == (2, "o6")
        neither = {("OIT", "o6"): IMMOVABLE, ("OIT", "o27"): IMMOVABLE}
        assert plan_target(*demo, efforts=neither).cost is None

    def it_takes_the_efforts_that_are_filled_in(self, demo):
        assessment, _ = demo
        items = {**assessment.items["OIT"]}
        items["o6"] = replace(items["o6"], effort="no")
        filled = replace(assessment, items={**assessment.items, "OIT": items})
        plan = plan_target(filled, score(bundled().edition, filled))
        assert [way.steps[0].key[2] for way in plan.ways] == ["o27"]

    def it_knows_no_answers_without_the_number_of_respondents(self):
        case = bundled()
        plan = plan_target(case.assessment, case.result)
        assert plan.slack["EIT2"].answers is None
        assert plan.uncounted == ("IIT", "EIT1", "EIT2")
        assert plan.cost == 1

    def it_costs_nothing_where_the_goal_is_reached(self, demo):
        plan = plan_target(*demo, level="ผ่านดี")
        assert (plan.cost, plan.ways, plan.missing) == (0, (), {})
        assert plan_target(*demo, total=Decimal("96.04")).cost == 0
        assert plan_target(*demo, total=Decimal("96.05")).cost == 1


@pytest.mark.parametrize("people", [1_000, 100_000])
def it_ends_quickly_however_many_people_have_answered(people):
    assessment, result = tak_bai()
    crowd = replace(assessment, respondents=dict.fromkeys(assessment.respondents, Respondents(people)))
    plan = plan_ways(crowd, result, 120)
    assert (plan.cost, plan.too_dear, list(plan.missing)) == (None, True, ["IIT", "EIT1"])


def it_gives_no_plan_where_a_score_is_missing():
    assessment = Assessment(2568, published=Published(total=Decimal(90), level="ผ่านดี"))
    plan = plan_target(assessment, score(bundled().edition, assessment))
    assert (plan.known, plan.cost, plan.goal.level) == (False, None, BEST)


def it_gives_no_way_where_only_tools_are_known():
    tools = dict.fromkeys(("IIT", "EIT1", "EIT2", "OIT"), Decimal(90))
    assessment = Assessment(2568, published=Published(tools=tools))
    plan = plan_target(assessment, score(bundled().edition, assessment))
    assert (plan.known, plan.cost, len(plan.missing)) == (True, None, 4)
    assert {slack.answers for slack in plan.slack.values()} == {None}


class DescribePublishedResults:
    def it_takes_8_answers_of_one_tool_at_khlong_nok_krathung(self):
        plan = plan_target(*khlong_nok_krathung(), level=BEST)
        assert (plan.cost, plan.cost_range, plan.more) == (8, (8, 8), True)
        assert {step.key[1] for way in plan.ways for step in way.steps} == {"EIT2"}

    def it_takes_267_answers_of_two_tools_at_tak_bai(self):
        # 265 where every step of 0, 33, 67, 100 is taken as 33 and the start is rounded to such steps.
        plan = plan_target(*tak_bai(), level=BEST)
        assert (plan.cost, plan.cost_range) == (267, (267, 267))
        by_tool = dict.fromkeys(("IIT", "EIT1"), 0)
        for step in plan.ways[0].steps:
            by_tool[step.key[1]] += step.cost
        assert by_tool == {"IIT": 101, "EIT1": 166}
