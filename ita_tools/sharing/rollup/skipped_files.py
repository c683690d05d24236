"""Files that a roll-up leaves out, each with the reason and what to do: unusable ones, and duplicates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ita_tools.errors import Faults, ItaError
from ita_tools.rounding import points
from ita_tools.sharing.rollup.agency_summary import AgencySummary
from ita_tools.thai import clean, truncate

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
    """Return why a file is left out because of an error; of many faults only the first few are shown."""
    faults = error.faults if isinstance(error, Faults) else (error,)
    reasons = [clean(_reason(each, file)) for each in faults[:_MOST_FAULTS]]
    if len(faults) > _MOST_FAULTS:
        reasons.append(f"และอีก {len(faults) - _MOST_FAULTS:,} แห่ง")
    remedies = dict.fromkeys(clean(each.remedy) for each in faults[:_MOST_FAULTS] if each.remedy)
    return SkippedFile(
        file,
        truncate("\n".join(reasons), _LONGEST),
        truncate("\n".join(remedies), _LONGEST),
        faults[0].code,
    )


def _reason(error: ItaError, file: str) -> str:
    """Return the message with its location inside the file, without the file, which has its own column."""
    name = file.rpartition("/")[2]
    location = error.where.rpartition(name)[2].strip(": ") if name in error.where else error.where
    return f"{location}: {error.message}" if location else error.message


def drop_duplicates(agencies: Iterable[AgencySummary]) -> tuple[list[AgencySummary], list[SkippedFile]]:
    """Keep the file of each agency and edition that was changed last; return those and the skipped files.

    Agencies are the same if edition, name, district and province are; agencies without a name never are.
    """
    groups: dict[tuple[object, ...], list[AgencySummary]] = defaultdict(list)
    for agency in agencies:
        file_of_nameless = "" if agency.name else agency.source.file
        identity = (agency.edition, agency.name, agency.district, agency.province, file_of_nameless)
        groups[identity].append(agency)
    unique, skipped = [], []
    for group in groups.values():
        newest, *others = sorted(group, key=lambda each: (-each.source.changed, each.source.file))
        unique.append(newest)
        skipped += [_duplicate(other, newest) for other in others]
    return unique, skipped


def _duplicate(agency: AgencySummary, newest: AgencySummary) -> SkippedFile:
    if agency.source.digest == newest.source.digest:
        comparison = "เนื้อหาเหมือนกันทุกประการ"
    elif agency.total == newest.total:
        comparison = "คะแนนรวมเท่ากัน"
    else:
        comparison = f"คะแนนรวมไฟล์นี้ {points(agency.total)} ไฟล์ที่ใช้ {points(newest.total)}"
    return SkippedFile(
        agency.source.file,
        f"ซ้ำกับ {newest.source.file} (หน่วยงานและปีเดียวกัน) ใช้ไฟล์ที่แก้ไขล่าสุด {comparison}",
        _REMEDY_FOR_DUPLICATES,
    )
