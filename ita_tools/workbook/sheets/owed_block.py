"""Who still owes what: the division of every item and analysis that is not done, in one hidden column."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import and_
from typing import NamedTuple

from ita_tools.assessment.exchange import FILLED, REVIEWED
from ita_tools.rubric import Edition
from ita_tools.workbook.cell_keys import item_row
from ita_tools.workbook.formulas.display import computed
from ita_tools.workbook.formulas.expression import AND, IF, LEN, OR, CellRef, Expression, sum_of
from ita_tools.workbook.hidden_keys import join_key
from ita_tools.workbook.sheet_model import Block, Column, Label, Row

__all__ = ["ANALYSED", "SHOWN", "owed_block", "owed_codes", "owed_count"]

ANALYSED = ("text", "cause", "way_forward")
"""Columns of an analysis that counts as filled if one of them holds something."""
SHOWN = ("score", "url")
"""Columns of an item of published data that counts as filled if one of them holds something."""
_NOBODY, _NBSP = "-", "\N{NO-BREAK SPACE}"


class _Duty(NamedTuple):
    """Something a division answers for: its name, its row, and the columns that may hold something."""

    name: str
    row: str
    held: tuple[str, ...]

    @property
    def key(self) -> str:
        """Row of the duty in the block."""
        return f"=owed.{self.row}"


def owed_block(edition: Edition) -> Block:
    """Declare the block: the division that owes an item or analysis, a dash where nobody does."""
    columns = (Column("=name", "รายการ"), Column("=owed", "สำนัก/กองที่ยังค้าง"))
    rows = [
        Row(each.key, {"=name": Label(each.name), "=owed": computed(_owed(each), "note")})
        for each in _duties(edition)
    ]
    return Block("owed", columns, rows, "รายการที่ยังค้าง")


def owed_codes(edition: Edition, division: str) -> Expression:
    """Return what a division of a row of the sheet of divisions still owes, each followed by a blank."""
    names = [CellRef(division, column) for column in ("name", "short")]
    owned = (
        IF(OR(*(CellRef(each.key, "=owed").equals(name) for name in names)), f"{each.name} ", "")
        for each in _duties(edition)
    )
    return reduce(and_, owned)


def owed_count(codes: str) -> int:
    """Return the number of duties in what :func:`owed_codes` gives."""
    return codes.count(" ")


def _owed(duty: _Duty) -> Expression:
    division, state = CellRef(duty.row, "@divisions"), CellRef(duty.row, "@states")
    held = sum_of(LEN(CellRef(duty.row, column)) for column in duty.held)
    is_done = OR(state.equals(REVIEWED), state.equals(FILLED), AND(LEN(state).equals(0), held > 0))
    return IF(OR(LEN(division).equals(0), is_done), _NOBODY, division)


def _duties(edition: Edition) -> Iterator[_Duty]:
    for item in edition.items:
        tool = item.tools[0]
        held = ("=used",) if edition.asks_people(tool) else SHOWN
        yield _Duty(item.code, item_row(tool, item.code), held)
    for each in edition.indicators:
        yield _Duty(f"ตัวชี้วัด{_NBSP}{each.code}", join_key("analysis", each.code), ANALYSED)
    for number, issue in enumerate(edition.issues, 1):
        yield _Duty(f"ประเด็น{_NBSP}{number}", join_key("analysis", issue.code), ANALYSED)
