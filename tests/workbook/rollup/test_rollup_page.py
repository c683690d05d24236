"""Sheets written from top to bottom."""

from __future__ import annotations

import io
from decimal import Decimal

from xlsxwriter import Workbook

from ita_tools.workbook.rollup.rollup_page import Column, Page, Styles
from tests.workbook.rollup.sample import opened


def written(*rows: tuple[object, ...], widths: tuple[int, ...] = (20, 10)):
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        page = Page(book, Styles(book), "ก", widths)
        first, end = page.table([Column("ข้อความ"), Column("ค่า", "points")], rows)
        page.finish()
    assert end - first == len(rows)
    return opened(stream.getvalue())["ก"]


class DescribePage:
    """A sheet that is written from top to bottom."""

    def it_writes_text_as_text_and_numbers_as_numbers(self):
        sheet = written(("=1+1", Decimal("90.50")), ("https://a.example", None), ("12", 0))
        assert [(row[0].data_type, row[0].value) for row in sheet.iter_rows(min_row=2)] == [
            ("s", "=1+1"),
            ("s", "https://a.example"),
            ("s", "12"),
        ]
        assert [row[1].value for row in sheet.iter_rows(min_row=2)] == [90.5, "-", 0]

    def it_fits_the_height_of_a_row_to_its_text_up_to_a_limit(self):
        sheet = written(("สั้น", 1), ("ยาว " * 20, 1), ("ก\n" * 500, 1))
        heights = [sheet.row_dimensions[n].height for n in (2, 3, 4)]
        assert heights[0] < heights[1] < heights[2] < 300

    def it_counts_no_vowels_and_tone_marks_above_or_below(self):
        sheet = written(("ก" * 20, 1), ("กี่" * 20, 1))
        assert sheet.row_dimensions[2].height == sheet.row_dimensions[3].height

    def it_cuts_a_text_that_is_too_long_for_a_cell(self):
        assert len(written(("ก" * 40_000, 1))["A2"].value) == 32_767
