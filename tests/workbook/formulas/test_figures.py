"""The formulas of a plan give the figures of the engine: in exact decimals here, in LibreOffice elsewhere."""

from __future__ import annotations

import pytest

from ita_tools.assessment import Assessment
from ita_tools.rubric import available_years, load_edition
from ita_tools.scoring.plan import Node, plan_of
from ita_tools.workbook.formulas.figures import FigureFormulas, formula_of
from ita_tools.workbook.layout import place
from ita_tools.workbook.sheet_model import Computed
from ita_tools.workbook.sheets import declare
from tests.campaigns import number_of
from tests.workbook.books import demo, generated
from tests.workbook.by_formula import wrong_formulas
from tests.workbook.open_weights import cases

YEARS = available_years()
EDITION = load_edition(2568)


class DescribeFigureFormulas:
    @pytest.mark.parametrize("year", YEARS)
    def it_gives_in_every_cell_what_the_engine_gives(self, year: int) -> None:
        edition = load_edition(year)
        for assessment in (Assessment(year), *generated(2 * number_of("ITA_BOOKS"), edition)):
            assert list(wrong_formulas(edition, assessment)) == []

    def it_gives_what_the_engine_gives_of_the_real_case(self) -> None:
        assert list(wrong_formulas(EDITION, demo())) == []

    @pytest.mark.parametrize("assessment", cases())
    def it_gives_the_ranges_of_the_engine(self, assessment: Assessment) -> None:
        assert list(wrong_formulas(load_edition(assessment.edition), assessment)) == []

    @pytest.mark.parametrize("year", YEARS)
    def it_has_a_cell_for_every_figure_but_ends_of_indicators_and_typed_scores(self, year: int) -> None:
        edition = load_edition(year)
        sheets = declare(edition, Assessment(year))
        cells = [
            cell
            for placed in place(sheets).sheets
            for block in placed.blocks
            for row in block.block.rows
            for cell in row.cells.values()
        ]
        shown = {cell.asked for cell in cells if isinstance(cell, Computed) and cell.asked}
        lacking = {node.key for node in plan_of(edition)} - shown
        typed = {
            ("item", tool, item.code)
            for item in edition.items
            for tool in item.tools
            if item.scale.kind == "steps"
        }
        assert {key for key in lacking if key[0] not in ("least", "greatest")} == typed

    def it_asks_a_kind_of_node_for_its_own_formula(self) -> None:
        with pytest.raises(NotImplementedError, match="Node"):
            formula_of(Node(("x",)), FigureFormulas(EDITION))
