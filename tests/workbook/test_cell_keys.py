"""Rows and cells that several sheets refer to are there, and names are no cell addresses."""

from __future__ import annotations

import re

import pytest

from ita_tools.assessment import Assessment
from ita_tools.rubric import available_years, load_edition
from ita_tools.scoring.plan import SIDES, Counted, End, Mean, Node, Standing, plan_of
from ita_tools.workbook.cell_keys import (
    figure_address,
    indicator_row,
    item_row,
    names_of,
    seen_by,
    subindicator_row,
    weight_address,
)
from ita_tools.workbook.layout import place
from ita_tools.workbook.sheets import declare

YEARS = available_years()


def is_end_of_indicator(node: Node) -> bool:
    """Whether a figure is an indicator at an end of its range, which stands in the formula of its tool."""
    return isinstance(node, End) and node.key[1] == "indicator"


class DescribeCellKeys:
    @pytest.mark.parametrize("year", YEARS)
    def it_points_to_declared_cells(self, year: int) -> None:
        edition = load_edition(year)
        layout = place(declare(edition, Assessment(year)))
        plan = plan_of(edition)
        keys = [node.key for node in plan if not is_end_of_indicator(node)]
        keys += [key for node in plan if isinstance(node, Standing | Counted) for key in node.inputs]
        keys += [seen_by(edition, tool, each.code) for each in edition.indicators for tool in each.tools]
        cells = [figure_address(edition, key) for key in keys]
        weighted = [node for node in plan if isinstance(node, Mean) and node.weights]
        cells += [weight_address(key) for node in weighted for key in node.of]
        cells += names_of(edition).values()
        assert [cell for cell in cells if not layout.has(*cell)] == []

    @pytest.mark.parametrize("year", YEARS)
    def it_gives_every_figure_a_cell_of_its_own(self, year: int) -> None:
        edition = load_edition(year)
        keys = [node.key for node in plan_of(edition) if not is_end_of_indicator(node)]
        assert len({figure_address(edition, key) for key in keys}) == len(keys) > len(edition.items)

    @pytest.mark.parametrize("year", YEARS)
    def it_has_cells_for_the_range_of_an_indicator_instead_of_its_ends(self, year: int) -> None:
        edition = load_edition(year)
        layout = place(declare(edition, Assessment(year)))
        ends = [node.key for node in plan_of(edition) if is_end_of_indicator(node)]
        assert [figure_address(edition, key) for key in ends] == [None] * len(ends)
        for _, *indicator in ends:
            for side in SIDES:
                assert layout.has(*figure_address(edition, (side, *indicator)))

    @pytest.mark.parametrize("year", YEARS)
    def it_names_scores_for_the_formulas_of_officers(self, year: int) -> None:
        edition = load_edition(year)
        names = names_of(edition)
        assert {
            "score_total",
            "score_level",
            *(f"score_{tool}" for tool in edition.tool_by_code),
        } < names.keys()
        assert names["score_indicator_1"] == (indicator_row("1"), "=used")
        assert not [name for name in names if re.fullmatch(r"[A-Za-z]{1,3}\d+", name)]

    def it_keeps_a_dot_inside_a_code(self) -> None:
        assert subindicator_row("9.1") == r"published.subindicators.9\.1"
        assert item_row("IIT", "i1") == "items.IIT.i1"

    def it_takes_the_computed_score_of_answers_and_the_typed_one_of_disclosure(self) -> None:
        edition = load_edition(2568)
        assert figure_address(edition, ("item", "IIT", "i1")) == ("items.IIT.i1", "=used")
        assert figure_address(edition, ("item", "OIT", "o1")) == ("items.OIT.o1", "score")
