"""The best sum for every cost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ita_tools.analysis.targets.max_plus import IMPOSSIBLE, at_cost, combine, first_reaching

RISING = st.lists(st.integers(0, 50), min_size=1, max_size=6).map(sorted)


@given(RISING, RISING, st.integers(0, 12))
def it_shares_every_cost_in_the_best_way(first, second, limit):
    best = combine(first, second, limit)
    assert len(best) == min(limit, len(first) + len(second) - 2) + 1
    for cost, value in enumerate(best):
        assert value == max(at_cost(first, own) + at_cost(second, cost - own) for own in range(cost + 1))


def it_keeps_what_cannot_be_had_below_every_score():
    assert combine([IMPOSSIBLE, 5], [7], 3) == [IMPOSSIBLE + 7, 12]


def it_finds_the_first_cost_that_reaches_a_value():
    assert first_reaching([1, 4, 4, 9], 4) == 1
    assert first_reaching([1, 4, 4, 9], 10) is None
    assert at_cost([1, 4], 7) == 4
