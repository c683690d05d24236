"""The first sheet of a division's workbook: all its work, in order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ita_tools.assessment.exchange import FILLED
from ita_tools.sharing.split_assessment import DivisionPart, split
from ita_tools.workbook.division_book import division_sheets
from ita_tools.workbook.division_book.work_sheet import READ, WORK
from ita_tools.workbook.sheet_model import Block, Input, Line, Sheet
from tests.workbook.books import EDITION
from tests.workbook.divided_book import main_book


def part_of(context: str = "summary", due: str = "") -> DivisionPart:
    parts = split(EDITION, main_book(), context=context)
    part = next(each for each in parts if each.division == "กองคลัง")
    origin = replace(part.assessment.origin, due=due)
    return replace(part, assessment=replace(part.assessment, origin=origin))


def sheets(context: str = "summary", due: str = "") -> tuple[Sheet, ...]:
    return division_sheets(EDITION, main_book(), part_of(context, due))


def blocks(sheet: Sheet) -> list[Block]:
    return [part for part in sheet.parts if isinstance(part, Block)]


def is_open(block: Block) -> bool:
    cells = (cell for row in block.rows for cell in row.cells.values())
    return any(isinstance(cell, Input) and not cell.locked for cell in cells)


class DescribeWorkSheet:
    @pytest.mark.parametrize("context", ["none", "summary", "full"])
    def it_is_first_and_at_most_three_visible_sheets_follow(self, context: str) -> None:
        visible = [sheet.name for sheet in sheets(context) if not sheet.hidden]
        assert visible[0] == WORK
        assert len(visible) <= 4

    @pytest.mark.parametrize("context", ["none", "full"])
    def it_holds_every_cell_that_the_division_may_fill(self, context: str) -> None:
        work, *others = sheets(context)
        assert all(map(is_open, (block for block in blocks(work) if block.marker != "answers.IIT")))
        assert not any(is_open(block) for sheet in others for block in blocks(sheet))

    def it_has_items_texts_and_measures_in_the_order_of_work(self) -> None:
        kinds = list(dict.fromkeys(block.marker.split(".")[0] for block in blocks(sheets()[0])))
        assert kinds == [
            kind for kind in ("items", "analysis", "plan[]", "constraints[]", "answers") if kind in kinds
        ]
        assert {"items", "plan[]"} <= set(kinds)

    def it_shows_score_words_suggestion_and_state_of_an_item_side_by_side(self) -> None:
        items = next(block for block in blocks(sheets()[0]) if block.marker == "items.OIT")
        assert [column.key for column in items.columns][:10] == [
            *("=code", "=title", "score", "=before", "defect", "remedy", "=way", "url", "@states"),
            "@comments",
        ]

    def it_has_a_note_where_a_tool_asks_for_no_evidence(self) -> None:
        items = [block for block in blocks(sheets()[0]) if block.marker.startswith("items.")]
        assert {block.marker: block.columns[7].key for block in items} == {
            "items.IIT": "note",
            "items.OIT": "url",
        }
        assert [("ที่อยู่เว็บ" in block.title) for block in items] == [False, True]

    def it_has_a_width_for_every_column(self) -> None:
        for sheet in sheets("full"):
            assert all(len(block.columns) <= len(sheet.widths) for block in blocks(sheet))

    def it_keeps_the_rows_of_others_on_a_sheet_to_read(self) -> None:
        work, read = sheets("full")[:2]
        assert read.name == READ
        own = {row.key for block in blocks(work) for row in block.rows if row.key.startswith("items.")}
        others = {row.key for block in blocks(read) for row in block.rows if row.key.startswith("items.")}
        assert own
        assert others
        assert not own & others

    @pytest.mark.parametrize(("due", "stated"), [("30 ธันวาคม 2568", True), ("", False)])
    def it_names_the_division_and_the_due_date(self, due: str, stated: bool) -> None:
        work = sheets(due=due)[0]
        assert "กองคลัง" in work.title
        said = " ".join(part.text for part in work.parts if isinstance(part, Line))
        assert ("ส่งกลับภายในวันที่ 30 ธันวาคม 2568" in said) == stated
        assert FILLED in said
