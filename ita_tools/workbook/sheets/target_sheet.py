"""Sheet เป้าหมาย: what would follow from other scores of items, and the cheapest ways to the next level."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ita_tools.analysis.targets.outcome import PURPOSE
from ita_tools.assessment import Assessment
from ita_tools.rubric import Edition, Item
from ita_tools.scoring import Key, Result, score
from ita_tools.scoring.plan import LEVEL
from ita_tools.workbook.cell_keys import item_row, seen_by
from ita_tools.workbook.formulas.display import copy_of, difference
from ita_tools.workbook.formulas.expression import COUNT, IF, MAX, CellRef, Expression
from ita_tools.workbook.formulas.what_if import ASSUMED, FOLLOWING, NOW, WhatIfFormulas, what_if_row
from ita_tools.workbook.sheet_model import Block, Cell, Choice, Column, Input, Label, Line, Row, Sheet
from ita_tools.workbook.sheets.target_ways import AIM, MADE, REMEDY, WaysTables, current, is_other

__all__ = ["TARGET", "target_sheet"]

TARGET = "เป้าหมาย"
_LINE = "ลองใส่คะแนนในช่อง ถ้าเป็น ของข้อใดก็ได้ด้านล่าง แล้วดูคะแนนและระดับที่จะตามมา ช่องนี้ไม่ใช่ข้อมูล โปรแกรมไม่อ่านและไม่เก็บไว้"
_NOTES = (
    "คะแนนที่ประกาศใช้ต่อไปเมื่อไม่มีข้อใดข้างใต้ถูกลองเปลี่ยน เมื่อลองเปลี่ยนแล้วคะแนนข้างบนคิดจากข้างล่างขึ้นไป",
    "ตัวชี้วัดไม่มีเกณฑ์ของตนเอง จึงเทียบกับเกณฑ์ของเครื่องมือ เพื่อให้เห็นว่าตัวชี้วัดใดทำให้เครื่องมือต่ำกว่าเกณฑ์",
    PURPOSE,
    REMEDY,
)
_WIDTHS = (7, 46, 11, 11, 10, 13, 12, 12, 12, 12)
_COMMON = (
    Column("=code", "รหัส"),
    Column("=name", "รายการ"),
    Column(NOW, "ปัจจุบัน"),
    Column(FOLLOWING, "ถ้าเป็น"),
    Column("=change", "เพิ่ม/ลด"),
)
_FIGURES = (
    *_COMMON,
    Column("=needs", "ต้องได้"),
    Column("=margin", "ห่างจากเกณฑ์ ปัจจุบัน"),
    Column("=ifmargin", "ห่างจากเกณฑ์ ถ้าเป็น"),
    Column(MADE, "คะแนนเมื่อหาทาง"),
    Column("=current", "ข้อมูลเปลี่ยน"),
)
_ITEMS = (
    Column("=code", "ข้อ"),
    Column("=name", "ข้อคำถามหรือรายการข้อมูล"),
    Column(NOW, "คะแนนปัจจุบัน"),
    Column(ASSUMED, "ถ้าเป็น (ลองใส่)"),
    Column(FOLLOWING, "คะแนนที่ใช้คิด"),
    Column("=effort", "แรงเมื่อหาทาง"),
    Column(MADE, "คะแนนเมื่อหาทาง"),
    Column("=current", "ข้อมูลเปลี่ยน"),
)
_TRY = "ลองใส่คะแนนของข้อนี้ เพื่อดูผลที่จะตามมา ไม่ใช่ข้อมูล"


def target_sheet(edition: Edition, assessment: Assessment) -> Sheet:
    """Declare the sheet."""
    return _TargetSheet(edition, assessment).sheet()


class _TargetSheet:
    """Puts the tables together: every row has the figure now, and what would follow."""

    def __init__(self, edition: Edition, assessment: Assessment) -> None:
        self.edition = edition
        self.assessment = assessment
        self.result: Result = score(edition, assessment)
        self.what_if = WhatIfFormulas(edition)
        self.ways = WaysTables(assessment, self.result)

    def sheet(self) -> Sheet:
        keys = self.what_if.keys
        figures = [*self._of("tool"), *self._of("indicator")]
        details = [*self._of("part"), *self._of("subindicator")]
        watched = [what_if_row(key) for key in keys]
        rows = [
            self._figure(("total",)),
            self._figure(LEVEL),
            self.ways.state(watched),
            *map(self._figure, figures),
        ]
        blocks = [
            Block("target.figures", _FIGURES, rows),
            *map(self._items, self.edition.tool_by_code),
        ]
        if details:
            rows = list(map(self._figure, details))
            blocks.append(Block("target.details", _FIGURES, rows, "ตัวชี้วัดแยกเครื่องมือ และตัวชี้วัดย่อย"))
        return Sheet(
            TARGET,
            "เป้าหมาย: ถ้าคะแนนบางข้อเปลี่ยนไป และทางไปสู่ระดับถัดไป",
            _WIDTHS,
            (
                Line(_LINE),
                Line(self.ways.first()),
                *blocks,
                self.ways.respondents(),
                self.ways.table(),
                *map(Line, _NOTES),
            ),
        )

    def _of(self, kind: str) -> list[Key]:
        order = {
            "tool": list(self.edition.tool_by_code),
            "indicator": list(self.edition.indicator_by_code),
        }.get(kind)
        keys = [key for key in self.what_if.keys if key[0] == kind]
        return sorted(keys, key=lambda key: order.index(key[1])) if order else keys

    def _figure(self, key: Key) -> Row:
        row, real = what_if_row(key), self.what_if.real
        now, then = CellRef(row, NOW), CellRef(row, FOLLOWING)
        code, name = self._title(key)
        cells: dict[str, Cell] = {
            "=code": Label(code, "code"),
            "=name": Label(name),
            NOW: copy_of(real.at(key), "strong" if key == LEVEL else "points"),
            FOLLOWING: self.what_if.cell(key),
            MADE: Label(self.result.figures[key], "note" if key == LEVEL else "points"),
            "=current": current(is_other(now, CellRef(row, MADE))),
        }
        if key == LEVEL:
            cells["=needs"] = self.ways.aim()
        else:
            cells["=change"] = difference(then, now)
        needs = self._needs(key)
        if needs is not None:
            counted: Key = ("counted", key[1]) if key[0] == "tool" else key
            least = CellRef(row, "=needs")
            cells |= {
                "=needs": copy_of(needs),
                "=margin": difference(real.at(counted), least),
                "=ifmargin": difference(self.what_if.figures.at(counted), least),
            }
        return Row(row, cells)

    def _title(self, key: Key) -> tuple[str, str]:
        kind, *codes = key
        if kind in ("total", "level"):
            return "", "คะแนนรวม" if kind == "total" else "ระดับผลการประเมิน"
        if kind == "tool":
            return codes[0], self.edition.tool_by_code[codes[0]].short
        if kind == "subindicator":
            part = next(each for each in self.edition.subindicators if each.code == codes[0])
            return part.code, part.title
        short = f" ({self.edition.tool_by_code[codes[0]].short})" if kind == "part" else ""
        indicator = self.edition.indicator_by_code[codes[-1]]
        return indicator.code, indicator.title + short

    def _needs(self, key: Key) -> Expression | None:
        """Return what the level that is aimed at asks of a figure; ``None`` where no level asks.

        An indicator is compared with what its tools need.
        """
        if key[0] == "indicator":
            tools = [CellRef(what_if_row(("tool", code)), "=needs") for code in self._asked_of(key[1])]
            return IF(COUNT(*tools) > 0, MAX(*tools), "") if tools else None
        if key[0] not in ("total", "tool"):
            return None
        asked = [
            (band.name, band.total_min if key == ("total",) else band.least_of(key[1]))
            for band in self.edition.bands
        ]
        if all(least is None for _, least in asked):
            return None
        (name, least), *others = asked
        rest: Expression | str = ""
        for other, points in reversed(others):
            rest = IF(CellRef(*AIM).equals(other), "" if points is None else points, rest)
        return IF(CellRef(*AIM).equals(name), "" if least is None else least, rest)

    def _asked_of(self, indicator: str) -> list[str]:
        """Return the tools of an indicator of which a level asks something."""
        tools = self.edition.indicator_by_code[indicator].tools
        return [code for code in tools if any(band.least_of(code) is not None for band in self.edition.bands)]

    def _items(self, tool: str) -> Block:
        rows = [
            row for each in self.edition.indicators_of_tool(tool) for row in self._indicator(tool, each.code)
        ]
        return Block(f"target.items.{tool}", _ITEMS, rows, self.edition.tool_by_code[tool].short)

    def _indicator(self, tool: str, code: str) -> Iterator[Row]:
        indicator = self.edition.indicator_by_code[code]
        seen = what_if_row(seen_by(self.edition, tool, code))
        yield Row(
            f"=target.heading.{tool}.{code}",
            {
                "=code": Label(f"ตัวชี้วัดที่ {code} {indicator.title}", "heading"),
                NOW: copy_of(CellRef(seen, NOW)),
                FOLLOWING: copy_of(CellRef(seen, FOLLOWING)),
            },
        )
        parts = [part.code for part in self.edition.subindicators_of(code)]
        items = self.edition.items_of_indicator(code)
        grouped = [item for part in parts for item in self.edition.items_of_subindicator(part)]
        for item in [*grouped, *(item for item in items if item not in grouped)]:
            yield self._item(tool, item)

    def _item(self, tool: str, item: Item) -> Row:
        key: Key = ("item", tool, item.code)
        row = what_if_row(key)
        steps = tuple(option.value for option in item.scale.options) if item.scale.kind == "steps" else ()
        effort = self.assessment.entry(tool, item.code).effort
        made = self.result.figures[key]
        is_changed = is_other(CellRef(row, NOW), CellRef(row, MADE))
        is_weighed = (CellRef(item_row(tool, item.code), "effort") & "").differs(CellRef(row, "=effort") & "")
        cells: dict[str, Cell] = {
            "=code": Label(item.code, "code"),
            "=name": Label(item.title),
            NOW: copy_of(self.what_if.real.at(key)),
            ASSUMED: Input("score", _TRY, Choice(steps) if steps else None),
            FOLLOWING: self.what_if.cell(key),
            "=effort": Label(effort or None, "note"),
            MADE: Label(made if isinstance(made, Decimal) else None, "points"),
            "=current": current(is_changed, is_weighed),
        }
        return Row(row, cells)
