"""Sheet ตัวชี้วัด: distribution of the scores of tools and indicators, and the items below target most often."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from ita_tools.rounding import points
from ita_tools.workbook.rollup.rollup_charts import insert_score_chart
from ita_tools.workbook.rollup.rollup_page import Column, Page, Styles, Value

if TYPE_CHECKING:
    from ita_tools.rubric import Edition
    from ita_tools.sharing.rollup.breakdown import ItemShare
    from ita_tools.sharing.rollup.by_edition import EditionGroup
    from ita_tools.sharing.rollup.dataframe import ScoreStatistics

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
_TOOLS = (Column("เครื่องมือ", "center"), Column("", "text"), *_SPREAD[2:])
_WEAK = (
    Column("ข้อ", "center"),
    Column("ข้อคำถาม", "text"),
    Column("เครื่องมือ", "center"),
    Column("หน่วยงาน", "whole"),
    Column("จากที่มีคะแนน", "whole"),
    Column("ร้อยละ", "points"),
)
_MOST_WEAK = 10
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
    year = f"ปีงบประมาณ พ.ศ. {edition.year}"
    page.part(year, new_page=new_page)
    tools = [_spread("", "คะแนนรวม", group.total)]
    tools += [_spread(tool.short, tool.title, group.tools[tool.code]) for tool in edition.tools]
    _table(page, _TOOLS, tools, edition.target.score)
    indicators = [_spread(each.code, each.title, group.indicators[each.code]) for each in edition.indicators]
    rows = _table(page, _SPREAD, indicators, edition.target.score)
    if any(spread.count for spread in group.indicators.values()):
        columns = {"name": 0, "least": 3, "median": 5, "greatest": 7, "mean": 8}
        insert_score_chart(book, page, rows, columns, f"คะแนนรายตัวชี้วัด {year}", _CHART)
    _weak_items(page, group)


def _table(
    page: Page, columns: Sequence[Column], rows: Sequence[Sequence[Value]], target: Decimal
) -> tuple[int, int]:
    first, end = page.table(columns, rows)
    page.highlight_below((first, 3, end - 1, 8), target)
    return first, end


def _spread(code: str, title: str, spread: ScoreStatistics) -> Sequence[Value]:
    return (
        code,
        title,
        spread.count,
        spread.least,
        spread.lower,
        spread.median,
        spread.upper,
        spread.greatest,
        spread.mean,
    )


def _weak_items(page: Page, group: EditionGroup) -> None:
    """List the items below target most often: those that an assessor scores, and those of all tools."""
    edition = group.edition
    disclosed = [each for each in group.weak if not edition.asks_people(each.tool)]
    target = points(edition.target.score)
    lists = (("ข้อ OIT", disclosed), ("ข้อ", group.weak)) if disclosed else (("ข้อ", group.weak),)
    for number, (name, items) in enumerate(lists):
        if items:
            page.part(f"{name} ที่มีหน่วยงานได้ต่ำกว่าค่าเป้าหมาย ({target}) มากที่สุด", new_page=number == 0)
            page.table(_WEAK, [_weak_row(edition, each) for each in items[:_MOST_WEAK]])


def _weak_row(edition: Edition, each: ItemShare) -> Sequence[Value]:
    title, tool = edition.item_by_code[each.code].title, edition.tool_by_code[each.tool].short
    return (each.code, title, tool, each.count, each.scored, each.percent)
