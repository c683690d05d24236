"""Attainable scores, compared with enumerating every set of answers."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.rounding import half_up
from ita_tools.rubric import Option, Provenance, Scale, available_years, load_edition
from ita_tools.scoring.relations.answers import nearest_attainable
from tests.scoring.cases import CASES
from tests.strategies import scores

SCALES = {
    name: Scale(
        name, "answers", tuple(Option(str(value), value) for value in values), Provenance(("S",), "published")
    )
    for name, values in {"six": (0, 20, 40, 60, 80, 100), "four": (100, 67, 33, 0), "two": (0, 100)}.items()
}
ANSWERED = [item for year in available_years() for item in load_edition(year).items_by_respondents()]
REAL = list({part.scale.options: part.scale for item in ANSWERED for part in item.parts or (item,)}.values())
every_scale = pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES)


@cache
def means(name, respondents):
    """Enumerate every set of answers."""
    values = [option.value for option in SCALES[name].options]
    return sorted(
        {
            half_up(Decimal(sum(chosen)) / respondents)
            for chosen in combinations_with_replacement(values, respondents)
        }
    )


class DescribeNearestAttainable:
    @every_scale
    @pytest.mark.parametrize("respondents", range(1, 9))
    def it_returns_the_nearest_of_all_means(self, scale, respondents):
        there_are = means(scale.code, respondents)
        for hundredths in range(0, 10_001, 37):
            score = Decimal(hundredths).scaleb(-2)
            assert nearest_attainable(scale, score, respondents) == min(
                there_are, key=lambda m: abs(m - score)
            )

    @every_scale
    @pytest.mark.parametrize("respondents", range(1, 9))
    def it_returns_every_attainable_mean_itself(self, scale, respondents):
        for mean in means(scale.code, respondents):
            assert nearest_attainable(scale, mean, respondents) == mean

    @given(st.data(), st.sampled_from(REAL), st.integers(1, 5_000))
    def it_returns_the_mean_of_any_answers_itself(self, data, scale, respondents):
        values = [option.value for option in scale.options]
        cuts = sorted(data.draw(st.integers(0, respondents)) for _ in values[1:])
        counts = [end - start for start, end in zip([0, *cuts], [*cuts, respondents], strict=True)]
        added = sum(value * count for value, count in zip(values, counts, strict=True))
        mean = half_up(Decimal(added) / respondents)
        assert nearest_attainable(scale, mean, respondents) == mean

    @given(st.sampled_from(REAL), scores(), st.integers(1, 5_000))
    def it_returns_an_attainable_mean_close_to_the_score_with_many_respondents(
        self, scale, score, respondents
    ):
        nearest = nearest_attainable(scale, score, respondents)
        assert nearest_attainable(scale, nearest, respondents) == nearest
        assert abs(nearest - score) <= half_up(Decimal(100) / respondents)

    @pytest.mark.parametrize(
        ("name", "respondents", "score", "nearest"),
        [
            ("six", 29, "96.50", "96.55"),
            ("six", 29, "96.55", "96.55"),
            ("two", 188, "99.48", "99.47"),
            ("four", 2, "25.00", "33.00"),
            ("four", 1, "50.00", "33.00"),
            ("two", 1, "50.00", "0.00"),
            ("six", 1, "50.00", "40.00"),
        ],
    )
    def it_returns_the_lower_of_two_means_at_equal_distance(self, name, respondents, score, nearest):
        assert str(nearest_attainable(SCALES[name], Decimal(score), respondents)) == nearest

    def it_returns_every_printed_item_score_of_a_real_result_itself(self):
        """61 respondents explain all 28 printed items of one published result of 0/33/67/100."""
        (case,) = [each for each in CASES if each.path.stem == "takbai-2566"]
        entries = case.assessment.items["IIT"]
        assert len(entries) == 28
        for code, entry in entries.items():
            assert nearest_attainable(case.edition.item_by_code[code].scale, entry.score, 61) == entry.score
        assert nearest_attainable(case.edition.item_by_code["i8"].scale, Decimal("88.61"), 31) != Decimal(
            "88.61"
        )
