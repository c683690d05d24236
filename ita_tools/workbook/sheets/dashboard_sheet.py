"""Sheet หน้าแรก: the result at a glance, what is still missing with links, the next step, and the buttons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from ita_tools.rubric import Band, Edition
from ita_tools.scoring import Key
from ita_tools.scoring.plan import LEVEL
from ita_tools.workbook.cell_keys import gap_row
from ita_tools.workbook.formulas.display import INFERRED, computed, copy_of, status, verdict
from ita_tools.workbook.formulas.expression import (
    AND,
    FIXED,
    IF,
    ISNUMBER,
    LEN,
    CellRef,
    Expression,
    Operand,
    sum_of,
)
from ita_tools.workbook.formulas.figures import FigureFormulas
from ita_tools.workbook.hidden_keys import join_key
from ita_tools.workbook.sheet_model import (
    Address,
    Block,
    Buttons,
    Cell,
    Column,
    Computed,
    Input,
    Label,
    Link,
    Row,
    Sheet,
)
from ita_tools.workbook.sheets.checks import checks_of
from ita_tools.workbook.sheets.record_columns import field_label
from ita_tools.workbook.sheets.summary_sheet import SUMMARY, judged_words

__all__ = ["HOME", "dashboard_sheet", "status_cell"]

HOME = "หน้าแรก"
status_cell: Address = ("=status", "=text")
"""Where macros say what they do: an open cell on a protected sheet."""

_BUTTONS = Buttons((("สร้างรายงาน", "GenerateReport"), ("คำนวณใหม่", "RefreshReport")))
_BESIDE = "=free.5"
"""Column of the word for that cell, close to its left."""
_TOLD = "ปุ่มของโปรแกรมแจ้งผลที่ช่องนี้ ไม่ต้องกรอก"
_REACHED = ("ถึงเป้าหมาย", "ต่ำกว่าเป้าหมาย")
_NEXT = "=next"
_ZOOM = 90
_WIDTHS = (32, 11, 34, 6, 15, 11, 2, 56, 15)
"""The target stands between the two parts of a bar, whose widths are as 85 to 15."""


def dashboard_sheet(edition: Edition, *, macros: bool = False) -> Sheet:
    """Declare the sheet, with buttons where there are macros."""
    figures = FigureFormulas(edition)
    told = Row(status_cell[0], {_BESIDE: Label("แจ้งผลของปุ่ม", "group"), status_cell[1]: Input("text", _TOLD)})
    columns = (*(Column(f"=free.{n}") for n in range(7)), Column("=text"))
    return Sheet(
        HOME,
        edition.title,
        _WIDTHS,
        (
            _headline(figures),
            _scores(figures),
            *((_BUTTONS,) if macros else ()),
            Block("dashboard.status", columns, [told]),
        ),
        zoom=_ZOOM,
    )


def _headline(figures: FigureFormulas) -> Block:
    """Agency, total, level, the way to the next level, the change from last year, and the next step."""
    columns = (
        Column("=agency", "หน่วยงาน"),
        Column("=total", "คะแนนรวม"),
        Column("=used", "ระดับผลการประเมิน"),
        Column("=free.1"),
        Column("=change", "เทียบปีก่อน"),
        Column("=free.2"),
        Column("=free.3"),
        Column("=way", "ระดับถัดไป และขั้นตอนต่อไป"),
    )
    before = CellRef("previous.published.total", "=change")
    cells: dict[str, Cell] = {
        "=agency": copy_of(CellRef("agency.name", "."), "title"),
        "=total": copy_of(figures.at(("total",)), "big"),
        "=used": copy_of(figures.at(LEVEL), "level"),
        "=change": copy_of(before, "signed"),
        "=way": computed(_way(figures), "aim", 2),
    }
    step = Row(_NEXT, {**_mark(figures), "=way": _next_step(figures)})
    return Block("dashboard", columns, [Row("=headline", cells), step], "", *judged_words(figures.edition))


def _mark(figures: FigureFormulas) -> dict[str, Cell]:
    """Say below the level that it rests on inferred weights, where any indicator still does."""
    level = figures.at(LEVEL)
    unsure = [check.number for check in checks_of(figures) if check.unsure]
    if not unsure:
        return {}
    return {"=used": computed(IF(AND(LEN(level) > 0, sum_of(unsure) > 0), INFERRED, ""), "group")}


def _way(figures: FigureFormulas) -> Expression:
    """Say how far the next level is."""
    bands = figures.edition.bands
    level = figures.at(LEVEL)
    text: Operand = IF(level.equals(bands[0].name), "อยู่ในระดับสูงสุดแล้ว", "")
    for above, band in pairwise(bands):
        text = IF(level.equals(band.name), _distance(figures, above), text)
    return IF(LEN(level).equals(0), "ยังไม่ทราบระดับ กรอกคะแนนให้ครบก่อน", text)


def _distance(figures: FigureFormulas, band: Band) -> Expression:
    total = CellRef(gap_row(band.name), "=used")
    text = f"ถึงระดับ {band.name} " & _points("คะแนนรวม", total)
    if band.asks_tools:
        text = text & _points(" เครื่องมือต่ำสุด", CellRef(gap_row(band.name), "=short"))
    return text


def _points(name: str, missing: Expression) -> Expression:
    lacks = f"{name}ขาดอีก " & FIXED(missing, 2, 1)
    return IF(ISNUMBER(missing), IF(missing.equals(0), f"{name}ถึงแล้ว", lacks), "")


def _next_step(figures: FigureFormulas) -> Computed:
    """Name the first thing to do: agency, scores, contradictions, what only ITAS can tell, then the words."""
    checks = checks_of(figures)
    missing = sum_of(check.number for check in checks if check.missing)
    differing = sum_of(check.number for check in checks if check.differs)
    written: Operand = "ขั้นต่อไป: เขียนบทวิเคราะห์ แผน และถ้อยคำ แล้วสร้างรายงาน"
    text = written
    if unsure := [check.number for check in checks if check.unsure]:
        text = IF(sum_of(unsure) > 0, "ขั้นต่อไป: กรอกคะแนนที่ ITAS ประกาศในแผ่นงาน สรุปผล", text)
    text = IF(differing > 0, "ขั้นต่อไป: ดูคะแนนที่ไม่ตรงกับประกาศในแผ่นงาน สรุปผล", text)
    text = IF(missing > 0, "ขั้นต่อไป: วางคะแนนของข้อที่ยังขาดจากระบบ ITAS", text)
    agency = CellRef("agency.name", ".")
    return computed(IF(LEN(agency).equals(0), "ขั้นต่อไป: กรอกชื่อหน่วยงาน", text), "title")


def _scores(figures: FigureFormulas) -> Block:
    """Tools and indicators as bars against the target, and beside them what is missing."""
    edition = figures.edition
    target = edition.target.score
    columns = (
        Column("=name", "เครื่องมือและตัวชี้วัด"),
        Column("=points", "คะแนน"),
        Column("=below", f"แท่งคะแนน เส้นแบ่งคือเป้าหมาย {target:f}"),
        Column("=above"),
        Column("=status", "เทียบเป้าหมาย"),
        Column("=change", "เทียบปีก่อน"),
        Column("=free"),
        Column("=todo", "สิ่งที่ต้องดู"),
        Column("=verdict", "ผล"),
    )
    scores = [_score(figures, key, name) for key, name in _keys(edition)]
    rows = [
        Row(
            f"=shown.{number}",
            {**(score or {}), **(todo or {})},
            starts=number == len(edition.tools),
        )
        for number, (score, todo) in enumerate(zip_longest(scores, _todo(figures)))
    ]
    return Block(
        "dashboard.scores", columns, rows, bars={"=below": (0, int(target)), "=above": (int(target), 100)}
    )


def _keys(edition: Edition) -> Iterator[tuple[Key, str]]:
    yield from ((("tool", tool.code), tool.short) for tool in edition.tools)
    yield from ((("indicator", each.code), f"{each.code} {each.title}") for each in edition.indicators)


def _score(figures: FigureFormulas, key: Key, name: str) -> dict[str, Cell]:
    target, score = figures.edition.target.score, figures.at(key)
    path = join_key("tools" if key[0] == "tool" else "indicators", key[1])
    return {
        "=name": Label(name),
        "=points": copy_of(score),
        "=below": copy_of(score),
        "=above": computed(IF(AND(ISNUMBER(score), score > target), score, "")),
        "=status": status(score, target, _REACHED),
        "=change": copy_of(CellRef(f"previous.published.{path}", "=change"), "signed"),
    }


def _todo(figures: FigureFormulas) -> Sequence[dict[str, Cell]]:
    """Return a line for each thing to look at, with a link to its sheet and the verdict."""
    agency = LEN(CellRef("agency.name", ".")).equals(0) * 1
    lines = [_line(field_label("agency"), "ชื่อหน่วยงาน", agency)]
    for check in checks_of(figures):
        lines.append(_line(check.sheet or SUMMARY, check.name, CellRef(check.row, "=found"), check.compared))
    return lines


def _line(sheet: str, name: str, count: Expression, compared: Expression | None = None) -> dict[str, Cell]:
    return {
        "=todo": Link(sheet, name),
        "=verdict": verdict(count, ("✓ เรียบร้อย", "✗ เหลือ " & count), compared, "note"),
    }
