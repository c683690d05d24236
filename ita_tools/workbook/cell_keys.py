"""Row and column keys that several sheets refer to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ita_tools.rubric import Edition, Issue, Item
from ita_tools.scoring import Key
from ita_tools.scoring.plan import AGENCY_TYPE, ENDS, SIDES
from ita_tools.workbook.hidden_keys import join_key
from ita_tools.workbook.sheet_model import Address

__all__ = [
    "advice_row",
    "answer_columns",
    "figure_address",
    "figure_row",
    "gap_row",
    "indicator_row",
    "issue_item_rows",
    "item_row",
    "level_row",
    "names_of",
    "part_row",
    "range_row",
    "score_column",
    "seen_by",
    "subindicator_row",
    "tool_row",
    "total_row",
    "weight_address",
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


def advice_row(code: str) -> str:
    """Row of the advice for an item."""
    return f"=advice.{code}"


def issue_item_rows(edition: Edition, issue: Issue) -> Iterator[tuple[str, str, Item]]:
    """Yield row, tool and item of each item of an issue under each of its tools."""
    for item in (edition.item_by_code[code] for code in issue.items):
        for tool in item.tools:
            yield f"={issue.code}.{tool}.{item.code}", tool, item


def gap_row(level: str) -> str:
    """Row of a level with the points missing to it."""
    return f"=gap.{level}"


def item_row(tool: str, item: str) -> str:
    """Row of an item on its tool's sheet."""
    return join_key("items", tool, item)


def _statement_row(tool: str, item: str, part: str) -> str:
    return join_key("items", tool, item, "parts", part)


_ROWS: Mapping[str, Callable[..., str]] = {
    "total": lambda: total_row,
    "level": lambda: level_row,
    "tool": tool_row,
    "indicator": indicator_row,
    "part": part_row,
    "subindicator": subindicator_row,
    "item": item_row,
    "statement": _statement_row,
}
_OWN_COLUMNS: Mapping[str, tuple[Callable[..., str], str]] = {
    "counted": (tool_row, "=counted"),
    "unprocessed": (tool_row, "@unprocessed?"),
    "derived": (item_row, "derived?"),
}
_COLUMNS = {"announced": ".", "computed": "=computed", "low": "=low", "high": "=high"}
_RANGE_COLUMNS = (*SIDES, *ENDS.values())


def figure_row(key: Key) -> str:
    """Row of a score, or of the level."""
    return _ROWS[key[0]](*key[1:])


def figure_address(edition: Edition, key: Key) -> Address | None:
    """Cell of a figure of the plan or of what is filled in for it; ``None`` for one that has no cell."""
    kind, *codes = key
    if key == AGENCY_TYPE:
        return join_key(*key), "."
    if kind in _ROWS:
        return figure_row(key), _standing_column(edition, key)
    if kind in _OWN_COLUMNS:
        row, column = _OWN_COLUMNS[kind]
        return row(*codes), column
    figure = tuple(codes)
    if figure[0] == "indicator":
        return None if kind in ENDS.values() else (figure_row(figure), _COLUMNS[kind])
    if kind in _RANGE_COLUMNS:
        return range_row(("tool", *figure[1:]) if figure[0] == "counted" else figure), f"={kind}"
    entered = kind == "announced" and figure[0] in ("item", "statement")
    return figure_row(figure), "score" if entered else _COLUMNS[kind]


def _standing_column(edition: Edition, key: Key) -> str:
    if key[0] == "statement":
        return "=statement"
    return score_column(edition, key[1]) if key[0] == "item" else "=used"


def score_column(edition: Edition, tool: str) -> str:
    """Column of the standing scores of items on the sheet of a tool."""
    return "=used" if edition.asks_people(tool) else "score"


def range_row(key: Key) -> str:
    """Row of what is possible of the total, the level or a tool."""
    return "=possible." + join_key(*key)


def weight_address(key: Key) -> Address:
    """Cell of the weight of an item in its indicator, or of a tool in the total."""
    kind, *codes = key
    return (tool_row(*codes), "=share") if kind == "counted" else (item_row(*codes), "=weight")


def answer_columns(key: Key, length: int) -> tuple[str, Sequence[str]]:
    """Row and columns of the counts or shares of an item or statement."""
    kind, tool, item, *part = key
    row = _statement_row(tool, item, *part) if part else item_row(tool, item)
    name = "counts" if kind == "counts" else "percent"
    return f"{row}.{name}[{length}]", [f"[{n}]" for n in range(1, length + 1)]


def names_of(edition: Edition) -> dict[str, Address]:
    """Return the defined names of the workbook.

    They start with ``score_``: ``ITA`` and digits would be a cell address.
    """
    keys: dict[str, Key] = {"score_total": ("total",), "score_level": ("level",)}
    keys |= {f"score_{tool.code}": ("tool", tool.code) for tool in edition.tools}
    keys |= {f"score_indicator_{each.code}": ("indicator", each.code) for each in edition.indicators}
    return {name: (figure_row(key), "=used") for name, key in keys.items()}


def seen_by(edition: Edition, tool: str, indicator: str) -> Key:
    """Key of an indicator as a tool sees it."""
    shared = len(edition.indicator_by_code[indicator].tools) > 1
    return ("part", tool, indicator) if shared else ("indicator", indicator)
