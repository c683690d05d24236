"""Every sheet of the declaration, also one that is added."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ita_tools.assessment import Assessment, BookOrigin, Conflict
from ita_tools.rubric import available_years, load_edition
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.sheet_model import Block, Sheet
from ita_tools.workbook.sheets import declare


def sheets(year: int) -> tuple[Sheet, ...]:
    """All sheets there can be."""
    whole = Assessment(year, conflicts=(Conflict("a"),), origin=BookOrigin("main", "กองคลัง", sent={"a": "1"}))
    return declare(load_edition(year), whole, macros=True)


class DescribeDeclare:
    """Every sheet of the declaration, also one that is added."""

    @pytest.mark.parametrize("year", available_years())
    def it_gives_every_column_a_width_and_every_cell_a_column(self, year: int) -> None:
        for sheet in sheets(year):
            for block in (part for part in sheet.parts if isinstance(part, Block)):
                keys = [column.key for column in block.columns]
                assert len(set(keys)) == len(keys), block.marker
                assert all(set(row.cells) <= set(keys) for row in block.rows), block.marker
                if not sheet.hidden:
                    assert len(keys) <= len(sheet.widths), block.marker

    @pytest.mark.parametrize("year", available_years())
    def it_names_every_sheet_and_block_once(self, year: int) -> None:
        names = [sheet.name for sheet in sheets(year)]
        markers = [part.marker for sheet in sheets(year) for part in sheet.parts if isinstance(part, Block)]
        assert len(set(names)) == len(names)
        assert len(set(markers)) == len(markers)

    def it_hides_the_sheets_that_only_programs_read(self) -> None:
        names = {sheet.name for sheet in declare(load_edition(2568), Assessment(2568))}
        more = [sheet for sheet in sheets(2568) if sheet.name not in names]
        assert [(sheet.name, sheet.hidden) for sheet in more] == [
            ("ความขัดแย้ง", False),
            ("_ita", True),
            ("กำกับ", True),
        ]

    def it_gives_every_disclosure_tool_a_sheet_even_if_they_share_items(self) -> None:
        edition = load_edition(2568)
        (own,) = (tool for tool in edition.tools if not edition.asks_people(tool.code))
        shared = edition.indicators_of_tool(own.code)[-1]
        codes = (own.code, "OIT2", "OIT3")
        more = [replace(own, code=code, short=f"OIT ส่วนที่ {code[-1]}") for code in codes[1:]]
        changed = replace(
            edition,
            tools=(*edition.tools, *more),
            indicators=tuple(
                replace(each, tools=codes) if each == shared else each for each in edition.indicators
            ),
            items=tuple(
                replace(each, tools=codes) if each.indicator == shared.code else each
                for each in edition.items
            ),
        )
        markers = {
            part.marker
            for sheet in declare(changed, Assessment(2568))
            for part in sheet.parts
            if isinstance(part, Block)
        }
        assert {f"items.{code}" for code in codes} <= markers

    def it_computes_nothing_for_an_issue_without_items(self) -> None:
        edition = load_edition(2568)
        (first, *others) = edition.issues
        changed = replace(edition, issues=(replace(first, items=()), *others))
        assert build_book(changed, Assessment(2568))
