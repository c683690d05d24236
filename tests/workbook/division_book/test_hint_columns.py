"""Extra columns beside an item: score of last year, way forward."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ita_tools.assessment import Assessment, Previous
from ita_tools.rubric import available_years, load_edition
from ita_tools.rubric.advice import advice_for
from ita_tools.workbook.division_book.hint_columns import with_hint_columns
from ita_tools.workbook.sheet_model import Block, Sheet
from ita_tools.workbook.sheets import declare
from ita_tools.workbook.sheets.action_plan_sheet import action_plan_sheet
from ita_tools.workbook.sheets.disclosure_sheet import disclosure_sheet

NEW = load_edition(2569)
YEARS = available_years()


def hinted(assessment: Assessment) -> Block:
    edition = load_edition(assessment.edition)
    sheet = disclosure_sheet(edition, edition.tool_by_code["OIT"], assessment)
    return with_hint_columns(edition, assessment, sheet).parts[-1]


def before(items: dict[str, str]) -> dict[str, object]:
    scores = {code: Decimal(score) for code, score in items.items()}
    block = hinted(Assessment(2569, previous=Previous(2568, items={"OIT": scores})))
    return {
        row.key.rpartition(".")[2]: row.cells["=before"].value for row in block.rows if "=before" in row.cells
    }


class DescribeHintColumns:
    """Extra columns of the item sheets."""

    def it_shows_the_score_of_the_item_that_an_item_continues(self) -> None:
        found = before({"o24": "50.00", "o22": "0.00"})
        assert {code: score for code, score in found.items() if score is not None} == {
            "o22": Decimal("50.00")
        }

    @pytest.mark.parametrize(
        ("items", "score"),
        [({"o10": "50.00", "o11": "100.00"}, "50.00"), ({"o11": "100.00"}, "100.00"), ({}, None)],
    )
    def it_takes_the_first_known_score_of_items_that_were_merged(
        self, items: dict[str, str], score: str | None
    ) -> None:
        assert NEW.item_by_code["o10"].succeeds == ("o10", "o11")
        assert before(items)["o10"] == (None if score is None else Decimal(score))

    @pytest.mark.parametrize("year", YEARS)
    def it_shows_the_way_forward_of_every_item(self, year: int) -> None:
        edition = load_edition(year)
        shown = {
            row.key.rpartition(".")[2]: row.cells["=way"].value
            for row in hinted(Assessment(year)).rows
            if "=way" in row.cells
        }
        ways = {item.code: advice_for(year, item.code).way_forward for item in edition.items_of_tool("OIT")}
        assert shown == ways

    @pytest.mark.parametrize("year", YEARS)
    def it_has_a_column_and_a_width_for_every_cell(self, year: int) -> None:
        edition, assessment = load_edition(year), Assessment(year)
        for sheet in declare(edition, assessment):
            found = with_hint_columns(edition, assessment, sheet)
            assert len(found.widths) - len(sheet.widths) in (0, 2)
            for block in (part for part in found.parts if isinstance(part, Block)):
                keys = {column.key for column in block.columns}
                assert all(row.cells.keys() <= keys for row in block.rows)

    def it_leaves_other_sheets_unchanged(self) -> None:
        for sheet in (action_plan_sheet(NEW, Assessment(2569)), Sheet("ก", "ก", (), (Block("x", (), ()),))):
            assert with_hint_columns(NEW, Assessment(2569), sheet) is sheet
