"""Write copies of the files of a roll-up, each with the standing of its agency; no original is changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ita_tools.assessment import Standing, assessment_text
from ita_tools.errors import CommandMisused, ItaError
from ita_tools.files import make_folder, read_bytes
from ita_tools.files.preflight import MAX_PACKAGE
from ita_tools.jobs.backup import write_with_backup
from ita_tools.jobs.load import TEXT_FORMATS, read_file
from ita_tools.jobs.new import book_bytes
from ita_tools.jobs.rollup.discover_files import DiscoveredFiles, Task
from ita_tools.jobs.rollup.pipeline import RollupOutcome
from ita_tools.jobs.rollup.read_agency import digest_of, read_all
from ita_tools.sharing.rollup.by_edition import own_standings
from ita_tools.sharing.rollup.skipped_files import SkippedFile, skip_with_error
from ita_tools.thai import thai_date, thai_today

__all__ = ["StandingCopies", "StandingTask", "require_apart", "write_standings"]


@dataclass(frozen=True, slots=True)
class StandingTask(Task):
    """A file to copy with a standing; ``digest`` is that of the bytes the standing was worked out from."""

    digest: str
    standing: Standing
    out: Path


@dataclass(frozen=True, slots=True)
class StandingCopies:
    """The outcome: files written, those among them that held another standing, and those that failed."""

    folder: Path
    written: int
    replaced: tuple[str, ...]
    failed: tuple[SkippedFile, ...]

    def data(self) -> dict[str, object]:
        """Return the outcome as plain data."""
        return {
            "folder": str(self.folder),
            "written": self.written,
            "replaced": list(self.replaced),
            "failed": [{"file": each.file, "code": each.code, "reason": each.reason} for each in self.failed],
        }


def require_apart(folder: Path, paths: Sequence[Path], files: DiscoveredFiles, out: Path) -> None:
    """Check before any file is read that no copy is written over a file, or is read by the next roll-up.

    Raises
    ------
    CommandMisused
        The folder lies in one that is read, or a copy would replace a file that is read or ``out``.
    """
    real = folder.resolve()
    inside = any(path.is_dir() and real.is_relative_to(path.resolve()) for path in paths)
    read = {task.path.resolve() for task in files.tasks} | {out.resolve()}
    if inside or any((real / _name(task)).resolve() in read for task in files.tasks):
        raise CommandMisused(
            "โฟลเดอร์ของสำเนาต้องแยกจากไฟล์ที่อ่าน", where=str(folder), remedy="ระบุโฟลเดอร์อื่นด้วย --write-standing"
        )


def write_standings(
    outcome: RollupOutcome,
    files: DiscoveredFiles,
    folder: Path,
    *,
    jobs: int | None = None,
    today: date | None = None,
) -> StandingCopies:
    """Write a copy of the file of each agency that has a rank.

    Raises
    ------
    OutputBlocked
        The folder cannot be made.
    """
    make_folder(folder)
    made_on = thai_date(today or thai_today())
    replaced, tasks = [], []
    for task, held in _tasks(outcome, files, folder, made_on):
        tasks.append(task)
        if held and held != task.standing:
            replaced.append(task.shown)
    results = read_all(tasks, jobs, _write_standing)
    failed = sorted((each for each in results if isinstance(each, SkippedFile)), key=lambda each: each.file)
    lost = {each.file for each in failed}
    return StandingCopies(
        folder,
        len(tasks) - len(failed),
        tuple(name for name in replaced if name not in lost),
        tuple(failed),
    )


def _tasks(
    outcome: RollupOutcome, files: DiscoveredFiles, folder: Path, made_on: str
) -> Iterator[tuple[StandingTask, Standing]]:
    """Yield what is to be copied, with the standing that the file held."""
    paths: dict[str, list[Path]] = {}
    for task in files.tasks:
        paths.setdefault(task.shown, []).append(task.path)
    taken: set[str] = set()
    for group in outcome.groups:
        for agency, standing in own_standings(group, made_on):
            file, digest = agency.source.file, agency.source.digest
            path = _source(paths[file], digest)
            name = _unique(_name(Task(path, file)), taken)
            yield StandingTask(path, file, digest, standing, folder / name), agency.standing


def _source(paths: Sequence[Path], digest: str) -> Path:
    """Return the file of some bytes among those shown under one name."""
    if len(paths) == 1:
        return paths[0]
    return next((path for path in paths if digest_of(read_bytes(path, MAX_PACKAGE)) == digest), paths[0])


def _name(task: Task) -> Path:
    """Return the path of a copy below its folder: that of the file below the folder that was read."""
    folders = [part for part in task.shown.split("/")[:-1] if part not in ("", ".", "..")]
    return Path(*folders, task.path.name)


def _unique(name: Path, taken: set[str]) -> Path:
    unique, number = name, 1
    while str(unique).casefold() in taken:
        number += 1
        unique = name.with_stem(f"{name.stem} ({number})")
    taken.add(str(unique).casefold())
    return unique


def _write_standing(task: Task) -> SkippedFile | None:
    """Write one copy; return why it was not written, ``None`` where it was. No error is raised."""
    assert isinstance(task, StandingTask)  # noqa: S101 - only these are made above
    try:
        if digest_of(read_bytes(task.path, MAX_PACKAGE)) != task.digest:
            return SkippedFile(task.shown, "ไฟล์เปลี่ยนไปหลังจากรวมผล", "สั่งใหม่อีกครั้ง", ItaError.code)
        assessment = replace(read_file(task.path).assessment, standing=task.standing)
        suffix = task.out.suffix.lower()
        if suffix in TEXT_FORMATS:
            data = assessment_text(assessment, json=suffix == ".json").encode("utf-8")
        else:
            data = book_bytes(assessment, task.out.name)
        make_folder(task.out.parent)
        write_with_backup(task.out, data, assessment)
    except ItaError as error:
        return skip_with_error(task.shown, error)
    return None
