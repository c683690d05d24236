"""Sheet สรุปผล: total, level, tools and indicators beside the published scores; points to levels; charts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Literal

from ita_tools.analysis.extremes import highest, lowest
from ita_tools.rounding import points
from ita_tools.rubric import Edition, Indicator, SubIndicator, Tool
from ita_tools.scoring import Key
from ita_tools.workbook import formulas
from ita_tools.workbook.formulas import Address
from ita_tools.workbook.hidden_keys import YES
from ita_tools.workbook.sheet_model import (
    Block,
    Cell,
    ChartSpec,
    Choice,
    Column,
    Computed,
    Input,
    Label,
    Locator,
    Row,
    Scored,
    Sheet,
)
from ita_tools.workbook.sheets.cell_keys import (
    indicator_row,
    item_row,
    item_score_cell,
    level_row,
    part_row,
    published_cell,
    seen_by,
    subindicator_row,
    tool_row,
    total_row,
    used_cell,
)
from ita_tools.workbook.sheets.points_to_levels import points_to_levels_block
from ita_tools.workbook.sheets.score_ranges import (
    is_open,
    level_basis,
    level_range,
    open_tools,
    score_ranges_block,
    tool_bounds,
    total_bounds,
)

__all__ = ["SUMMARY", "printed_score", "summary_sheet"]

SUMMARY = "สรุปผล"
_WIDTHS = (9, 58, 14, 13, 14, 14, 11, 14, 15, 14)
_COMMON = (
    Column("=code", "รหัส"),
    Column("=name", "รายการ"),
    Column("=share", "น้ำหนัก/เครื่องมือ"),
    Column("=used", "คะแนน"),
    Column("=basis", "ที่มา"),
    Column(".", "ITAS ประกาศ"),
    Column("=difference", "ผลต่าง"),
    Column("=target", "ค่าเป้าหมาย"),
    Column("=status", "เทียบเป้าหมาย"),
)
_BOUNDS = (Column("=low", "ต่ำสุดที่เป็นไปได้"), Column("=high", "สูงสุดที่เป็นไปได้"))
_REACHED = ("ถึงเป้าหมาย", "ต่ำกว่าเป้าหมาย")


def summary_sheet(edition: Edition) -> Sheet:
    """Declare the sheet."""
    tools = [tool_row(tool.code) for tool in edition.tools]
    indicators = [indicator_row(indicator.code) for indicator in edition.indicators]
    details = [
        _part(edition, tool, indicator)
        for indicator in edition.indicators
        if len(indicator.tools) > 1
        for tool in indicator.tools
    ]
    details += [_subindicator(edition, part) for part in edition.subindicators]
    flag = Column("@unprocessed?", "ไม่ประมวลผล")
    counted = Column("=counted", "คะแนนที่นับ")
    return Sheet(
        SUMMARY,
        "สรุปผลการประเมิน",
        (*_WIDTHS, 13),
        (
            Block(
                "published",
                _COMMON,
                (_total(edition), _level(edition)),
                "คะแนนรวมและระดับผลการประเมิน",
                *_judged(edition),
            ),
            Block(
                "published.tools",
                (*_COMMON, flag, counted),
                [_tool(edition, tool) for tool in edition.tools],
                "คะแนนรายเครื่องมือ",
            ),
            Block(
                "published.indicators",
                (*_COMMON, *_BOUNDS) if open_tools(edition) else _COMMON,
                [_indicator(edition, indicator) for indicator in edition.indicators],
                "คะแนนรายตัวชี้วัด",
            ),
            Block(
                "extremes",
                (Column("=code", ""), Column("=name", "ตัวชี้วัด")),
                [
                    Row("=highest", {"=code": Label("สูงสุด", "code"), "=name": _extreme(edition, "MAX")}),
                    Row("=lowest", {"=code": Label("ต่ำสุด", "code"), "=name": _extreme(edition, "MIN")}),
                ],
                "ตัวชี้วัดที่คะแนนสูงสุดและต่ำสุด",
            ),
            *([score_ranges_block(edition)] if open_tools(edition) else []),
            ChartSpec(
                "column",
                "คะแนนรายเครื่องมือเทียบกับค่าเป้าหมาย",
                tools,
                "=name",
                (("=used", "คะแนนที่ได้"),),
                ("=target", "ค่าเป้าหมาย"),
                "แผนภูมิแท่งคะแนนรายเครื่องมือเทียบกับค่าเป้าหมาย",
            ),
            ChartSpec(
                "column",
                "คะแนนรายตัวชี้วัด",
                indicators,
                "=code",
                (("=used", "คะแนนที่ได้"),),
                ("=target", "ค่าเป้าหมาย"),
                "แผนภูมิแท่งคะแนน 10 ตัวชี้วัดเทียบกับค่าเป้าหมาย",
            ),
            Block("published.details", _COMMON, details, "คะแนนตัวชี้วัดแยกเครื่องมือ และตัวชี้วัดย่อย"),
            points_to_levels_block(edition),
        ),
    )


def _judged(edition: Edition) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Levels that reach the target of the year, and those below it."""
    good = tuple(band.name for band in edition.bands if band.total_min >= edition.target.score)
    return good, tuple(band.name for band in edition.bands if band.name not in good)


def _extreme(edition: Edition, which: Literal["MAX", "MIN"]) -> Computed:
    """Name the first indicator with the highest or lowest score, and say how many more share it."""
    rows = [indicator_row(each.code) for each in edition.indicators]

    def formula(at: Locator) -> str:
        names, scores = at.span(rows, "=name"), at.span(rows, "=used")
        best = f"{which}({scores})"
        sharing = f"COUNTIF({scores},{best})"
        more = f'IF({sharing}>1," และอีก "&({sharing}-1)&" ตัวชี้วัด","")'
        named = f'INDEX({names},MATCH({best},{scores},0))&" ("&TEXT({best},"0.00")&")"&{more}'
        return f'=IF(COUNT({scores})=0,"",{named})'

    def value(scored: Scored) -> str:
        keys: list[Key] = [("indicator", each.code) for each in edition.indicators]
        found = (highest if which == "MAX" else lowest)(scored.result, keys)
        if not found:
            return ""
        more = f" และอีก {len(found) - 1} ตัวชี้วัด" if len(found) > 1 else ""
        title = edition.indicator_by_code[found[0][1]].title
        return f"{title} ({points(scored.result[found[0]].value)}){more}"

    return Computed(formula, value, "label")


def _row(key: str, code: str, name: str, share: Cell, cells: dict[str, Cell], score: Key) -> Row:
    """Make a row of the common columns with its difference from the printed score."""
    common: dict[str, Cell] = {
        "=code": Label(code, "code"),
        "=name": Label(name),
        "=share": share,
        ".": Input("score", "คะแนนที่ ITAS ประกาศ 0 ถึง 100"),
        "=difference": formulas.difference(used_cell(key), published_cell(key), _less_published(score)),
    }
    return Row(key, {**common, **cells})


def _less_published(key: Key) -> Callable[[Scored], Decimal | None]:
    def value(scored: Scored) -> Decimal | None:
        printed = printed_score(scored, key)
        score = scored.result[key].value
        return None if printed is None or score is None else score - printed

    return value


def printed_score(scored: Scored, key: Key) -> Decimal | None:
    """Return what ITAS printed for a score."""
    published = scored.assessment.published
    kind, *codes = key
    if kind == "part":
        return published.parts.get(codes[0], {}).get(codes[1])
    groups = {
        "tool": published.tools,
        "indicator": published.indicators,
        "subindicator": published.subindicators,
    }
    return published.total if kind == "total" else groups[kind].get(codes[0])


def _target(edition: Edition, row: str, key: Key) -> dict[str, Cell]:
    score = edition.target.score
    return {
        "=target": Label(score, "points"),
        "=status": formulas.status(used_cell(row), score, key, _REACHED),
    }


def _total(edition: Edition) -> Row:
    rows = [tool_row(tool.code) for tool in edition.tools]

    key, printed = ("total",), published_cell(total_row)

    def guard(at: Locator) -> str:
        # Some tool was processed; and if one was not, no printed total settles what it adds.
        settled = f'COUNTIF({at.span(rows, "@unprocessed?")},"{YES}")*ISNUMBER({at.cell(*printed)})'
        return f"COUNT({at.span(rows, '=used')})>0,{settled}=0"

    total = formulas.weighted(rows, ("=counted", "=share"), key, printed, guard)

    def guess(at: Locator) -> str:
        skipped = f'COUNTIF({at.span(rows, "@unprocessed?")},"{YES}")>0'
        return f"OR({skipped},{_is_open(total_bounds)(at)})" if open_tools(edition) else skipped

    counted = [(row, "=counted") for row in rows]
    basis = formulas.basis_of_mean(counted, key, printed, guard=guard, guess=guess)
    if open_tools(edition):
        total, basis = _settled(total, basis, printed, total_bounds)
    return _row(
        total_row,
        "",
        "คะแนนรวม",
        Label(None),
        {"=used": total, "=basis": basis, **_target(edition, total_row, key)},
        key,
    )


def _level(edition: Edition) -> Row:
    rows = [tool_row(tool.code) for tool in edition.tools]
    possible = level_range(edition) if open_tools(edition) else None
    level = formulas.level(
        edition.bands,
        used_cell(total_row),
        rows,
        ("=counted", "@unprocessed?"),
        published_cell(level_row),
        possible,
    )
    names = tuple(edition.band_by_name)
    basis: dict[str, Cell] = {"=basis": level_basis()} if possible else {}
    return Row(
        level_row,
        {
            "=name": Label("ระดับผลการประเมิน"),
            "=used": level,
            **basis,
            ".": Input("text", "ระดับที่ ITAS ประกาศ", Choice(names)),
        },
    )


def _tool(edition: Edition, tool: Tool) -> Row:
    row, key = tool_row(tool.code), ("tool", tool.code)
    flag = (row, "@unprocessed?")
    inputs = [seen_by(edition, tool.code, each.code) for each in edition.indicators_of_tool(tool.code)]
    score = formulas.mean(inputs, key, published_cell(row))
    is_unsure = tool in open_tools(edition)
    guess = _is_open(tool_bounds(tool.code)) if is_unsure else None
    basis = formulas.basis_of_mean(inputs, key, published_cell(row), guess=guess)
    if is_unsure:
        score, basis = _settled(score, basis, published_cell(row), tool_bounds(tool.code))

    def counted(at: Locator) -> str:
        return f'=IF({at.cell(*flag)}="{YES}",{edition.unprocessed.counts_as},{at.cell(row, "=used")})'

    return _row(
        row,
        tool.code,
        tool.short,
        Label(tool.weight, "points"),
        {
            "=used": formulas.used_or(score, flag, '""'),
            "=basis": formulas.used_or(basis, flag, '"ไม่ประมวลผล"'),
            "@unprocessed?": Input("flag", "เลือก ใช่ ถ้า ITAS ไม่ประมวลผลเครื่องมือนี้", Choice((YES,))),
            "=counted": Computed(counted, formulas.counted_at(tool.code)),
            **_target(edition, row, key),
        },
        key,
    )


def _indicator(edition: Edition, indicator: Indicator) -> Row:
    row, key = indicator_row(indicator.code), ("indicator", indicator.code)
    tools = " + ".join(edition.tool_by_code[tool].short for tool in indicator.tools)
    score = _weighted if indicator.mean == "weighted-items" else _averaged
    cells = {**score(edition, indicator, row, key), **_target(edition, row, key)}
    return _row(row, indicator.code, indicator.title, Label(tools, "note"), cells, key)


def _averaged(edition: Edition, indicator: Indicator, row: str, key: Key) -> dict[str, Cell]:
    items = edition.items_of_indicator(indicator.code)
    inputs = [item_score_cell(item, tool) for item in items for tool in indicator.tools]
    if indicator.mean == "subindicators":
        inputs = [used_cell(subindicator_row(part.code)) for part in edition.subindicators_of(indicator.code)]
    printed = published_cell(row)
    return {
        "=used": formulas.mean(inputs, key, printed),
        "=basis": formulas.basis_of_mean(inputs, key, printed),
    }


def _weighted(edition: Edition, indicator: Indicator, row: str, key: Key) -> dict[str, Cell]:
    """Cells of an indicator with item weights; where these are not official a published score settles it."""
    tool, printed = indicator.tools[0], published_cell(row)
    items = [(item, item_score_cell(item, tool)) for item in edition.items_of_indicator(indicator.code)]
    rows = [item_row(tool, item.code) for item, _ in items]
    score = formulas.weighted(rows, ("score", "=weight"), key, printed)
    inputs = [cell for _, cell in items]
    if not is_open(indicator, edition):
        return {"=used": score, "=basis": formulas.basis_of_mean(inputs, key, printed)}
    bounds = (row, "=low"), (row, "=high")
    basis = formulas.basis_of_mean(inputs, key, printed, guess=_is_open(bounds))
    score, basis = _settled(score, basis, printed, bounds)
    return {
        "=used": score,
        "=basis": basis,
        "=low": formulas.bound(items, key, "MIN"),
        "=high": formulas.bound(items, key, "MAX"),
    }


def _is_open(bounds: tuple[Address, Address]) -> Callable[[Locator], str]:
    return lambda at: f"ISNUMBER({at.cell(*bounds[0])})"


def _settled(
    score: Computed, basis: Computed, printed: Address, bounds: tuple[Address, Address]
) -> tuple[Computed, Computed]:
    """Let a published score within the bounds settle a score, and say so in its basis."""
    return (
        formulas.settled(score, printed, bounds, "{}"),
        formulas.settled(basis, printed, bounds, f'"{formulas.PUBLISHED}"'),
    )


def _part(edition: Edition, tool: str, indicator: Indicator) -> Row:
    row, key = part_row(tool, indicator.code), ("part", tool, indicator.code)
    inputs = [item_score_cell(item, tool) for item in edition.items_of_indicator(indicator.code)]
    return _mean_row(row, indicator.code, indicator.title, edition.tool_by_code[tool].short, inputs, key)


def _subindicator(edition: Edition, part: SubIndicator) -> Row:
    row, key = subindicator_row(part.code), ("subindicator", part.code)
    tools = edition.indicator_by_code[part.indicator].tools
    inputs = [
        item_score_cell(item, tool) for item in edition.items_of_subindicator(part.code) for tool in tools
    ]
    names = " + ".join(edition.tool_by_code[tool].short for tool in tools)
    return _mean_row(row, part.code, part.title, names, inputs, key)


def _mean_row(row: str, code: str, name: str, tool: str, inputs: Sequence[Address], key: Key) -> Row:
    printed = published_cell(row)
    return _row(
        row,
        code,
        name,
        Label(tool, "note"),
        {
            "=used": formulas.mean(inputs, key, printed),
            "=basis": formulas.basis_of_mean(inputs, key, printed),
        },
        key,
    )
