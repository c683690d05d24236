"""Columns for the responsible division and the state of a row."""

from __future__ import annotations

import pytest

from ita_tools.assessment import Assessment, Division
from ita_tools.assessment.exchange import STATES
from ita_tools.rubric import available_years, load_edition
from ita_tools.workbook.sheets.assignment_columns import (
    ASSIGNMENT_COLUMNS,
    ASSIGNMENT_WIDTHS,
    assignment_cells,
    division_choice,
)


def named(*names: str) -> Assessment:
    return Assessment(2568, division_list=tuple(map(Division, names)))


class DescribeAssignmentColumns:
    """Responsible division and state of a row."""

    def it_offers_the_divisions_and_allows_other_names(self) -> None:
        listed = (Division("กองคลัง", "กค."), Division("", "ช่าง"), Division("กองคลัง"))
        choice = division_choice(Assessment(2568, division_list=listed))
        assert (choice.options, choice.strict) == (("กองคลัง", "ช่าง"), False)

    @pytest.mark.parametrize(
        "names", [[], ["กองคลัง, พัสดุ"], ["ก" * 128, "ข" * 128]], ids=["none", "a comma", "too long for Excel"]
    )
    def it_offers_no_list_that_is_too_long_for_excel(self, names: list[str]) -> None:
        assert not division_choice(named(*names)).options
        assert division_choice(named("ก" * 127, "ข" * 127)).options

    @pytest.mark.parametrize("year", available_years())
    def it_suggests_the_usual_division_within_the_limits_of_excel(self, year: int) -> None:
        edition = load_edition(year)
        issues = [issue.code for issue in edition.issues]
        for code in (*edition.item_by_code, *edition.indicator_by_code, *issues):
            cells = assignment_cells(edition, named("กองคลัง"), code)
            assert tuple(cells) == tuple(column.key for column in ASSIGNMENT_COLUMNS)
            assert len(cells) == len(ASSIGNMENT_WIDTHS)
            assert all(len(cell.prompt) <= 255 for cell in cells.values())
            asked = code in edition.item_by_code and edition.item_by_code[code].scale.kind != "steps"
            assert ("ข้อเสนอ" in cells["@divisions"].prompt) != asked
        assert cells["@states"].choice.options == STATES
