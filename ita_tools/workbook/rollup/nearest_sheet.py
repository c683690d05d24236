"""Sheet ใกล้ระดับถัดไป: what each agency lacks for the next level, nearest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from ita_tools.rounding import points
from ita_tools.workbook.rollup.agencies import NAMELESS
from ita_tools.workbook.rollup.rollup_page import Column, Page, Styles, Value

if TYPE_CHECKING:
    from ita_tools.rubric import Edition
    from ita_tools.sharing.rollup.agency_summary import AgencySummary, LevelGap
    from ita_tools.sharing.rollup.by_edition import EditionGroup

__all__ = ["one_item_text", "write_nearest"]

_LAYOUT = (
    (8, "ปี", "center"),
    (34, "หน่วยงาน", "text"),
    (23, "ประเภท", "text"),
    (13, "จังหวัด", "text"),
    (12, "คะแนนรวม", "total"),
    (15, "ระดับ", "text"),
    (15, "ระดับถัดไป", "text"),
    (15, "คะแนนรวมขาด", "points"),
    (30, "เครื่องมือที่ขาด", "text"),
    (32, "ข้อเดียวที่พอ", "text"),
)
_NAME = 2


def write_nearest(book: Workbook, styles: Styles, groups: Sequence[EditionGroup]) -> None:
    """Write the sheet."""
    page = Page(book, styles, "ใกล้ระดับถัดไป", [width for width, _, _ in _LAYOUT])
    page.title(
        "สิ่งที่แต่ละหน่วยงานขาดเพื่อถึงระดับถัดไป เรียงจากใกล้ที่สุด",
        "ข้อเดียวที่พอ คือข้อที่เมื่อได้คะแนนเต็มเพียงข้อเดียวก็ถึงระดับถัดไป โดยคะแนนอื่นคงเดิม ดูทางทั้งหมดด้วย ita target",
        "ไม่รวมหน่วยงานที่อยู่ระดับสูงสุด ที่ยังไม่ทราบระดับ และที่ระดับขัดแย้งกับคะแนน",
    )
    first, end = page.table(
        [Column(title, style) for _, title, style in _LAYOUT],
        [_row(group.edition, each, each.gap) for group in groups for each in group.nearest if each.gap],
    )
    page.sheet.autofilter(first - 1, 0, max(first, end) - 1, len(_LAYOUT) - 1)
    page.finish(landscape=True, fixed=(first, _NAME))


def _row(edition: Edition, agency: AgencySummary, gap: LevelGap) -> list[Value]:
    tools = ", ".join(f"{edition.tool_by_code[code].short} ขาด {points(short)}" for code, short in gap.tools)
    return [
        str(agency.edition),
        agency.name or NAMELESS,
        agency.type,
        agency.province,
        agency.total,
        agency.level,
        gap.level,
        gap.total or "",
        tools,
        one_item_text(edition, gap),
    ]


def one_item_text(edition: Edition, gap: LevelGap) -> str:
    """Return the items any one of which is enough, ``""`` for none."""
    texts = []
    for tool in dict.fromkeys(tool for tool, _ in gap.items):
        codes = " หรือ ".join(code for each, code in gap.items if each == tool)
        texts.append(f"{codes} ({edition.tool_by_code[tool].short})")
    return ", ".join(texts)
