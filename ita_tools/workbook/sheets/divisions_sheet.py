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
from ita_tools.workbook.sheets.record_columns import column_key, field_label, record_cells, record_columns

__all__ = ["DIVISIONS", "divisions_sheet"]

DIVISIONS = field_label("division_list")
_SPARE_ROWS = 8
_WIDTHS = {"name": 34, "short": 14, "contact": 40}
"""Columns to fill in, in their order, with their widths in characters."""
_PROGRESS = (
    (Column("=duties", "รายการที่รับผิดชอบ"), 16),
    (Column("=filled", FILLED), 12),
    (Column("=returned", RETURNED), 14),
    (Column("=reviewed", REVIEWED), 12),
)


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
    divisions = [*assessment.division_list, *[Division()] * _SPARE_ROWS]
    rows = [_row(edition, each, f"division.{n}", tables) for n, each in enumerate(divisions, 1)]
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
            Block("division_list[]", columns, rows),
        ),
    )


def _tables(edition: Edition, assessment: Assessment) -> Iterator[_Table]:
    for tool in edition.tools:
        rows = [item_row(tool.code, item.code) for item in edition.items_of_tool(tool.code)]
        if rows and edition.items_of_tool(tool.code)[0].tools[0] == tool.code:
            yield _Table(rows, "@divisions", "@states", _held(edition, tool))
    analysed = ([each.code for each in edition.indicators], [issue.code for issue in edition.issues])
    for codes in filter(None, analysed):
        yield _Table(
            [join_key("analysis", code) for code in codes], "@divisions", "@states", ("cause", "way_forward")
        )
    needed = [column_key(name, fields_of(Measure)[name]) for name in edition.measure_fields]
    yield _Table(plan_rows(edition, assessment), "division", "~state", needed, needs_all=True)


def _held(edition: Edition, tool: Tool) -> tuple[str, ...]:
    return ("=used",) if edition.asks_people(tool.code) else ("score", "url")


def _row(edition: Edition, division: Division, name: str, tables: Sequence[_Table]) -> Row:
    names = (division.name, division.short)

    def counted(condition: Callable[[Locator, _Table], str], number: Callable[[Progress], int]) -> Computed:
        def formula(at: Locator) -> str:
            counts = "+".join(
                f"SUMPRODUCT({_own(at, name, table)}*{condition(at, table)})" for table in tables
            )
            return f'=IF(LEN({at.cell(name, "name")})+LEN({at.cell(name, "short")})=0,"",{counts})'

        def value(scored: Scored) -> Value:
            if not any(names):
                return None
            return number(progress_of(edition, scored.assessment, scored.result, "", names))

        return Computed(formula, value, "whole")

    return Row(
        "",
        {
            **record_cells(division, _WIDTHS),
            "=duties": counted(lambda _at, _table: "1", lambda progress: progress.assigned),
            "=filled": counted(_filled, lambda progress: progress.filled),
            "=returned": counted(_in_state(RETURNED), lambda progress: progress.returned),
            "=reviewed": counted(_in_state(REVIEWED), lambda progress: progress.reviewed),
        },
        name,
    )


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
