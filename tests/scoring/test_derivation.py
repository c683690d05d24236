"""What the known figures force: always the true value within it, and exact on real results."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_tools.assessment import Assessment, ItemAnswer, Published, Respondents
from ita_tools.jobs.score import score_data
from ita_tools.rubric import load_edition
from ita_tools.scoring import derivation, derived_levels, score
from tests.bundled import opened
from tests.campaigns import examples
from tests.scoring.cases import CASES

BY_NAME = {case.path.stem: case for case in CASES}
KHLONG = BY_NAME["khlongnokkrathung-2567"]


def derived(assessment):
    return {
        key: (str(each.low), str(each.high))
        for key, each in derivation(assessment, score(load_edition(assessment.edition), assessment)).items()
    }


def khlong(people=None):
    """S004: indicators announced, items of IIT, EIT1 and OIT, nothing of the second part of EIT."""
    result, items = KHLONG.result, dict(KHLONG.assessment.items)
    del items["EIT2"]
    indicators = {each.code: result.indicator(each.code) for each in result.edition.indicators}
    published = Published(total=result.total, level=result.level, indicators=indicators)
    respondents = {"EIT2": Respondents(people)} if people else {}
    return Assessment(2567, items=items, published=published, respondents=respondents)


def true_result(edition, chance):
    """Return a random result: items, and all that follows from them."""
    items = {}
    for tool in edition.tools:
        for item in edition.items_of_tool(tool.code):
            steps = [option.value for option in item.scale.options]
            people = 30 if tool.code != "EIT2" else 10
            points = [chance.choice(steps) for _ in range(people if item.scale.kind == "answers" else 1)]
            mean = Decimal(sum(points)) / len(points)
            items.setdefault(tool.code, {})[item.code] = ItemAnswer(mean.quantize(Decimal("0.01")))
    return score(edition, Assessment(edition.year, items=items)), items


class DescribeRealResults:
    def it_gives_intervals_where_the_respondents_are_not_known(self):
        found = derived(khlong())
        assert found["tool", "EIT2"] == ("91.78", "91.79")
        assert [found["part", "EIT2", code] for code in "678"] == [
            ("98.00", "98.01"),
            ("96.65", "96.67"),
            ("80.66", "80.68"),
        ]

    def it_gives_exact_scores_with_ten_respondents(self):
        found = derived(khlong(10))
        assert found["tool", "EIT2"] == ("91.78", "91.78")
        assert [found["part", "EIT2", code][0] for code in "678"] == ["98.00", "96.67", "80.67"]
        assert [found["part", "EIT2", code][1] for code in "678"] == ["98.00", "96.67", "80.67"]

    def it_gives_full_indicators_of_a_full_tool(self):
        found = derived(BY_NAME["takbai-2566"].assessment)
        assert (found["indicator", "9"], found["indicator", "10"]) == (("100.00", "100.00"),) * 2

    @pytest.mark.parametrize("tool", ["IIT", "EIT1", "EIT2", "OIT"])
    def it_bounds_a_tool_by_the_total_and_the_other_tools(self, tool):
        result = BY_NAME["bangpla-2568"].result
        tools = {each.code: result.tool(each.code) for each in result.edition.tools}
        left = tools.pop(tool)
        low, high = derived(Assessment(2568, published=Published(total=result.total, tools=tools)))[
            "tool", tool
        ]
        assert Decimal(low) <= left <= Decimal(high)
        assert Decimal(high) - Decimal(low) < Decimal("0.10")

    def it_gives_the_least_score_that_a_level_asks_of_a_tool(self):
        published = Published(total=Decimal("96.00"), level="ผ่านดี")
        assert derived(Assessment(2568, published=published))["tool", "EIT2"][0] == "85.00"

    def it_gives_the_levels_that_a_total_leaves(self):
        def levels(total):
            assessment = Assessment(2568, published=Published(total=Decimal(total)))
            return derived_levels(assessment, score(load_edition(2568), assessment))

        assert levels("84.99") == ("ต้องปรับปรุง",) * 2
        assert levels("94.99") == ("ผ่าน", "ผ่านดี")
        assert levels("99.99") == ("ผ่านดีเยี่ยม",) * 2


class DescribeAnyResult:
    @pytest.mark.parametrize("year", [2565, 2566, 2567, 2568])
    @settings(max_examples=examples(8), deadline=None)
    @given(seed=st.integers(0, 10**6))
    def it_always_holds_the_true_value(self, year, seed):
        edition, chance = load_edition(year), random.Random(seed)  # noqa: S311 - repeatable, not secret
        result, items = true_result(edition, chance)
        share = chance.random()

        def kept(scores):
            return {code: value for code, value in scores.items() if chance.random() < share}

        def figures(kind):
            return kept({key[1]: each.value for key, each in result.scores.items() if key[0] == kind})

        known = Assessment(
            year,
            items={tool: kept(entries) for tool, entries in items.items()},
            published=Published(
                total=chance.choice([None, result.total]),
                level=chance.choice(["", result.level or ""]),
                tools=figures("tool"),
                indicators=figures("indicator"),
                subindicators=figures("subindicator"),
            ),
            respondents=chance.choice([{}, {"IIT": Respondents(30), "EIT2": Respondents(10)}]),
        )
        for key, each in derivation(known, score(edition, known)).items():
            true = result[key].value  # statements of an item have none
            assert true is None or each.low <= true <= each.high, key

    def it_uses_no_figures_that_contradict_each_other(self):
        known = khlong(10)
        wrong = replace(known.published, indicators={**known.published.indicators, "1": Decimal("19.08")})
        found = derived(replace(known, published=wrong))
        low, high = map(Decimal, found["part", "EIT2", "6"])
        assert low <= Decimal("98.00") <= high
        assert ("indicator", "1") not in found


class DescribeScoreData:
    def it_has_derived_figures_and_their_basis(self):
        tools = "{IIT: 90, EIT1: 90, EIT2: 90}"
        data = score_data(
            opened(f"edition: 2568\npublished: {{total: 90.00, tools: {tools}, indicators: {{9: 90}}}}\n")
        )
        assert data["derived"]["tools"]["OIT"] == ["89.99", "90.01"]
        assert {data["derived"]["tools"][code] for code in ("IIT", "EIT1", "EIT2")} == {None}
        assert data["tools"]["OIT"] is None
        assert data["basis"]["tools"]["OIT"] is None
        assert list(data["derived"]) == ["total", "level", "tools", "indicators", "subindicators", "items"]

    def it_states_a_figure_that_only_one_value_fits(self):
        data = score_data(opened("edition: 2566\npublished: {tools: {OIT: 100}}\n"))
        assert (data["indicators"]["9"], data["basis"]["indicators"]["9"]) == ("100.00", "derived")
        assert data["derived"]["indicators"]["9"] == "100.00"
        assert data["computed"]["indicators"]["9"] is None
