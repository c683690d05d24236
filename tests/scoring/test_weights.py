"""Unofficial weights: what they leave open, and what a published score says about them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.rounding import half_up, weighted_mean
from ita_tools.rubric import load_edition
from ita_tools.scoring import implied_weight
from ita_tools.scoring.weights import bounds_of, open_items
from tests.strategies import scores

EDITION = load_edition(2568)
NINE, TEN = EDITION.items_of_indicator("9"), EDITION.items_of_indicator("10")
WEIGHTS = [item.weight.value for item in NINE]
OPEN = open_items(NINE)


def marks(items, **changes):
    return [Decimal(changes.get(item.code, 100)) for item in items]


def it_calls_open_the_items_of_inferred_weight():
    assert [NINE[place].code for place in range(20) if place not in OPEN] == ["o2", "o6"]
    assert [TEN[place].code for place in range(8) if place not in open_items(TEN)] == ["o27"]
    assert open_items(EDITION.items_of_indicator("1")) == []


@pytest.mark.parametrize("given_marks", [
    marks(NINE), marks(NINE, o2=50), marks(NINE, o6=0), [Decimal("12.34")] * 20])
def it_sets_no_bounds_where_open_weights_change_nothing(given_marks):
    assert bounds_of(NINE, given_marks) is None


@pytest.mark.parametrize(("items", "given_marks", "low", "high"), [
    (NINE, marks(NINE, o1=50), "56.25", "100.00"),
    (NINE, marks(NINE, o1=0, o2=50), "11.25", "98.75"),
    (TEN, marks(TEN, o21=50, o27=50), "50.00", "90.00"),
])
def it_bounds_by_the_lowest_and_the_highest_open_item(items, given_marks, low, high):
    assert tuple(map(str, bounds_of(items, given_marks))) == (low, high)


@given(st.lists(scores(), min_size=20, max_size=20), st.lists(st.integers(0, 1_000), min_size=18, max_size=18)
       .filter(any))
def test_any_split_of_the_open_weight_gives_a_mean_within_the_bounds(given_marks, shares):
    rest = sum(WEIGHTS[place] for place in OPEN)
    split = dict(zip(OPEN, [rest * share / sum(shares) for share in shares], strict=True))
    weights = [split.get(place, weight) for place, weight in enumerate(WEIGHTS)]
    mean, usual = (half_up(weighted_mean(given_marks, each)) for each in (weights, WEIGHTS))
    low, high = bounds_of(NINE, given_marks) or (usual, usual)
    assert low <= mean <= high


@pytest.mark.parametrize(("changes", "published", "item", "weight"), [
    ({"o1": 50}, "98.75", "o1", "2.50"),
    ({"o1": 50}, "98.00", "o1", "4.00"),
    ({"o20": 0}, "95.00", "o20", "5.00"),
    ({"o12": 50, "o6": 50}, "90.00", "o12", "10.00"),
    ({"o1": 50}, "100.00", "o1", "0.00"),
])
def it_solves_for_the_one_item_that_differs(changes, published, item, weight):
    found = implied_weight(NINE, marks(NINE, **changes), Decimal(published))
    assert (found.item, str(found.weight)) == (item, weight)


@pytest.mark.parametrize(("changes", "published"), [
    ({}, "100.00"), ({"o2": 50}, "98.75"), ({"o1": 50, "o3": 50}, "97.50"), ({"o1": 50}, "50.00"),
    ({"o1": 50, "o2": 0}, "99.00"),
])
def it_implies_nothing_where_none_or_several_differ_or_no_weight_fits(changes, published):
    assert implied_weight(NINE, marks(NINE, **changes), Decimal(published)) is None


@given(st.sampled_from(OPEN), st.integers(0, 8_750), st.sampled_from([0, 50]))
def test_the_implied_weight_is_the_one_that_was_used(place, hundredths, mark):
    weight = Decimal(hundredths).scaleb(-2)
    given_marks = [Decimal(100)] * 20
    given_marks[place] = Decimal(mark)
    exact = 100 - weight * (100 - mark) / 100
    found = implied_weight(NINE, given_marks, exact)
    assert (found.item, found.weight) == (NINE[place].code, weight)
