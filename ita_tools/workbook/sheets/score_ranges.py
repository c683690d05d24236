"""What unofficial weights leave possible of tools, total and level, unless an announced figure settles it."""

from __future__ import annotations

from ita_tools.scoring import Key
from ita_tools.scoring.plan import ENDS, LEVEL, SIDES
from ita_tools.workbook.cell_keys import range_row
from ita_tools.workbook.formulas.figures import FigureFormulas
from ita_tools.workbook.sheet_model import Block, Cell, Column, Label, Row

__all__ = ["has_range", "score_ranges_block"]

_COLUMNS = (
    Column("=code", "รหัส"),
    Column("=name", "รายการ"),
    Column("=low", "ต่ำสุด"),
    Column("=high", "สูงสุด"),
    Column("=least", "ที่ใช้คิดต่อ ต่ำสุด"),
    Column("=greatest", "ที่ใช้คิดต่อ สูงสุด"),
)
_TITLE = "ช่วงที่เป็นไปได้ เพราะน้ำหนักของข้อ {} ยังไม่เป็นทางการ กรอกคะแนนที่ ITAS ประกาศเพื่อใช้แทน (ว่างเมื่อไม่มีช่วง)"


def has_range(figures: FigureFormulas, key: Key) -> bool:
    """Whether weights that are not official bear on a figure."""
    return ("low", *key) in figures.nodes


def score_ranges_block(figures: FigureFormulas) -> Block:
    """Declare the table."""
    tools = [tool for tool in figures.edition.tools if has_range(figures, ("tool", tool.code))]
    rows = [
        Row(range_row(("total",)), {"=name": Label("คะแนนรวม"), **_bounds(figures, ("total",), ("total",))}),
        Row(range_row(LEVEL), {"=name": Label("ระดับผลการประเมิน"), **_levels(figures)}),
    ]
    for tool in tools:
        key: Key = ("tool", tool.code)
        named = {"=code": Label(tool.code, "code"), "=name": Label(tool.short)}
        rows.append(Row(range_row(key), {**named, **_bounds(figures, key, ("counted", tool.code))}))
    return Block("possible", _COLUMNS, rows, _TITLE.format(", ".join(tool.short for tool in tools)))


def _bounds(figures: FigureFormulas, key: Key, counted: Key) -> dict[str, Cell]:
    """Cells of a range, and of what stands at its ends for the figures above."""
    bounds = {f"={side}": figures.cell((side, *key)) for side in SIDES}
    ends = {f"={end}": figures.cell((end, *counted)) for end in ENDS.values()}
    return {**bounds, **ends}


def _levels(figures: FigureFormulas) -> dict[str, Cell]:
    return {f"={side}": figures.cell((side, *LEVEL), "note", 2) for side in SIDES}
