"""What an announced score says about a weight that is not official."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.rubric import load_edition
from ita_tools.scoring import implied_weight
from ita_tools.scoring.plan import plan_of

EDITION = load_edition(2568)
(RULE,) = [node for node in plan_of(EDITION) if node.key == ("computed", "indicator", "9")]
CODES = [key[-1] for key in RULE.of]


def marks(**changes):
    return [Decimal(changes.get(code, 100)) for code in CODES]


class DescribeImpliedWeight:
    @pytest.mark.parametrize(
        ("changes", "published", "item", "weight"),
        [
            ({"o1": 50}, "98.75", "o1", "2.50"),
            ({"o1": 50}, "98.00", "o1", "4.00"),
            ({"o20": 0}, "95.00", "o20", "5.00"),
            ({"o12": 50, "o6": 50}, "90.00", "o12", "10.00"),
            ({"o1": 50}, "100.00", "o1", "0.00"),
        ],
    )
    def it_solves_for_the_one_item_that_differs(self, changes, published, item, weight):
        found = implied_weight(RULE, marks(**changes), Decimal(published))
        assert (found.key[-1], str(found.weight)) == (item, weight)

    @pytest.mark.parametrize(
        ("changes", "published"),
        [
            ({}, "100.00"),
            ({"o2": 50}, "98.75"),
            ({"o1": 50, "o3": 50}, "97.50"),
            ({"o1": 50}, "50.00"),
            ({"o1": 50, "o2": 0}, "99.00"),
        ],
    )
    def it_is_none_if_no_item_or_several_differ_or_no_weight_fits(self, changes, published):
        assert implied_weight(RULE, marks(**changes), Decimal(published)) is None

    @given(st.sampled_from(RULE.unsure), st.integers(0, 8_750), st.sampled_from([0, 50]))
    def it_is_the_weight_that_was_used(self, place, hundredths, mark):
        weight = Decimal(hundredths).scaleb(-2)
        given_marks = [Decimal(100)] * 20
        given_marks[place] = Decimal(mark)
        exact = 100 - weight * (100 - mark) / 100
        found = implied_weight(RULE, given_marks, exact)
        assert (found.key[-1], found.weight) == (CODES[place], weight)
