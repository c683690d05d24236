"""The steps of a roll-up: read the files, drop duplicates, sum up by edition, write the workbook."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ita_tools.errors import CommandMisused, FileForeign, OutputBlocked, ProgramMissing
from ita_tools.jobs.backup import write_with_backup
from ita_tools.jobs.rollup.discover_files import DiscoveredFiles
from ita_tools.jobs.rollup.read_agency import Reader, read_agency, read_all
from ita_tools.jobs.worker_pool import MOST_JOBS
from ita_tools.rounding import points
from ita_tools.rubric import load_edition
from ita_tools.sharing.rollup.agency_summary import AgencySummary
from ita_tools.sharing.rollup.skipped_files import SkippedFile, drop_duplicates
from ita_tools.thai import thai_date, thai_today
from ita_tools.version import pip_command, toolkit_version

if TYPE_CHECKING:
    from ita_tools.sharing.rollup.by_edition import EditionGroup

__all__ = ["RollupOutcome", "require_ready", "roll_up"]

_REASONS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class RollupOutcome:
    """The outcome of a roll-up; ``backup`` is the copy of a filled workbook that was replaced."""

    groups: tuple[EditionGroup, ...]
    skipped: tuple[SkippedFile, ...]
    backup: Path | None = None

    @property
    def agencies(self) -> int:
        """Number of agencies in all editions."""
        return sum(len(group.agencies) for group in self.groups)

    def data(self) -> dict[str, Any]:
        """Return a summary as plain data; scores are texts with two decimals, unknown ones null."""
        return {
            "agencies": self.agencies,
            "editions": {str(group.edition.year): _group_data(group) for group in self.groups},
            "skipped": [
                {"file": each.file, "code": each.code, "reason": each.reason, "remedy": each.remedy}
                for each in self.skipped
            ],
        }


def _group_data(group: EditionGroup) -> dict[str, Any]:
    total = group.total
    figures = {"mean": total.mean, "median": total.median, "least": total.least, "greatest": total.greatest}
    return {
        "agencies": len(group.agencies),
        "scored": total.count,
        **{name: _text(value) for name, value in figures.items()},
        "on_target": group.on_target.count,
        "levels": {each.name: each.count for each in group.levels},
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else points(value)


def require_ready(out: Path, jobs: int | None = None) -> None:
    """Check before any file is read what would otherwise fail after all are.

    Raises
    ------
    CommandMisused, OutputBlocked, ProgramMissing
        Another suffix than .xlsx or an invalid number of processes; a missing folder; pandas is missing.
    """
    if out.suffix.lower() != ".xlsx":
        raise CommandMisused("เขียนได้เฉพาะสมุดงาน .xlsx", where=str(out), remedy="ตั้งชื่อไฟล์ให้ลงท้ายด้วย .xlsx")
    if jobs is not None and not 1 <= jobs <= MOST_JOBS:
        raise CommandMisused("จำนวนงานพร้อมกันใช้ไม่ได้", where="--jobs", remedy=f"ใส่ 1 ถึง {MOST_JOBS}")
    if not out.absolute().parent.is_dir():
        raise OutputBlocked(
            f"ไม่มีโฟลเดอร์ {out.parent}", where=out.name, remedy="สร้างโฟลเดอร์ก่อน หรือระบุโฟลเดอร์อื่น"
        )
    try:
        importlib.import_module("pandas")
    except ImportError as error:
        raise ProgramMissing(
            "การรวมผลหลายหน่วยงานต้องใช้ pandas ซึ่งยังไม่ได้ติดตั้ง",
            where="ita rollup",
            remedy="ติดตั้งด้วย " + pip_command('"ita-tools[scale]"'),
        ) from error


def roll_up(
    files: DiscoveredFiles,
    out: Path,
    *,
    jobs: int | None = None,
    today: date | None = None,
    advance: Callable[[int], object] = lambda _: None,
    read: Reader = read_agency,
) -> RollupOutcome:
    """Read the files and write the workbook; ``advance`` is called with 1 after each file.

    Raises
    ------
    FileForeign
        No file can be used; the first reasons are reported. The old output is unchanged.
    ItaError
        See :func:`require_ready`; or the workbook cannot be written.
    """
    require_ready(out, jobs)
    agencies, skipped = _collect(files, jobs, advance, read)
    if not agencies:
        raise FileForeign(
            "ไม่มีไฟล์ที่ใช้ได้",
            where="; ".join(_first_line(each) for each in skipped[:_REASONS_SHOWN]),
            remedy="แก้ตามสาเหตุของแต่ละไฟล์ ตรวจทีละไฟล์ได้ด้วย ita check",
        )
    from ita_tools.sharing.rollup.by_edition import group_by_edition  # pandas, a third of a second
    from ita_tools.workbook.rollup.build_rollup import Origin, build_rollup

    unique, duplicates = drop_duplicates(agencies)
    skipped = sorted([*skipped, *duplicates], key=lambda each: (each.file, each.reason))
    editions = [load_edition(year) for year in sorted({agency.edition for agency in unique})]
    groups = group_by_edition(unique, editions)
    made_on = thai_date(today or thai_today())
    origin = Origin(toolkit_version() or "-", made_on, len(files.tasks), files.others)
    backup = write_with_backup(out, build_rollup(groups, skipped, origin))
    return RollupOutcome(groups, tuple(skipped), backup)


def _collect(
    files: DiscoveredFiles, jobs: int | None, advance: Callable[[int], object], read: Reader
) -> tuple[list[AgencySummary], list[SkippedFile]]:
    agencies: list[AgencySummary] = []
    skipped = list(files.skipped)
    for outcome in read_all(files.tasks, jobs, read):
        if isinstance(outcome, AgencySummary):
            agencies.append(outcome)
        elif outcome is not None:
            skipped.append(outcome)
        advance(1)
    return agencies, sorted(skipped, key=lambda each: each.file)


def _first_line(skipped: SkippedFile) -> str:
    return f"{skipped.file}: {skipped.reason.partition(chr(10))[0]}"
