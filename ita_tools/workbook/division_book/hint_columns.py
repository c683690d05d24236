"""Extra columns of a division's item sheets: the score of last year and the way forward."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from ita_tools.assessment import Assessment
from ita_tools.rubric import Edition
from ita_tools.rubric.advice import advice_for
from ita_tools.workbook.hidden_keys import split_key
from ita_tools.workbook.sheet_model import Block, Column, Label, Row, Sheet

__all__ = ["with_hint_columns"]

_COLUMNS = (Column("=before", "คะแนนปีก่อน"), Column("=way", "แนวทางการพัฒนา"))
_WIDTHS = (12, 60)
_ITEM = 3
"""Parts of the key of an item's row."""


def with_hint_columns(edition: Edition, part: Assessment, sheet: Sheet) -> Sheet:
    """Return a sheet of items with the extra columns, any other sheet unchanged."""
    first = sheet.parts[-1]
    if not (isinstance(first, Block) and first.marker.startswith("items.")):
        return sheet
    rows = [_hinted(edition, part, row) for row in first.rows]
    block = replace(first, columns=(*first.columns, *_COLUMNS), rows=rows)
    return replace(sheet, widths=(*sheet.widths, *_WIDTHS), parts=(*sheet.parts[:-1], block))


def _hinted(edition: Edition, part: Assessment, row: Row) -> Row:
    path = split_key(row.key)
    if len(path) != _ITEM or path[0] != "items" or path[2] not in edition.item_by_code or "[" in row.key:
        return row
    tool, code = path[1:]
    advice = advice_for(edition.year, code)
    return replace(
        row,
        cells={
            **row.cells,
            "=before": Label(_before(edition, part, tool, code), "points"),
            "=way": Label(advice.way_forward if advice else None),
        },
    )


def _before(edition: Edition, part: Assessment, tool: str, code: str) -> Decimal | None:
    """Return the score of the first item of last year that this one continues."""
    scores: Mapping[str, Decimal] = part.previous.items.get(tool, {}) if part.previous else {}
    return next((scores[each] for each in edition.item_by_code[code].succeeds if each in scores), None)
