"""Evenly spaced scores and sums."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.rounding import half_up
from ita_tools.rubric import load_edition
from ita_tools.scoring.relations.lattice import Ends, Lattice, Place, lattice_of

SIX = load_edition(2568).item_by_code["i1"].scale
STEPS = load_edition(2568).item_by_code["o1"].scale
PEOPLE = ("respondents", "IIT")


class DescribeLattice:
    @given(st.integers(1, 60), st.integers(0, 300), st.integers(0, 10_000))
    def it_skips_no_score_that_answers_can_give(self, people, total, value):
        lattice = lattice_of(Place(PEOPLE, (SIX,)), {PEOPLE: (people, 0b10)})
        score = int(half_up(Decimal(min(20 * total, 100 * people)) / people) * 100)
        assert (value <= score) <= (lattice.up(value) <= score)
        assert (value >= score) <= (lattice.down(value) >= score)

    @pytest.mark.parametrize(
        ("value", "up", "down"), [(96_50, 96_55, 95_86), (96_55, 96_55, 96_55), (99_90, 100_00, 99_31)]
    )
    def it_has_the_next_score_of_29_respondents(self, value, up, down):
        lattice = lattice_of(Place(PEOPLE, (SIX,)), {PEOPLE: (29, 0b10)})
        assert (lattice.up(value), lattice.down(value), lattice.why) == (up, down, 0b10)

    def it_has_the_steps_of_a_scale_whatever_the_respondents(self):
        assert lattice_of(Place(PEOPLE, (STEPS,)), {}) == Lattice(50_00, 1, 0, 0)

    def it_gives_sums_one_rounding_for_each_score(self):
        assert lattice_of(Place(PEOPLE, (SIX, SIX, SIX)), {PEOPLE: (29, 1)}).halves == 3
        assert lattice_of(Place(PEOPLE, (SIX, SIX, SIX)), {PEOPLE: (10, 1)}).halves == 0

    def it_is_unknown_without_respondents(self):
        assert lattice_of(Place(PEOPLE, (SIX,)), {}) is None


class DescribeEnds:
    def it_leaves_only_the_ends_near_them(self):
        ends = lattice_of(Place(PEOPLE, (STEPS, STEPS), sure=False), {})
        assert ends == Ends(200_00, 25_00)
        assert (ends.up(199_50), ends.up(150_01), ends.up(1), ends.up(0)) == (200_00, 150_01, 25_00, 0)
        assert (ends.down(24_99), ends.down(199_00), ends.down(200_00)) == (0, 175_00, 200_00)
