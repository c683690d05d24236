"""Reading back workbooks, also after changes to the file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from ita_tools.assessment import ItemAnswer, assessment_text, parse_assessment
from ita_tools.errors import Faults, FileForeign, ItaError
from ita_tools.rubric import available_years, load_edition
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.read_book import read_book, read_sheet_values
from ita_tools.workbook.xlsx_values import SheetValues
from tests.campaigns import number_of
from tests.workbook.books import demo, generated, save
from tests.workbook.editing import edit


def _insert_rows(book: Workbook) -> None:
    for sheet in book.worksheets:
        sheet.insert_rows(1, 2)
        sheet.insert_cols(3)


def _rename(book: Workbook) -> None:
    for number, sheet in enumerate(book.worksheets):
        sheet.title = f"ใหม่ {number}"


def _reorder(book: Workbook) -> None:
    book._sheets.reverse()


def _add_sheet(book: Workbook) -> None:
    extra = book.create_sheet("บันทึกของฉัน", 0)
    extra["A1"], extra["B2"], extra["C3"] = "คะแนน", 55, "=1+1"


def _copy_sheet(book: Workbook) -> None:
    book.copy_worksheet(book["IIT"])


def _merge(book: Workbook) -> None:
    book["IIT"].merge_cells("B1:F1")


def _hide(book: Workbook) -> None:
    book["OIT"].sheet_state = "hidden"


_ACCIDENTS = [_insert_rows, _rename, _reorder, _add_sheet, _copy_sheet, _merge, _hide]


def _cell(book: Workbook, sheet: str, row: str, column: str) -> object:
    worksheet = book[sheet]
    keys: dict[object, int] = {}
    for (each,) in worksheet.iter_rows(max_col=1):
        keys.setdefault(each.value, each.row)
    markers = [number for key, number in keys.items() if str(key).startswith("#ita")]
    named = {cell.value: cell.column for cell in worksheet[max(n for n in markers if n < keys[row])]}
    return worksheet.cell(keys[row], named[column])


class DescribeReadBook:
    """Reading back, whatever was done to the file."""

    @pytest.mark.parametrize("year", available_years())
    def it_reads_back_every_assessment_that_was_built(self, year: int, tmp_path: Path) -> None:
        path, edition = tmp_path / "book.xlsx", load_edition(year)
        for assessment in generated(2 * number_of("ITA_BOOKS"), edition):
            path.write_bytes(build_book(edition, assessment))
            once = read_book(path).assessment
            assert once == assessment
            exported = parse_assessment(assessment_text(once), "export.yaml").assessment
            assert build_book(edition, exported) == path.read_bytes()

    @pytest.mark.parametrize("accident", _ACCIDENTS)
    def it_reads_the_same_after(self, accident: object, tmp_path: Path) -> None:
        book = edit(save(demo(), tmp_path / "book.xlsx"), accident)
        assert read_book(book).assessment == demo()

    def it_reads_empty_and_inserted_rows_of_a_list(self, tmp_path: Path) -> None:
        def change(book: Workbook) -> None:
            sheet = book["ถ้อยคำในรายงาน"]
            keys = {str(row[0].value): row[0].row for row in sheet.iter_rows(max_col=1)}
            first = next(row for key, row in keys.items() if key.startswith("#ita constraints[]")) + 2
            sheet.insert_rows(first)
            sheet.cell(first, 2).value = "แทรกไว้บนสุด"

        found = read_book(edit(save(demo(), tmp_path / "book.xlsx"), change)).assessment
        assert found.constraints[0].constraint == "แทรกไว้บนสุด"
        assert found.constraints[1:] == demo().constraints

    def it_reads_thai_digits_and_blanks_in_numbers(self, tmp_path: Path) -> None:
        def change(book: Workbook) -> None:
            _cell(book, "IIT", "items.IIT.i1", "score").value = " ๙๙.๓๓ "
            _cell(book, "IIT", "items.IIT.i2", "score").value = "96.67%"

        assert read_book(edit(save(demo(), tmp_path / "book.xlsx"), change)).assessment == demo()

    def it_reports_all_bad_cells_at_once(self, tmp_path: Path) -> None:
        def change(book: Workbook) -> None:
            _cell(book, "IIT", "items.IIT.i1", "score").value = "ดีมาก"
            _cell(book, "OIT", "items.OIT.o1", "score").value = 101
            _cell(book, "IIT", "items.IIT.i3", "derived?").value = "อาจจะ"

        path = edit(save(demo(), tmp_path / "book.xlsx"), change)
        with pytest.raises(ItaError) as caught:
            read_book(path)
        assert "แผ่นงาน IIT ช่อง P6" in str(caught.value)

        def mend(book: Workbook) -> None:
            _cell(book, "IIT", "items.IIT.i3", "derived?").value = "ใช่"

        with pytest.raises(Faults) as caught_both:
            read_book(edit(path, mend))
        messages = [str(fault) for fault in caught_both.value.faults]
        assert len(messages) == 2
        assert "แผ่นงาน IIT ช่อง E4" in messages[0]
        assert "ดีมาก" in messages[0]
        assert "แผ่นงาน OIT ช่อง E" in messages[1]

    def it_reports_values_in_rows_without_a_key(self, tmp_path: Path) -> None:
        def change(book: Workbook) -> None:
            sheet = book["OIT"]
            row = _cell(book, "OIT", "items.OIT.o5", "score").row
            sheet.insert_rows(row)
            sheet.cell(row, 5).value = 100

        with pytest.raises(ItaError, match="ไม่ใช่ของแบบฟอร์ม"):
            read_book(edit(save(demo(), tmp_path / "book.xlsx"), change))

    def it_reports_two_copies_of_a_sheet_that_differ(self, tmp_path: Path) -> None:
        def change(book: Workbook) -> None:
            double = book.copy_worksheet(book["IIT"])
            double.title = "สำเนา"
            _cell(book, "สำเนา", "items.IIT.i1", "score").value = 12

        with pytest.raises(ItaError, match="สำเนา"):
            read_book(edit(save(demo(), tmp_path / "book.xlsx"), change))

    def it_reports_an_error_value_in_an_input_cell(self) -> None:
        rows = [["#ita items", "score"], ["items.IIT.i1", "#DIV/0!"], ["#end", ""]]
        with pytest.raises(ItaError, match="#DIV/0!"):
            read_sheet_values([SheetValues("ก", rows)], "book.xlsx")

    def it_refuses_a_workbook_of_another_kind(self, tmp_path: Path) -> None:
        book = Workbook()
        book.active["A1"] = "คะแนน"
        book.save(tmp_path / "other.xlsx")
        with pytest.raises(FileForeign, match="ita new"):
            read_book(tmp_path / "other.xlsx")

    @pytest.mark.parametrize("row", ["items", "items.IIT.i1.score.deeper", "edition.x", "plan", "agency"])
    def it_reports_keys_that_were_changed(self, row: str) -> None:
        rows = [
            ["#ita book", "."],
            ["edition", 2568.0],
            ["agency.name", "ก"],
            ["items.IIT.i1.score", 5.0],
            [row, 3.0],
            ["#end", ""],
        ]
        with pytest.raises(ItaError):
            read_sheet_values([SheetValues("ก", rows)], "book.xlsx")

    def it_reads_dates_and_numbers_in_text_cells_as_thai_text(self) -> None:
        rows = [
            ["#ita plan[]", "~indicator", "measure", "period", "division"],
            ["=header", "", "", "", ""],
            ["", 1.0, 5.5, date(2026, 1, 15), True],
            ["#end", "", "", "", ""],
            ["#ita book", ".", "", "", ""],
            ["edition", 2568.0, "", "", ""],
        ]
        (measure,) = read_sheet_values([SheetValues("ก", rows)], "book.xlsx").assessment.plan
        assert (measure.indicator, measure.measure, measure.period) == ("1", "5.5", "15 มกราคม 2569")

    def it_reads_no_labels_above_the_cells_of_a_list(self) -> None:
        rows = [
            ["#ita items", "score", "[1]", "[2]"],
            ["items.IIT.i1", 50.0, "มาก", "#N/A"],
            ["items.IIT.i1.counts[2]", "", 3.0, ""],
            ["#end", "", "", ""],
            ["#ita book", ".", "", ""],
            ["edition", 2568.0, "", ""],
            ["#end", "", "", ""],
        ]
        reading = read_sheet_values([SheetValues("ก", rows)], "book.xlsx")
        assert reading.assessment.entry("IIT", "i1") == ItemAnswer(score=Decimal(50), counts=(3, 0))
        assert reading.where("items.IIT.i1.counts[1]") == "book.xlsx แผ่นงาน ก ช่อง C3"

    def it_names_the_cell_of_every_value(self) -> None:
        rows = [["", ""], ["#ita book", "."], ["edition", 2568.0], ["items.OIT.o1.score", 50.0], ["#end", ""]]
        reading = read_sheet_values([SheetValues("ก", rows)], "book.xlsx")
        assert reading.where("items.OIT.o1.score") == "book.xlsx แผ่นงาน ก ช่อง B4"
        assert reading.assessment.entry("OIT", "o1").score == Decimal(50)
