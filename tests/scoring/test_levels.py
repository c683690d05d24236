"""Levels: bands tried from the top, no gaps between them, and the points missing to each."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.rounding import half_up
from ita_tools.rubric import available_years, load_edition
from ita_tools.scoring import gaps, level_of
from tests.strategies import scores

EDITION = load_edition(2568)
EDITIONS = [load_edition(year) for year in available_years()]
BEST, GOOD, PASSED, POOR, WORST = [band.name for band in EDITION.bands]
every_edition = pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: str(edition.year))


def reached(bands, total, tools):
    """Name the level of the scores of any tools."""
    return level_of(bands, total, {f"T{number}": tool for number, tool in enumerate(tools)})


def level(total, *tools):
    return reached(
        EDITION.bands,
        None if total is None else Decimal(total),
        [None if tool is None else Decimal(tool) for tool in tools],
    )


four = st.lists(scores(), min_size=4, max_size=4)


class DescribeLevelOf:
    """Bands are tried from the top, without gaps."""

    @pytest.mark.parametrize(
        ("total", "tools", "expected"),
        [
            ("100", ("100", "100", "100", "100"), BEST),
            ("95", ("95", "95", "95", "95"), BEST),
            ("94.99", ("100", "100", "100", "95"), GOOD),
            ("99", ("94.99", "100", "100", "100"), GOOD),
            ("85", ("85", "85", "85", "85"), GOOD),
            ("96.04", ("99.60", "99.43", "95.00", "84.99"), PASSED),
            ("85", ("84.99", "100", "100", "100"), PASSED),
            ("84.99", ("100", "100", "100", "84.99"), POOR),
            ("70", ("0", "100", "100", "100"), POOR),
            ("69.99", ("100", "100", "100", "69"), WORST),
            ("0", ("0", "0", "0", "0"), WORST),
        ],
    )
    def it_takes_the_first_band_whose_conditions_hold(self, total, tools, expected):
        assert level(total, *tools) == expected

    @pytest.mark.parametrize(
        ("total", "expected"),
        [
            ("100", "AA"),
            ("95", "AA"),
            ("94.99", "A"),
            ("85", "A"),
            ("84.99", "B"),
            ("75", "B"),
            ("74.99", "C"),
            ("65", "C"),
            ("64.99", "D"),
            ("55", "D"),
            ("54.99", "E"),
            ("50", "E"),
            ("49.99", "F"),
            ("0", "F"),
        ],
    )
    def it_names_the_letters_of_the_years_before_2566(self, total, expected):
        assert reached(load_edition(2565).bands, Decimal(total), [None] * 3) == expected

    def it_compares_rounded_scores_so_that_none_falls_between_two_bands(self):
        rounded = half_up(Decimal("84.995"))
        assert level(rounded, rounded, rounded, rounded, rounded) == GOOD


class DescribeLevelOfUnknownTools:
    @pytest.mark.parametrize("total", ["100", "95", "85"])
    def it_has_no_level_if_an_unknown_tool_decides(self, total):
        assert level(total, "100", "100", "100", None) is None

    @pytest.mark.parametrize(
        ("total", "tools", "expected"),
        [
            ("84.99", (None, None, None, None), POOR),
            ("50", (None, "0", None, None), WORST),
            ("95", ("84", None, None, None), PASSED),
        ],
    )
    def it_has_a_level_if_an_unknown_tool_does_not_matter(self, total, tools, expected):
        assert level(total, *tools) == expected

    def it_has_no_level_if_a_low_tool_does_not_decide(self):
        assert level("95", "90", "100", "100", None) is None

    def it_has_no_level_without_a_total(self):
        assert level(None, "100", "100", "100", "100") is None

    def it_has_no_level_without_bands(self):
        assert reached([], Decimal(50), []) is None


class DescribeLevelOfAnyScores:
    @every_edition
    def it_gives_every_total_a_level(self, edition):
        for hundredths in range(10_001):
            total = Decimal(hundredths).scaleb(-2)
            assert reached(edition.bands, total, [total] * len(edition.tools)) in edition.band_by_name

    @every_edition
    def it_never_rises_when_the_total_falls(self, edition):
        ranks = [band.name for band in edition.bands]

        @given(scores(), scores(), four)
        def holds(first, second, tools):
            low, high = sorted((first, second))
            assert ranks.index(reached(edition.bands, low, tools)) >= ranks.index(
                reached(edition.bands, high, tools)
            )

        holds()

    @given(scores(), four, st.integers(0, 3), scores())
    def it_never_rises_when_a_tool_falls(self, total, tools, place, other):
        ranks = [band.name for band in EDITION.bands]
        low, high = sorted((tools[place], other))
        lower, higher = ([*tools[:place], score, *tools[place + 1 :]] for score in (low, high))
        assert ranks.index(reached(EDITION.bands, total, lower)) >= ranks.index(
            reached(EDITION.bands, total, higher)
        )

    @given(scores(), four, st.sets(st.integers(0, 3), min_size=1))
    def it_gives_no_level_that_an_unknown_tool_could_change(self, total, tools, hidden):
        partly = [None if place in hidden else score for place, score in enumerate(tools)]
        said = reached(EDITION.bands, total, partly)
        assert said is None or said == reached(EDITION.bands, total, tools)


class DescribeMissingPoints:
    def it_gives_the_points_missing_to_every_level(self):
        tools = [Decimal("99.60"), Decimal("99.43"), Decimal("95.00"), Decimal("92.50")]
        found = {
            gap.level: (gap.total, gap.tools, gap.reached) for gap in gaps(EDITION, Decimal("96.04"), tools)
        }
        assert found == {
            BEST: (0, (("OIT", Decimal("2.50")),), False),
            GOOD: (0, (), True),
            PASSED: (0, (), True),
            POOR: (0, (), True),
            WORST: (0, (), True),
        }

    def it_gives_the_missing_points_of_total_and_tools(self):
        tools = [Decimal("80"), None, Decimal("94.99"), Decimal("100")]
        best, good, *_ = gaps(EDITION, Decimal("84"), tools)
        assert (best.total, best.tools) == (11, (("IIT", 15), ("EIT2", Decimal("0.01"))))
        assert (good.total, good.tools) == (1, (("IIT", 5),))

    @every_edition
    def it_misses_nothing_first_at_the_level_reached(self, edition):
        @given(scores(), st.lists(scores(), min_size=len(edition.tools), max_size=len(edition.tools)))
        def holds(total, tools):
            first = next(gap.level for gap in gaps(edition, total, tools) if gap.reached)
            assert first == reached(edition.bands, total, tools)

        holds()

    def it_asks_every_tool_for_its_own_least(self):
        best = replace(EDITION.bands[0], every_tool_min=Decimal(80), tool_min={"T1": Decimal(90)})
        bands = (best, *EDITION.bands[2:])
        assert reached(bands, Decimal(95), [Decimal(80), Decimal(90)]) == BEST
        assert reached(bands, Decimal(95), [Decimal(80), Decimal("89.99")]) == PASSED
        assert reached(bands, Decimal(95), [Decimal("79.99"), Decimal(90)]) == PASSED
        assert reached(bands, Decimal(95), [None, Decimal(90)]) is None

    def it_asks_only_the_tools_that_are_named(self):
        only = replace(EDITION.bands[0], every_tool_min=None, tool_min={"T1": Decimal(90)})
        bands = (only, *EDITION.bands[2:])
        assert reached(bands, Decimal(95), [None, Decimal(90)]) == BEST
        assert reached(bands, Decimal(95), [Decimal(1), None]) is None

    def it_needs_a_score_or_none_for_every_tool(self):
        with pytest.raises(ValueError, match="zip"):
            gaps(EDITION, Decimal(80), [Decimal(80)])
