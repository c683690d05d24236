"""Sheet ถ้อยคำในรายงาน: settings of the report, the agency's own texts, signers and recommendations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ita_tools.assessment import Assessment, Recommendation, Signer
from ita_tools.assessment.fields import fields_of
from ita_tools.assessment.report_fields import KINDS
from ita_tools.rubric import Edition
from ita_tools.workbook.formulas.default_texts import default_texts
from ita_tools.workbook.formulas.display import computed
from ita_tools.workbook.formulas.expression import Expression
from ita_tools.workbook.hidden_keys import NO, YES, join_key
from ita_tools.workbook.sheet_model import Block, Cell, Choice, Column, Input, Label, Row, Sheet
from ita_tools.workbook.sheets.action_plan_sheet import plan_rows
from ita_tools.workbook.sheets.constraints_sheet import constraint_rows
from ita_tools.workbook.sheets.record_columns import (
    field_input,
    field_label,
    record_cells,
    record_columns,
)

__all__ = ["report_words_sheet"]

_RECORDS = ("report", "texts", "announcement", "standing", "memo")
"""Single records of the assessment, in the order of the sheet."""
_SPARE_SIGNERS, _SPARE_RECOMMENDATIONS = 4, 12
_ZOOM = 85
_EVERY = "ทุกชนิดของรายงาน"
_COLUMNS = (
    Column("=name", "รายการ"),
    Column(".", "ข้อความของหน่วยงาน"),
    Column("=blank", "ถ้าเว้นว่าง รายงานพิมพ์ว่า"),
    Column("=kinds", "พิมพ์ใน"),
)
_LINES = {
    "title": 5,
    "foreword": 5,
    "background": 9,
    "overall": 4,
    "tools": 4,
    "respondents": 4,
    "to": 1,
    "subject": 1,
}
"""Lines of body text that the longest default texts need."""
_BLANK = {
    "report.kind": "รายงานรายตัวชี้วัด",
    "report.digits": "เลขไทย",
    "report.letterhead": "ไม่ใช้หัวกระดาษ ถ้าใช้ใส่เฉพาะชื่อไฟล์ Word ที่อยู่โฟลเดอร์เดียวกับสมุดงาน",
    "report.suggestions": "ใช่ ใส่ข้อแนะนำของโปรแกรมในรายงาน",
    "texts.title_en": "ไม่พิมพ์",
    "texts.indicators": "โปรแกรมเขียนคะแนนสูงสุดและต่ำสุดของตัวชี้วัด",
    "texts.plan": "ไม่พิมพ์",
    "texts.closing": "ไม่พิมพ์",
}
"""What the report has where the agency writes nothing, by field."""


def report_words_sheet(edition: Edition, assessment: Assessment) -> Sheet:
    """Declare the sheet."""
    shown = default_texts(edition, plan_rows(edition, assessment), constraint_rows(assessment))
    signers = [*assessment.signers, *[Signer()] * _SPARE_SIGNERS]
    advice = [*assessment.recommendations, *[Recommendation()] * _SPARE_RECOMMENDATIONS]
    return Sheet(
        "ถ้อยคำในรายงาน",
        "การจัดทำรายงานและถ้อยคำของหน่วยงาน",
        (28, 58, 72, 42),
        (
            *(_single(edition, name, shown) for name in _RECORDS),
            _listed("signers", Signer, signers, {}),
            _listed("recommendations", Recommendation, advice, _choices(edition)),
        ),
        zoom=_ZOOM,
    )


def _single(edition: Edition, name: str, shown: Mapping[str, Expression]) -> Block:
    fields = fields_of(record) if (record := fields_of(Assessment)[name].record) else {}
    rows = [
        Row(
            join_key(name, each),
            {
                "=name": Label(field.label),
                ".": _flag() if field.kind == "flag" else field_input(field),
                "=blank": computed(shown[f"{name}.{each}"], "group", _LINES.get(each, 2))
                if f"{name}.{each}" in shown
                else Label(_if_blank(edition, name, each), "group"),
                "=kinds": Label(_kinds(field.printed), "group"),
            },
        )
        for each, field in fields.items()
    ]
    columns = _COLUMNS if any(field.printed for field in fields.values()) else _COLUMNS[:-1]
    kept = [replace(row, cells={each.key: row.cells[each.key] for each in columns}) for row in rows]
    return Block(name, columns, kept, field_label(name))


def _if_blank(edition: Edition, name: str, field: str) -> str | None:
    """Return what the report has where a cell is blank."""
    if (name, field) == ("report", "year"):
        return str(edition.year + 1)
    return _BLANK.get(f"{name}.{field}")


def _kinds(printed: tuple[str, ...]) -> str | None:
    """Name the kinds of report that print a field."""
    if set(KINDS) <= set(printed):
        return _EVERY
    return ", ".join(KINDS[kind] for kind in printed if kind in KINDS) or None


def _flag() -> Cell:
    return Input("text", "เว้นว่างเท่ากับ ใช่", Choice((YES, NO)))


def _listed(name: str, record: type[Any], rows: Sequence[object], choices: dict[str, Choice | None]) -> Block:
    fields = fields_of(record)
    cells = [Row("", record_cells(row, fields, choices), f"{name}.{n}") for n, row in enumerate(rows, 1)]
    return Block(f"{name}[]", record_columns(record, fields), cells, field_label(name))


def _choices(edition: Edition) -> dict[str, Choice | None]:
    return {"tool": Choice(tuple(edition.tool_by_code)), "item": None}
