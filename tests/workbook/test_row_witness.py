"""Rows whose visible code is not that of their hidden key are refused with both cells named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ita_tools.errors import Faults, ItaError
from ita_tools.rubric import available_years, load_edition
from ita_tools.workbook.read_book import read_book
from tests.workbook.books import demo, generated, save
from tests.workbook.editing import edit


def rows_of(sheet: Worksheet, *keys: str) -> list[int]:
    """Return the row numbers of hidden keys."""
    numbers = {cell.value: cell.row for (cell,) in sheet.iter_rows(max_col=1)}
    return [numbers[key] for key in keys]


def exchange(sheet: Worksheet, first: int, second: int, *, from_column: int, height: int = 1) -> None:
    """Exchange the cells of two rows, or of two groups of rows, from a column on."""
    for offset in range(height):
        for column in range(from_column, sheet.max_column + 1):
            one, other = sheet.cell(first + offset, column), sheet.cell(second + offset, column)
            one.value, other.value = other.value, one.value


def exchanging(name: str, keys: tuple[str, str], from_column: int, height: int) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        first, second = rows_of(book[name], *keys)
        exchange(book[name], first, second, from_column=from_column, height=height)

    return change


OIT = ("items.OIT.o5", "items.OIT.o6")
IIT = ("items.IIT.i1", "items.IIT.i2")
LAST_YEAR = ("previous.published.indicators.1", "previous.published.indicators.2")


class DescribeRowsSortedWithoutTheirHiddenColumn:
    @pytest.mark.parametrize(
        ("name", "keys", "height", "codes"),
        [
            ("OIT", OIT, 1, ("o6", "o5")),
            ("IIT", IIT, 3, ("i2", "i1")),
            ("เปรียบเทียบ", LAST_YEAR, 1, ("2", "1")),
        ],
    )
    def it_refuses_them_and_names_both_cells(
        self, tmp_path: Path, name: str, keys: tuple[str, str], height: int, codes: tuple[str, str]
    ) -> None:
        book = edit(save(demo(), tmp_path / "a.xlsx"), exchanging(name, keys, 2, height))
        with pytest.raises(ItaError) as caught:
            read_book(book)
        faults = caught.value.faults if isinstance(caught.value, Faults) else [caught.value]
        first, second = faults[:2]
        assert name in first.where
        assert f"แสดงข้อ {codes[0]} " in first.message
        assert f"แสดงข้อ {codes[1]} " in second.message
        assert " ช่อง B" in first.where
        assert "ช่อง A" in first.message

    def it_reads_rows_that_moved_with_their_key(self, tmp_path: Path) -> None:
        book = edit(save(demo(), tmp_path / "a.xlsx"), exchanging("OIT", OIT, 1, 1))
        assert read_book(book).assessment == demo()

    @pytest.mark.parametrize("code", ["ข้อ o5", " O5 ", "o๕", None])
    def it_reads_a_code_however_it_is_written(self, tmp_path: Path, code: str | None) -> None:
        def rewrite(book: Workbook) -> None:
            (row,) = rows_of(book["OIT"], OIT[0])
            book["OIT"].cell(row, 2).value = code

        assert read_book(edit(save(demo(), tmp_path / "a.xlsx"), rewrite)).assessment == demo()

    @pytest.mark.parametrize("year", available_years())
    def it_accepts_every_row_of_the_books_that_are_built(self, tmp_path: Path, year: int) -> None:
        assessment = generated(3, load_edition(year))[-1]
        assert read_book(save(assessment, tmp_path / "a.xlsx")).assessment == assessment
