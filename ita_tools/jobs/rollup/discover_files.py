"""Discover the files of a roll-up: named files, and those in named folders and their subfolders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ita_tools.errors import CommandMisused, FileMissing
from ita_tools.jobs.load import OTHER_SPREADSHEETS, TEXT_FORMATS, WORKBOOK_FORMATS
from ita_tools.sharing.rollup.skipped_files import SkippedFile
from ita_tools.thai import clean
from ita_tools.workbook.rollup import is_rollup

__all__ = ["MOST_FILES", "DiscoveredFiles", "Task", "find_files"]

MOST_FILES = 100_000
"""Files of one roll-up: the nation has some 8,300 agencies."""
_READ = {*WORKBOOK_FORMATS, *TEXT_FORMATS}
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, and its name as shown to the user."""

    path: Path
    shown: str


@dataclass(slots=True)
class DiscoveredFiles:
    """Files to read in the order of their names, unreadable folders, and the number of other files."""

    tasks: list[Task] = field(default_factory=list)
    skipped: list[SkippedFile] = field(default_factory=list)
    others: int = 0


def find_files(paths: Iterable[Path], out: Path) -> DiscoveredFiles:
    """Find the files of a roll-up that will be written to ``out``.

    Lock files, hidden files and an earlier roll-up at ``out`` are skipped; a file reached twice is read
    once.

    Raises
    ------
    FileMissing
        A path does not exist or cannot be opened, or there is no file at all.
    CommandMisused
        ``out`` is one of the named files, or a file in a folder that is not a roll-up; or there are more
        than :data:`MOST_FILES`.
    """
    files, seen, output = DiscoveredFiles(), set(), _real_path(out)
    for path in paths:
        for task in _tasks(path, files):
            real_path = _real_path(task.path)
            if real_path == output:
                _require_earlier_rollup(task.path, path)
            elif real_path not in seen:
                seen.add(real_path)
                files.tasks.append(task)
            if len(files.tasks) > MOST_FILES:
                raise CommandMisused(
                    f"มีไฟล์เกิน {MOST_FILES:,} ไฟล์", where=str(path), remedy="แบ่งโฟลเดอร์แล้วสั่งทีละส่วน"
                )
    if not files.tasks and files.skipped:
        unreadable = files.skipped[0]
        raise FileMissing(unreadable.reason, where=unreadable.file, remedy=unreadable.remedy)
    if not files.tasks:
        raise FileMissing(
            "ไม่พบสมุดงานหรือไฟล์ข้อมูล",
            where=" ".join(map(str, paths)),
            remedy=f"ระบุโฟลเดอร์ที่มีไฟล์ {' '.join(sorted(_READ))}",
        )
    return files


def _require_earlier_rollup(output: Path, named: Path) -> None:
    """Refuse to write over a file that is named itself, or is found in a folder and is not a roll-up."""
    if output == named or not is_rollup(output):
        raise CommandMisused("ไฟล์ผลลัพธ์เป็นไฟล์เดียวกับไฟล์ที่จะอ่าน", where=str(output), remedy="ตั้งชื่ออื่นด้วย -o")


def _real_path(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def _tasks(path: Path, files: DiscoveredFiles) -> Iterator[Task]:
    """Yield the file at a path, or the files of a folder; record unreadable folders and other files."""
    if not path.exists():
        raise FileMissing("ไม่พบไฟล์หรือโฟลเดอร์", where=str(path), remedy="ตรวจชื่อไฟล์และโฟลเดอร์")
    if not path.is_dir():
        yield Task(path, _shown(path.name))
        return

    def record(error: OSError) -> None:
        files.skipped.append(_unreadable_folder(error, path))

    for folder, subfolders, names in os.walk(path, onerror=record):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            file = Path(folder, name)
            if name.startswith(("~$", ".")):
                continue
            if (
                file.suffix.lower() in _READ | OTHER_SPREADSHEETS
            ):  # other spreadsheets are reported as unusable
                yield Task(file, _shown(file.relative_to(path).as_posix()))
            else:
                files.others += 1


def _shown(name: str) -> str:
    """Return a name without control characters and line breaks; a very long one is cut at its start."""
    return clean(name).replace("\n", " ")[-_LONGEST:]


def _unreadable_folder(error: OSError, named: Path) -> SkippedFile:
    folder = Path(error.filename or named)
    name = folder.relative_to(named).as_posix() if folder.is_relative_to(named) else folder.name
    return SkippedFile(_shown(name) + "/", "เปิดโฟลเดอร์ไม่ได้", "ขอสิทธิ์อ่านจากผู้ดูแลโฟลเดอร์", FileMissing.code)
