"""Sheet ผู้ตอบแบบวัด: how many answered each tool, and who they are by group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ita_tools.assessment import Assessment, Respondents
from ita_tools.assessment.fields import fields_of
from ita_tools.rounding import half_up
from ita_tools.rubric import Edition
from ita_tools.rubric.respondent_groups import standard_groups
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

_SPARE_ROWS = 12


def respondents_sheet(edition: Edition, assessment: Assessment) -> Sheet:
    """Declare the sheet: only tools that people answer, and those that hold something."""
    totals = [
        Row(join_key("respondents", tool.code), {"=name": Label(tool.short), "count": Input("count")})
        for tool in edition.tools
        if edition.asks_people(tool.code) or tool.code in assessment.respondents
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
        (28, 60, 62, 14, 12),
        (
            Block(
                "respondents",
                (Column("=name", "เครื่องมือ"), record_column(Respondents, "count")),
                totals,
                "ผู้ตอบแบบวัด",
            ),
            Block(
                "respondents.{tool}.groups.{heading}.{group}",
                groups,
                list(_groups(edition, assessment)),
                "จำแนกตามคุณลักษณะ กรอกเฉพาะจำนวน กลุ่มอื่นเพิ่มได้ท้ายตาราง",
            ),
        ),
        landscape=False,
    )


def _groups(edition: Edition, assessment: Assessment) -> Iterator[Row]:
    """Yield the standard groups, each heading with the agency's own ones below, then rows for others."""
    records = [*_records(edition, assessment), *[_Record()] * _SPARE_ROWS]
    names = [f"group.{number}" for number in range(1, len(records) + 1)]
    for name, record in zip(names, records, strict=True):
        yield _group(edition, record, name, names)


def _records(edition: Edition, assessment: Assessment) -> Iterator[_Record]:
    standard = standard_groups(edition)
    for tool in edition.tool_by_code:
        held = assessment.respondents.get(tool, Respondents()).groups
        for heading in dict.fromkeys((*standard.get(tool, {}), *held)):
            counts = held.get(heading, {})
            ready = standard.get(tool, {}).get(heading, ())
            for group in dict.fromkeys((*ready, *counts)):
                yield _Record(tool, heading, group, counts.get(group), group in ready)


class _Record(NamedTuple):
    """A row of the table; the labels of a ``standard`` group are fixed."""

    tool: str | None = None
    heading: str | None = None
    group: str | None = None
    people: int | None = None
    standard: bool = False


def _group(edition: Edition, record: _Record, name: str, names: Sequence[str]) -> Row:
    fixed = record.standard
    labels = {
        "{tool}": Input("text", "รหัสเครื่องมือ", Choice(tuple(edition.tool_by_code)), record.tool, fixed),
        "{heading}": Input("text", "เช่น อายุ เพศ เว้นว่างคือเหมือนแถวบน", value=record.heading, locked=fixed),
        "{group}": Input("text", value=record.group, locked=fixed),
    }
    share = {"=share": _share(record, name, names)} if record.group else {}
    return Row("", {**labels, "*": Input("count", value=record.people), **share}, name)


def _share(record: _Record, name: str, names: Sequence[str]) -> Computed:
    """Share of a group in all groups of its heading, in percent; none where labels are left out."""

    def formula(at: Locator) -> str:
        own = at.cell(name, "*")
        same = "*".join(
            f"EXACT({at.span(names, key)},{at.cell(name, key)})" for key in ("{tool}", "{heading}")
        )
        counts = at.span(names, "*")
        unnamed = f"SUMPRODUCT((LEN({at.span(names, '{heading}')})=0)*ISNUMBER({counts}))"
        added = f"SUMPRODUCT({same},{counts})"
        return f'=IF(AND(ISNUMBER({own}),{unnamed}=0,{added}>0),ROUND(100*{own}/{added},2),"")'

    def value(scored: Scored) -> Decimal | None:
        if record.people is None:
            return None
        added = sum(scored.assessment.respondents[str(record.tool)].groups[str(record.heading)].values())
        return half_up(Decimal(100 * record.people) / added) if added else None

    return Computed(formula, value)
