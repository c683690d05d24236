"""Which files a roll-up reads: those that are named, and those in folders and the folders below."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ita_tools.errors import CommandMisused, FileMissing
from ita_tools.jobs.load import OTHER_SPREADSHEETS, TEXT_FORMATS, WORKBOOK_FORMATS
from ita_tools.sharing.rollup.skipped_files import SkippedFile
from ita_tools.thai import clean
from ita_tools.workbook.rollup.output_mark import is_rollup

__all__ = ["MOST_FILES", "DiscoveredFiles", "Task", "find_files"]

MOST_FILES = 100_000
"""Files of one roll-up: the nation has some 8,300 agencies."""
_READ = {*WORKBOOK_FORMATS, *TEXT_FORMATS}
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, and how the user knows it."""

    path: Path
    shown: str


@dataclass(slots=True)
class DiscoveredFiles:
    """Files to read in the order of their names, folders that could not be opened, files of other kinds."""

    tasks: list[Task] = field(default_factory=list)
    skipped: list[SkippedFile] = field(default_factory=list)
    others: int = 0


def find_files(places: Iterable[Path], out: Path) -> DiscoveredFiles:
    """Find the files of a roll-up that will be written to ``out``.

    Lock files, hidden files and an earlier roll-up in place of ``out`` are passed over; a file reached
    twice is read once.

    Raises
    ------
    FileMissing
        A place does not exist or cannot be opened, or there is no file at all.
    CommandMisused
        ``out`` is one of the named files, or a file of a folder that is no roll-up; or there are more than
        :data:`MOST_FILES`.
    """
    found, seen, target = DiscoveredFiles(), set(), _real(out)
    for place in places:
        for task in _tasks(place, found):
            real = _real(task.path)
            if real == target:
                _require_other(task.path, place)
            elif real not in seen:
                seen.add(real)
                found.tasks.append(task)
            if len(found.tasks) > MOST_FILES:
                raise CommandMisused(
                    f"มีไฟล์เกิน {MOST_FILES:,} ไฟล์", where=str(place), remedy="แบ่งโฟลเดอร์แล้วสั่งทีละส่วน"
                )
    if not found.tasks and found.skipped:
        closed = found.skipped[0]
        raise FileMissing(closed.reason, where=closed.file, remedy=closed.remedy)
    if not found.tasks:
        raise FileMissing(
            "ไม่พบสมุดงานหรือไฟล์ข้อมูล",
            where=" ".join(map(str, places)),
            remedy=f"ระบุโฟลเดอร์ที่มีไฟล์ {' '.join(sorted(_READ))}",
        )
    return found


def _require_other(path: Path, place: Path) -> None:
    if path == place or not is_rollup(path):
        raise CommandMisused("ไฟล์ผลลัพธ์เป็นไฟล์เดียวกับไฟล์ที่จะอ่าน", where=str(path), remedy="ตั้งชื่ออื่นด้วย -o")


def _real(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def _tasks(place: Path, found: DiscoveredFiles) -> Iterator[Task]:
    if not place.exists():
        raise FileMissing("ไม่พบไฟล์หรือโฟลเดอร์", where=str(place), remedy="ตรวจชื่อไฟล์และโฟลเดอร์")
    if not place.is_dir():
        yield Task(place, _shown(place.name))
        return

    def tell(error: OSError) -> None:
        found.skipped.append(_closed(error, place))

    for folder, below, names in os.walk(place, onerror=tell):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            kind = path.suffix.lower()
            if name.startswith(("~$", ".")):
                continue
            if kind in _READ | OTHER_SPREADSHEETS:  # told, not passed over: somebody meant to send one
                yield Task(path, _shown(path.relative_to(place).as_posix()))
            else:
                found.others += 1


def _shown(name: str) -> str:
    """Return a name that can be written anywhere; a very long path loses its beginning."""
    return clean(name).replace("\n", " ")[-_LONGEST:]


def _closed(error: OSError, place: Path) -> SkippedFile:
    inside = Path(error.filename or place)
    name = inside.relative_to(place).as_posix() if inside.is_relative_to(place) else inside.name
    return SkippedFile(_shown(name) + "/", "เปิดโฟลเดอร์ไม่ได้", "ขอสิทธิ์อ่านจากผู้ดูแลโฟลเดอร์", FileMissing.code)
