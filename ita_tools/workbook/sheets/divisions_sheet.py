"""Sheet สำนักและกอง: the divisions, their contacts and their progress."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ita_tools.assessment import Assessment, Division, Measure
from ita_tools.assessment.distribution import FILLED, RETURNED, REVIEWED
from ita_tools.assessment.fields import fields_of
from ita_tools.rubric import Edition, Tool
from ita_tools.sharing.division_progress import Progress, progress_of
from ita_tools.workbook.cell_keys import item_row
from ita_tools.workbook.cell_styles import Style
from ita_tools.workbook.formulas.display import copy_of
from ita_tools.workbook.formulas.excel_functions import Plain
from ita_tools.workbook.formulas.expression import IF, ROUND, CellRef
from ita_tools.workbook.hidden_keys import join_key
from ita_tools.workbook.sheet_model import (
    Block,
    Column,
    Computed,
    Line,
    Locator,
    Row,
    Scored,
    Sheet,
    Value,
)
from ita_tools.workbook.sheets.action_plan_sheet import plan_rows
from ita_tools.workbook.sheets.assignment_columns import division_rows
from ita_tools.workbook.sheets.owed_block import ANALYSED, SHOWN, owed_codes, owed_count
from ita_tools.workbook.sheets.record_columns import column_key, field_label, record_cells, record_columns

__all__ = ["DIVISIONS", "divisions_sheet"]

DIVISIONS = field_label("division_list")
_WIDTHS = {"name": 28, "short": 10, "contact": 22, "due": 15}
"""Columns to fill in, in their order, with their widths in characters."""
_PROGRESS = (
    (Column("=left", "ยังค้าง"), 9),
    (Column("=done", "เสร็จ %"), 8),
    (Column("=bar", "ความคืบหน้า"), 16),
    (Column("=owed", "รายการที่ยังค้าง"), 56),
    (Column("=duties", "รับผิดชอบ"), 9),
    (Column("=filled", FILLED), 9),
    (Column("=returned", RETURNED), 10),
    (Column("=reviewed", REVIEWED), 9),
)
_ZOOM = 85
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows of a sheet with the columns that say who answers, how far it is, and whether it holds anything."""

    rows: Sequence[str]
    division: str
    state: str
    held: Sequence[str]
    needs_all: bool = False
    """Whether a row counts as filled only with all of ``held``, whatever its state says."""


def divisions_sheet(edition: Edition, assessment: Assessment) -> Sheet:
    """Declare the sheet."""
    tables = list(_tables(edition, assessment))
    names = division_rows(assessment)
    divisions = [*assessment.division_list, *[Division()] * (len(names) - len(assessment.division_list))]
    rows = [_row(edition, each, name, tables) for each, name in zip(divisions, names, strict=True)]
    columns = (*record_columns(Division, _WIDTHS), *(column for column, _ in _PROGRESS))
    return Sheet(
        DIVISIONS,
        "สำนักและกองที่ร่วมกรอก",
        (*_WIDTHS.values(), *(width for _, width in _PROGRESS)),
        (
            Line("กรอกชื่อสำนัก/กอง แล้วระบุชื่อนี้ในช่อง สำนัก/กอง ของแต่ละข้อและแต่ละมาตรการ"),
            Line(
                "แบ่งสมุดงานด้วยคำสั่ง ita split หรือปุ่ม แยกส่งสำนัก/กอง บนแท็บ ITA ของ Excel "
                "และรวมกลับด้วยคำสั่ง ita merge หรือปุ่ม รวมไฟล์"
            ),
            Block("division_list[]", columns, rows, bars={"=bar": (0, _HUNDRED)}),
        ),
        zoom=_ZOOM,
    )


def _tables(edition: Edition, assessment: Assessment) -> Iterator[_Table]:
    for tool in edition.tools:
        rows = [item_row(tool.code, item.code) for item in edition.items_of_tool(tool.code)]
        if rows and edition.items_of_tool(tool.code)[0].tools[0] == tool.code:
            yield _Table(rows, "@divisions", "@states", _held(edition, tool))
    analysed = ([each.code for each in edition.indicators], [issue.code for issue in edition.issues])
    for codes in filter(None, analysed):
        yield _Table([join_key("analysis", code) for code in codes], "@divisions", "@states", ANALYSED)
    needed = [column_key(name, fields_of(Measure)[name]) for name in edition.measure_fields]
    yield _Table(plan_rows(edition, assessment), "division", "~state", needed, needs_all=True)


def _held(edition: Edition, tool: Tool) -> tuple[str, ...]:
    return ("=used",) if edition.asks_people(tool.code) else SHOWN


def _row(edition: Edition, division: Division, name: str, tables: Sequence[_Table]) -> Row:
    names = (division.name, division.short)

    def shown(
        formula: Callable[[Locator], str],
        value: Callable[[Scored, Progress], Value],
        style: Style,
        lines: int = 1,
    ) -> Computed:
        """Make a cell that is empty where the row names no division."""

        def text(at: Locator) -> str:
            return f'=IF(LEN({at.cell(name, "name")})+LEN({at.cell(name, "short")})=0,"",{formula(at)})'

        def result(scored: Scored) -> Value:
            if not any(names):
                return None
            return value(scored, progress_of(edition, scored.assessment, scored.result, "", names))

        return Computed(text, result, style, lines)

    def counted(condition: Callable[[Locator, _Table], str], number: Callable[[Progress], int]) -> Computed:
        return shown(
            lambda at: "+".join(_count(at, name, table, condition) for table in tables),
            lambda _, progress: number(progress),
            "whole",
        )

    def owed(at: Locator) -> str:
        plan = "-".join(_count(at, name, tables[-1], each) for each in (_any, _filled, _in_state(REVIEWED)))
        return f'{codes.text(at)}&IF({plan}>0,"มาตรการ "&({plan})&" รายการ","")'

    def owed_value(scored: Scored, progress: Progress) -> Value:
        text = str(codes.value(scored))
        measures = _left(progress) - owed_count(text)
        return f"{text}มาตรการ {measures} รายการ" if measures else text or None

    codes = owed_codes(edition, name)
    duties, left, done = (CellRef(name, column) for column in ("=duties", "=left", "=done"))
    share = IF(duties > 0, ROUND(_HUNDRED * (duties - left) / duties, 0), "")
    return Row(
        "",
        {
            **record_cells(division, _WIDTHS),
            "=left": shown(
                lambda at: "-".join(at.cell(name, f"={each}") for each in ("duties", "filled", "reviewed")),
                lambda _, progress: _left(progress),
                "level",
            ),
            "=done": shown(share.text, lambda scored, _: _plain(share.value(scored)), "whole"),
            "=bar": copy_of(done),
            "=owed": shown(owed, owed_value, "text", 2),
            "=duties": counted(_any, lambda progress: progress.assigned),
            "=filled": counted(_filled, lambda progress: progress.filled),
            "=returned": counted(_in_state(RETURNED), lambda progress: progress.returned),
            "=reviewed": counted(_in_state(REVIEWED), lambda progress: progress.reviewed),
        },
        name,
    )


def _left(progress: Progress) -> int:
    return progress.unfilled + progress.returned


def _plain(value: Plain | list[Plain]) -> Value:
    return None if value == "" or isinstance(value, list) else value


def _count(at: Locator, name: str, table: _Table, condition: Callable[[Locator, _Table], str]) -> str:
    return f"SUMPRODUCT({_own(at, name, table)}*{condition(at, table)})"


def _any(_at: Locator, _table: _Table) -> str:
    return "1"


def _own(at: Locator, name: str, table: _Table) -> str:
    """Return the text that tests each row for the full or short name of the division."""
    owners = at.span(table.rows, table.division)
    named = [at.cell(name, key) for key in ("name", "short")]
    same = "+".join(f"({owners}={each})*(LEN({each})>0)" for each in named)
    return f"(({same})>0)"


def _in_state(state: str) -> Callable[[Locator, _Table], str]:
    return lambda at, table: f'({at.span(table.rows, table.state)}="{state}")'


def _filled(at: Locator, table: _Table) -> str:
    """Return the text that tests each row for state filled, or for content without another state."""
    states = at.span(table.rows, table.state)
    if table.needs_all:
        needed = "*".join(f"(LEN({at.span(table.rows, column)})>0)" for column in table.held)
        return f'((({states}="{FILLED}")+(LEN({states})=0))*{needed})'
    held = "+".join(f"LEN({at.span(table.rows, column)})" for column in table.held)
    return f'(({states}="{FILLED}")+(LEN({states})=0)*(({held})>0))'
