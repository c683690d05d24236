"""Build the workbook of a roll-up, with its sheets ไฟล์ที่ข้าม and ที่มา; equal input gives equal bytes."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from ita_tools.sharing.rollup.skipped_files import SkippedFile
from ita_tools.workbook.rollup import MARK
from ita_tools.workbook.rollup.agencies import NAMELESS, write_agencies, write_ranking
from ita_tools.workbook.rollup.breakdown_sheet import write_breakdowns
from ita_tools.workbook.rollup.indicators import write_indicators
from ita_tools.workbook.rollup.nearest_sheet import write_nearest
from ita_tools.workbook.rollup.overview import overview_page, write_overview
from ita_tools.workbook.rollup.rollup_page import Column, Page, Styles
from ita_tools.workbook.xlsxwriter_book import themed_workbook

if TYPE_CHECKING:
    from ita_tools.sharing.rollup.by_edition import EditionGroup

__all__ = ["Origin", "build_rollup"]

_SKIPPED = ((50, "ไฟล์"), (60, "สาเหตุ"), (60, "วิธีแก้"), (14, "รหัส"))
_SOURCES = ((60, "ไฟล์", "text"), (44, "หน่วยงาน", "text"), (10, "ปี", "center"), (20, "ลายนิ้วมือไฟล์", "center"))
_CREATED = datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Origin:
    """How a roll-up was made: version of the program, Thai date, files read, files of other kinds."""

    version: str
    when: str
    files: int
    others: int


def build_rollup(groups: Sequence[EditionGroup], skipped: Sequence[SkippedFile], origin: Origin) -> bytes:
    """Return the .xlsx workbook: its sheets from the overview to the sources."""
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # XlsxWriter only warns when it drops something
        with themed_workbook(stream) as book:
            book.set_properties({"title": "ภาพรวมผลการประเมิน ITA", "created": _CREATED})
            book.set_custom_property(MARK, origin.version)
            styles = Styles(book)
            overview = overview_page(book, styles)
            charts = write_breakdowns(book, styles, groups)
            write_agencies(book, styles, groups)
            write_ranking(book, styles, groups)
            write_nearest(book, styles, groups)
            write_indicators(book, styles, groups)
            write_overview(book, overview, list(zip(groups, charts, strict=True)), len(skipped))
            _write_skipped(book, styles, skipped)
            _write_sources(book, styles, groups, origin)
    return stream.getvalue()


def _write_skipped(book: Workbook, styles: Styles, skipped: Sequence[SkippedFile]) -> None:
    """List the files left out."""
    page = Page(book, styles, "ไฟล์ที่ข้าม", [width for width, _ in _SKIPPED])
    remark = f"ข้าม {len(skipped):,} ไฟล์ ไม่ได้นับในทุกแผ่นงาน" if skipped else "ไม่มีไฟล์ที่ข้าม"
    page.title("ไฟล์ที่ข้าม", remark)
    first, end = page.table(
        [Column(title) for _, title in _SKIPPED],
        [(each.file, each.reason, each.remedy, each.code) for each in skipped],
    )
    if skipped:
        page.sheet.autofilter(first - 1, 0, end - 1, len(_SKIPPED) - 1)
    page.finish(landscape=True, fixed=(first, 1))


def _write_sources(book: Workbook, styles: Styles, groups: Sequence[EditionGroup], origin: Origin) -> None:
    """List the files the figures come from."""
    page = Page(book, styles, "ที่มา", [width for width, _, _ in _SOURCES])
    others = f" และพบไฟล์ชนิดอื่น {origin.others:,} ไฟล์ซึ่งไม่เกี่ยวข้อง" if origin.others else ""
    page.title(
        "ที่มาของข้อมูล",
        f"จัดทำเมื่อ {origin.when} ด้วย ita-tools รุ่น {origin.version}",
        f"อ่าน {origin.files:,} ไฟล์{others}",
        "ลายนิ้วมือไฟล์ คือ 12 ตัวแรกของ SHA-256 ของไฟล์ ใช้ตรวจว่าเป็นไฟล์เดียวกัน",
    )
    agencies = sorted(
        (each for group in groups for each in group.agencies), key=lambda each: each.source.file
    )
    first, _ = page.table(
        [Column(title, style) for _, title, style in _SOURCES],
        [
            (each.source.file, each.name or NAMELESS, str(each.edition), each.source.digest)
            for each in agencies
        ],
    )
    page.finish(landscape=True, fixed=(first, 1))
