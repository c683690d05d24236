"""What an item counts: its weight in its indicator, and for whom it does not apply."""

from __future__ import annotations

from collections.abc import Sequence

from ita_tools.rubric import Edition, Item, Tool
from ita_tools.workbook.sheet_model import Cell, Column, Label

__all__ = ["exemption", "weight_cells", "weight_columns"]

_COLUMNS = ((Column("=weight", "น้ำหนัก (%)"), 11), (Column("=sure", "สถานะน้ำหนัก"), 14))


def weight_columns(edition: Edition, tool: Tool) -> tuple[tuple[Column, int], ...]:
    """Return the columns with their widths; none where no item of a tool has a weight."""
    return _COLUMNS if any(item.weight for item in edition.items_of_tool(tool.code)) else ()


def exemption(types: Sequence[str]) -> str:
    """Say to which types of agency something does not apply; ``""`` where it applies to all."""
    return f"(ไม่ใช้กับ{' '.join(types)})" if types else ""


def weight_cells(item: Item) -> dict[str, Cell]:
    """Return the cells of an item."""
    if item.weight is None:
        return {}
    unsure = item.weight.provenance.inferred
    return {
        "=weight": Label(item.weight.value, "points"),
        "=sure": Label("อนุมาน" if unsure else "ยืนยันจากผลจริง", "note"),
    }
