"""Every edition's workbook passes the accessibility check, and the check itself can fail."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest

from ita_tools.assessment import Assessment
from ita_tools.rubric import available_years, load_edition
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.page_setup import LEAST_SCALE
from ita_tools.workbook.sheets import declare
from tests.workbook.accessibility import contrast, faults


class DescribeAccessibility:
    """Workbooks of every edition, and the check itself."""

    @pytest.mark.parametrize("year", available_years())
    def it_passes_the_accessibility_check(self, year: int) -> None:
        assert faults(build_book(load_edition(year), Assessment(year))) == []

    def it_fails_for_merged_cells_and_pale_text(self) -> None:
        book = openpyxl.load_workbook(io.BytesIO(build_book(load_edition(2568), Assessment(2568))))
        sheet = book["IIT"]
        sheet.merge_cells("B1:C1")
        cell = next(row[1] for row in sheet.iter_rows() if row[0].value == "items.IIT.i1")
        cell.font = openpyxl.styles.Font(color="FFEEEEEE")
        stream = io.BytesIO()
        book.save(stream)
        found = faults(stream.getvalue())
        assert any("merged" in fault for fault in found)
        assert any(f"IIT!{cell.coordinate}: contrast" in fault for fault in found)

    def it_computes_the_contrast_of_black_on_white(self) -> None:
        assert round(contrast("000000", "FFFFFF")) == 21

    @pytest.mark.parametrize("year", available_years())
    def it_prints_on_a4_with_titles_and_page_numbers(self, year: int) -> None:
        book = openpyxl.load_workbook(io.BytesIO(build_book(load_edition(year), Assessment(year))))
        for sheet in book.worksheets:
            assert int(sheet.page_setup.paperSize) == 9
            assert sheet.page_setup.fitToWidth in (None, 1)
            if not sheet.sheet_properties.pageSetUpPr.fitToPage:
                assert sheet.page_setup.scale == LEAST_SCALE
            assert "&P" in sheet.oddFooter.center.text
            assert "&N" in sheet.oddFooter.center.text
            blocks = [
                row[0].value for row in sheet.iter_rows(max_col=1) if str(row[0].value).startswith("#ita")
            ]
            assert sheet.print_title_rows or len(blocks) > 1

    @pytest.mark.parametrize("year", available_years())
    def it_links_the_guide_to_every_other_sheet(self, year: int) -> None:
        book = openpyxl.load_workbook(io.BytesIO(build_book(load_edition(year), Assessment(year))))
        guide, *others = book.worksheets
        visible = [sheet for sheet in others if sheet.sheet_state == "visible"]
        targets = {cell.hyperlink.location for row in guide.iter_rows() for cell in row if cell.hyperlink}
        assert {f"'{sheet.title}'!A1" for sheet in visible} <= targets
        assert targets <= {f"'{sheet.title}'!A1" for sheet in book.worksheets}

    @pytest.mark.parametrize("year", available_years())
    def it_has_at_most_eleven_sheets_in_sight_and_one_more_for_an_import(self, year: int) -> None:
        sheets = declare(load_edition(year), Assessment(year), macros=True)
        assert len([sheet for sheet in sheets if not sheet.hidden]) <= 11

    @pytest.mark.parametrize("year", available_years())
    def it_names_its_scores_so_that_no_name_is_a_cell_address(self, year: int) -> None:
        book = openpyxl.load_workbook(io.BytesIO(build_book(load_edition(year), Assessment(year))))
        names = [name for name in book.defined_names if not name.startswith("_xlnm")]
        assert {"score_total", "score_level", "score_IIT", "score_OIT", "score_indicator_10"} <= set(names)
        assert not [name for name in names if re.fullmatch(r"[A-Z]{1,3}\d+", name.upper())]
