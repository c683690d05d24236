"""Sheet ถ้อยคำในรายงาน: settings of the report, the agency's own texts, signers and recommendations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ita_tools.assessment import Assessment, Recommendation, Signer
from ita_tools.assessment.fields import fields_of
from ita_tools.rubric import Edition
from ita_tools.workbook.hidden_keys import NO, YES, join_key
from ita_tools.workbook.sheet_model import Block, Cell, Choice, Column, Input, Label, Row, Sheet
from ita_tools.workbook.sheets.record_columns import (
    field_input,
    field_label,
    record_cells,
    record_columns,
)

__all__ = ["report_words_sheet"]

_RECORDS = ("report", "announcement", "standing", "memo", "texts")
"""Single records of the assessment, in the order of the sheet."""
_SPARE_SIGNERS, _SPARE_RECOMMENDATIONS = 4, 12
_COLUMNS = (Column("=name", "รายการ"), Column(".", "ข้อมูล"))


def report_words_sheet(edition: Edition, assessment: Assessment) -> Sheet:
    """Declare the sheet."""
    signers = [*assessment.signers, *[Signer()] * _SPARE_SIGNERS]
    advice = [*assessment.recommendations, *[Recommendation()] * _SPARE_RECOMMENDATIONS]
    return Sheet(
        "ถ้อยคำในรายงาน",
        "การจัดทำรายงานและถ้อยคำของหน่วยงาน",
        (30, 40, 90),
        (
            *(_single(name) for name in _RECORDS),
            _listed("signers", Signer, signers, {}),
            _listed("recommendations", Recommendation, advice, _choices(edition)),
        ),
        landscape=False,
    )


def _single(name: str) -> Block:
    record = fields_of(Assessment)[name].record
    rows = [
        Row(
            join_key(name, each),
            {"=name": Label(field.label), ".": _flag() if field.kind == "flag" else field_input(field)},
        )
        for each, field in (fields_of(record).items() if record else ())
    ]
    return Block(name, _COLUMNS, rows, field_label(name))


def _flag() -> Cell:
    return Input("text", "เว้นว่างเท่ากับ ใช่", Choice((YES, NO)))


def _listed(name: str, record: type[Any], rows: Sequence[object], choices: dict[str, Choice | None]) -> Block:
    fields = fields_of(record)
    cells = [Row("", record_cells(row, fields, choices), f"{name}.{n}") for n, row in enumerate(rows, 1)]
    return Block(f"{name}[]", record_columns(record, fields), cells, field_label(name))


def _choices(edition: Edition) -> dict[str, Choice | None]:
    return {"tool": Choice(tuple(edition.tool_by_code)), "item": None}
