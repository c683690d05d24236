"""The sheet of public disclosure: every item under its sub-indicator, with what is known of its weight."""

from __future__ import annotations

import pytest

from ita_tools.assessment import Assessment
from ita_tools.rubric import available_years, load_edition
from ita_tools.workbook.cells import Block, Line, Sheet
from ita_tools.workbook.sheets.disclosure import disclosure_sheet

YEARS = available_years()


def sheet(year: int) -> Sheet:
    edition = load_edition(year)
    return disclosure_sheet(edition, edition.tool_by_code["OIT"], Assessment(year))


def block(year: int) -> Block:
    (found,) = (part for part in sheet(year).parts if isinstance(part, Block))
    return found


@pytest.mark.parametrize("year", YEARS)
def it_shows_every_item_once_under_its_heading(year: int) -> None:
    edition = load_edition(year)
    under: dict[str, str] = {}
    heading = ""
    for row in block(year).rows:
        if row.key.startswith("=heading."):
            heading = row.key.removeprefix("=heading.")
        else:
            code = row.key.rpartition(".")[2]
            assert code not in under
            under[code] = heading
    items = edition.items_of_tool("OIT")
    assert under == {item.code: item.subindicator or item.indicator for item in items}


@pytest.mark.parametrize("year", YEARS)
def it_offers_the_steps_of_each_item(year: int) -> None:
    edition = load_edition(year)
    for row in block(year).rows:
        if row.key.startswith("items."):
            item = edition.item_by_code[row.key.rpartition(".")[2]]
            assert row.cells["score"].choice.options == tuple(option.value for option in item.scale.options)
            assert row.cells["=title"].value == item.title


@pytest.mark.parametrize("year", YEARS)
def it_marks_a_weight_nobody_has_published(year: int) -> None:
    edition = load_edition(year)
    weights = {item.code: item.weight for item in edition.items_of_tool("OIT") if item.weight}
    said = {row.key.rpartition(".")[2]: row.cells["=sure"].value for row in block(year).rows
            if "=sure" in row.cells}
    assert said == {code: "อนุมาน" if weight.provenance.inferred else "ยืนยันจากผลจริง"
                    for code, weight in weights.items()}
    unsure = any(weight.provenance.inferred for weight in weights.values())
    assert any("อนุมาน" in part.text for part in sheet(year).parts if isinstance(part, Line)) == unsure


@pytest.mark.parametrize("year", YEARS)
def it_has_a_width_for_every_column(year: int) -> None:
    assert len(sheet(year).widths) == len(block(year).columns)
