"""The points that are missing to each level: of the total, and of the lowest tool."""

from __future__ import annotations

from decimal import Decimal

from ita_tools.rubric import Band
from ita_tools.scoring.explanation import tool_minimums
from ita_tools.workbook.cell_keys import gap_row
from ita_tools.workbook.formulas.display import missing_points, missing_to_lowest
from ita_tools.workbook.formulas.expression import Expression
from ita_tools.workbook.formulas.figures import FigureFormulas
from ita_tools.workbook.sheet_model import Block, Cell, Column, Label, Row

__all__ = ["points_to_levels_block"]


def points_to_levels_block(figures: FigureFormulas) -> Block:
    """Declare the table; what tools must have stands in it only where a level asks for it."""
    bands = figures.edition.bands
    every = (Column("=basis", "ทุกเครื่องมือไม่น้อยกว่า"), Column("=short", "เครื่องมือที่ต่ำสุดขาดอีก"))
    columns = (
        Column("=code"),
        Column("=name", "ระดับ"),
        Column("=share", "คะแนนรวมไม่น้อยกว่า"),
        Column("=used", "คะแนนรวมขาดอีก"),
        *(every if any(band.asks_tools for band in bands) else ()),
    )
    return Block("levels", columns, [_gap(figures, band) for band in bands], "คะแนนที่ยังขาดของแต่ละระดับ")


def _gap(figures: FigureFormulas, band: Band) -> Row:
    cells: dict[str, Cell] = {
        "=name": Label(band.name),
        "=share": Label(band.total_min, "points"),
        "=used": missing_points(figures.at(("total",)), band.total_min),
    }
    if band.asks_tools:
        minimums = tool_minimums(band, figures.edition)
        cells |= {
            "=basis": Label(minimums, "note") if band.tool_min else Label(band.every_tool_min, "points"),
            "=short": missing_to_lowest(_tools_by_minimum(figures, band)),
        }
    return Row(gap_row(band.name), cells)


def _tools_by_minimum(figures: FigureFormulas, band: Band) -> dict[Decimal, list[Expression]]:
    """Return the scores that count, by the minimum of their tools for the level."""
    by_minimum: dict[Decimal, list[Expression]] = {}
    for tool in figures.edition.tools:
        least = band.least_of(tool.code)
        if least is not None:
            by_minimum.setdefault(least, []).append(figures.at(("counted", tool.code)))
    return by_minimum
