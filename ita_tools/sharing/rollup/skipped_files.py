"""Files that a roll-up leaves out, each with the reason and what to do: unusable ones, and duplicates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ita_tools.errors import Faults, ItaError
from ita_tools.rounding import points
from ita_tools.sharing.rollup.agency_summary import AgencySummary
from ita_tools.thai import clean, shortened

__all__ = ["SkippedFile", "drop_duplicates", "skip_with_error"]

_MOST_FAULTS = 5
_LONGEST = 2_000
"""Characters of a reason; a cell holds sixteen times as many."""
_REMEDY_FOR_DUPLICATES = "เก็บไว้เพียงไฟล์เดียว หรือหากเป็นคนละหน่วยงาน ให้กรอกอำเภอและจังหวัดในสมุดงานให้ต่างกัน แล้วสั่งอีกครั้ง"


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file left out of the roll-up; ``code`` is that of the error, blank where it is no error."""

    file: str
    reason: str
    remedy: str = ""
    code: str = ""


def skip_with_error(file: str, error: ItaError) -> SkippedFile:
    """Say why a file is left out; of many faults the first few are told."""
    faults = error.faults if isinstance(error, Faults) else (error,)
    told = [clean(_reason(each, file)) for each in faults[:_MOST_FAULTS]]
    if len(faults) > _MOST_FAULTS:
        told.append(f"และอีก {len(faults) - _MOST_FAULTS:,} แห่ง")
    remedies = dict.fromkeys(clean(each.remedy) for each in faults[:_MOST_FAULTS] if each.remedy)
    return SkippedFile(
        file, shortened("\n".join(told), _LONGEST), shortened("\n".join(remedies), _LONGEST), faults[0].code
    )


def _reason(error: ItaError, file: str) -> str:
    """Return the message with its place inside the file; the file itself has a column of its own."""
    name = file.rpartition("/")[2]
    place = error.where.rpartition(name)[2].strip(": ") if name in error.where else error.where
    return f"{place}: {error.message}" if place else error.message


def drop_duplicates(agencies: Iterable[AgencySummary]) -> tuple[list[AgencySummary], list[SkippedFile]]:
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


def _told(each: AgencySummary, kept: AgencySummary) -> SkippedFile:
    if each.source.digest == kept.source.digest:
        compared = "เนื้อหาเหมือนกันทุกประการ"
    elif each.total == kept.total:
        compared = "คะแนนรวมเท่ากัน"
    else:
        compared = f"คะแนนรวมไฟล์นี้ {points(each.total)} ไฟล์ที่ใช้ {points(kept.total)}"
    return SkippedFile(
        each.source.file,
        f"ซ้ำกับ {kept.source.file} (หน่วยงานและปีเดียวกัน) ใช้ไฟล์ที่แก้ไขล่าสุด {compared}",
        _REMEDY_FOR_DUPLICATES,
    )
