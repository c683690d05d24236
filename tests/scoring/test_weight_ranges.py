"""Unofficial weights: the range they leave open, and what an announced score settles."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_tools.analysis.checks.contradictions import check_contradictions
from ita_tools.assessment import Assessment, ItemAnswer, Published
from ita_tools.rounding import half_up, weighted_mean
from ita_tools.rubric import load_edition
from ita_tools.scoring import score
from ita_tools.scoring.plan import plan_of
from tests.bundled import bundled, without
from tests.strategies import scores

EDITION = load_edition(2568)
PLAN = {node.key: node for node in plan_of(EDITION)}
NINE, TEN = EDITION.items_of_indicator("9"), EDITION.items_of_indicator("10")
WEIGHTS = [item.weight.value for item in NINE]
OPEN = PLAN["computed", "indicator", "9"].unsure


def marks(items, **changes):
    return [Decimal(changes.get(item.code, 100)) for item in items]


def weight_bounds(items, given_marks):
    """Range of the indicator of some items."""
    answers = {item.code: ItemAnswer(mark) for item, mark in zip(items, given_marks, strict=True)}
    result = score(EDITION, Assessment(2568, items={"OIT": answers}))
    return result[("indicator", items[0].indicator)].possible


BOTH = [load_edition(2568), load_edition(2569)]
both_editions = pytest.mark.parametrize("edition", BOTH, ids=lambda edition: str(edition.year))
CASE = bundled().assessment


def half_o1(nine=None):
    """Open the bundled case (o6 and o27 at 50) with o1 at 50 too; only indicator 9 may be published."""
    items = {**CASE.items, "OIT": {**CASE.items["OIT"], "o1": ItemAnswer(Decimal("50.00"))}}
    return without(items=items, published=Published(indicators={"9": Decimal(nine)} if nine else {}))


def shown(result, *keys):
    return [tuple(map(str, (result[key].low, result[key].value, result[key].high))) for key in keys]


NINE_UP = ("indicator", "9"), ("tool", "OIT"), ("total",)


def disclosed(edition, marks):
    items = {
        item.code: ItemAnswer(Decimal(mark))
        for item, mark in zip(edition.items_of_tool("OIT"), marks, strict=True)
    }
    others = {
        tool.code: {item.code: ItemAnswer(Decimal(100)) for item in edition.items_of_tool(tool.code)}
        for tool in edition.tools
        if tool.code != "OIT"
    }
    return Assessment(edition.year, items={**others, "OIT": items})


def steps_of(edition):
    size = len(edition.items_of_tool("OIT"))
    return st.lists(st.sampled_from([0, 50, 100]), min_size=size, max_size=size)


OPEN_KEYS = ("indicator", "9"), ("indicator", "10"), ("tool", "OIT"), ("total",)


class DescribeWeightRange:
    def it_is_open_for_items_of_inferred_weight(self):
        assert [NINE[place].code for place in range(20) if place not in OPEN] == ["o2", "o6"]
        ten = PLAN["computed", "indicator", "10"].unsure
        assert [TEN[place].code for place in range(8) if place not in ten] == ["o27"]
        assert PLAN["computed", "indicator", "1"].unsure == ()

    @pytest.mark.parametrize(
        "given_marks", [marks(NINE), marks(NINE, o2=50), marks(NINE, o6=0), [Decimal("12.34")] * 20]
    )
    def it_has_no_bounds_if_open_weights_change_nothing(self, given_marks):
        assert weight_bounds(NINE, given_marks) is None

    @pytest.mark.parametrize(
        ("items", "given_marks", "low", "high"),
        [
            (NINE, marks(NINE, o1=50), "56.25", "100.00"),
            (NINE, marks(NINE, o1=0, o2=50), "11.25", "98.75"),
            (TEN, marks(TEN, o21=50, o27=50), "50.00", "90.00"),
        ],
    )
    def it_bounds_by_the_lowest_and_the_highest_open_item(self, items, given_marks, low, high):
        assert tuple(map(str, weight_bounds(items, given_marks))) == (low, high)

    @given(
        st.lists(scores(), min_size=20, max_size=20),
        st.lists(st.integers(0, 1_000), min_size=18, max_size=18).filter(any),
    )
    def it_includes_the_mean_of_any_split_of_the_open_weight(self, given_marks, shares):
        rest = sum(WEIGHTS[place] for place in OPEN)
        split = dict(zip(OPEN, [rest * share / sum(shares) for share in shares], strict=True))
        weights = [split.get(place, weight) for place, weight in enumerate(WEIGHTS)]
        mean, usual = (half_up(weighted_mean(given_marks, each)) for each in (weights, WEIGHTS))
        low, high = weight_bounds(NINE, given_marks) or (usual, usual)
        assert low <= mean <= high


class DescribeScoresOfUnofficialWeights:
    def it_shows_an_indicator_its_tool_and_the_total_between_bounds(self):
        result = half_o1().result
        assert shown(result, *NINE_UP) == [
            ("51.25", "93.75", "95.00"),
            ("70.63", "91.88", "92.50"),
            ("87.30", "95.80", "96.04"),
        ]
        assert {result[key].confidence for key in NINE_UP} == {"inferred"}
        assert result[("indicator", "10")].bounds is None
        assert result[("tool", "EIT2")].bounds is None

    def it_keeps_the_bounds_of_a_total_that_counts_an_unprocessed_tool(self):
        case = half_o1()
        result = without(items=case.assessment.items, published=Published(), unprocessed=("EIT2",)).result
        assert shown(result, ("total",)) == [("73.05", "81.55", "81.79")]

    def it_is_settled_by_the_published_score_and_names_the_weight(self):
        result = half_o1("93.75").result
        nine = result[("indicator", "9")]
        assert shown(result, *NINE_UP) == [("93.75",) * 3, ("91.88",) * 3, ("95.80",) * 3]
        assert (nine.basis, nine.confidence) == ("announced", "published")
        assert "ข้อ o1 มีน้ำหนักร้อยละ 2.50" in result.explain(("indicator", "9"))

    @pytest.mark.parametrize(
        ("published", "weight"), [("95.00", "0.00"), ("51.25", "87.50"), ("94.00", "2.00")]
    )
    def it_takes_any_published_score_up_to_the_bounds(self, published, weight):
        case = half_o1(published)
        assert str(case.result.indicator("9")) == published
        assert f"ร้อยละ {weight}" in case.result.explain(("indicator", "9"))
        assert list(check_contradictions(case.reading, case.result)) == []

    @pytest.mark.parametrize("published", ["95.01", "51.24", "100.00", "0.00"])
    def it_reports_a_published_score_that_no_weights_can_give(self, published):
        case = half_o1(published)
        assert shown(case.result, ("indicator", "9")) == [(published,) * 3]
        assert case.result[("indicator", "9")].possible == (Decimal("51.25"), Decimal("95.00"))
        [finding] = [
            each
            for each in check_contradictions(case.reading, case.result)
            if each.code == "published-differs"
        ]
        assert "51.25 ถึง 95.00" in finding.message
        assert (finding.expected, finding.found) == ("", published)

    @both_editions
    def it_has_every_value_between_its_bounds(self, edition):
        @settings(max_examples=40)
        @given(steps_of(edition))
        def holds(marks):
            result = score(edition, disclosed(edition, marks))
            for key in OPEN_KEYS:
                found = result[key]
                assert found.low <= found.value <= found.high
                assert (found.bounds is not None) == (found.confidence == "inferred")

        holds()

    @both_editions
    def it_lowers_no_bound_for_a_better_disclosure(self, edition):
        @settings(max_examples=40)
        @given(steps_of(edition), st.data())
        def holds(marks, data):
            place = data.draw(st.integers(0, len(marks) - 1))
            better = [*marks]
            better[place] = data.draw(
                st.sampled_from([each for each in (0, 50, 100) if each >= marks[place]])
            )
            before, after = (score(edition, disclosed(edition, each)) for each in (marks, better))
            for key in OPEN_KEYS:
                assert after[key].low >= before[key].low
                assert after[key].value >= before[key].value
                assert after[key].high >= before[key].high

        holds()

    @both_editions
    def it_keeps_every_value_if_the_computed_score_is_published(self, edition):
        @settings(max_examples=40)
        @given(steps_of(edition))
        def holds(marks):
            assessment = disclosed(edition, marks)
            open_result = score(edition, assessment)
            indicators = {code: open_result.indicator(code) for code in ("9", "10")}
            settled = score(edition, replace(assessment, published=Published(indicators=indicators)))
            assert all(settled[key].value == open_result[key].value for key in OPEN_KEYS)
            assert all(settled[key].bounds is None for key in OPEN_KEYS)
            assert settled.level == open_result.level

        holds()
