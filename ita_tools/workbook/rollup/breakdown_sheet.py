"""Sheet จังหวัดและประเภท: passed and not passed, levels and means by province, by type and by level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from ita_tools.rounding import points
from ita_tools.workbook.rollup.rollup_charts import CellRange
from ita_tools.workbook.rollup.rollup_page import Column, Page, Styles, Value

if TYPE_CHECKING:
    from ita_tools.sharing.rollup.breakdown import Breakdown
    from ita_tools.sharing.rollup.by_edition import EditionGroup

__all__ = ["ChartData", "PassedData", "unnamed", "write_breakdowns"]

_SHEET = "จังหวัดและประเภท"
_NAMES = {"province": "จังหวัด", "type": "ประเภท", "level": "ระดับ"}
_COUNTS = (
    Column("หน่วยงาน", "whole"),
    Column("ผ่านเกณฑ์", "whole"),
    Column("ร้อยละ", "points"),
    Column("ไม่ผ่านเกณฑ์", "whole"),
    Column("ร้อยละ", "points"),
    Column("ยังไม่มีคะแนนรวม", "whole"),
    Column("คะแนนรวมเฉลี่ย", "total"),
    Column("ต่ำสุด", "points"),
    Column("สูงสุด", "points"),
)
_PASSED, _FAILED = 2, 4
_WIDTHS = (34, *(11,) * 18)


@dataclass(frozen=True, slots=True)
class PassedData:
    """Cells of a table by province or type: names, and numbers of agencies that passed and did not."""

    title: str
    names: CellRange
    passed: CellRange
    failed: CellRange


@dataclass(frozen=True, slots=True)
class ChartData:
    """Cells that the charts of an edition show: names, means and target, and the tables by their kind."""

    names: CellRange
    means: CellRange
    target: CellRange
    passed: Mapping[str, PassedData]


def unnamed(kind: str) -> str:
    """Return the name of the agencies whose province or type is blank.

    >>> unnamed("province")
    '(ไม่ระบุจังหวัด)'
    """
    return f"(ไม่ระบุ{_NAMES[kind]})"


def write_breakdowns(book: Workbook, styles: Styles, groups: Sequence[EditionGroup]) -> list[ChartData]:
    """Write the sheet; return the cells for the charts of each edition."""
    page = Page(book, styles, _SHEET, _WIDTHS)
    page.title(
        "ผลการประเมินแยกตามจังหวัด ประเภท และระดับ",
        "ผ่านเกณฑ์ คือคะแนนรวมถึงค่าเป้าหมายของปีนั้น ร้อยละคิดจากหน่วยงานที่มีคะแนนรวม",
    )
    data = [_edition(page, group, new_page=number > 0) for number, group in enumerate(groups)]
    page.finish(landscape=True)
    return data


def _edition(page: Page, group: EditionGroup, *, new_page: bool) -> ChartData:
    target = points(group.edition.target.score)
    page.part(f"ปีงบประมาณ พ.ศ. {group.edition.year} ค่าเป้าหมาย {target}", new_page=new_page)
    passed, means = {}, None
    for kind, parts in (("province", group.provinces), ("type", group.types), ("level", group.by_level)):
        if kind == "level" or len(parts) > 1:
            passed[kind] = _counts(page, group, kind, parts)
            means = _means(page, group, kind, parts)
    assert means is not None  # noqa: S101 - the table of levels is always written
    return ChartData(*means, passed)


def _counts(page: Page, group: EditionGroup, kind: str, parts: Sequence[Breakdown]) -> PassedData:
    """Write who passed and the levels, in all and by part."""
    more = [each.name for each in group.levels] if kind != "level" else []
    columns = [Column(_NAMES[kind]), *_COUNTS, *(Column(name, "whole") for name in more)]
    rows = [_count_row(each, each.name or unnamed(kind), more) for each in parts]
    first, end = page.table(columns, rows, [_count_row(group.whole, "รวม", more)])

    def cells(column: int) -> CellRange:
        return CellRange(page.name, (first, column, end - 1, column))

    page.bars((first, _PASSED + 1, end - 1, _PASSED + 1))
    page.highlight_below((first, 7, end, 9), group.edition.target.score)
    return PassedData(_NAMES[kind], cells(0), cells(_PASSED), cells(_FAILED))


def _count_row(part: Breakdown, name: str, levels: Sequence[str]) -> list[Value]:
    has_total = bool(part.total.count)
    return [
        name,
        part.agencies,
        part.passed,
        part.passed_percent if has_total else None,
        part.failed,
        part.failed_percent if has_total else None,
        part.unknown,
        part.total.mean,
        part.total.least,
        part.total.greatest,
        *(part.levels.get(level, 0) for level in levels),
    ]


def _means(
    page: Page, group: EditionGroup, kind: str, parts: Sequence[Breakdown]
) -> tuple[CellRange, CellRange, CellRange]:
    """Write the means by tool and indicator; return the names, means of all, and targets."""
    edition = group.edition
    titles = ["คะแนนรวม", *(tool.short for tool in edition.tools)]
    titles += [f"ตัวชี้วัดที่ {each.code}" for each in edition.indicators]
    head = Column(f"ค่าเฉลี่ยตาม{_NAMES[kind]}")
    columns = [head, Column("หน่วยงาน", "whole"), *(Column(title, "points") for title in titles)]
    target: list[Value] = ["ค่าเป้าหมาย", "", *(edition.target.score for _ in titles)]
    rows = [_mean_row(each, each.name or unnamed(kind)) for each in parts]
    first, end = page.table(columns, rows, [_mean_row(group.whole, "รวม"), target])
    last = len(columns) - 1
    page.highlight_below((first, 2, end, last), edition.target.score)
    header, total, aim = (CellRange(page.name, (row, 2, row, last)) for row in (first - 1, end, end + 1))
    return header, total, aim


def _mean_row(part: Breakdown, name: str) -> list[Value]:
    return [name, part.agencies, part.total.mean, *part.tools.values(), *part.indicators.values()]
