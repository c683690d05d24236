"""Last year's published result beside this year's."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ita_tools.assessment import Assessment, Previous, Published
from ita_tools.rubric import available_years, load_edition
from ita_tools.scoring import score
from ita_tools.workbook.sheet_model import Block, Row, Scored
from ita_tools.workbook.sheets.comparison_sheet import comparison_sheet

TOTAL = "previous.published.total"


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
