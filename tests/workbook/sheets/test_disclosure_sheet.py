"""The sheet of public disclosure: every item under its sub-indicator, with what is known of its weight."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ita_tools.assessment import Assessment
from ita_tools.rubric import available_years, load_edition
from ita_tools.workbook.sheet_model import Block, Input, Line, Sheet
from ita_tools.workbook.sheets.disclosure_sheet import disclosure_sheet

YEARS = available_years()


def sheet(year: int) -> Sheet:
    edition = load_edition(year)
    return disclosure_sheet(edition, edition.tool_by_code["OIT"], Assessment(year))


def block(year: int) -> Block:
    (found,) = (part for part in sheet(year).parts if isinstance(part, Block))
    return found


def groups(block: Block) -> dict[str, str]:
    """Code of the indicator or sub-indicator of each item; the first row of a group names it."""
    found: dict[str, str] = {}
    group = ""
    for row in block.rows:
        named = row.cells["=group"].value
        group = str(named).split(" ")[0] if named else group
        assert row.starts == bool(named)
        found[row.key.rpartition(".")[2]] = group
    return found


class DescribeDisclosureSheet:
    """The sheet of tool OIT."""

    @pytest.mark.parametrize("year", YEARS)
    def it_shows_every_item_once_beside_its_sub_indicator(self, year: int) -> None:
        edition = load_edition(year)
        assert groups(block(year)) == {
            item.code: item.subindicator or item.indicator for item in edition.items_of_tool("OIT")
        }

    @pytest.mark.parametrize("year", YEARS)
    def it_has_all_scores_in_consecutive_rows(self, year: int) -> None:
        items = load_edition(year).items_of_tool("OIT")
        assert [row.key for row in block(year).rows] == [f"items.OIT.{item.code}" for item in items]
        assert all(isinstance(row.cells["score"], Input) for row in block(year).rows)

    @pytest.mark.parametrize("year", YEARS)
    def it_offers_the_steps_of_each_item(self, year: int) -> None:
        edition = load_edition(year)
        for row in block(year).rows:
            if row.key.startswith("items."):
                item = edition.item_by_code[row.key.rpartition(".")[2]]
                assert row.cells["score"].choice.options == tuple(
                    option.value for option in item.scale.options
                )
                assert row.cells["=title"].value == item.title

    @pytest.mark.parametrize("year", YEARS)
    def it_marks_a_weight_that_was_not_published(self, year: int) -> None:
        edition = load_edition(year)
        weights = {item.code: item.weight for item in edition.items_of_tool("OIT") if item.weight}
        said = {
            row.key.rpartition(".")[2]: row.cells["=sure"].value
            for row in block(year).rows
            if "=sure" in row.cells
        }
        assert said == {
            code: "อนุมาน" if weight.provenance.inferred else "ยืนยันจากผลจริง"
            for code, weight in weights.items()
        }
        unsure = any(weight.provenance.inferred for weight in weights.values())
        assert any("อนุมาน" in part.text for part in sheet(year).parts if isinstance(part, Line)) == unsure

    @pytest.mark.parametrize("year", YEARS)
    def it_has_a_width_for_every_column(self, year: int) -> None:
        assert len(sheet(year).widths) == len(block(year).columns)

    def it_shows_items_without_a_sub_indicator_beside_their_indicator(self) -> None:
        edition = load_edition(2568)
        bare = replace(
            edition, subindicators=(), items=tuple(replace(item, subindicator=None) for item in edition.items)
        )
        sheet = disclosure_sheet(bare, bare.tool_by_code["OIT"], Assessment(2568))
        found = next(part for part in sheet.parts if isinstance(part, Block))
        assert groups(found) == {item.code: item.indicator for item in edition.items_of_tool("OIT")}

    def it_explains_every_dropdown(self) -> None:
        edition = load_edition(2568)
        sheet = disclosure_sheet(edition, edition.tool_by_code["OIT"], Assessment(2568))
        block = next(part for part in sheet.parts if isinstance(part, Block))
        inputs = [cell for row in block.rows for cell in row.cells.values() if isinstance(cell, Input)]
        chosen = [cell for cell in inputs if cell.choice]
        assert chosen
        assert all(cell.prompt for cell in chosen)
