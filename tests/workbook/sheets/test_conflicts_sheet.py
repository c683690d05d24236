"""The list of conflicts: only open choices can be edited."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from ita_tools.assessment import Assessment, Conflict
from ita_tools.assessment.exchange import CHOICES, KEEP
from ita_tools.workbook.sheet_model import Block, Input, Label, Row
from ita_tools.workbook.sheets.conflicts_sheet import conflicts_sheet

OPEN = Conflict("items.OIT.o1.url", "OIT o1 URL", "แก้ไขทั้งสองฝ่าย", "เดิม", "ใหม่", "กองคลัง", "ก.xlsx (12345678)")


def row(conflict: Conflict) -> Row:
    (block,) = (
        part
        for part in conflicts_sheet(Assessment(2568, conflicts=(conflict,))).parts
        if isinstance(part, Block)
    )
    (found,) = block.rows
    return found


class DescribeConflictsSheet:
    """Sheet ความขัดแย้ง."""

    @pytest.mark.parametrize("choice", ["", KEEP])
    def it_offers_a_choice(self, choice: str) -> None:
        cell = row(replace(OPEN, choice=choice)).cells["choice"]
        assert isinstance(cell, Input)
        assert (cell.choice.options, cell.value) == (CHOICES, choice or None)

    def it_locks_resolved_conflicts(self) -> None:
        cells = row(replace(OPEN, choice=KEEP, settled="1 มกราคม 2568")).cells
        assert cells["choice"] == Label(KEEP)
        assert not any(isinstance(cell, Input) for cell in cells.values())

    def it_shows_all_texts_of_a_conflict(self) -> None:
        whole = replace(OPEN, choice=KEEP, settled="1 มกราคม 2568")
        assert set(row(whole).cells) == {each.name for each in fields(Conflict)}
        assert {cell.value for cell in row(whole).cells.values()} >= {
            value for each in fields(Conflict) if (value := getattr(whole, each.name))
        }

    def it_unlocks_no_other_cell(self) -> None:
        assert [key for key, cell in row(OPEN).cells.items() if isinstance(cell, Input)] == ["choice"]
