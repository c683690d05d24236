"""Sheets ไฟล์ที่ข้าม and ที่มา: what was left out and why, and what the figures come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from ita_tools.sharing.rollup.skipped_files import SkippedFile
from ita_tools.workbook.rollup.agencies import NAMELESS
from ita_tools.workbook.rollup.rollup_page import Column, Page, Styles

if TYPE_CHECKING:
    from ita_tools.sharing.rollup.by_edition import EditionGroup

__all__ = ["Origin", "write_skipped", "write_sources"]

_SKIPPED = ((50, "ไฟล์"), (60, "สาเหตุ"), (60, "วิธีแก้"), (14, "รหัส"))
_SOURCES = ((60, "ไฟล์", "text"), (44, "หน่วยงาน", "text"), (10, "ปี", "center"), (20, "ลายนิ้วมือไฟล์", "center"))


@dataclass(frozen=True, slots=True)
class Origin:
    """How a roll-up was made: version of the program, Thai date, files read, files of other kinds."""

    version: str
    when: str
    files: int
    others: int


def write_skipped(book: Workbook, styles: Styles, skipped: Sequence[SkippedFile]) -> None:
    """List the files left out."""
    page = Page(book, styles, "ไฟล์ที่ข้าม", [width for width, _ in _SKIPPED])
    said = f"ข้าม {len(skipped):,} ไฟล์ ไม่ได้นับในทุกแผ่นงาน" if skipped else "ไม่มีไฟล์ที่ข้าม"
    page.title("ไฟล์ที่ข้าม", said)
    first, end = page.table(
        [Column(title) for _, title in _SKIPPED],
        [(each.file, each.reason, each.remedy, each.code) for each in skipped],
    )
    if skipped:
        page.sheet.autofilter(first - 1, 0, end - 1, len(_SKIPPED) - 1)
    page.finish(landscape=True, fixed=(first, 1))


def write_sources(book: Workbook, styles: Styles, groups: Sequence[EditionGroup], origin: Origin) -> None:
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
