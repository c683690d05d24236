"""Sheet เปรียบเทียบไฟล์: what differs between two books, for reading only."""

from __future__ import annotations

from collections.abc import Sequence

from ita_tools.sharing.diff import Difference
from ita_tools.workbook.sheet_model import Block, Column, Label, Line, Row, Sheet

__all__ = ["differences_sheet"]


def differences_sheet(names: tuple[str, str], differences: Sequence[Difference]) -> Sheet:
    """Declare the sheet; its columns are never read back."""
    columns = (Column("=what", "ข้อมูล"), Column("=before", names[0]), Column("=after", names[1]))
    rows = [
        Row(
            "",
            {
                "=what": Label(each.what),
                "=before": Label(each.before or None),
                "=after": Label(each.after or None),
            },
        )
        for each in differences
    ]
    summary = f"ต่างกัน {len(rows)} ค่า" if rows else "ไม่พบข้อมูลที่ต่างกัน"
    return Sheet(
        "เปรียบเทียบไฟล์",
        "ข้อมูลที่ต่างกันของสองไฟล์",
        (50, 60, 60),
        (Line(summary), Block("differences", columns, rows)),
    )
