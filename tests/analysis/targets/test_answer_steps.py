"""Steps of answers, known and unknown."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest

from ita_tools.analysis.targets.answer_steps import (
    AnswersKnown,
    MeanKnown,
    known_answers,
    known_mean,
    sums_of_mean,
)
from ita_tools.rubric import load_edition
from tests.analysis.targets.small import SCALES, states

SHAPES = [counts for counts in product(range(4), repeat=4) if sum(counts) == 3]


def best_sums(values, counts):
    """Return the best sum after every number of steps, all outcomes tried."""
    best = {}
    for after, steps in states(counts).items():
        total = sum(value * count for value, count in zip(values, after, strict=True))
        best[steps] = max(best.get(steps, 0), total)
    return [best[steps] for steps in sorted(best)]


@pytest.mark.parametrize("counts", SHAPES)
@pytest.mark.parametrize("values", [(0, 33, 67, 100), (0, 10, 70, 100), (0, 30, 60, 90)])
def it_gives_the_best_sum_of_known_answers(values, counts):
    assert AnswersKnown(values, counts).sums(99) == best_sums(values, counts)


@pytest.mark.parametrize("values", [scale for scale in SCALES if len(scale) <= 4])
def it_bounds_the_sums_of_all_answers_with_a_sum(values):
    people = 3
    shapes = [counts for counts in product(range(people + 1), repeat=len(values)) if sum(counts) == people]
    by_sum = {}
    for counts in shapes:
        total = sum(value * count for value, count in zip(values, counts, strict=True))
        by_sum.setdefault(total, []).append(best_sums(values, counts))
    for total, every in by_sum.items():
        group = MeanKnown(values, people, total, total)
        for steps in range(10):
            possible = [sums[min(steps, len(sums) - 1)] for sums in every]
            least, greatest = (group.sums(steps, greatest=end)[-1] for end in (False, True))
            assert total <= least <= min(possible)
            assert max(possible) <= greatest <= people * values[-1]


def it_gives_one_sum_where_all_options_are_as_far_apart():
    group = MeanKnown((0, 20, 40, 60, 80, 100), 20, 1900, 1900)
    assert group.sums(3) == group.sums(3, greatest=True) == [1900, 1920, 1940, 1960]
    assert group.sums(99)[-1] == 2000
    assert group.mirrored().sums(1) == [100, 120]


def it_takes_the_options_of_a_reversed_scale_by_their_value():
    scale = load_edition(2568).scale_by_code["amount-harmful"]
    assert known_answers(scale, (5, 0, 0, 0, 0, 1)) == AnswersKnown(
        (0, 20, 40, 60, 80, 100), (1, 0, 0, 0, 0, 5)
    )


def it_takes_the_nearest_sum_where_so_many_cannot_have_the_mean():
    scale = load_edition(2568).scale_by_code["bribery"]
    assert known_mean(scale, Decimal("99.33"), 30) == MeanKnown((0, 100), 30, 3000, 3000)
    assert list(sums_of_mean(Decimal("99.33"), 30)) == [2980]
    assert list(sums_of_mean(Decimal("50.00"), 300)) == [14999, 15000, 15001]
