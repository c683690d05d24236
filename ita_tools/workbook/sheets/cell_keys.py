"""Row and column keys that several sheets refer to."""

from __future__ import annotations

from ita_tools.rubric import Edition, Item
from ita_tools.workbook.formulas import Address
from ita_tools.workbook.hidden_keys import join_key

__all__ = [
    "gap_row",
    "indicator_row",
    "item_row",
    "item_score_cell",
    "level_row",
    "names_of",
    "part_row",
    "published_cell",
    "seen_by",
    "subindicator_row",
    "tool_row",
    "total_row",
    "used_cell",
]

total_row = join_key("published", "total")
level_row = join_key("published", "level")


def tool_row(tool: str) -> str:
    """Row of a tool on the summary."""
    return join_key("published", "tools", tool)


def indicator_row(indicator: str) -> str:
    """Row of an indicator on the summary."""
    return join_key("published", "indicators", indicator)


def part_row(tool: str, indicator: str) -> str:
    """Row of an indicator as one of several tools sees it."""
    return join_key("published", "parts", tool, indicator)


def subindicator_row(code: str) -> str:
    """Row of a sub-indicator on the summary."""
    return join_key("published", "subindicators", code)


def gap_row(level: str) -> str:
    """Row of a level with the points missing to it."""
    return f"=gap.{level}"


def item_row(tool: str, item: str) -> str:
    """Row of an item on its tool's sheet."""
    return join_key("items", tool, item)


def item_score_cell(item: Item, tool: str) -> Address:
    """Cell that holds the score of an item under a tool."""
    return item_row(tool, item.code), "=used" if item.scale.kind == "answers" else "score"


def used_cell(row: str) -> Address:
    """Cell of the score in use, on the summary."""
    return row, "=used"


def published_cell(row: str) -> Address:
    """Cell of the score ITAS printed, on the summary."""
    return row, "."


def names_of(edition: Edition) -> dict[str, Address]:
    """Return the defined names of the workbook.

    They start with ``score_``: ``ITA`` and digits would be a cell address.
    """
    names = {"score_total": used_cell(total_row), "score_level": used_cell(level_row)}
    names |= {f"score_{tool.code}": used_cell(tool_row(tool.code)) for tool in edition.tools}
    return names | {
        f"score_indicator_{each.code}": used_cell(indicator_row(each.code)) for each in edition.indicators
    }


def seen_by(edition: Edition, tool: str, indicator: str) -> Address:
    """Cell of an indicator as a tool sees it."""
    shared = len(edition.indicator_by_code[indicator].tools) > 1
    return used_cell(part_row(tool, indicator) if shared else indicator_row(indicator))
