"""Sheet ภาพรวม: each edition on one screen, with figures, charts, and what to look at first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from ita_tools.rounding import points
from ita_tools.workbook.cell_formats import LINE_HEIGHT
from ita_tools.workbook.rollup.agencies import NAMELESS
from ita_tools.workbook.rollup.breakdown_sheet import ChartData, PassedData
from ita_tools.workbook.rollup.rollup_charts import (
    CellRange,
    ChartBox,
    insert_level_chart,
    insert_mean_chart,
    insert_passed_chart,
)
from ita_tools.workbook.rollup.rollup_page import Page, Styles, Value

if TYPE_CHECKING:
    from ita_tools.rubric import Edition
    from ita_tools.sharing.rollup.agency_summary import LevelGap
    from ita_tools.sharing.rollup.breakdown import ItemShare
    from ita_tools.sharing.rollup.by_edition import EditionGroup

__all__ = ["overview_page", "write_overview"]

_WIDTHS = (38, 12, 12, 1.5, *(21,) * 6)
_CHARTS = 4
"""Column in which the charts start."""
_WIDE, _HALF = 906, 450
"""Pixels of a chart as wide as all columns of charts, and as half of them."""
_UPPER, _LOWER = 8, 9
"""Rows of the upper and the lower charts."""
_PIXELS_PER_ROW = LINE_HEIGHT * 96 / 72
_TILE_HEIGHT = 2 * LINE_HEIGHT
_MOST_BARS = 10
"""Provinces or types that one small chart can show."""
_ITEMS = 4
"""Items that are listed."""


@dataclass(frozen=True, slots=True)
class _Tile:
    """A figure under its heading; ``style`` is that of the figure."""

    title: str
    value: Value
    style: str = "tile"


def overview_page(book: Workbook, styles: Styles) -> Page:
    """Add the sheet, which is the first one."""
    return Page(book, styles, "ภาพรวม", _WIDTHS)


def write_overview(
    book: Workbook, page: Page, groups: Sequence[tuple[EditionGroup, ChartData]], skipped: int
) -> None:
    """Write the sheet, when the cells that its charts show are written; ``skipped`` is a number of files."""
    editions = [group for group, _ in groups]
    left_out = f" ข้าม {skipped:,} ไฟล์ ดูสาเหตุที่แผ่นงาน ไฟล์ที่ข้าม" if skipped else ""
    agencies = sum(len(group.agencies) for group in editions)
    remarks = [f"รวม {agencies:,} หน่วยงาน{left_out}", *_remarks_on_editions(editions)]
    page.title(f"ภาพรวมผลการประเมิน ITA {_place(editions)}".strip(), " ".join(remarks), gap=False)
    for number, (group, data) in enumerate(groups):
        _edition(book, page, group, data, new_page=number > 0)
    page.finish(landscape=True)


def _place(groups: Sequence[EditionGroup]) -> str:
    """Return the province where there is only one."""
    names = {part.name for group in groups for part in group.provinces}
    name = names.pop() if len(names) == 1 else ""
    if not name:
        return ""
    return name if name.startswith(("จังหวัด", "กรุงเทพ")) else f"จังหวัด{name}"


def _remarks_on_editions(groups: Sequence[EditionGroup]) -> list[str]:
    """Return remarks that editions are not added up, and that levels of some cannot be compared."""
    if len(groups) < 2:
        return []
    remarks = ["ข้อมูลมาจากหลายปีงบประมาณ จึงสรุปแยกตามปี ไม่นำคะแนนของต่างปีมาเฉลี่ยรวมกัน"]
    if len({group.edition.level_scheme for group in groups}) > 1:
        remarks.append("ระดับผลการประเมินของบางปีใช้เกณฑ์ต่างกัน จึงเทียบระดับข้ามปีไม่ได้")
    return remarks


def _edition(book: Workbook, page: Page, group: EditionGroup, data: ChartData, *, new_page: bool) -> None:
    page.part(f"ปีงบประมาณ พ.ศ. {group.edition.year}: {_reached(group)}", new_page=new_page)
    _write_tiles(page, group)
    top = page.row
    levels = _write_lists(page, group)
    end = max(page.row, top + _UPPER + _LOWER)
    page.skip(end - page.row)
    _insert_charts(book, page, group, data, (top, *levels))
    page.row += 1


def _reached(group: EditionGroup) -> str:
    scored, edition = group.total.count, group.edition
    unknown = len(group.agencies) - scored
    text = (
        f"{len(group.agencies):,} หน่วยงาน ถึงค่าเป้าหมาย {points(edition.target.score)} คะแนน "
        f"{group.on_target.count:,} หน่วยงาน (ร้อยละ {points(group.on_target.percent)} ของที่มีคะแนนรวม)"
    )
    return text + (f" ยังไม่มีคะแนนรวม {unknown:,} หน่วยงาน" if unknown else "")


def _write_tiles(page: Page, group: EditionGroup) -> None:
    whole, total = group.whole, group.total
    percent = whole.passed_percent if total.count else None
    tiles = {
        0: _Tile("หน่วยงานทั้งหมด", whole.agencies),
        1: _Tile("ร้อยละที่ผ่านเกณฑ์", percent, "tile points"),
        _CHARTS: _Tile("ผ่านเกณฑ์ (หน่วยงาน)", whole.passed),
        5: _Tile("ไม่ผ่านเกณฑ์ (หน่วยงาน)", whole.failed),
        6: _Tile("คะแนนรวมเฉลี่ย", total.mean, "tile points"),
        7: _Tile("คะแนนสูงสุด", total.greatest, "tile points"),
        8: _Tile("คะแนนต่ำสุด", total.least, "tile points"),
        9: _Tile("อีกข้อเดียวถึงระดับถัดไป", group.one_item),
    }
    for row in (page.row, page.row + 1):
        page.sheet.merge_range(row, 1, row, 2, "")
    for column, tile in tiles.items():
        page.write(page.row, column, tile.title, "header")
        page.write(page.row + 1, column, tile.value, tile.style)
    for row, style in ((page.row, "header"), (page.row + 1, "tile")):
        page.write(row, 2, "", style)
    page.sheet.set_row(page.row, LINE_HEIGHT)
    page.sheet.set_row(page.row + 1, _TILE_HEIGHT)
    page.sheet.set_row(page.row + 2, LINE_HEIGHT / 2)
    page.row += 3


def _write_lists(page: Page, group: EditionGroup) -> tuple[int, int]:
    """Write levels, items and nearest agencies below each other; return the rows of the levels."""
    end = page.row + _UPPER + _LOWER
    levels = page.lines(
        ("ระดับ", "หน่วยงาน", "ร้อยละ"),
        [(each.name, each.count, each.percent) for each in group.levels],
    )
    edition = group.edition
    items = [each for each in group.weak if not edition.asks_people(each.tool)]
    if items:
        rows = [_item(edition, each) for each in items[:_ITEMS]]
        page.lines(("ข้อที่ต่ำกว่าเป้าหมายมากที่สุด (OIT)", "หน่วยงาน", "ร้อยละ"), rows)
    room = end - page.row - 1
    nearest = [_near(each.name, each.gap) for each in group.nearest[: max(room, 0)] if each.gap]
    if nearest:
        page.lines(("ใกล้ระดับถัดไปที่สุด", "ไปสู่ระดับ", "ขาด"), nearest)
    return levels


def _item(edition: Edition, each: ItemShare) -> Sequence[Value]:
    return (f"{each.code} {edition.item_by_code[each.code].title}", each.count, each.percent)


def _near(name: str, gap: LevelGap) -> Sequence[Value]:
    _, _, short = gap.distance
    return (name or NAMELESS, gap.level, f"ข้อ {gap.items[0][1]}" if gap.items else points(short))


def _insert_charts(
    book: Workbook, page: Page, group: EditionGroup, data: ChartData, rows: tuple[int, int, int]
) -> None:
    """Insert the charts beside the lists: levels, who passed, and means."""
    top, first, end = rows
    passing = {band.name for band in group.edition.bands if band.total_min >= group.edition.target.score}
    upper, lower = (int(count * _PIXELS_PER_ROW) - 8 for count in (_UPPER, _LOWER))
    parts = _small_table(data)
    insert_level_chart(
        book,
        page,
        ChartBox("จำนวนหน่วยงานตามระดับ", top, _CHARTS, _HALF if parts else _WIDE, upper),
        CellRange(page.name, (first, 0, end - 1, 0)),
        CellRange(page.name, (first, 1, end - 1, 1)),
        [each.name in passing for each in group.levels],
    )
    if parts:
        title = f"ผ่านและไม่ผ่านเกณฑ์ตาม{parts.title} (หน่วยงาน)"
        box = ChartBox(title, top, _CHARTS + 3, _HALF, upper)
        insert_passed_chart(book, page, box, parts.names, parts.passed, parts.failed)
    if group.total.count:
        target = points(group.edition.target.score)
        title = f"คะแนนเฉลี่ยของภาพรวม เครื่องมือ และตัวชี้วัด (เส้นประคือค่าเป้าหมาย {target})"
        box = ChartBox(title, top + _UPPER, _CHARTS, _WIDE, lower)
        insert_mean_chart(book, page, box, data.names, data.means, data.target)


def _small_table(data: ChartData) -> PassedData | None:
    """Return the table by province that a small chart can show, else that by type."""
    tables = (data.passed.get(kind) for kind in ("province", "type"))
    return next((each for each in tables if each and len(each.names) <= _MOST_BARS), None)
