"""Hidden sheet กำกับ: the main book of a division's book, and the values that were sent with it."""

from __future__ import annotations

from ita_tools.assessment import Assessment, BookOrigin, Conflict
from ita_tools.assessment.fields import fields_of
from ita_tools.workbook.hidden_keys import join_key
from ita_tools.workbook.sheet_model import Block, Column, Label, Row, Sheet
from ita_tools.workbook.sheets.record_columns import field_label

__all__ = ["metadata_sheet"]

_CODES = "part"


def metadata_sheet(assessment: Assessment) -> Sheet:
    """Declare the sheet; its cells are read back, never edited."""
    origin = assessment.origin
    names = [name for name, field in fields_of(BookOrigin).items() if not field.keys and name != _CODES]
    texts = {name: getattr(origin, name) for name in names} | {_CODES: " ".join(origin.part)}
    rows = [Row(join_key("origin", name), {".": Label(text)}) for name, text in texts.items() if text]
    sent = [Row("", {"{path}": Label(path), "*": Label(value)}) for path, value in origin.sent.items()]
    columns = (
        Column("{path}", fields_of(Conflict)["path"].label),
        Column("*", fields_of(BookOrigin)["sent"].label),
    )
    return Sheet(
        field_label("origin"),
        "ข้อมูลกำกับสำหรับการรวมไฟล์ ห้ามแก้ไข",
        (60, 40),
        (
            Block("origin", (Column(".", "ข้อมูลกำกับ"),), rows),
            *([Block("origin.sent.{path}", columns, sent)] if sent else []),
        ),
        hidden=True,
    )
