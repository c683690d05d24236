"""Hidden sheet _ita of a workbook with macros: arguments of the add-in's functions, and a notice.

The facts are keys and cells of all item scores, printed scores and tools that were not processed: the
functions answer from all of them through the engine. Functions that answer many scores at once stand here
as array formulas, which visible cells take their scores from: an array in a visible table would keep the
officer from inserting rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ita_tools.assessment import ItemAnswer
from ita_tools.rubric import Edition, Item, Scale
from ita_tools.scoring import Key
from ita_tools.workbook.formulas import Address, score_at
from ita_tools.workbook.hidden_keys import YES, join_key, split_key
from ita_tools.workbook.sheet_model import (
    Block,
    Cell,
    Column,
    Computed,
    Label,
    Locator,
    Row,
    Scored,
    Shared,
    Sheet,
    Value,
)
from ita_tools.workbook.sheets.cell_keys import (
    indicator_row,
    item_row,
    item_score_cell,
    level_row,
    part_row,
    published_cell,
    subindicator_row,
    tool_row,
    total_row,
)
from ita_tools.workbook.sheets.summary_sheet import printed_score

__all__ = ["FACTS", "answered_row", "fact_rows", "notice_cell", "shared_cell", "udf_argument_sheet"]

FACTS = "_ita"
notice_cell: Address = ("=notice", "=fact")

_NOTICE = (
    "เครื่องนี้ยังไม่ได้เปิดส่วนเสริม ITA คะแนนและระดับในสมุดงานนี้คำนวณด้วยสูตรของ Excel และใช้ได้ตามปกติ "
    "หากต้องการรายงาน ให้ติดตั้งส่วนเสริมด้วยคำสั่ง ita addin install หรือบันทึกไฟล์แล้วใช้คำสั่ง ita report"
)
_COLUMNS = (Column("=key"), Column("=fact"))


def udf_argument_sheet(edition: Edition) -> Sheet:
    """Declare the sheet."""
    answers = [
        Block(f"ita.answers.{tool.code}", _answer_columns(edition, tool.code), rows)
        for tool in edition.tools
        if (rows := list(_answered(edition, tool.code)))
    ]
    notice = Row(notice_cell[0], {"=key": Label("ข้อความ"), "=fact": Label(_NOTICE)})
    return Sheet(
        FACTS,
        "ข้อมูลสำหรับฟังก์ชันของส่วนเสริม ITA",
        (30, 14),
        (
            Block("ita.notice", _COLUMNS, [notice]),
            Block("ita.facts", _COLUMNS, [_fact(key, at, value) for key, at, value in _facts(edition)]),
            Block("ita.indicators", _COLUMNS, list(_indicators(edition))),
            *answers,
        ),
        hidden=True,
    )


def fact_rows(edition: Edition) -> list[str]:
    """Rows of all facts, in order."""
    return [f"=fact.{key}" for key, _, _ in _facts(edition)]


def answered_row(tool: str, item: str, part: str = "") -> str:
    """Row with the answers to an item, or to one of its statements."""
    return "=answers." + join_key(tool, item, *([part] if part else []))


def shared_cell(key: Key) -> Address | None:
    """Cell of an array formula that holds a score, ``None`` where none does."""
    kind, *codes = key
    if kind == "indicator":
        return f"=asked.{codes[0]}", "=fact"
    return (answered_row(*codes), "=fact") if kind in ("item", "statement") else None


_Given = tuple[str, Address, Callable[[Scored], Value]]


def _facts(edition: Edition) -> Iterator[_Given]:
    for item in edition.items:
        for tool in item.tools:
            yield item_row(tool, item.code), item_score_cell(item, tool), score_at(("item", tool, item.code))
    for row, key in _printed(edition):
        yield row, published_cell(row), lambda scored, key=key: printed_score(scored, key)  # type: ignore[misc]
    yield level_row, published_cell(level_row), lambda scored: scored.assessment.published.level or None
    for each in edition.tools:
        code = each.code
        yield (
            join_key("unprocessed", code),
            (tool_row(code), "@unprocessed?"),
            lambda scored, code=code: (  # type: ignore[misc]
                YES if code in scored.assessment.unprocessed else None
            ),
        )


def _printed(edition: Edition) -> Iterator[tuple[str, Key]]:
    yield total_row, ("total",)
    yield from ((tool_row(tool.code), ("tool", tool.code)) for tool in edition.tools)
    for each in edition.indicators:
        yield indicator_row(each.code), ("indicator", each.code)
        for tool in each.tools if len(each.tools) > 1 else ():
            yield part_row(tool, each.code), ("part", tool, each.code)
    yield from ((subindicator_row(part.code), ("subindicator", part.code)) for part in edition.subindicators)


def _fact(key: str, source: Address, value: Callable[[Scored], Value]) -> Row:
    def formula(at: Locator) -> str:
        cell = at.cell(*source)
        return f'=IF({cell}="","",{cell})'

    return Row(f"=fact.{key}", {"=key": Label(key), "=fact": Computed(formula, value)})


def _indicators(edition: Edition) -> Iterator[Row]:
    rows = [f"=asked.{each.code}" for each in edition.indicators]
    facts = fact_rows(edition)

    def formula(at: Locator) -> str:
        return (
            f"=ITA_INDICATOR({edition.year},{at.span(rows, '=key')},"
            f"{at.span(facts, '=key')},{at.span(facts, '=fact')})"
        )

    for row, each in zip(rows, edition.indicators, strict=True):
        value = score_at(("indicator", each.code))
        yield Row(row, {"=key": Label(each.code), "=fact": _shared(row, rows, formula, value)})


def _shared(
    row: str, rows: list[str], formula: Callable[[Locator], str], value: Callable[[Scored], Value]
) -> Shared:
    return Shared(value, formula, len(rows)) if row == rows[0] else Shared(value)


def _answer_columns(edition: Edition, tool: str) -> tuple[Column, ...]:
    return *_COLUMNS, *(Column(f"=[{n}]") for n in _slots(edition, tool))


def _slots(edition: Edition, tool: str) -> range:
    return range(1, 1 + max(len(scale.options) for _, _, scale in _scales(edition, tool)))


def _scales(edition: Edition, tool: str) -> Iterator[tuple[Item, str, Scale]]:
    """Yield what respondents count answers to: items, or their statements by code."""
    for item in edition.items_of_tool(tool):
        if item.scale.kind == "answers":
            yield from ((item, part.code, part.scale) for part in item.parts)
            if not item.parts:
                yield item, "", item.scale


def _answered(edition: Edition, tool: str) -> Iterator[Row]:
    asked = list(_scales(edition, tool))
    rows = [answered_row(tool, item.code, part) for item, part, _ in asked]

    def formula(at: Locator) -> str:
        last = f"=[{_slots(edition, tool)[-1]}]"
        block = f"{at.cell(rows[0], '=[1]')}:{at.cell(rows[-1], last)}"
        return f'=ITA_ITEM({edition.year},"{tool}",{at.span(rows, "=key")},{block})'

    for row, (item, part, scale) in zip(rows, asked, strict=True):
        key: Key = ("statement", tool, item.code, part) if part else ("item", tool, item.code)
        source = item_row(tool, item.code) + (f".{join_key('parts', part)}" if part else "")
        yield Row(
            row,
            {
                "=key": Label(".".join(split_key(row)[1:])),
                "=fact": _shared(row, rows, formula, _from_counts(key)),
                **{f"=[{n}]": _count(source, scale, n, key) for n in _slots(edition, tool)},
            },
        )


def _from_counts(key: Key) -> Callable[[Scored], Value]:
    def value(scored: Scored) -> Value:
        known = scored.result[key]
        return known.value if known.basis == "counts" else None

    return value


def _count(source: str, scale: Scale, slot: int, key: Key) -> Cell:
    """Repeat a count; blank where the scale has fewer options."""
    length = len(scale.options)
    if slot > length:
        return Label(None)

    def value(scored: Scored) -> Value:
        entry = scored.assessment.entry(*key[1:3])
        if key[0] == "statement":
            entry = entry.parts.get(key[3], ItemAnswer())
        return entry.counts[slot - 1] if entry.counts else 0

    return Computed(lambda at: f"={at.cell(f'{source}.counts[{length}]', f'[{slot}]')}", value, "whole")
