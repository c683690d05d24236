"""An extra column of a division's items: the way forward that the program suggests."""

from __future__ import annotations

from dataclasses import replace

from ita_tools.rubric import Edition
from ita_tools.rubric.advice import advice_for
from ita_tools.workbook.hidden_keys import split_key
from ita_tools.workbook.sheet_model import Block, Column, Label, Row

__all__ = ["with_suggestions"]

_SUGGESTED = Column("=way", "ข้อแนะนำของโปรแกรม")
_ITEM = 3
"""Parts of the key of an item's row."""


def with_suggestions(edition: Edition, block: Block) -> Block:
    """Return a block of the scores of items with the extra column, any other block unchanged."""
    if not block.marker.startswith("items."):
        return block
    rows = [_suggested(edition, row) for row in block.rows]
    return replace(block, columns=(*block.columns, _SUGGESTED), rows=rows)


def _suggested(edition: Edition, row: Row) -> Row:
    path = split_key(row.key)
    if len(path) != _ITEM or path[2] not in edition.item_by_code:
        return row
    advice = advice_for(edition.year, path[2])
    return replace(row, cells={**row.cells, "=way": Label(advice.way_forward if advice else None, "text")})
