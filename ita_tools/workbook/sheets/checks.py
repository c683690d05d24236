"""Sheet ตรวจสอบ: checks made by formulas, each with its result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ita_tools.rubric import Edition, Tool
from ita_tools.scoring import Key
from ita_tools.workbook.cell_keys import figure_row
from ita_tools.workbook.formulas.display import (
    computed,
    count_below,
    count_differing,
    count_missing,
    count_open,
    verdict,
)
from ita_tools.workbook.formulas.expression import COUNT, CellRef, Expression, Span
from ita_tools.workbook.formulas.figures import FigureFormulas
from ita_tools.workbook.sheet_model import Block, Column, Label, Line, Row, Sheet
from ita_tools.workbook.sheets.item_columns import sheet_name

__all__ = ["Check", "checks_of", "checks_sheet"]

_COLUMNS = (Column("=name", "รายการตรวจ"), Column("=found", "พบ"), Column("=verdict", "ผล"))
_WORDS = ("✓ ผ่าน", "✗ ต้องดู")


class Check(NamedTuple):
    """A check made by a formula, its row, and the sheet to look at, ``""`` for the summary.

    ``compared`` counts what there is to check, ``None`` where there always is something.
    """

    row: str
    name: str
    number: Expression
    compared: Expression | None = None
    sheet: str = ""
    missing: bool = False
    differs: bool = False
    unsure: bool = False


def checks_sheet(edition: Edition) -> Sheet:
    """Declare the sheet."""
    figures = FigureFormulas(edition)
    rows = [_row(check) for check in checks_of(figures)]
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


def checks_of(figures: FigureFormulas) -> list[Check]:
    """Return the checks of an edition in order."""
    edition = figures.edition
    checks = [*(_missing(figures, tool) for tool in edition.tools), *_differing(figures), *_unsure(figures)]
    return [check._replace(row=f"=check.{number}") for number, check in enumerate(checks, 1)]


def _row(check: Check) -> Row:
    return Row(
        check.row,
        {
            "=name": Label(check.name),
            "=found": computed(check.number, "whole"),
            "=verdict": verdict(CellRef(check.row, "=found"), _WORDS, check.compared),
        },
    )


def _missing(figures: FigureFormulas, tool: Tool) -> Check:
    items = figures.edition.items_of_tool(tool.code)
    cells = [figures.applying(("item", tool.code, item.code), item.left_out_for) for item in items]
    return Check(
        "",
        f"{tool.short}: ข้อที่ยังไม่มีคะแนน",
        count_missing(cells),
        sheet=sheet_name(figures.edition, tool),
        missing=True,
    )


def _differing(figures: FigureFormulas) -> Iterator[Check]:
    edition = figures.edition
    tools: list[Key] = [("tool", tool.code) for tool in edition.tools]
    indicators: list[Key] = [("indicator", each.code) for each in edition.indicators]
    details: list[Key] = [
        ("part", tool, each.code) for each in edition.indicators if len(each.tools) > 1 for tool in each.tools
    ]
    details += [("subindicator", each.code) for each in edition.subindicators]
    groups: list[tuple[str, Sequence[Key]]] = [
        ("คะแนนรวมไม่ตรงกับที่ ITAS ประกาศ", [("total",)]),
        ("เครื่องมือที่คะแนนไม่ตรงกับที่ ITAS ประกาศ", tools),
        ("ตัวชี้วัดที่คะแนนไม่ตรงกับที่ ITAS ประกาศ", indicators),
        ("ตัวชี้วัดแยกเครื่องมือและตัวชี้วัดย่อยที่ไม่ตรงกับที่ประกาศ", details),
    ]
    for name, keys in groups:
        if keys:
            rows = list(map(figure_row, keys))
            compared = COUNT(Span(rows, "=difference"))
            yield Check("", name, count_differing(rows), compared, differs=True)
    target = edition.target.score
    rows = list(map(figure_row, tools))
    yield Check("", f"เครื่องมือที่ต่ำกว่าค่าเป้าหมาย {target}", count_below(rows, target), COUNT(Span(rows, "=used")))


def _unsure(figures: FigureFormulas) -> Iterator[Check]:
    keys: list[Key] = [("indicator", each.code) for each in figures.edition.indicators]
    unsure = [key for key in keys if ("low", *key) in figures.nodes]
    if unsure:
        pairs = [(figures.at(("low", *key)), figures.at(("announced", *key))) for key in unsure]
        known = COUNT(Span(list(map(figure_row, unsure)), "=used"))
        yield Check("", "ตัวชี้วัดที่คะแนนยังเป็นช่วง เพราะน้ำหนักยังไม่เป็นทางการ", count_open(pairs), known, unsure=True)
