"""Places of fields that hold nothing: the very cell, the row, the sheet, wherever they have been moved to."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from ita_tools.analysis.checks import check
from ita_tools.assessment import Assessment
from ita_tools.jobs.load import load_file
from ita_tools.workbook.read_book import read_book
from tests.workbook.books import save


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(Assessment(2568), tmp_path_factory.mktemp("form") / "a.xlsx")


def cell_of(book: Path, where: str) -> tuple[str, str]:
    """Row key and column key of the cell that a message names."""
    sheet, _, cell = where.removeprefix(f"{book.name} แผ่นงาน ").partition(" ช่อง ")
    opened = openpyxl.load_workbook(book)[sheet]
    row, column = opened[cell].row, opened[cell].column
    keys = next(n for n in range(row, 0, -1) if str(opened.cell(n, 1).value).startswith("#ita"))
    return str(opened.cell(row, 1).value), str(opened.cell(keys, column).value)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("published.total", ("published.total", ".")),
        ("published.indicators.9", ("published.indicators.9", ".")),
        ("published.subindicators.9.1", (r"published.subindicators.9\.1", ".")),
        ("items.IIT.i4.score", ("items.IIT.i4", "score")),
        ("items.IIT.i4.counts.2", ("items.IIT.i4.counts[6]", "[2]")),
        ("divisions.o3", ("items.OIT.o3", "@divisions")),
        ("agency.province", ("agency.province", ".")),
    ],
)
def it_names_the_cell_of_an_empty_field(blank: Path, path: str, expected: tuple[str, str]) -> None:
    assert cell_of(blank, read_book(blank).where(path)) == expected


def it_names_the_first_cell_of_a_row_that_is_filled_in(blank: Path) -> None:
    assert cell_of(blank, read_book(blank).where("items.IIT.i4")) == ("items.IIT.i4", "score")


@pytest.mark.parametrize(
    ("path", "sheet"), [("plan", "แผนปฏิบัติการ"), ("items.IIT", "IIT"), ("published.indicators", "สรุปผล")]
)
def it_names_the_sheet_of_a_table(blank: Path, path: str, sheet: str) -> None:
    assert read_book(blank).where(path) == f"a.xlsx แผ่นงาน {sheet}"


def it_says_the_path_of_what_no_form_holds(blank: Path) -> None:
    assert read_book(blank).where("no.such.field") == "a.xlsx (no.such.field)"


def it_follows_a_field_that_was_moved(blank: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(blank)
    book["สรุปผล"].insert_rows(3, 4)
    book["สรุปผล"].title = "ผลรวม"
    book.save(tmp_path / "moved.xlsx")
    where = read_book(tmp_path / "moved.xlsx").where("published.indicators.9")
    assert " แผ่นงาน ผลรวม " in where
    assert cell_of(tmp_path / "moved.xlsx", where) == ("published.indicators.9", ".")


def it_gives_every_finding_of_a_workbook_a_place(blank: Path) -> None:
    opened = load_file(blank)
    found = check(opened.reading, opened.result)
    assert found
    assert [each.where for each in found if " แผ่นงาน " not in each.where] == []
