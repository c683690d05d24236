"""The workbook of a division: values, unlocked rows, and the way through another program.

An extra column beside an item: the suggestion of the program.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from ita_tools.assessment import Assessment
from ita_tools.assessment.flatten import flatten, parse_path
from ita_tools.rubric import available_years, load_edition
from ita_tools.rubric.advice import advice_for
from ita_tools.rubric.division_suggestions import suggest_divisions
from ita_tools.sharing.assignments import assign_suggested
from ita_tools.sharing.merge_assessments import merge
from ita_tools.sharing.returned_book import ReturnedBook, changes_since_split
from ita_tools.sharing.split_assessment import DivisionPart, split
from ita_tools.workbook.division_book import build_division_book
from ita_tools.workbook.division_book.build_division_book import division_sheets, with_suggestions
from ita_tools.workbook.division_book.work_sheet import WORK
from ita_tools.workbook.read_book import read_book
from ita_tools.workbook.sheet_model import Block
from ita_tools.workbook.sheets import declare
from tests.campaigns import number_of
from tests.libreoffice import recalculate
from tests.workbook.books import EDITION, generated
from tests.workbook.divided_book import main_book
from tests.workbook.editing import edit

CONTEXTS = ["none", "summary", "full"]


def part_of(book: Assessment, context: str = "summary") -> DivisionPart:
    return next(part for part in split(EDITION, book, context=context) if part.division == "กองคลัง")


def saved(part: DivisionPart, book: Assessment, path: Path) -> Path:
    path.write_bytes(build_division_book(EDITION, book, part))
    return path


class DescribeBuildDivisionBook:
    """The workbook of one division."""

    @pytest.mark.parametrize("context", CONTEXTS)
    def it_reads_back_unchanged(self, context: str, tmp_path: Path) -> None:
        book = main_book()
        part = part_of(book, context)
        found = read_book(saved(part, book, tmp_path / "ก.xlsx")).assessment
        assert found.origin == part.assessment.origin
        own = [
            change
            for change in changes_since_split(ReturnedBook(found))
            if change.is_allowed or change.value is not None
        ]
        assert own == []

    @pytest.mark.parametrize("context", CONTEXTS)
    def it_reads_back_every_value_of_generated_books(self, context: str, tmp_path: Path) -> None:
        for assessment in generated(2 * number_of("ITA_BOOKS")):
            parts = split(EDITION, assign_suggested(assessment, suggest_divisions(EDITION)), context=context)
            for part in parts[:2]:
                found = read_book(saved(part, assessment, tmp_path / "ก.xlsx")).assessment
                changes = changes_since_split(ReturnedBook(found))
                assert not [change for change in changes if change.is_allowed or change.value is not None]

    def it_unlocks_only_the_rows_of_the_division(self) -> None:
        book = main_book()
        sheets = openpyxl.load_workbook(io.BytesIO(build_division_book(EDITION, book, part_of(book, "full"))))
        assert all(sheet.protection.sheet for sheet in sheets.worksheets)
        for sheet in sheets.worksheets:
            for row in sheet.iter_rows():
                if any(not cell.protection.locked for cell in row):
                    key = str(row[0].value)
                    assert key.split(".")[0] in ("items", "analysis") or not key.startswith("=")
                    assert ".OIT." not in key or key.split(".")[2] in part_of(book).assignment.codes
        keys = [str(row[0].value) for sheet in sheets.worksheets for row in sheet.iter_rows(max_col=1)]
        assert not [key for key in keys if key.startswith("#ita respondents")]

    @pytest.mark.parametrize(
        ("context", "shown"),
        [
            ("none", set()),
            ("summary", {"สรุปผล"}),
            ("full", {"สรุปผล", "อ่านประกอบ"}),
        ],
    )
    def it_has_only_the_sheets_of_its_context(self, context: str, shown: set[str]) -> None:
        book = main_book()
        names = [
            {sheet.name for sheet in division_sheets(EDITION, book, part_of(book, each))}
            for each in ("none", context)
        ]
        assert names[1] - names[0] == shown
        assert not {"สรุปผล", "ตรวจสอบ", "สำนักและกอง"} & names[0]

    def it_has_no_formula_that_refers_to_another_sheet(self) -> None:
        book = main_book()
        for context in CONTEXTS:
            sheets = openpyxl.load_workbook(
                io.BytesIO(build_division_book(EDITION, book, part_of(book, context)))
            )
            for sheet in sheets.worksheets:
                formulas = [
                    str(cell.value) for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
                ]
                assert not [formula for formula in formulas if "!" in formula]

    @pytest.mark.libreoffice
    def it_merges_after_sorting_renaming_and_saving_in_libreoffice(self, tmp_path: Path) -> None:
        book = main_book()
        part = part_of(book)

        def change(sheets: Workbook) -> None:
            items = sheets[WORK]
            keys = {cells[0].row: str(cells[0].value) for cells in items.iter_rows(max_col=1)}
            row = next(number for number, key in keys.items() if key.startswith("items.OIT."))
            marker = next(
                cells for cells in items.iter_rows() if str(cells[0].value).startswith("#ita items.OIT")
            )
            columns = {cell.value: cell.column for cell in marker}
            items.cell(row, columns["url"]).value = "https://example.go.th/ใหม่"
            plan = sheets[WORK]
            rows = [
                cells[0].row
                for cells in plan.iter_rows(max_col=1)
                if re.fullmatch(r"a\d*", str(cells[0].value))
            ]
            keyed = [row for row in plan.iter_rows() if str(row[0].value).startswith("#ita plan[]")]
            measure = next(cell.column for cell in keyed[0] if cell.value == "measure")
            values = [[cell.value for cell in plan[number]] for number in rows]
            for number, cells in zip(rows, reversed(values), strict=True):
                for cell, value in zip(plan[number], cells, strict=True):
                    cell.value = value
            plan.insert_rows(rows[0])
            plan.cell(rows[0], measure).value = "มาตรการที่แทรกไว้"
            for number, sheet in enumerate(sheets.worksheets):
                sheet.title = f"แผ่นที่ {number}"

        path = edit(saved(part, book, tmp_path / "ก.xlsx"), change)
        (through,) = recalculate([path], tmp_path / "out")
        merged = merge(EDITION, book, [ReturnedBook(read_book(through).assessment, "ก.xlsx")])
        assert merged.refused == ()
        assert merged.conflicts == ()
        before, after = flatten(book), flatten(merged.assessment)
        changed = {path: after.get(path) for path in before | after if before.get(path) != after.get(path)}
        code = next(code for code in part.assignment.codes if code.startswith("o"))
        assert changed.pop(("items", "OIT", code, "url")) == "https://example.go.th/ใหม่"
        assert sorted(str(value) for value in changed.values()) == ["กองคลัง", "มาตรการที่แทรกไว้"]
        assert all(parse_path(".".join(path))[0] == "plan" for path in changed)


def blocks(year: int) -> list[Block]:
    sheets = declare(load_edition(year), Assessment(year))
    return [part for sheet in sheets for part in sheet.parts if isinstance(part, Block)]


class DescribeSuggestions:
    @pytest.mark.parametrize("year", available_years())
    def it_shows_the_way_forward_of_every_item(self, year: int) -> None:
        edition = load_edition(year)
        block = next(each for each in blocks(year) if each.marker == "items.OIT")
        found = with_suggestions(edition, block)
        shown = {row.key.rpartition(".")[2]: row.cells["=way"].value for row in found.rows}
        assert shown == {
            item.code: advice_for(year, item.code).way_forward for item in edition.items_of_tool("OIT")
        }
        assert found.columns[-1].key == "=way"

    def it_leaves_other_blocks_unchanged(self) -> None:
        edition = load_edition(2569)
        for block in blocks(2569):
            assert (with_suggestions(edition, block) is block) == (not block.marker.startswith("items."))
