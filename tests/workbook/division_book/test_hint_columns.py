"""An extra column beside an item: the suggestion of the program."""

from __future__ import annotations

import pytest

from ita_tools.assessment import Assessment
from ita_tools.rubric import available_years, load_edition
from ita_tools.rubric.advice import advice_for
from ita_tools.workbook.division_book.hint_columns import with_suggestions
from ita_tools.workbook.sheet_model import Block
from ita_tools.workbook.sheets import declare


def blocks(year: int) -> list[Block]:
    sheets = declare(load_edition(year), Assessment(year))
    return [part for sheet in sheets for part in sheet.parts if isinstance(part, Block)]


class DescribeSuggestions:
    @pytest.mark.parametrize("year", available_years())
    def it_shows_the_way_forward_of_every_item(self, year: int) -> None:
        edition = load_edition(year)
        block = next(each for each in blocks(year) if each.marker == "items.OIT")
        found = with_suggestions(edition, block)
        shown = {row.key.rpartition(".")[2]: row.cells["=way"].value for row in found.rows}
        assert shown == {
            item.code: advice_for(year, item.code).way_forward for item in edition.items_of_tool("OIT")
        }
        assert found.columns[-1].key == "=way"

    def it_leaves_other_blocks_unchanged(self) -> None:
        edition = load_edition(2569)
        for block in blocks(2569):
            assert (with_suggestions(edition, block) is block) == (not block.marker.startswith("items."))
