"""Sheet ตัวชี้วัด: distribution of the scores of each indicator, and the items below target most often."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from ita_tools.rounding import points
from ita_tools.workbook.rollup.rollup_charts import insert_score_chart
from ita_tools.workbook.rollup.rollup_page import Column, Page, Styles

if TYPE_CHECKING:
    from ita_tools.sharing.rollup.by_edition import EditionGroup

__all__ = ["write_indicators"]

_WIDTHS = (10, 46, 12, 11, 11, 11, 11, 11, 11)
_SPREAD = tuple(
    Column(title, style)
    for title, style in (
        ("ตัวชี้วัดที่", "center"),
        ("ชื่อตัวชี้วัด", "text"),
        ("จำนวนหน่วยงาน", "whole"),
        ("ต่ำสุด", "points"),
        ("ควอร์ไทล์ที่ 1", "points"),
        ("มัธยฐาน", "points"),
        ("ควอร์ไทล์ที่ 3", "points"),
        ("สูงสุด", "points"),
        ("ค่าเฉลี่ย", "total"),
    )
)
_WEAK = (
    Column("ข้อ", "center"),
    Column("ข้อคำถาม", "text"),
    Column("เครื่องมือ", "text"),
    Column("จำนวนหน่วยงาน", "whole"),
)
_CHART = 980


def write_indicators(book: Workbook, styles: Styles, groups: Sequence[EditionGroup]) -> None:
    """Write the sheet."""
    page = Page(book, styles, "ตัวชี้วัด", _WIDTHS)
    page.title(
        "การกระจายของคะแนนรายตัวชี้วัด", "หนึ่งในสี่ของหน่วยงานได้ไม่เกินควอร์ไทล์ที่ 1 และหนึ่งในสี่ได้ตั้งแต่ควอร์ไทล์ที่ 3 ขึ้นไป"
    )
    for number, group in enumerate(groups):
        _edition(book, page, group, new_page=number > 0)
    page.finish()


def _edition(book: Workbook, page: Page, group: EditionGroup, *, new_page: bool) -> None:
    edition = group.edition
    page.part(f"ปีงบประมาณ พ.ศ. {edition.year}", new_page=new_page)
    statistics = [(each, group.indicators[each.code]) for each in edition.indicators]
    rows = page.table(
        _SPREAD,
        [
            (
                each.code,
                each.title,
                spread.count,
                spread.least,
                spread.lower,
                spread.median,
                spread.upper,
                spread.greatest,
                spread.mean,
            )
            for each, spread in statistics
        ],
    )
    page.highlight_below((rows[0], 3, rows[1] - 1, 8), edition.target.score)
    if any(spread.count for _, spread in statistics):
        columns = {"name": 0, "least": 3, "median": 5, "greatest": 7, "mean": 8}
        title = f"คะแนนรายตัวชี้วัด ปีงบประมาณ พ.ศ. {edition.year}"
        insert_score_chart(book, page, rows, columns, title, _CHART)
    if group.weak:
        page.part(f"ข้อที่มีหน่วยงานได้ต่ำกว่าค่าเป้าหมาย ({points(edition.target.score)}) มากที่สุด", new_page=True)
        page.table(
            _WEAK,
            [
                (code, edition.item_by_code[code].title, edition.tool_by_code[tool].short, count)
                for (tool, code), count in group.weak
            ],
        )
