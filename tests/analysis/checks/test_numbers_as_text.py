"""Check of numbers stored as text: only in number fields of a workbook, with the cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from ita_tools.analysis.checks.numbers_as_text import check_numbers_as_text
from ita_tools.jobs.load import load_file
from tests.bundled import bundled
from tests.workbook.books import demo, save
from tests.workbook.editing import type_into


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return save(demo(), tmp_path / "a.xlsx")


def findings_of(path: Path):
    case = load_file(path)
    return list(check_numbers_as_text(case.reading, case.result))


class DescribeCheckNumbersAsText:
    def it_finds_nothing_in_a_valid_book_or_file(self, book: Path) -> None:
        assert findings_of(book) == []
        assert list(check_numbers_as_text(bundled().reading, bundled().result)) == []

    @pytest.mark.parametrize(
        ("row", "column", "text", "number"),
        [
            ("items.IIT.i9", "score", "๙๖.๒๕", "96.25"),
            ("items.IIT.i9", "score", "96.25", "96.25"),
            ("published.indicators.9", ".", "95", "95"),
            ("items.IIT.i9.counts[2]", "[1]", "๑๒", "12"),
        ],
    )
    def it_reports_the_cell_and_the_number(self, book, row, column, text, number):
        type_into(book, {(row, column): text})
        [finding] = findings_of(book)
        assert (finding.code, finding.severity) == ("number-as-text", "warning")
        assert (finding.found, finding.expected) == (text, number)
        assert " แผ่นงาน " in finding.where
        assert " ช่อง " in finding.where

    @pytest.mark.parametrize(
        ("row", "column"), [("items.OIT.o1", "url"), ("agency.unit", "."), ("analysis.1", "cause")]
    )
    def it_accepts_texts_that_look_like_numbers(self, book: Path, row: str, column: str) -> None:
        type_into(book, {(row, column): "2568"})
        assert findings_of(book) == []

    def it_explains_how_to_fix_a_percent_cell(self, book: Path) -> None:
        type_into(book, {("items.IIT.i9", "score"): "96.25%"})
        [finding] = findings_of(book)
        assert finding.message.startswith("ช่องนี้แสดงเป็นร้อยละ (%)")
        assert (finding.found, finding.expected) == ("96.25%", "96.25")
