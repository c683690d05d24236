"""The built file: reproducible, protected, no formula from text."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from ita_tools.assessment import Agency, Assessment, Constraint, Measure
from ita_tools.errors import TextTooLong
from ita_tools.rubric import available_years, load_edition
from ita_tools.workbook.build_book import CELL_LIMIT, build_book
from ita_tools.workbook.cell_formats import LINE_HEIGHT
from tests.workbook.books import EDITION, computed_cells, demo


def _open(assessment: Assessment) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(build_book(load_edition(assessment.edition), assessment)))


class DescribeBuildBook:
    """The built file."""

    def it_gives_equal_bytes_for_equal_input(self) -> None:
        assert build_book(EDITION, demo()) == build_book(EDITION, demo())

    def it_unlocks_inputs_and_protects_the_rest(self) -> None:
        book = _open(demo())
        assert all(sheet.protection.sheet for sheet in book.worksheets)
        sheet = book["IIT"]
        opened = [cell for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
        assert opened
        assert not [cell.coordinate for cell in opened if str(cell.value).startswith("=")]

    def it_locks_every_computed_cell(self) -> None:
        book = _open(demo())
        for cell in computed_cells(EDITION, demo()):
            found = book[cell.sheet].cell(cell.row + 1, cell.column + 1)
            assert found.protection.locked
            assert str(found.value).startswith("=")

    def it_offers_the_steps_of_public_disclosure_as_a_dropdown(self) -> None:
        rules = _open(demo())["OIT"].data_validations.dataValidation
        offered = [rule.formula1 for rule in rules if rule.type == "list"]
        assert '"0,50,100"' in offered

    @pytest.mark.parametrize(
        "text", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "{=1}", "http://x.example"]
    )
    def it_never_turns_text_into_a_formula(self, text: str) -> None:
        hostile = replace(
            demo(),
            agency=Agency(name=text),
            note=text,
            plan=(Measure("1", measure=text),),
            constraints=(Constraint(text, text, text),),
        )
        data = build_book(EDITION, hostile)
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            formulas = "".join(
                formula
                for name in package.namelist()
                if "worksheets/sheet" in name
                for formula in re.findall(r"<f>.*?</f>", package.read(name).decode())
            )
            assert not [name for name in package.namelist() if "hyperlink" in name]
        assert "cmd" not in formulas
        assert "x.example" not in formulas
        honest = len(re.findall("<f>", formulas))
        assert honest == sum(1 for _ in computed_cells(EDITION, hostile))

    def it_names_the_sheet_of_a_text_that_is_too_long(self) -> None:
        with pytest.raises(TextTooLong, match="ข้อมูลหน่วยงาน"):
            build_book(EDITION, replace(demo(), note="ก" * (CELL_LIMIT + 1)))

    def it_respects_the_limits_of_excel(self) -> None:
        books = [_open(demo()), *(_open(Assessment(year)) for year in available_years())]
        assert all(len(name) <= 31 for book in books for name in book.sheetnames)
        for sheet in (sheet for book in books for sheet in book.worksheets):
            for rule in sheet.data_validations.dataValidation:
                assert len(rule.prompt or "") <= 255
                assert len(rule.error or "") <= 255
                assert len(rule.promptTitle or "") <= 32
                assert len(rule.errorTitle or "") <= 32
                assert rule.type != "list" or len(rule.formula1) <= 255
            for row in sheet.iter_rows():
                assert all(len(str(cell.value)) <= 8192 for cell in row if str(cell.value).startswith("="))

    def it_uses_no_volatile_or_array_only_function(self) -> None:
        sheets = [sheet for year in available_years() for sheet in _open(Assessment(year)).worksheets]
        text = "".join(
            str(cell.value)
            for sheet in sheets
            for row in sheet.iter_rows()
            for cell in row
            if str(cell.value).startswith("=")
        )
        used = set(re.findall(r"([A-Z][A-Z.]+)\(", text))
        assert used <= {
            "FIXED",
            "IF",
            "SUM",
            "ROUND",
            "SUMPRODUCT",
            "ISNUMBER",
            "COUNT",
            "COUNTIF",
            "CHAR",
            "EXACT",
            "LEN",
            "AND",
            "OR",
            "NOT",
            "COUNTIFS",
            "SUMIFS",
            "MIN",
            "MAX",
            "INDEX",
            "MATCH",
            "TEXT",
            "LEFT",
            "MID",
            "TRIM",
        }

    def it_gives_every_chart_a_description(self) -> None:
        with zipfile.ZipFile(io.BytesIO(build_book(EDITION, demo()))) as package:
            drawings = [
                package.read(name).decode() for name in package.namelist() if "drawings/drawing" in name
            ]
        frames = sum(drawing.count("<xdr:graphicFrame ") for drawing in drawings)
        assert frames == 4
        assert sum(len(re.findall(r'descr="[^"]+"', drawing)) for drawing in drawings) == frames

    def it_gives_rows_the_height_that_thai_marks_need(self) -> None:
        """Every row with text is at least a line of the font high."""
        for sheet in _open(demo()).worksheets:
            for number, row in sheet.row_dimensions.items():
                shown = any(cell.value for cell in sheet[number])
                assert row.hidden or not shown or row.height is None or row.height >= LINE_HEIGHT
