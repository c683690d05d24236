"""Tables of sheet สรุปผล: the points that are missing to each level, and ranges of scores.

A range is what unofficial weights leave possible of tools, total and level, unless an announced figure
settles it.
"""

from __future__ import annotations

from decimal import Decimal

from ita_tools.rubric import Band
from ita_tools.scoring import Key
from ita_tools.scoring.explanation import tool_minimums
from ita_tools.scoring.plan import ENDS, LEVEL, SIDES
from ita_tools.workbook.cell_keys import gap_row, range_row
from ita_tools.workbook.formulas.display import missing_points, missing_to_lowest
from ita_tools.workbook.formulas.expression import Expression
from ita_tools.workbook.formulas.figures import FigureFormulas
from ita_tools.workbook.sheet_model import Block, Cell, Column, Label, Row

__all__ = ["has_range", "points_to_levels_block", "score_ranges_block"]

_RANGE_COLUMNS = (
    Column("=code", "รหัส"),
    Column("=name", "รายการ"),
    Column("=low", "ต่ำสุด"),
    Column("=high", "สูงสุด"),
    Column("=least", "ที่ใช้คิดต่อ ต่ำสุด"),
    Column("=greatest", "ที่ใช้คิดต่อ สูงสุด"),
)
_RANGES_TITLE = "ช่วงที่เป็นไปได้ เพราะน้ำหนักของข้อ {} ยังไม่เป็นทางการ กรอกคะแนนที่ ITAS ประกาศเพื่อใช้แทน (ว่างเมื่อไม่มีช่วง)"


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


def has_range(figures: FigureFormulas, key: Key) -> bool:
    """Whether weights that are not official bear on a figure."""
    return ("low", *key) in figures.nodes


def score_ranges_block(figures: FigureFormulas) -> Block:
    """Declare the table."""
    tools = [tool for tool in figures.edition.tools if has_range(figures, ("tool", tool.code))]
    rows = [
        Row(
            range_row(("total",)),
            {"=name": Label("คะแนนรวม"), **_range_cells(figures, ("total",), ("total",))},
        ),
        Row(range_row(LEVEL), {"=name": Label("ระดับผลการประเมิน"), **_level_range(figures)}),
    ]
    for tool in tools:
        key: Key = ("tool", tool.code)
        named = {"=code": Label(tool.code, "code"), "=name": Label(tool.short)}
        rows.append(Row(range_row(key), {**named, **_range_cells(figures, key, ("counted", tool.code))}))
    return Block(
        "possible", _RANGE_COLUMNS, rows, _RANGES_TITLE.format(", ".join(tool.short for tool in tools))
    )


def _range_cells(figures: FigureFormulas, key: Key, counted: Key) -> dict[str, Cell]:
    """Cells of a range, and of what stands at its ends for the figures above."""
    bounds = {f"={side}": figures.cell((side, *key)) for side in SIDES}
    ends = {f"={end}": figures.cell((end, *counted)) for end in ENDS.values()}
    return {**bounds, **ends}


def _level_range(figures: FigureFormulas) -> dict[str, Cell]:
    return {f"={side}": figures.cell((side, *LEVEL), "note", 2) for side in SIDES}
