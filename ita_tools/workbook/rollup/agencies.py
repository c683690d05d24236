"""Sheets รายหน่วยงาน and จัดอันดับ: one row for each agency."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from ita_tools.workbook.rollup.rollup_page import Column, Page, Styles, Value

if TYPE_CHECKING:
    from ita_tools.sharing.rollup.agency_summary import AgencySummary
    from ita_tools.sharing.rollup.by_edition import EditionGroup, Ranked

__all__ = ["NAMELESS", "write_agencies", "write_ranking"]

NAMELESS = "(ไม่ระบุชื่อ)"
_BEFORE = (
    (7, "ที่", "whole"),
    (36, "หน่วยงาน", "text"),
    (24, "ประเภท", "text"),
    (16, "อำเภอ", "text"),
    (16, "จังหวัด", "text"),
    (8, "ปี", "center"),
    (12, "คะแนนรวม", "total"),
    (17, "ระดับ", "text"),
)
_AFTER = ((56, "ข้อที่ต่ำกว่าค่าเป้าหมาย", "text"), (12, "ข้อสังเกต", "whole"), (14, "หมายเหตุ", "text"))
_TOOL = _INDICATOR = 9
_NAME, _TOTAL = 2, 6
_RANKED_NAME, _RANKED_TOTAL = 4, 8
_RANKING = (
    (8, "ปี", "center"),
    (10, "อันดับ", "whole"),
    (17, "อันดับในจังหวัด", "whole"),
    (17, "อันดับในประเภท", "whole"),
    (38, "หน่วยงาน", "text"),
    (24, "ประเภท", "text"),
    (18, "อำเภอ", "text"),
    (18, "จังหวัด", "text"),
    (12, "คะแนนรวม", "total"),
    (20, "ระดับ", "text"),
    (12, "หมายเหตุ", "text"),
)


def write_agencies(book: Workbook, styles: Styles, groups: Sequence[EditionGroup]) -> None:
    """Write the table of all agencies, newest edition first, to be sorted and filtered."""
    names = {tool.code: tool.short for group in groups for tool in group.edition.tools}
    tools = _merged([tool.code for tool in group.edition.tools] for group in groups)
    indicators = _merged([each.code for each in group.edition.indicators] for group in groups)
    scores = [(_TOOL, names[code], "points") for code in tools]
    scores += [(_INDICATOR, f"ตัวชี้วัดที่ {code}", "points") for code in indicators]
    layout = (*_BEFORE, *scores, *_AFTER)
    page = Page(book, styles, "รายหน่วยงาน", [width for width, _, _ in layout])
    page.title(
        "ผลการประเมินรายหน่วยงาน",
        "ข้อสังเกต คือจำนวนสิ่งที่ควรแก้ตามที่ ita check พบ",
        "สีแดง คือคะแนนต่ำกว่าค่าเป้าหมายของปีนั้น",
        "อนุมาน คือคะแนนรวมที่คำนวณด้วยน้ำหนักซึ่งยังไม่มีประกาศเป็นทางการ",
    )
    ordered = [agency for group in groups for agency in group.agencies]
    rows = [_agency(number, each, tools, indicators) for number, each in enumerate(ordered, 1)]
    first, end = page.table([Column(title, style) for _, title, style in layout], rows)
    _mark(
        page,
        groups,
        first,
        [len(group.agencies) for group in groups],
        (_TOTAL, len(_BEFORE) + len(scores) - 1),
    )
    page.sheet.autofilter(first - 1, 0, end - 1, len(layout) - 1)
    page.finish(landscape=True, large=True, fixed=(first, _NAME))


def _merged(orders: Iterable[Sequence[str]]) -> list[str]:
    """Merge the orders of several editions; a code of a later one goes before the code that follows it there.

    >>> _merged([["IIT", "EIT1", "EIT2", "OIT"], ["IIT", "EIT", "OIT"]])
    ['IIT', 'EIT1', 'EIT2', 'EIT', 'OIT']
    """
    joined: list[str] = []
    for order in orders:
        at = len(joined)
        for code in reversed(order):
            if code in joined:
                at = joined.index(code)
            else:
                joined.insert(at, code)
    return joined


def _mark(
    page: Page, groups: Sequence[EditionGroup], first: int, rows: Sequence[int], columns: tuple[int, int]
) -> None:
    """Add a conditional format for scores below the target of their edition; ``rows`` are counts by group."""
    for group, number in zip(groups, rows, strict=True):
        if number:
            least = group.edition.target.score
            page.highlight_below((first, columns[0], first + number - 1, columns[1]), least)
        first += number


def _agency(
    number: int, agency: AgencySummary, tools: Sequence[str], indicators: Sequence[str]
) -> list[Value]:
    return [
        number,
        agency.name or NAMELESS,
        agency.type,
        agency.district,
        agency.province,
        str(agency.edition),
        agency.total,
        agency.level or None,
        *(agency.tools.get(code) for code in tools),
        *(agency.indicators.get(code) for code in indicators),
        agency.weak_text,
        agency.findings,
        agency.remark,
    ]


def write_ranking(book: Workbook, styles: Styles, groups: Sequence[EditionGroup]) -> None:
    """Write the agencies of each edition by their totals; those without a total have no rank."""
    page = Page(book, styles, "จัดอันดับ", [width for width, _, _ in _RANKING])
    page.title(
        "การจัดอันดับตามคะแนนรวม",
        "คะแนนรวมเท่ากันได้อันดับเดียวกัน และอันดับถัดไปเว้นตามจำนวนที่เท่ากัน",
        *(["จัดอันดับแยกตามปีงบประมาณ"] if len(groups) > 1 else []),
    )
    first, end = page.table(
        [Column(title, style) for _, title, style in _RANKING],
        [_ranked(each) for group in groups for each in group.ranking],
    )
    _mark(page, groups, first, [len(group.ranking) for group in groups], (_RANKED_TOTAL, _RANKED_TOTAL))
    page.sheet.autofilter(first - 1, 0, max(first, end) - 1, len(_RANKING) - 1)
    page.finish(landscape=True, fixed=(first, _RANKED_NAME + 1))


def _ranked(each: Ranked) -> list[Value]:
    agency = each.agency
    return [
        str(agency.edition),
        each.rank,
        each.in_province,
        each.in_type if agency.type else None,
        agency.name or NAMELESS,
        agency.type,
        agency.district,
        agency.province,
        agency.total,
        agency.level or None,
        "คะแนนเท่ากัน" if each.shared else "",
    ]
