"""The totals of the last years: from this year, the previous one and the table; blank for none."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from ita_tools.assessment import Assessment, EarlierResult, Previous, Published
from ita_tools.rubric import load_edition
from ita_tools.workbook.build_book import build_book
from tests.libreoffice import recalculate
from tests.workbook.books import demo

EDITION = load_edition(2568)
CASES = (
    (Assessment(2568), [None, None, None, None, None]),
    (
        replace(
            demo(),
            previous=None,
            history={
                2564: EarlierResult(Decimal("92.90")),
                2566: EarlierResult(Decimal(0)),
                2550: EarlierResult(Decimal(1)),
            },
        ),
        [92.90, None, 0, None, 96.04],
    ),
    (
        replace(
            demo(),
            previous=Previous(2567, Published(total=Decimal("97.02"))),
            history={2567: EarlierResult(Decimal(11)), 2565: EarlierResult(Decimal("90.1"))},
        ),
        [None, 90.1, None, 97.02, 96.04],
    ),
    (
        replace(demo(), previous=Previous(2567, Published()), history={2567: EarlierResult(Decimal(11))}),
        [None, None, None, 11, 96.04],
    ),
)


def drawn(path: Path) -> list[float | None]:
    sheet = openpyxl.load_workbook(path, data_only=True)["สรุปผล"]
    rows = {str(row[0].value): row for row in sheet.iter_rows() if str(row[0].value).startswith("=total.")}
    assert list(rows) == [f"=total.{year}" for year in range(2564, 2569)]
    return [row[2].value if row[2].value != "" else None for row in rows.values()]


class DescribeEarlierTotals:
    """Totals of the last years: of this year, the previous result and the table; blank for none."""

    @pytest.mark.libreoffice
    def it_shows_the_totals_of_the_last_years(self, tmp_path):
        books = [tmp_path / f"{number}.xlsx" for number in range(len(CASES))]
        for book, (assessment, expected) in zip(books, CASES, strict=True):
            book.write_bytes(build_book(EDITION, assessment))
            assert drawn(book) == expected
        again = recalculate(books, tmp_path / "again")
        assert [drawn(book) for book in again] == [expected for _, expected in CASES]
