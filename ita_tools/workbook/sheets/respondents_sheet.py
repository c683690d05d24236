"""Sheet ผู้ตอบแบบวัด: how many answered each tool, and who they are by group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ita_tools.assessment import Assessment, Respondents
from ita_tools.assessment.fields import fields_of
from ita_tools.rounding import half_up
from ita_tools.rubric import Edition
from ita_tools.workbook.hidden_keys import join_key
from ita_tools.workbook.sheet_model import (
    Block,
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
from ita_tools.workbook.sheets.record_columns import field_label, record_column

__all__ = ["respondents_sheet"]

_SPARE_ROWS = 30


def respondents_sheet(edition: Edition, assessment: Assessment) -> Sheet:
    """Declare the sheet."""
    totals = [
        Row(join_key("respondents", tool.code), {"=name": Label(tool.short), "count": Input("count")})
        for tool in edition.tools
    ]
    groups = (
        Column("{tool}", "เครื่องมือ"),
        Column("{heading}", "คุณลักษณะ"),
        Column("{group}", fields_of(Respondents)["groups"].label),
        Column("*", "จำนวน (คน)"),
        Column("=share", "ร้อยละ"),
    )
    return Sheet(
        field_label("respondents"),
        field_label("respondents"),
        (18, 40, 60, 14, 12),
        (
            Block(
                "respondents",
                (Column("=name", "เครื่องมือ"), record_column(Respondents, "count")),
                totals,
                "จำนวนผู้ตอบ",
            ),
            Block(
                "respondents.{tool}.groups.{heading}.{group}",
                groups,
                list(_groups(edition, assessment)),
                "จำแนกตามคุณลักษณะ",
            ),
        ),
        landscape=False,
    )


def _groups(edition: Edition, assessment: Assessment) -> Iterator[Row]:
    records: list[tuple[str, str, str, int] | None] = [
        (tool, heading, group, count)
        for tool in edition.tool_by_code
        for heading, groups in assessment.respondents.get(tool, Respondents()).groups.items()
        for group, count in groups.items()
    ]
    records += [None] * _SPARE_ROWS
    names = [f"group.{number}" for number in range(1, len(records) + 1)]
    for name, record in zip(names, records, strict=True):
        yield _group(edition, record or (None, None, None, None), name, names)


def _group(edition: Edition, record: Sequence[str | int | None], name: str, names: Sequence[str]) -> Row:
    tool, heading, group, count = record
    return Row(
        "",
        {
            "{tool}": Input("text", "รหัสเครื่องมือ", Choice(tuple(edition.tool_by_code)), tool),
            "{heading}": Input("text", "เช่น อายุ เพศ ระดับการศึกษา", value=heading),
            "{group}": Input("text", value=group),
            "*": Input("count", value=count),
            "=share": _share(record, name, names),
        },
        name,
    )


def _share(record: Sequence[str | int | None], name: str, names: Sequence[str]) -> Computed:
    """Share of a group in all groups of its heading, in percent."""
    tool, heading, _, count = record

    def formula(at: Locator) -> str:
        own = at.cell(name, "*")
        same = "*".join(
            f"EXACT({at.span(names, key)},{at.cell(name, key)})" for key in ("{tool}", "{heading}")
        )
        added = f"SUMPRODUCT({same},{at.span(names, '*')})"
        return f'=IF(ISNUMBER({own}),IF({added}>0,ROUND(100*{own}/{added},2),""),"")'

    def value(scored: Scored) -> Decimal | None:
        if count is None:
            return None
        added = sum(scored.assessment.respondents[str(tool)].groups[str(heading)].values())
        return half_up(Decimal(100 * int(count)) / added) if added else None

    return Computed(formula, value)
