"""Data validation of input cells, with Thai messages."""

from __future__ import annotations

import io
from collections.abc import Collection

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.datavalidation import DataValidation

from ita_tools.workbook.cell_rules import add_data_validation
from ita_tools.workbook.sheet_model import Choice, Input


def rules(inputs: dict[Input, list[tuple[int, int]]], names: Collection[str] = ()) -> list[DataValidation]:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        add_data_validation(book.add_worksheet(), inputs, names)
    return openpyxl.load_workbook(stream).active.data_validations.dataValidation


def rule(cell: Input) -> DataValidation:
    (found,) = rules({cell: [(0, 0)]})
    return found


class DescribeDataValidation:
    """What input cells accept, with Thai messages."""

    @pytest.mark.parametrize(
        ("kind", "type_", "least", "most"),
        [
            ("score", "decimal", "0", "100"),
            ("difference", "decimal", "-100", "100"),
            ("count", "whole", "0", None),
            ("whole", "whole", "1", "9999"),
        ],
    )
    def it_accepts_only_possible_numbers(self, kind: str, type_: str, least: str, most: str | None) -> None:
        found = rule(Input(kind))
        assert (found.type, found.formula1, found.formula2) == (type_, least, most)
        assert found.errorStyle in (None, "stop")
        assert least in found.error or "จำนวนเต็ม" in found.error

    def it_accepts_yes_or_blank(self) -> None:
        found = rule(Input("flag"))
        assert (found.type, found.formula1) == ("list", '"ใช่"')
        assert "ใช่" in found.error

    def it_offers_choices_and_refuses_others_if_strict(self) -> None:
        strict, loose = (
            rule(Input("text", choice=Choice((0, 50, 100), strict=each))) for each in (True, False)
        )
        assert strict.formula1 == loose.formula1 == '"0,50,100"'
        assert (strict.errorStyle or "stop", loose.errorStyle) == ("stop", "warning")
        assert strict.error == "เลือกจากรายการ"

    def it_offers_what_is_typed_under_a_name_and_takes_anything_else(self) -> None:
        choice = Choice(("กองคลัง",), strict=False, listed="units")
        (found,) = rules({Input("text", choice=choice): [(0, 0)]}, {"units"})
        assert (found.formula1, found.showErrorMessage) == ("units", False)
        (found,) = rules({Input("text", choice=choice): [(0, 0)]})
        assert found.formula1 == '"กองคลัง"'

    def it_shows_how_to_fill_a_cell(self) -> None:
        found = rule(Input("long", prompt="เช่น อายุ"))
        assert (found.promptTitle, found.prompt) == ("วิธีกรอก", "เช่น อายุ")
        assert found.type in (None, "none")
        assert rule(Input("score")).prompt is None

    @pytest.mark.parametrize("kind", ["text", "long", "lines", "link"])
    def it_accepts_any_text(self, kind: str) -> None:
        assert rules({Input(kind): [(0, 0)]}) == []

    def it_has_one_rule_for_all_cells_of_a_kind(self) -> None:
        found = rules({Input("score"): [(0, 0), (2, 1), (5, 1)], Input("count"): [(1, 1)]})
        assert [str(each.sqref) for each in found] == ["A1 B3 B6", "B2"]
