"""Rows whose visible code is not that of their hidden key: read as they show and told, or refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ita_tools.assessment import Assessment, ItemAnswer
from ita_tools.errors import Faults, ItaError
from ita_tools.jobs.load import load_file
from ita_tools.rubric import available_years, load_edition
from ita_tools.workbook.read_book import read_book
from tests.workbook.books import demo, generated, save
from tests.workbook.editing import edit


def rows_of(sheet: Worksheet, *keys: str) -> list[int]:
    """Return the row numbers of hidden keys; of a key with two rows the first, the one with the score."""
    numbers: dict[object, int] = {}
    for (cell,) in sheet.iter_rows(max_col=1):
        numbers.setdefault(cell.value, cell.row)
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


EARLIER = Path(__file__).with_name("earlier") / "2568.xlsx"
"""The demo in a book of version 0.1."""
OIT = ("items.OIT.o5", "items.OIT.o6")
IIT = ("items.IIT.i1", "items.IIT.i2")
LAST_YEAR = ("previous.published.indicators.1", "previous.published.indicators.2")


def faults_of(path: Path) -> list[ItaError]:
    with pytest.raises(ItaError) as caught:
        read_book(path)
    return caught.value.faults if isinstance(caught.value, Faults) else [caught.value]


class DescribeRowsSortedWithoutTheirHiddenColumn:
    @pytest.mark.parametrize(
        ("name", "keys", "height", "codes"),
        [
            ("OIT", OIT, 1, ("o6", "o5")),
            ("IIT", IIT, 1, ("i2", "i1")),
            ("สรุปผล", LAST_YEAR, 1, ("2", "1")),
            ("ข้อมูลหน่วยงาน", ("agency.district", "agency.province"), 1, ("", "")),
            ("สรุปผล", ("published.parts.EIT1.6", "published.parts.EIT2.6"), 1, ("6", "6")),
            ("วิเคราะห์", ("analysis.1", "analysis.2"), 1, ("2", "1")),
        ],
    )
    def it_reads_them_as_they_show_and_tells_of_both_cells(
        self, tmp_path: Path, name: str, keys: tuple[str, str], height: int, codes: tuple[str, str]
    ) -> None:
        parts = {"EIT1": {"6": Decimal(100)}, "EIT2": {"6": Decimal("96.67")}}
        filled = replace(demo(), published=replace(demo().published, parts=parts))
        reading = read_book(edit(save(filled, tmp_path / "a.xlsx"), exchanging(name, keys, 2, height)))
        assert reading.assessment == filled
        assert reading.form is not None
        first, second = reading.form.moved
        assert name in first.where
        assert (first.key_cell[0], second.key_cell[0]) == ("A", "A")
        if codes[0]:
            assert (first.shown, second.shown) == codes

    def it_reads_a_row_of_an_earlier_book_that_was_sorted_onto_a_heading(self, tmp_path: Path) -> None:
        change = exchanging("OIT", ("=heading.9.1", "items.OIT.o1"), 2, 1)
        (tmp_path / "a.xlsx").write_bytes(EARLIER.read_bytes())
        reading = read_book(edit(tmp_path / "a.xlsx", change))
        assert reading.assessment == demo()
        assert reading.form is not None
        assert [row.shown for row in reading.form.moved] == ["o1"]

    def it_finds_them_after_a_sound_book_of_the_same_template_was_read(self, tmp_path: Path) -> None:
        sound, sorted_rows = save(demo(), tmp_path / "a.xlsx"), save(demo(), tmp_path / "b.xlsx")
        edit(sorted_rows, exchanging("OIT", OIT, 2, 1))
        moved = []
        for path in (sound, sorted_rows, sound, sorted_rows):
            reading = read_book(path)
            assert reading.assessment == demo()
            assert reading.form is not None
            moved.append([row.shown for row in reading.form.moved])
        assert moved == [[], ["o6", "o5"], [], ["o6", "o5"]]

    def it_is_a_finding_of_the_check(self, tmp_path: Path) -> None:
        opened = load_file(edit(save(demo(), tmp_path / "a.xlsx"), exchanging("OIT", OIT, 2, 1)))
        found = [each for each in opened.findings if each.code == "row-moved"]
        assert [each.severity for each in found] == ["warning", "warning"]
        assert "อ่านเป็น o6 ตามที่เห็น" in found[0].message
        assert " ช่อง B" in found[0].where

    def it_refuses_a_code_that_stands_beside_the_wording_of_another_item(self, tmp_path: Path) -> None:
        def change(book: Workbook) -> None:
            first, second = rows_of(book["OIT"], *OIT)
            sheet = book["OIT"]
            one, other = sheet.cell(first, 2), sheet.cell(second, 2)
            one.value, other.value = other.value, one.value

        first, second = faults_of(edit(save(demo(), tmp_path / "a.xlsx"), change))
        assert "แสดงข้อ o6 แต่ข้อความในช่อง C8" in first.message
        assert "ช่อง A8" in first.message
        assert " ช่อง B9" in second.where

    @pytest.mark.parametrize("code", ["o5", "o99"])
    def it_refuses_two_rows_of_one_item_and_an_item_that_the_table_lacks(
        self, tmp_path: Path, code: str
    ) -> None:
        def change(book: Workbook) -> None:
            (row,) = rows_of(book["OIT"], OIT[1])
            book["OIT"].cell(row, 2).value, book["OIT"].cell(row, 3).value = code, None

        (fault,) = faults_of(edit(save(demo(), tmp_path / "a.xlsx"), change))
        assert " ช่อง B9" in fault.where
        assert "ช่อง A9" in fault.message

    def it_refuses_answers_that_no_longer_stand_below_their_question(self, tmp_path: Path) -> None:
        counted = replace(demo(), items={"IIT": {"i1": ItemAnswer(counts=(0, 0, 0, 0, 1, 29))}})

        def change(book: Workbook) -> None:
            first, second = rows_of(book["IIT"], *(f"{key}.counts[6]" for key in IIT))
            exchange(book["IIT"], first - 1, second - 1, from_column=2)
            exchange(book["IIT"], first, second + 1, from_column=2)

        faults = faults_of(edit(save(counted, tmp_path / "a.xlsx"), change))
        assert any("ไม่ได้อยู่ใต้ข้อของตน" in each.message for each in faults)

    def it_refuses_counts_and_shares_that_stand_in_each_others_row(self, tmp_path: Path) -> None:
        counted = replace(demo(), items={"IIT": {"i1": ItemAnswer(counts=(0, 0, 0, 0, 1, 29))}})

        def change(book: Workbook) -> None:
            (row,) = rows_of(book["IIT"], f"{IIT[0]}.counts[6]")
            exchange(book["IIT"], row, row + 1, from_column=2)

        assert faults_of(edit(save(counted, tmp_path / "a.xlsx"), change))

    def it_reads_answers_that_were_sorted_with_their_question(self, tmp_path: Path) -> None:
        counted = replace(demo(), items={"IIT": {"i1": ItemAnswer(counts=(0, 0, 0, 0, 1, 29))}})

        def change(book: Workbook) -> None:
            first, second = rows_of(book["IIT"], *(f"{key}.counts[6]" for key in IIT))
            exchange(book["IIT"], first - 1, second - 1, from_column=2, height=3)

        assert read_book(edit(save(counted, tmp_path / "a.xlsx"), change)).assessment == counted

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


def sheet_of(source: Workbook, target: Workbook, name: str) -> None:
    """Put the cells of a sheet of one book into the same sheet of another."""
    for row in target[name].iter_rows():
        for each in row:
            each.value = None
    for row in source[name].iter_rows():
        for each in row:
            placed = target[name].cell(each.row, each.column)
            placed.value, placed.data_type = each.value, each.data_type


class DescribeSheetsOfAnotherYear:
    @pytest.mark.parametrize("name", ["IIT", "OIT"])
    @pytest.mark.parametrize("marked", [True, False])
    def it_refuses_them_whether_or_not_their_keys_name_the_edition(
        self, tmp_path: Path, name: str, *, marked: bool
    ) -> None:
        code = name[0].lower()
        items = {name: {f"{code}{n}": ItemAnswer(Decimal(50)) for n in range(1, 6)}}
        last = openpyxl.load_workbook(save(Assessment(2567, items=items), tmp_path / "2567.xlsx"))

        def change(book: Workbook) -> None:
            sheet_of(last, book, name)
            for (each,) in book[name].iter_rows(max_col=1):
                if str(each.value).startswith("#ita ") and not marked:
                    each.value = str(each.value).removesuffix(" 2567")

        faults = faults_of(edit(save(Assessment(2568), tmp_path / "a.xlsx"), change))
        assert all(name in each.where for each in faults)
        assert "ปี 2567" in faults[0].message

    def it_reads_a_part_of_before_whose_keys_name_no_edition(self, tmp_path: Path) -> None:
        def change(book: Workbook) -> None:
            for sheet in book.worksheets:
                for (each,) in sheet.iter_rows(max_col=1):
                    if str(each.value).startswith("#ita "):
                        each.value = str(each.value).removesuffix(" 2568")

        assert read_book(edit(save(demo(), tmp_path / "a.xlsx"), change)).assessment == demo()


class DescribeCopiesOfSheets:
    @pytest.mark.parametrize("state", ["visible", "hidden", "veryHidden"])
    @pytest.mark.parametrize("cleared", ["live", "copy"])
    def it_refuses_a_copy_that_is_filled_where_the_other_is_blank(
        self, tmp_path: Path, state: str, cleared: str
    ) -> None:
        def change(book: Workbook) -> None:
            copied = book.copy_worksheet(book["OIT"])
            copied.title, copied.sheet_state = "สำรอง", state
            (row,) = rows_of(book["OIT"], OIT[1])
            (book["OIT"] if cleared == "live" else copied).cell(row, 5).value = None

        (fault,) = faults_of(edit(save(demo(), tmp_path / "a.xlsx"), change))
        assert fault.where == "a.xlsx แผ่นงาน สำรอง ช่อง E9"
        assert "สำเนาของแผ่นงาน OIT แต่กรอกไม่ตรงกัน ช่อง E9 " in fault.message

    def it_refuses_a_copy_of_a_list_whose_rows_were_cleared(self, tmp_path: Path) -> None:
        def change(book: Workbook) -> None:
            book.copy_worksheet(book["แผนปฏิบัติการ"]).title = "แผนเดิม"
            for row in book["แผนปฏิบัติการ"].iter_rows(min_row=5, min_col=2):
                for each in row:
                    each.value = None

        (fault,) = faults_of(edit(save(demo(), tmp_path / "a.xlsx"), change))
        assert "แผนเดิม" in fault.where

    def it_reads_a_copy_that_agrees(self, tmp_path: Path) -> None:
        def change(book: Workbook) -> None:
            book.copy_worksheet(book["OIT"]).title = "สำรอง"

        assert read_book(edit(save(demo(), tmp_path / "a.xlsx"), change)).assessment == demo()
