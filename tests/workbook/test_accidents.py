"""Accidents in the hands of an officer, on real files: it reads the same, or a fault names the cell."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from ita_tools.assessment import Assessment
from ita_tools.errors import Faults, ItaError
from ita_tools.workbook.read_book import read_book
from tests.workbook.books import demo, save
from tests.workbook.editing import cell, edit, repack, row_of, score

PLAN, CONSTRAINTS, AGENCY = "แผนปฏิบัติการ", "ถ้อยคำในรายงาน", "ข้อมูลหน่วยงาน"


def paste(source: Cell, target: Cell) -> None:
    """Copy a value; a text that looks like a formula stays a text, as it does in Excel."""
    target.value = source.value
    target.data_type = source.data_type


def faults_of(path: Path) -> list[str]:
    with pytest.raises(ItaError) as caught:
        read_book(path)
    error = caught.value
    return [str(each) for each in (error.faults if isinstance(error, Faults) else [error])]


class DescribeMovedThings:
    """Nothing is lost when rows, columns, tables and sheets move."""

    @pytest.mark.parametrize("column", [1, 2, 4, 12])
    def it_reads_on_after_columns_were_inserted(self, path: Path, column: int) -> None:
        edit(path, lambda book: [sheet.insert_cols(column, 2) for sheet in book.worksheets] and None)
        assert read_book(path).assessment == demo()

    @pytest.mark.parametrize("row", [1, 3, 6])
    def it_reads_on_after_rows_were_inserted(self, path: Path, row: int) -> None:
        edit(path, lambda book: [sheet.insert_rows(row, 3) for sheet in book.worksheets] and None)
        assert read_book(path).assessment == demo()

    def it_reads_on_after_decoration_was_deleted(self, path: Path) -> None:
        def change(book: Workbook) -> None:
            book["IIT"].delete_cols(cell(book, "IIT", "items.IIT.i1", "=title").column)
            book["IIT"].delete_rows(1)
            book["OIT"].delete_rows(row_of(book, "OIT", "=header"))

        assert read_book(edit(path, change)).assessment == demo()

    def it_forgets_only_the_row_that_was_deleted(self, path: Path) -> None:
        edit(path, lambda book: book["IIT"].delete_rows(row_of(book, "IIT", "items.IIT.i5")))
        found, expected = read_book(path).assessment, demo()
        assert found.entry("IIT", "i5").score is None
        assert {**found.items["IIT"], "i5": expected.entry("IIT", "i5")} == expected.items["IIT"]

    def it_reads_a_block_moved_below_and_to_the_right(self, path: Path) -> None:
        def change(book: Workbook) -> None:
            sheet = book[CONSTRAINTS]
            sheet.move_range(f"A1:{get_column_letter(sheet.max_column)}{sheet.max_row}", rows=40, cols=7)

        assert read_book(edit(path, change)).assessment == demo()

    def it_reads_a_block_moved_beside_another_on_another_sheet(self, path: Path) -> None:
        def change(book: Workbook) -> None:
            source, target = book["สำนักและกอง"], book["IIT"]
            for cells in source.iter_rows(min_row=row_of(book, source.title, "#ita division_list[]")):
                for each in cells:
                    paste(each, target.cell(each.row, each.column + 30))
            book.remove(source)

        assert read_book(edit(path, change)).assessment == demo()

    def it_reads_sheets_copied_renamed_reordered_hidden_and_without_protection(self, path: Path) -> None:
        def change(book: Workbook) -> None:
            for name in ("IIT", PLAN, CONSTRAINTS):  # a second copy must not double the measures
                book.copy_worksheet(book[name])
            for number, sheet in enumerate(book.worksheets):
                sheet.title = f"ใหม่ {number}"
                sheet.protection.sheet = False
                sheet.sheet_state = "visible" if number == 0 else ("hidden", "veryHidden")[number % 2]
            book._sheets.reverse()
            book.create_chartsheet("แผนภูมิ", 0)
            book.create_sheet("ของฉัน", 0).append(["คะแนน", "=1+1", "#1", "[1]", "."])

        assert read_book(edit(path, change)).assessment == demo()

    def it_refuses_filled_sheets_beside_the_blank_ones_of_a_new_book_and_names_both(self, path: Path) -> None:
        blank = save(Assessment(2568), path.with_name("blank.xlsx"))

        def change(book: Workbook) -> None:
            for sheet in openpyxl.load_workbook(path).worksheets:
                target = book.create_sheet(f"วาง {len(book.worksheets)}")
                for cells in sheet.iter_rows():
                    for each in cells:
                        paste(each, target.cell(each.row, each.column))

        faults = faults_of(edit(blank, change))
        assert any("สำเนาของแผ่นงาน OIT แต่กรอกไม่ตรงกัน" in fault for fault in faults)
        assert all("แผ่นงาน วาง " in fault for fault in faults)

    def it_reads_the_rest_when_a_sheet_is_gone(self, path: Path) -> None:
        edit(path, lambda book: book.remove(book["OIT"]))
        found = read_book(path).assessment
        assert "OIT" not in found.items
        assert found.items["IIT"] == demo().items["IIT"]
        assert found.plan == demo().plan

    def it_takes_a_sheet_in_a_book_without_an_edition_for_what_it_is(self, path: Path) -> None:
        edit(path, lambda book: book.remove(book[AGENCY]))
        assert any("edition" in fault for fault in faults_of(path))


class DescribeNumbers:
    """Numbers as people type them, and never a guess."""

    @pytest.mark.parametrize(
        "typed",
        [
            "๙๙.๓๓",
            " 99.33 ",
            "99.33%",
            "๙๙.๓๓ %",
            "\xa099.33\xa0",
            "99.33\u200b",
            "9\u200b9.33",
            "99 .33",
            "99. 33",
            "+99.33",
            "099.33",
        ],
    )
    def it_reads_a_score_typed_as_text(self, path: Path, typed: str) -> None:
        edit(path, lambda book: setattr(score(book, "i1"), "value", typed))
        assert read_book(path).assessment == demo()

    @pytest.mark.parametrize("typed", ["1,234", "1 234", "1\xa0234", "1\u202f234", "๑,๒๓๔"])
    def it_reads_a_count_with_separators(self, path: Path, typed: str) -> None:
        edit(path, lambda book: setattr(cell(book, AGENCY, "respondents.IIT", "count"), "value", typed))
        assert read_book(path).assessment.respondents["IIT"].count == 1234

    @pytest.mark.parametrize(
        "typed",
        [
            "99,33",
            "99.33.1",
            "9 9.33",
            "ราว 99",
            "99-100",
            "99/100",
            "nan",
            "1e2",
            "-1-",
            "TRUE",
            "=",
            "๙๙๙๙",
        ],
    )
    def it_reports_what_is_not_exactly_one_number(self, path: Path, typed: str) -> None:
        def change(book: Workbook) -> None:
            score(book, "i1").value = typed
            score(book, "i1").data_type = "s"

        [fault] = faults_of(edit(path, change))
        assert "แผ่นงาน IIT ช่อง E4" in fault

    @pytest.mark.parametrize(
        ("number", "shown"),
        [
            ("0%", 1.0),
            ("0.00%", 1),
            ("0.0%;[Red]-0.0%", 1.0),
            ("[>1]0%;0%", 1.0),
            ("0", 100),
            ('0.00"%"', 100),
            (r"0\%", 100),
            ("@", "100%"),
        ],
    )
    def it_reads_a_percent_cell_as_it_shows(self, path: Path, number: str, shown: object) -> None:
        def change(book: Workbook) -> None:
            score(book, "i3").value, score(book, "i3").number_format = shown, number
            score(book, "i1").value, score(book, "i1").number_format = 0.9933, "0.00%"

        found = read_book(edit(path, change)).assessment
        assert found.entry("IIT", "i3").score == 100
        assert found.entry("IIT", "i1").score == Decimal("99.33")

    def it_reports_percent_where_people_are_counted(self, path: Path) -> None:
        def change(book: Workbook) -> None:
            cell(book, "IIT", "items.IIT.i3.counts[2]", "[1]").value = "50%"
            count = cell(book, AGENCY, "respondents.IIT", "count")
            count.value, count.number_format = 0.5, "0%"

        faults = [fault for fault in faults_of(edit(path, change)) if "จำนวนคน" in fault]
        assert len(faults) == 2

    def it_reports_a_date_where_a_number_belongs(self, path: Path) -> None:
        def change(book: Workbook) -> None:
            score(book, "i1").value, score(book, "i1").number_format = 45000, "d mmm yyyy"

        [fault] = faults_of(edit(path, change))
        assert "ช่อง E4" in fault
        assert "2566" in fault

    def it_takes_a_ticked_box_for_yes_and_an_empty_one_for_nothing(self, path: Path) -> None:
        def change(book: Workbook) -> None:
            cell(book, "IIT", "items.IIT.i1", "derived?").value = True
            cell(book, "IIT", "items.IIT.i2", "derived?").value = False

        found = read_book(edit(path, change)).assessment
        assert found.entry("IIT", "i1").derived
        assert not found.entry("IIT", "i2").derived


class DescribeFormulas:
    """Computed cells are never read; a formula in an input cell counts with its value."""

    def it_never_reads_a_computed_cell(self, path: Path) -> None:
        changed = []

        def change(book: Workbook) -> None:
            for sheet in book.worksheets:
                named: dict[int, str] = {}
                for key, *cells in sheet.iter_rows():
                    text = str(key.value or "=header")
                    if text.startswith("#"):
                        named = {each.column: str(each.value) for each in cells}
                    changed.extend(
                        each
                        for each in cells
                        if text[0] not in "#="
                        and named.get(each.column, "").startswith("=")
                        # The code of a row confirms its hidden key.
                        and named[each.column] != "=code"
                    )
            for each in changed:
                each.value = 13

        assert read_book(edit(path, change)).assessment == demo()
        assert len(changed) > 1_000

    def it_reads_the_kept_value_of_a_formula_typed_into_an_input_cell(self, path: Path) -> None:
        def change(parts: dict[str, bytes]) -> None:
            typed, formula = rb'(<c r="E4" s="\d+")><v>99.33<', rb"\1><f>SUM(A1,99.33)</f><v>99.33<"
            [name] = [name for name, xml in parts.items() if re.search(typed, xml)]
            parts[name] = re.sub(typed, formula, parts[name])

        assert read_book(repack(path, change)).assessment == demo()

    def it_reports_a_formula_without_a_value(self, path: Path) -> None:
        [fault] = faults_of(edit(path, lambda book: setattr(score(book, "i1"), "value", "=90+9.33")))
        assert "แผ่นงาน IIT ช่อง E4" in fault
        assert "สูตร" in fault

    def it_reports_error_values_of_input_cells_only(self, path: Path) -> None:
        def change(book: Workbook) -> None:
            for each in (score(book, "i1"), cell(book, "IIT", "items.IIT.i2", "=used")):
                each.value = "#DIV/0!"
            assert score(book, "i1").data_type == "e"

        [fault] = faults_of(edit(path, change))
        assert "แผ่นงาน IIT ช่อง E4" in fault
        assert "#DIV/0!" in fault


class DescribeMergedCells:
    """A merged cell is read unless it covers other inputs; then it is reported."""

    def it_is_not_disturbed_by_merged_titles_and_remarks(self, path: Path) -> None:
        def change(book: Workbook) -> None:
            book["IIT"].merge_cells("B1:F1")
            book["IIT"].merge_cells("B5:D6")
            empty = row_of(book, PLAN, "#end")
            book[PLAN].merge_cells(start_row=empty - 2, end_row=empty - 1, start_column=3, end_column=3)

        assert read_book(edit(path, change)).assessment == demo()

    def it_reports_a_value_merged_over_several_inputs(self, path: Path) -> None:
        def change(book: Workbook) -> None:
            book["IIT"].merge_cells("E4:E7")
            first = row_of(book, PLAN, "=header") + 1
            book[PLAN].cell(first, 7).value = "ทุกกอง"
            book[PLAN].merge_cells(start_row=first, end_row=first + 1, start_column=7, end_column=7)

        faults = faults_of(edit(path, change))
        assert len(faults) == 2
        assert "แผ่นงาน IIT ช่อง E4" in faults[0]
        assert f"แผ่นงาน {PLAN} ช่อง G" in faults[1]
        assert all("ผสาน" in fault for fault in faults)


class DescribeHarmedKeys:
    """Lost or changed hidden keys are reported with their cell."""

    def it_forgives_stray_blanks_in_keys(self, path: Path) -> None:
        def change(book: Workbook) -> None:
            for cells in book["IIT"].iter_rows():
                for each in cells:
                    if each.column == 1 and each.value:
                        each.value = f" \xa0{each.value}\u200b "
                        each.data_type = "s"
            cell(book, "OIT", "items.OIT.o1", "score").parent["E2"].value = "score "

        assert read_book(edit(path, change)).assessment == demo()

    @pytest.mark.parametrize("typed", ["ข้อ 1", 5, None, "items", "items.IIT.i1.score.x", "x" * 500])
    def it_names_the_cell_whose_row_key_was_overwritten(self, path: Path, typed: object) -> None:
        def change(book: Workbook) -> None:
            book["IIT"].cell(row_of(book, "IIT", "items.IIT.i1"), 1).value = typed

        faults = faults_of(edit(path, change))
        assert faults
        assert all(re.search(r"แผ่นงาน IIT ช่อง [A-Z]4\b", fault) for fault in faults)

    def it_names_the_cells_whose_column_key_was_overwritten(self, path: Path) -> None:
        edit(path, lambda book: setattr(book["OIT"]["E2"], "value", "คะแนน"))
        faults = faults_of(path)
        assert len(faults) == len(demo().items["OIT"])
        assert all("แผ่นงาน OIT ช่อง E" in fault for fault in faults)

    @pytest.mark.parametrize("sheet", ["IIT", "OIT", PLAN, "สรุปผล", AGENCY])
    def it_reports_a_sheet_without_its_key_column(self, path: Path, sheet: str) -> None:
        edit(path, lambda book: book[sheet].delete_cols(1))
        assert any(f"แผ่นงาน {sheet} ช่อง A" in fault and "คอลัมน์กำกับ" in fault for fault in faults_of(path))

    @pytest.mark.parametrize("sheet", ["IIT", PLAN, CONSTRAINTS])
    def it_reports_a_table_without_its_key_row(self, path: Path, sheet: str) -> None:
        def change(book: Workbook) -> None:
            keys = book[sheet].iter_rows(max_col=1)
            book[sheet].delete_rows(next(key.row for (key,) in keys if str(key.value).startswith("#ita")))

        [fault] = faults_of(edit(path, change))
        assert f"แผ่นงาน {sheet} ช่อง A" in fault

    def it_reads_questions_but_no_list_without_an_end_row(self, path: Path) -> None:
        edit(path, lambda book: book["IIT"].delete_rows(row_of(book, "IIT", "#end")))
        assert read_book(path).assessment == demo()
        edit(path, lambda book: book[PLAN].delete_rows(row_of(book, PLAN, "#end")))
        [fault] = faults_of(path)
        assert f"แผ่นงาน {PLAN} ช่อง A" in fault

    def it_reports_what_is_typed_below_the_end_of_a_list(self, path: Path) -> None:
        def change(book: Workbook) -> None:
            end = row_of(book, PLAN, "#end")
            book[PLAN].cell(end + 1, 4).value = "มาตรการใต้ตาราง"
            book[PLAN].cell(end + 4, 2).value = "หมายเหตุของกองคลัง"

        [fault] = faults_of(edit(path, change))
        assert f"แผ่นงาน {PLAN} ช่อง D" in fault

    def it_reports_a_remark_in_a_row_of_answers(self, path: Path) -> None:
        def change(book: Workbook) -> None:
            row = row_of(book, "IIT", "items.IIT.i3.counts[2]")
            book["IIT"].cell(row, score(book, "i1").column + 2).value = 5

        [fault] = faults_of(edit(path, change))
        assert "แผ่นงาน IIT ช่อง G" in fault

    def it_reports_copies_that_differ(self, path: Path) -> None:
        def change(book: Workbook) -> None:
            book.copy_worksheet(book[PLAN]).title = "แผนฉบับแก้"
            copy = book["แผนฉบับแก้"]
            copy.cell(row_of(book, PLAN, "=header") + 1, 4).value = "มาตรการอื่น"
            book["IIT"].insert_cols(5)
            for row in range(1, 18):
                book["IIT"].cell(row, 5).value = book["IIT"].cell(row, 6).value
            book["IIT"].cell(row_of(book, "IIT", "items.IIT.i1"), 5).value = 50

        faults = faults_of(edit(path, change))
        assert len(faults) == 2
        assert "แผ่นงาน IIT ช่อง F4" in faults[0]
        assert "ช่อง E4" in faults[0]
        assert "แผ่นงาน แผนฉบับแก้ ช่อง" in faults[1]
