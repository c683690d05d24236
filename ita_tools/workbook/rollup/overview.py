"""Sheet ภาพรวม: summary of each edition, with the distribution of levels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from ita_tools.rounding import points
from ita_tools.workbook.rollup.rollup_charts import insert_level_chart, insert_score_chart
from ita_tools.workbook.rollup.rollup_page import Column, Page, Styles, Value

if TYPE_CHECKING:
    from ita_tools.sharing.rollup.by_edition import EditionGroup
    from ita_tools.sharing.rollup.dataframe import ScoreStatistics

__all__ = ["write_overview"]

_WIDTHS = (34, 14, 14, 14, 14, 14)
_CHART = 760
_SPREAD = tuple(
    Column(title, style)
    for title, style in (
        ("คะแนน", "strong"),
        ("จำนวนหน่วยงาน", "whole"),
        ("ค่าเฉลี่ย", "total"),
        ("มัธยฐาน", "points"),
        ("ต่ำสุด", "points"),
        ("สูงสุด", "points"),
    )
)
_LEVELS = (Column("ระดับผลการประเมิน", "strong"), Column("จำนวนหน่วยงาน", "whole"), Column("ร้อยละ", "points"))
_PROVINCES = (Column("จังหวัด", "text"), *_SPREAD[1:])


def write_overview(book: Workbook, styles: Styles, groups: Sequence[EditionGroup], skipped: int) -> None:
    """Write the sheet."""
    page = Page(book, styles, "ภาพรวม", _WIDTHS)
    agencies = sum(len(group.agencies) for group in groups)
    left_out = f" ข้าม {skipped:,} ไฟล์ ดูสาเหตุที่แผ่นงาน ไฟล์ที่ข้าม" if skipped else ""
    page.title(
        "ภาพรวมผลการประเมินคุณธรรมและความโปร่งใส (ITA)",
        f"รวม {agencies:,} หน่วยงาน{left_out}",
        *_remarks_on_editions(groups),
    )
    for number, group in enumerate(groups):
        _edition(book, page, group, new_page=number > 0)
    page.finish()


def _remarks_on_editions(groups: Sequence[EditionGroup]) -> list[str]:
    """Return remarks that editions are not added up, and that levels of some cannot be compared."""
    if len(groups) < 2:
        return []
    remarks = ["ข้อมูลมาจากหลายปีงบประมาณ จึงสรุปแยกตามปี ไม่นำคะแนนของต่างปีมาเฉลี่ยรวมกัน"]
    if len({group.edition.level_scheme for group in groups}) > 1:
        remarks.append("ระดับผลการประเมินของบางปีใช้เกณฑ์ต่างกัน จึงเทียบระดับข้ามปีไม่ได้")
    return remarks


def _edition(book: Workbook, page: Page, group: EditionGroup, *, new_page: bool) -> None:
    year = f"ปีงบประมาณ พ.ศ. {group.edition.year}"
    page.part(year, new_page=new_page)
    page.sheet.write_string(page.row, 0, _reached(group), page.styles.of("remark", _reached(group)))
    page.row += 1
    levels = page.table(_LEVELS, [(each.name, each.count, each.percent) for each in group.levels])
    insert_level_chart(book, page, levels, (0, 1), f"จำนวนหน่วยงานตามระดับ {year}", _CHART)
    _scores(book, page, group, year)


def _scores(book: Workbook, page: Page, group: EditionGroup, year: str) -> None:
    page.part(f"คะแนนรวมและคะแนนตามเครื่องมือ {year}", new_page=True)
    rows: list[Sequence[Value]] = [_spread("คะแนนรวม", group.total)]
    rows += [_spread(tool.short, group.tools[tool.code]) for tool in group.edition.tools]
    spreads = page.table(_SPREAD, rows)
    if any(spread.count for spread in (group.total, *group.tools.values())):
        columns = {"name": 0, "mean": 2, "median": 3, "least": 4, "greatest": 5}
        insert_score_chart(book, page, spreads, columns, f"คะแนนรวมและคะแนนตามเครื่องมือ {year}", _CHART)
    if len(group.provinces) > 1:
        page.part(f"รายจังหวัด {year}")
        page.table(_PROVINCES, [_province(each.name, each.agencies, each.total) for each in group.provinces])


def _reached(group: EditionGroup) -> str:
    scored, edition = group.total.count, group.edition
    unknown = len(group.agencies) - scored
    text = (
        f"{len(group.agencies):,} หน่วยงาน ถึงค่าเป้าหมาย {points(edition.target.score)} คะแนน "
        f"{group.on_target.count:,} หน่วยงาน (ร้อยละ {points(group.on_target.percent)} ของที่มีคะแนนรวม)"
    )
    return text + (f" ยังไม่มีคะแนนรวม {unknown:,} หน่วยงาน" if unknown else "")


def _spread(name: str, spread: ScoreStatistics) -> Sequence[Value]:
    return (name, spread.count, spread.mean, spread.median, spread.least, spread.greatest)


def _province(name: str, agencies: int, spread: ScoreStatistics) -> Sequence[Value]:
    return (name or "(ไม่ระบุจังหวัด)", agencies, *_spread("", spread)[2:])
