"""Sheet ข้อเสนอแนะ: finding and way forward for every item, and the scores of every issue's items."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.rubric import Edition, Issue, Item
from ita_tools.rubric.advice import Advice, advice_for
from ita_tools.workbook.cell_keys import advice_row, issue_item_rows, item_row, score_column
from ita_tools.workbook.formulas.display import copy_of
from ita_tools.workbook.formulas.expression import CellRef
from ita_tools.workbook.sheet_model import Block, Column, Label, Line, Row, Sheet

__all__ = ["ADVICE_MARKER", "advice_sheet"]

ADVICE_MARKER = "advice"
_COLUMNS = (
    Column("=code", "ข้อ"),
    Column("=title", "คำถาม/รายการ"),
    Column("=finding", "ข้อสังเกตเมื่อคะแนนต่ำ"),
    Column("=way", "แนวทางการพัฒนา"),
    Column("=keep", "แนวทางรักษาระดับ"),
    Column("=evidence", "รายการ OIT ที่แสดงผลงาน"),
)
_OF_ISSUES = (Column("=code", "ข้อ"), Column("=name", "ข้อในประเด็น"), Column("=used", "คะแนน"))


def advice_sheet(edition: Edition) -> Sheet:
    """Declare the sheet."""
    rows = [_row(edition.year, item) for item in edition.items]
    return Sheet(
        "ข้อเสนอแนะ",
        "ข้อเสนอแนะรายข้อ",
        (7, 46, 46, 70, 46, 16),
        (
            Line("ข้อความเรียบเรียงขึ้นเพื่อเป็นแนวทาง ไม่ใช่ข้อกำหนดทางการ คัดลอกไปปรับใช้ได้"),
            Block(ADVICE_MARKER, _COLUMNS, rows),
            *(
                Block(f"{ADVICE_MARKER}.{each.code}", _OF_ISSUES, list(_scores(edition, each)), each.title)
                for each in edition.issues
            ),
        ),
    )


def _row(year: int, item: Item) -> Row:
    advice = advice_for(year, item.code) or Advice("", "", "")
    return Row(
        advice_row(item.code),
        {
            "=code": Label(item.code, "code"),
            "=title": Label(item.title),
            "=finding": Label(advice.finding),
            "=way": Label(advice.way_forward),
            "=keep": Label(advice.keep),
            "=evidence": Label(", ".join(advice.evidence)),
        },
    )


def _scores(edition: Edition, issue: Issue) -> Iterator[Row]:
    """Yield the scores of an issue's items in one column, in which the lowest is looked up."""
    for row, tool, item in issue_item_rows(edition, issue):
        several = len(item.tools) > 1
        name = f"{item.code} ({edition.tool_by_code[tool].short})" if several else item.code
        score = copy_of(CellRef(item_row(tool, item.code), score_column(edition, tool)))
        yield Row(row, {"=code": Label(item.code, "code"), "=name": Label(name), "=used": score})
