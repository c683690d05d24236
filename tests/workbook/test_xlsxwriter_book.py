"""Fonts of Thai text in charts, and of the style that column widths depend on.

AutoFit row height of rows with text inputs.

Formulas are written as they are given: none needs the prefix of a newer function.
"""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import pytest
import xlsxwriter
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ita_tools.assessment import Assessment
from ita_tools.rubric import load_edition
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.cell_formats import FONT, LINE_HEIGHT
from ita_tools.workbook.formulas.excel_functions import FUNCTIONS
from ita_tools.workbook.xlsxwriter_book import AutofitWorksheet, PlainFormulaWorksheet
from tests.workbook.books import demo
from tests.workbook.rollup.sample import sample

_THEME = "xl/theme/theme1.xml"


books = pytest.mark.parametrize(
    "data", [build_book(load_edition(2568), Assessment(2568)), sample()], ids=["book", "roll-up"]
)


class DescribeThemedWorkbook:
    """Fonts of charts, and of the style that column widths depend on."""

    @books
    def it_has_the_font_of_the_cells_for_thai_in_charts(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            theme = package.read(_THEME).decode()
            charts = [package.read(name).decode() for name in package.namelist() if "/charts/" in name]
        assert charts
        assert all(set(re.findall(r'<a:latin typeface="([^"]*)"', chart)) == {FONT} for chart in charts)
        assert re.findall(r'<a:cs typeface="([^"]*)"/>', theme) == [FONT, FONT]

    @books
    def it_takes_no_font_of_cells_from_the_theme(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            styles = package.read("xl/styles.xml").decode()
        assert "Calibri" not in styles
        assert "<scheme" not in styles


def heights(data: bytes, sheet: int = 1) -> dict[int, tuple[float, bool]]:
    """Height of each row, and whether it is fixed."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        xml = package.read(f"xl/worksheets/sheet{sheet}.xml").decode()
    found = re.findall(r'<row r="(\d+)"[^>]*? ht="([\d.]+)"([^>]*)>', xml)
    return {int(row): (float(height), "customHeight" in rest) for row, height, rest in found}


def keyed(data: bytes, name: str) -> dict[str, tuple[float, bool]]:
    """Heights of the rows of a sheet by their keys."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    found = heights(data, book.sheetnames.index(name) + 1)
    return {
        key: found[row]
        for row, (key,) in enumerate(book[name].iter_rows(max_col=1, values_only=True), 1)
        if key and row in found
    }


class DescribeAutofitRows:
    """Rows whose height fits text that is typed later."""

    def it_fixes_no_height_of_rows_with_text_inputs(self) -> None:
        stream = io.BytesIO()
        with xlsxwriter.Workbook(stream) as book:
            sheet = book.add_worksheet("a", AutofitWorksheet)
            for row in range(3):
                sheet.set_row(row, 48)
                sheet.write(row, 0, "x")
            sheet.growing.add(1)
        assert heights(stream.getvalue()) == {1: (48, True), 2: (48, False), 3: (48, True)}

    def it_fits_every_row_of_the_plan_and_of_the_constraints(self) -> None:
        data = build_book(load_edition(2568), demo())
        for name in ("แผนปฏิบัติการ", "ถ้อยคำในรายงาน"):
            rows = {key: fixed for key, (_, fixed) in keyed(data, name).items() if key[:1] not in "#="}
            assert rows
            assert not any(rows.values())

    def it_keeps_the_height_of_rows_with_long_results_of_formulas(self) -> None:
        """A row that grew smaller would cut the advice that appears once scores are there."""
        found = keyed(build_book(load_edition(2568), Assessment(2568)), "วิเคราะห์")
        assert found["analysis.1"] == (5 * LINE_HEIGHT, True)
        assert found["analysis.issue-1"] == (5 * LINE_HEIGHT, True)
        assert found["analysis.IIT"][1] is False


class DescribePlainFormulaWorksheet:
    def it_writes_our_functions_as_xlsxwriter_does(self) -> None:
        for name in (*FUNCTIONS, "IFERROR", "NA"):
            formula = f'=IF({name}(A1)>0,{name}(B1:B9)&"=",{{1,2}})'
            assert PlainFormulaWorksheet()._prepare_formula(formula) == Worksheet()._prepare_formula(
                formula, expand_future_functions=True
            )

    def it_keeps_formulas_with_the_equals_sign_off(self) -> None:
        with Workbook(io.BytesIO()) as book:
            sheet = book.add_worksheet("a", PlainFormulaWorksheet)
            sheet.write_formula(0, 0, "=SUM(B1:B2)")
            assert sheet.table[0][0].formula == "SUM(B1:B2)"
