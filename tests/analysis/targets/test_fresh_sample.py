"""The chance of a fresh sample."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from math import comb

import pytest

from ita_tools.analysis.targets.fresh_sample import WHOLE, chances
from ita_tools.analysis.targets.outcome import Goal
from ita_tools.analysis.targets.read_plan import PlanReader
from ita_tools.analysis.targets.search import whole_of
from ita_tools.assessment import ItemAnswer
from ita_tools.scoring import score
from tests.analysis.targets.small import random_case, with_answers
from tests.bundled import bundled

ITEM = ("item", "IIT", "i1")


def whole(assessment):
    return whole_of(PlanReader(assessment, score(bundled().edition, assessment), {}))


@pytest.fixture(scope="module")
def full():
    """An assessment with full scores, but for one item that some answer with no."""
    case = bundled()
    full = {
        ("item", tool.code, item.code): ItemAnswer(Decimal(100))
        for tool in case.edition.tools
        for item in case.edition.items_of_tool(tool.code)
    }
    return with_answers(replace(case.assessment, published=type(case.assessment.published)()), full)


def it_is_the_chance_of_the_answers_that_keep_a_tool(full):
    yes_no = next(item for item in bundled().edition.items_of_tool("IIT") if len(item.scale.options) == 2)
    tree = whole(with_answers(full, {("item", "IIT", yes_no.code): ItemAnswer(counts=(10, 10))}))
    # One item of three of one indicator of five: each answer is worth 100/20/3/5.
    now = Decimal(tree.tool("IIT").now).scaleb(-2)
    (found,) = chances(tree, [Goal(None, Decimal(0), {"IIT": now})])
    exact = sum(comb(20, hits) for hits in range(10, 21)) / 2**20
    low, high = found["IIT"]
    assert low == high
    assert abs(float(low) - exact) < 0.06
    assert found[WHOLE] == (low, high)


def it_is_the_same_every_time_and_certain_at_the_ends(full):
    tree = whole(with_answers(full, {ITEM: ItemAnswer(counts=(1, 1, 1, 1, 1, 5))}))
    goals = [Goal(None, Decimal(0), {"IIT": Decimal(least)}) for least in ("0", "100", "98.50")]
    once, again = chances(tree, goals), chances(tree, goals)
    assert once == again
    assert [each["IIT"] for each in once[:2]] == [(1, 1), (0, 0)]
    assert 0 < once[2]["IIT"][0] < 1


def it_leaves_out_tools_of_whose_answers_nothing_is_known(full):
    assert chances(whole(replace(full, respondents={})), [Goal(None, Decimal(50), {"IIT": Decimal(90)})]) == [
        {}
    ]


def it_is_a_range_where_only_the_mean_is_known():
    case = random_case(4)
    means = {("item", "IIT", "i1"): ItemAnswer(Decimal(50)), ("item", "IIT", "i2"): ItemAnswer(Decimal(50))}
    known = with_answers(case.assessment, means)
    tree = whole_of(PlanReader(known, score(case.edition, known), {}))
    (found,) = chances(tree, [Goal(None, Decimal(0), {"IIT": Decimal(50)})])
    low, high = found["IIT"]
    assert 0 <= low <= high <= 1
