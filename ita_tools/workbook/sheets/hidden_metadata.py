"""Hidden sheet กำกับ: the main book of a division's book, and the values that were sent with it."""

from __future__ import annotations

from ita_tools.assessment import Assessment
from ita_tools.workbook.hidden_keys import join_key
from ita_tools.workbook.sheet_model import Block, Column, Label, Row, Sheet

__all__ = ["metadata_sheet"]

_FIELDS = ("base", "division", "when", "due", "digest")


def metadata_sheet(assessment: Assessment) -> Sheet:
    """Declare the sheet; its cells are read back, never edited."""
    origin = assessment.origin
    known = {name: getattr(origin, name) for name in _FIELDS} | {"part": " ".join(origin.part)}
    rows = [Row(join_key("origin", name), {".": Label(text)}) for name, text in known.items() if text]
    sent = [Row("", {"{path}": Label(path), "*": Label(found)}) for path, found in origin.sent.items()]
    return Sheet(
        "กำกับ",
        "ข้อมูลกำกับสำหรับการรวมไฟล์ ห้ามแก้ไข",
        (60, 40),
        (
            Block("origin", (Column(".", "ข้อมูลกำกับ"),), rows),
            *(
                [Block("origin.sent.{path}", (Column("{path}", "รหัสข้อมูล"), Column("*", "ค่าที่ส่ง")), sent)]
                if sent
                else []
            ),
        ),
        hidden=True,
    )
