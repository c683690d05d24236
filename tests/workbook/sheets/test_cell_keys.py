"""Rows and cells that several sheets refer to are there, and names are no cell addresses."""

from __future__ import annotations

import re

import pytest

from ita_tools.assessment import Assessment
from ita_tools.rubric import available_years, load_edition
from ita_tools.workbook.layout import place
from ita_tools.workbook.sheets import declare
from ita_tools.workbook.sheets.cell_keys import (
    indicator_row,
    item_row,
    item_score_cell,
    names_of,
    published_cell,
    seen_by,
    subindicator_row,
    tool_row,
    total_row,
    used_cell,
)

YEARS = available_years()


@pytest.mark.parametrize("year", YEARS)
def it_points_to_cells_that_are_declared(year: int) -> None:
    edition = load_edition(year)
    layout = place(declare(edition, Assessment(year)))
    cells = [item_score_cell(item, tool) for item in edition.items for tool in item.tools]
    cells += [seen_by(edition, tool, each.code) for each in edition.indicators for tool in each.tools]
    cells += [used_cell(subindicator_row(each.code)) for each in edition.subindicators]
    cells += [published_cell(row) for row in (total_row, *map(tool_row, edition.tool_by_code))]
    cells += names_of(edition).values()
    assert [cell for cell in cells if not layout.has(*cell)] == []
    assert len(set(cells)) > len(edition.items)


@pytest.mark.parametrize("year", YEARS)
def it_names_scores_for_the_formulas_of_officers(year: int) -> None:
    edition = load_edition(year)
    names = names_of(edition)
    assert {"score_total", "score_level", *(f"score_{tool}" for tool in edition.tool_by_code)} < names.keys()
    assert names["score_indicator_1"] == used_cell(indicator_row("1"))
    assert not [name for name in names if re.fullmatch(r"[A-Za-z]{1,3}\d+", name)]


def it_keeps_a_dot_inside_a_code() -> None:
    assert subindicator_row("9.1") == r"published.subindicators.9\.1"
    assert item_row("IIT", "i1") == "items.IIT.i1"


def it_takes_the_score_of_answers_as_computed_and_of_disclosure_as_typed() -> None:
    edition = load_edition(2568)
    assert item_score_cell(edition.item_by_code["i1"], "IIT") == ("items.IIT.i1", "=used")
    assert item_score_cell(edition.item_by_code["o1"], "OIT") == ("items.OIT.o1", "score")
