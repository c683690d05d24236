"""Last year's published result beside this year's.

The totals of the last years: from this year, the previous one and the table; blank for none.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from ita_tools.assessment import Assessment, EarlierResult, Previous, Published
from ita_tools.rubric import available_years, load_edition
from ita_tools.scoring import score
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.sheet_model import Block, Row, Scored
from ita_tools.workbook.sheets.comparison_sheet import comparison_sheet
from tests.libreoffice import recalculate
from tests.workbook.books import demo

TOTAL = "previous.published.total"
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


def rows(assessment: Assessment) -> dict[str, Row]:
    sheet = comparison_sheet(load_edition(assessment.edition), assessment)
    return {row.key: row for part in sheet.parts if isinstance(part, Block) for row in part.rows if row.key}


def of(before: str | None, now: str | None) -> Assessment:
    old, new = (Published(None if total is None else Decimal(total)) for total in (before, now))
    return Assessment(2568, previous=Previous(2567, old), published=new)


class DescribeComparisonSheet:
    """Sheet เปรียบเทียบ."""

    @pytest.mark.parametrize(
        ("before", "now", "change"),
        [
            ("90.00", "95.50", "5.50"),
            ("95.50", "90.00", "-5.50"),
            ("90.00", "90.00", "0.00"),
            (None, "90.00", None),
            ("90.00", None, None),
            ("0.00", "1.00", "1.00"),
        ],
    )
    def it_subtracts_two_known_scores(self, before: str | None, now: str | None, change: str | None) -> None:
        given = of(before, now)
        scored = Scored(given, score(load_edition(2568), given))
        found = rows(given)[TOTAL].cells["=change"].value(scored)
        assert found == (None if change is None else Decimal(change))

    @pytest.mark.parametrize("year", available_years())
    def it_has_a_row_for_every_tool_indicator_and_continued_item(self, year: int) -> None:
        edition = load_edition(year)
        found = rows(Assessment(year))
        assert {f"previous.published.tools.{code}" for code in edition.tool_by_code} <= found.keys()
        assert {f"previous.published.indicators.{code}" for code in edition.indicator_by_code} <= found.keys()
        continued = {
            f"previous.items.{tool}.{code}"
            for item in edition.items
            for code in item.succeeds
            for tool in item.tools
        }
        assert continued <= found.keys()
        for item in edition.items:
            for code in item.succeeds:
                cells = found[f"previous.items.{item.tools[0]}.{code}"].cells
                assert edition.item_by_code[cells["=successor"].value].succeeds.count(code) == 1

    def it_keeps_everything_of_an_older_edition(self) -> None:
        old = Previous(
            2565,
            Published(
                tools={"EIT": Decimal(90)},
                subindicators={"9.9": Decimal(80)},
                parts={"EIT": {"6": Decimal(70)}},
            ),
            {"EIT": {"e77": Decimal(60)}},
        )
        found = rows(Assessment(2566, previous=old))
        assert {
            "previous.published.tools.EIT",
            r"previous.published.subindicators.9\.9",
            "previous.published.parts.EIT.6",
            "previous.items.EIT.e77",
        } <= found.keys()

    def it_matches_no_codes_of_an_edition_before_last_year(self) -> None:
        skipped = rows(Assessment(2568, previous=Previous(2566, items={"OIT": {"o1": Decimal(50)}})))
        assert [key for key in skipped if key.startswith("previous.items.")] == ["previous.items.OIT.o1"]
        assert skipped["previous.items.OIT.o1"].cells["=successor"].value == ""

    def it_lists_items_in_the_order_of_their_numbers(self) -> None:
        keys = [
            key.rpartition(".")[2] for key in rows(Assessment(2568)) if key.startswith("previous.items.OIT.")
        ]
        assert keys == sorted(keys, key=lambda code: int(code[1:]))
        assert len(keys) > 10


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
