"""The same agency and edition in several files: one counts, the others are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ita_tools.rounding import points
from ita_tools.sharing.rollup.agency_summary import AgencySummary
from ita_tools.sharing.rollup.skipped_files import Skipped

__all__ = ["drop_duplicates"]

_REMEDY = "เก็บไว้เพียงไฟล์เดียว หรือหากเป็นคนละหน่วยงาน ให้กรอกอำเภอและจังหวัดในสมุดงานให้ต่างกัน แล้วสั่งอีกครั้ง"


def drop_duplicates(agencies: Iterable[AgencySummary]) -> tuple[list[AgencySummary], list[Skipped]]:
    """Keep one file of each agency and edition, the one changed last; return the kept and the others.

    Agencies are the same where edition, name, district and province are; nameless ones never are.
    """
    groups: dict[tuple[object, ...], list[AgencySummary]] = defaultdict(list)
    for each in agencies:
        own = "" if each.name else each.source.file
        groups[(each.edition, each.name, each.district, each.province, own)].append(each)
    kept, left = [], []
    for group in groups.values():
        newest, *others = sorted(group, key=lambda each: (-each.source.changed, each.source.file))
        kept.append(newest)
        left += [_told(each, newest) for each in others]
    return kept, left


def _told(each: AgencySummary, kept: AgencySummary) -> Skipped:
    if each.source.digest == kept.source.digest:
        compared = "เนื้อหาเหมือนกันทุกประการ"
    elif each.total == kept.total:
        compared = "คะแนนรวมเท่ากัน"
    else:
        compared = f"คะแนนรวมไฟล์นี้ {points(each.total)} ไฟล์ที่ใช้ {points(kept.total)}"
    return Skipped(
        each.source.file, f"ซ้ำกับ {kept.source.file} (หน่วยงานและปีเดียวกัน) ใช้ไฟล์ที่แก้ไขล่าสุด {compared}", _REMEDY
    )
