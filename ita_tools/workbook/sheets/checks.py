"""Sheet ตรวจสอบ: checks made by formulas, each with its result."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ita_tools.rubric import Edition, Tool
from ita_tools.scoring import Key
from ita_tools.workbook.formulas import Address
from ita_tools.workbook.sheet_model import Block, Column, Computed, Label, Line, Locator, Row, Scored, Sheet
from ita_tools.workbook.sheets.cell_keys import (
    indicator_row,
    item_score_cell,
    part_row,
    subindicator_row,
    tool_row,
    total_row,
    used_cell,
)
from ita_tools.workbook.sheets.summary_sheet import printed_score

__all__ = ["checks_sheet"]

_COLUMNS = (Column("=name", "รายการตรวจ"), Column("=found", "พบ"), Column("=verdict", "ผล"))
_GOOD, _LOOK = "✓ ผ่าน", "✗ ต้องดู"
_Count = Callable[[Scored], int]


def checks_sheet(edition: Edition) -> Sheet:
    """Declare the sheet."""
    checks = [*(_missing(edition, tool) for tool in edition.tools), *_differing(edition), *_unsure(edition)]
    rows = [_row(f"=check.{number}", *check) for number, check in enumerate(checks, 1)]
    return Sheet(
        "ตรวจสอบ",
        "ตรวจสอบความครบถ้วนและสอดคล้อง",
        (80, 10, 14),
        (
            Line("ตรวจได้ละเอียดกว่านี้ด้วยคำสั่ง ita check ซึ่งบอกช่องที่ต้องแก้และคะแนนที่น่าจะพิมพ์ผิด"),
            Block("checks", _COLUMNS, rows),
        ),
        landscape=False,
    )


_Check = tuple[str, Callable[[Locator], str], _Count]


def _row(key: str, name: str, formula: Callable[[Locator], str], count: _Count) -> Row:
    def verdict(at: Locator) -> str:
        return f'=IF({at.cell(key, "=found")}=0,"{_GOOD}","{_LOOK}")'

    return Row(
        key,
        {
            "=name": Label(name),
            "=found": Computed(lambda at: "=" + formula(at), count, "whole"),
            "=verdict": Computed(verdict, lambda scored: _LOOK if count(scored) else _GOOD, "strong"),
        },
    )


def _missing(edition: Edition, tool: Tool) -> _Check:
    items = edition.items_of_tool(tool.code)
    cells = [item_score_cell(item, tool.code) for item in items]
    keys: list[Key] = [("item", tool.code, item.code) for item in items]
    return (
        f"{tool.short}: ข้อที่ยังไม่มีคะแนน",
        lambda at: f"{len(cells)}-COUNT({at.each(cells)})",
        lambda scored: sum(scored.result[key].value is None for key in keys),
    )


def _differing(edition: Edition) -> Iterator[_Check]:
    tools = [(tool_row(tool.code), ("tool", tool.code)) for tool in edition.tools]
    indicators = [(indicator_row(each.code), ("indicator", each.code)) for each in edition.indicators]
    details: list[tuple[str, Key]] = [
        (part_row(tool, each.code), ("part", tool, each.code))
        for each in edition.indicators
        if len(each.tools) > 1
        for tool in each.tools
    ]
    details += [(subindicator_row(each.code), ("subindicator", each.code)) for each in edition.subindicators]
    yield "คะแนนรวมไม่ตรงกับที่ ITAS ประกาศ", *_different([(total_row, ("total",))])
    yield "เครื่องมือที่คะแนนไม่ตรงกับที่ ITAS ประกาศ", *_different(tools)
    yield "ตัวชี้วัดที่คะแนนไม่ตรงกับที่ ITAS ประกาศ", *_different(indicators)
    yield "ตัวชี้วัดแยกเครื่องมือและตัวชี้วัดย่อยที่ไม่ตรงกับที่ประกาศ", *_different(details)
    target = edition.target.score
    yield (
        f"เครื่องมือที่ต่ำกว่าค่าเป้าหมาย {target}",
        lambda at: _sum_over(at, [row for row, _ in tools], "=used", f"<{target}"),
        lambda scored: sum(
            (score := scored.result[key].value) is not None and score < target for _, key in tools
        ),
    )


def _sum_over(at: Locator, rows: Sequence[str], column: str, condition: str) -> str:
    cells = at.span(rows, column)
    return f"SUMPRODUCT(ISNUMBER({cells})*({cells}{condition}))"


def _different(rows: Sequence[tuple[str, Key]]) -> tuple[Callable[[Locator], str], _Count]:
    def count(scored: Scored) -> int:
        pairs = [(printed_score(scored, key), scored.result[key].value) for _, key in rows]
        return sum(printed is not None and score is not None and printed != score for printed, score in pairs)

    return lambda at: _sum_over(at, [row for row, _ in rows], "=difference", "<>0"), count


def _unsure(edition: Edition) -> Iterator[_Check]:
    open_weights = {
        item.indicator for item in edition.items if item.weight and item.weight.provenance.inferred
    }
    cells: list[Address] = [
        (indicator_row(code), "=low") for code in edition.indicator_by_code if code in open_weights
    ]
    if cells:
        used = [used_cell(row) for row, _ in cells]
        yield (
            "ตัวชี้วัดที่คะแนนยังเป็นช่วง เพราะน้ำหนักของข้อยังไม่เป็นทางการ",
            lambda at: "+".join(
                f"(COUNT({at.cell(*low)},{at.cell(row, '.')})=1)*ISNUMBER({at.cell(*low)})"
                for low, (row, _) in zip(cells, used, strict=True)
            ),
            lambda scored: sum(_open(scored, code) for code in sorted(open_weights)),
        )


def _open(scored: Scored, indicator: str) -> bool:
    """Say whether bounds are shown and no printed score stands beside them."""
    score = scored.result[("indicator", indicator)]
    return score.bounds is not None and indicator not in scored.assessment.published.indicators
