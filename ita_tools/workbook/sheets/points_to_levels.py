"""Points missing to each level: of the total, and of the lowest tool."""

from __future__ import annotations

from decimal import Decimal

from ita_tools.rubric import Band, Edition
from ita_tools.workbook import formulas
from ita_tools.workbook.sheet_model import Block, Cell, Column, Computed, Label, Locator, Row, Scored
from ita_tools.workbook.sheets.cell_keys import gap_row, tool_row, total_row, used_cell

__all__ = ["points_to_levels_block"]


def points_to_levels_block(edition: Edition) -> Block:
    """Declare the table; it has columns for the tools only if a level has a minimum for every tool."""
    every = (Column("=basis", "ทุกเครื่องมือไม่น้อยกว่า"), Column("=short", "เครื่องมือที่ต่ำสุดขาดอีก"))
    columns = (
        Column("=code"),
        Column("=name", "ระดับ"),
        Column("=share", "คะแนนรวมไม่น้อยกว่า"),
        Column("=used", "คะแนนรวมขาดอีก"),
        *(every if any(band.every_tool_min is not None for band in edition.bands) else ()),
    )
    return Block("levels", columns, [_gap(edition, band) for band in edition.bands], "คะแนนที่ยังขาดของแต่ละระดับ")


def _gap(edition: Edition, band: Band) -> Row:
    cells: dict[str, Cell] = {
        "=name": Label(band.name),
        "=share": Label(band.total_min, "points"),
        "=used": formulas.missing_points(band, used_cell(total_row)),
    }
    if band.every_tool_min is not None:
        cells |= {
            "=basis": Label(band.every_tool_min, "points"),
            "=short": _lacking(edition, band.every_tool_min),
        }
    return Row(gap_row(band.name), cells)


def _lacking(edition: Edition, least: Decimal) -> Computed:
    """Points the lowest tool lacks to ``least``, once the scores of all tools are known."""
    rows = [tool_row(tool.code) for tool in edition.tools]

    def formula(at: Locator) -> str:
        scores = at.span(rows, "=counted")
        return f'=IF(COUNT({scores})={len(rows)},ROUND(MAX(0,{least}-MIN({scores})),2),"")'

    def value(scored: Scored) -> Decimal | None:
        counted = [formulas.counted_at(tool.code)(scored) for tool in edition.tools]
        known = [score for score in counted if score is not None]
        return max(Decimal(0), least - min(known)) if len(known) == len(rows) else None

    return Computed(formula, value)
