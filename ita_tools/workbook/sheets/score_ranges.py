"""Lowest and highest possible tool scores, total and level while item weights are unofficial."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Literal

from ita_tools.rubric import Edition, Indicator, Tool
from ita_tools.scoring import Key
from ita_tools.workbook import formulas
from ita_tools.workbook.formulas import Address
from ita_tools.workbook.hidden_keys import YES
from ita_tools.workbook.sheet_model import Block, Cell, Column, Computed, Label, Locator, Row, Scored
from ita_tools.workbook.sheets.cell_keys import (
    gap_row,
    indicator_row,
    level_row,
    published_cell,
    seen_by,
    tool_row,
    total_row,
    used_cell,
)

__all__ = [
    "is_open",
    "level_basis",
    "level_range",
    "open_tools",
    "score_ranges_block",
    "tool_bounds",
    "total_bounds",
]

_Side = Literal["=low", "=high"]
_SIDES: tuple[_Side, _Side] = ("=low", "=high")
_COLUMNS = (
    Column("=code", "รหัส"),
    Column("=name", "รายการ"),
    Column("=low", "ต่ำสุด"),
    Column("=high", "สูงสุด"),
)
_TITLE = "ช่วงที่เป็นไปได้ เพราะน้ำหนักของข้อ OIT ยังไม่เป็นทางการ กรอกคะแนนที่ ITAS ประกาศเพื่อใช้แทน (ว่างเมื่อไม่มีช่วง)"
_TOTAL, _LEVEL = "=possible.total", "=possible.level"

total_bounds: tuple[Address, Address] = (_TOTAL, "=low"), (_TOTAL, "=high")


def tool_bounds(tool: str) -> tuple[Address, Address]:
    """Cells of the least and the greatest score a tool may have."""
    row = f"=possible.{tool}"
    return (row, "=low"), (row, "=high")


def is_open(indicator: Indicator, edition: Edition) -> bool:
    """Whether an indicator hangs on weights that are not official."""
    items = edition.items_of_indicator(indicator.code)
    return indicator.mean == "weighted-items" and any(
        item.weight and item.weight.provenance.inferred for item in items
    )


def open_tools(edition: Edition) -> tuple[Tool, ...]:
    """Return the tools with an indicator that is open."""
    codes = {indicator.tools[0] for indicator in edition.indicators if is_open(indicator, edition)}
    return tuple(tool for tool in edition.tools if tool.code in codes)


def score_ranges_block(edition: Edition) -> Block:
    """Declare the table."""
    rows = [
        Row(
            tool_bounds(tool.code)[0][0],
            {
                "=code": Label(tool.code, "code"),
                "=name": Label(tool.short),
                **{side: _tool(edition, tool, side) for side in _SIDES},
            },
        )
        for tool in open_tools(edition)
    ]
    return Block(
        "possible",
        _COLUMNS,
        [
            Row(_TOTAL, {"=name": Label("คะแนนรวม"), **{side: _total(edition, side) for side in _SIDES}}),
            Row(_LEVEL, {"=name": Label("ระดับผลการประเมิน"), **_levels(edition)}),
            *rows,
        ],
        _TITLE,
    )


def _value(key: Key, side: _Side) -> Callable[[Scored], Decimal | None]:
    def value(scored: Scored) -> Decimal | None:
        possible = scored.result[key].possible
        return None if possible is None else possible[side == "=high"]

    return value


def _unsettled(at: Locator, bound: Address, row: str) -> str:
    """Whether a bound stands and no published score has settled what it bounds."""
    return f'AND(ISNUMBER({at.cell(*bound)}),{at.cell(row, "=basis")}<>"{formulas.PUBLISHED}")'


def _tool(edition: Edition, tool: Tool, side: _Side) -> Computed:
    indicators = edition.indicators_of_tool(tool.code)
    number, flag = len(indicators), (tool_row(tool.code), "@unprocessed?")
    unsure = [indicator_row(each.code) for each in indicators if is_open(each, edition)]

    def formula(at: Locator) -> str:
        known = at.each([seen_by(edition, tool.code, each.code) for each in indicators])
        tests = [_unsettled(at, (row, side), row) for row in unsure]
        shifts = _shifts(at, tests, [((row, side), row) for row in unsure])
        condition = f'{at.cell(*flag)}<>"{YES}",COUNT({known})={number},OR({",".join(tests)})'
        return f'=IF(AND({condition}),ROUND(ROUND(100*(SUM({known}){shifts}),0)/{number},0)/100,"")'

    return Computed(formula, _value(("tool", tool.code), side))


def _shifts(at: Locator, tests: Sequence[str], bounds: Sequence[tuple[Address, str]], share: str = "") -> str:
    """Return what to add to a sum of scores so that open ones count at their bound, times their share."""
    parts = [
        f"+IF({test},({at.cell(*bound)}-{at.cell(*used_cell(row))})"
        + (f"*{at.cell(row, share)},0)" if share else ",0)")
        for test, (bound, row) in zip(tests, bounds, strict=True)
    ]
    return "".join(parts)


def _total(edition: Edition, side: _Side) -> Computed:
    rows = [tool_row(tool.code) for tool in edition.tools]
    unsure = [((tool_bounds(tool.code)[0][0], side), tool_row(tool.code)) for tool in open_tools(edition)]

    def formula(at: Locator) -> str:
        counted, shares = at.span(rows, "=counted"), at.span(rows, "=share")
        tests = [_unsettled(at, bound, row) for bound, row in unsure]
        value = f"SUMPRODUCT({counted},{shares}){_shifts(at, tests, unsure, '=share')}"
        skipped = f'COUNTIF({at.span(rows, "@unprocessed?")},"{YES}")'
        condition = (
            f"COUNT({counted})={len(rows)},OR({','.join(tests)}),"
            f"{skipped}*ISNUMBER({at.cell(*published_cell(total_row))})=0"
        )
        return f'=IF(AND({condition}),ROUND(ROUND(10000*({value}),0)/ROUND(100*SUM({shares}),0),0)/100,"")'

    return Computed(formula, _value(("total",), side))


def _levels(edition: Edition) -> dict[str, Cell]:
    """Cells of the worst and the best level; empty where these are one."""
    rows = [tool_row(tool.code) for tool in edition.tools]

    def cell(side: _Side) -> Computed:
        def formula(at: Locator) -> str:
            worst, best = (_level_at(edition, at, each) for each in _SIDES)
            known = f"COUNT({at.span(rows, '=counted')},{at.cell(*used_cell(total_row))})={len(rows) + 1}"
            return f'=IF({known},IF({worst}={best},"",{worst if side == "=low" else best}),"")'

        def value(scored: Scored) -> str | None:
            levels = scored.result.possible_levels
            return None if levels is None else levels[side == "=high"]

        return Computed(formula, value, "note", lines=2)

    return {side: cell(side) for side in _SIDES}


def _level_at(edition: Edition, at: Locator, side: _Side) -> str:
    """Return the formula text of the level at the least or greatest scores that are possible."""

    def edge(bound: Address, row: str, column: str) -> str:
        return f"IF({_unsettled(at, bound, row)},{at.cell(*bound)},{at.cell(row, column)})"

    unsure = open_tools(edition)
    scores = ",".join(
        edge((tool_bounds(tool.code)[0][0], side), tool_row(tool.code), "=counted")
        if tool in unsure
        else at.cell(tool_row(tool.code), "=counted")
        for tool in edition.tools
    )
    return formulas.level_text(
        edition.bands, edge((_TOTAL, side), total_row, "=used"), scores, len(edition.tools)
    )


def level_range(edition: Edition) -> Callable[[Locator], str]:
    """Return the text that counts the published level among those that are possible."""

    def text(at: Locator) -> str:
        names = at.span([gap_row(band.name) for band in edition.bands], "=name")
        worst, best = (at.cell(_LEVEL, side) for side in _SIDES)
        between = f"INDEX({names},MATCH({best},{names},0)):INDEX({names},MATCH({worst},{names},0))"
        return f'IF(LEN({worst})=0,0,COUNTIF({between},{at.cell(*published_cell(level_row))}&""))'

    return text


def level_basis() -> Computed:
    """Say of a level among several possible ones whether it was published."""

    def formula(at: Locator) -> str:
        printed = f'{at.cell(*published_cell(level_row))}&""'
        word = f'IF({at.cell(*used_cell(level_row))}={printed},"{formulas.PUBLISHED}","{formulas.INFERRED}")'
        return f'=IF(LEN({at.cell(_LEVEL, "=low")})=0,"",{word})'

    def value(scored: Scored) -> str | None:
        if scored.result.possible_levels is None:
            return None
        return formulas.PUBLISHED if scored.result.level_basis == "published" else formulas.INFERRED

    return Computed(formula, value, "note")
