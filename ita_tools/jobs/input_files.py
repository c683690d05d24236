"""The files a job reads: patterns and folders are expanded, and none of the files is written over."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator
from glob import glob
from pathlib import Path

from ita_tools.errors import CommandMisused, FileForeign, FileMissing, raise_faults
from ita_tools.jobs.load import WORKBOOK_FORMATS

__all__ = ["collect_workbooks", "expand_globs", "require_not_an_input", "same_file", "workbooks_in"]

_BACKUP = re.compile(r" \(ก่อนหน้า(?: \d+)?\)\Z")
"""End of the name of a backup; see :mod:`.backup`."""
_LOCK = "~$"
"""Start of the name of the lock file that Excel keeps while a workbook is open."""


def expand_globs(paths: Iterable[Path], exclude: Collection[Path] = ()) -> tuple[Path, ...]:
    """Replace each pattern with ``*`` or ``?`` by the files it matches, in the order of their names.

    Shells of Windows pass patterns on unexpanded. A path that exists is not a pattern, brackets are literal,
    and no pattern matches in subfolders. Excluded files, such as the output, match no pattern.

    Raises
    ------
    FileMissing, Faults
        A pattern matches nothing; all such patterns are reported.
    """
    expanded = [(path, _matches(path, exclude) if _is_pattern(path) else [path]) for path in paths]
    raise_faults(
        FileMissing("ไม่มีไฟล์ที่ตรงกับชื่อนี้", where=str(path), remedy="ตรวจชื่อโฟลเดอร์และนามสกุลไฟล์")
        for path, matches in expanded
        if not matches
    )
    return tuple(match for _, matches in expanded for match in matches)


def collect_workbooks(paths: Iterable[Path], exclude: Collection[Path] = ()) -> tuple[Path, ...]:
    """Return the files that are named, match a pattern, or are workbooks of a named folder; each once.

    Excluded files, such as the main book, are returned only where they are named themselves.

    Raises
    ------
    FileMissing, Faults
        A pattern matches nothing.
    FileForeign
        A folder cannot be opened.
    """
    files = [
        file
        for path in expand_globs(paths, exclude)
        for file in (_without(workbooks_in(path), exclude) if os.path.isdir(path) else (path,))
    ]
    return tuple(dict.fromkeys(files))


def workbooks_in(folder: Path) -> Iterator[Path]:
    """Yield the workbooks of a folder in the order of their names, without locks of Excel and backups.

    Raises
    ------
    FileForeign
        The folder cannot be opened.
    """
    try:
        yield from sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() in WORKBOOK_FORMATS and not _is_extra(path)
        )
    except OSError as error:
        raise FileForeign("เปิดโฟลเดอร์ไม่ได้", where=str(folder), remedy="ขอสิทธิ์อ่านจากผู้ดูแลโฟลเดอร์") from error


def same_file(one: Path, other: Path) -> bool:
    """Return whether two paths lead to the same file."""
    return one == other or (one.exists() and other.exists() and one.samefile(other))


def require_not_an_input(out: Path, *inputs: Path) -> None:
    """Refuse to write over a file that is read, by whatever path it is reached.

    Raises
    ------
    CommandMisused
        ``out`` is one of the inputs.
    """
    if any(same_file(out, path) for path in inputs):
        raise CommandMisused("ไฟล์ผลลัพธ์เป็นไฟล์เดียวกับไฟล์ที่จะอ่าน", where=str(out), remedy="ตั้งชื่ออื่นด้วย -o")


def _is_pattern(path: Path) -> bool:
    return any(wildcard in _without_drive(path) for wildcard in "*?") and not os.path.exists(path)


def _matches(pattern: Path, exclude: Collection[Path]) -> list[Path]:
    literal_brackets = _without_drive(pattern).replace("[", "[[]")
    names = sorted(glob(literal_brackets, root_dir=pattern.anchor or None))
    paths = (Path(pattern.anchor, name) for name in names)
    return _without((path for path in paths if not _is_extra(path)), exclude)


def _without(paths: Iterable[Path], exclude: Collection[Path]) -> list[Path]:
    return [path for path in paths if not any(same_file(path, excluded) for excluded in exclude)]


def _is_extra(path: Path) -> bool:
    """Return whether a file is a lock of Excel, or the backup of a file beside it."""
    stem = _BACKUP.sub("", path.stem)
    return path.name.startswith(_LOCK) or (stem != path.stem and path.with_name(stem + path.suffix).exists())


def _without_drive(path: Path) -> str:
    r"""Return a path without its drive: the ``?`` of ``\\?\C:\`` is not a wildcard."""
    return str(path)[len(path.anchor) :]
