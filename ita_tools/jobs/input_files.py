"""Which files are meant by what a user names: patterns no shell has expanded, and folders."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from glob import glob
from pathlib import Path

from ita_tools.errors import FileForeign, FileMissing, raise_faults
from ita_tools.jobs.load import WORKBOOK_FORMATS

__all__ = ["collect_workbooks", "expand_globs", "same_file", "workbooks_in"]

_LOCK = "~$"
"""Begins the name of the file Excel keeps while a workbook is open."""


def expand_globs(places: Iterable[Path], apart: Collection[Path] = ()) -> tuple[Path, ...]:
    """Put what matches in place of each pattern with ``*`` or ``?``, in the order of the names.

    Shells of Windows hand patterns on as they are. A name that exists is no pattern, brackets are letters,
    no pattern reaches below its folder. Files ``apart``, such as the one to write, match nothing.

    Raises
    ------
    FileMissing, Faults
        Nothing matches; every such pattern is told.
    """
    found = [(place, _matches(place, apart) if _is_pattern(place) else [place]) for place in places]
    raise_faults(
        FileMissing("ไม่มีไฟล์ที่ตรงกับชื่อนี้", where=str(place), remedy="ตรวจชื่อโฟลเดอร์และนามสกุลไฟล์")
        for place, matches in found
        if not matches
    )
    return tuple(path for _, matches in found for path in matches)


def collect_workbooks(places: Iterable[Path], apart: Collection[Path] = ()) -> tuple[Path, ...]:
    """Return the files that are named, match a pattern, or are workbooks of a folder that is named.

    Files ``apart``, such as the main book, are passed over unless they are named outright.

    Raises
    ------
    FileMissing, Faults
        Nothing matches a pattern.
    FileForeign
        A folder cannot be opened.
    """
    found = [
        path
        for place in expand_globs(places, apart)
        for path in (_others(workbooks_in(place), apart) if os.path.isdir(place) else (place,))
    ]
    return tuple(dict.fromkeys(found))


def workbooks_in(folder: Path) -> Iterator[Path]:
    """Yield the workbooks of a folder in the order of their names, without the lock files of Excel.

    Raises
    ------
    FileForeign
        It cannot be opened.
    """
    try:
        yield from sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() in WORKBOOK_FORMATS and not path.name.startswith(_LOCK)
        )
    except OSError as error:
        raise FileForeign("เปิดโฟลเดอร์ไม่ได้", where=str(folder), remedy="ขอสิทธิ์อ่านจากผู้ดูแลโฟลเดอร์") from error


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same file."""
    return one == other or (one.exists() and other.exists() and one.samefile(other))


def _is_pattern(place: Path) -> bool:
    return any(sign in _below(place) for sign in "*?") and not os.path.exists(place)


def _matches(place: Path, apart: Collection[Path]) -> list[Path]:
    pattern = _below(place).replace("[", "[[]")
    found = sorted(glob(pattern, root_dir=place.anchor or None))
    paths = (Path(place.anchor, name) for name in found)
    return _others((path for path in paths if not path.name.startswith(_LOCK)), apart)


def _others(paths: Iterable[Path], apart: Collection[Path]) -> list[Path]:
    return [path for path in paths if not any(same_file(path, each) for each in apart)]


def _below(place: Path) -> str:
    r"""Return a path without its drive: ``\\?\C:\`` holds no pattern."""
    return str(place)[len(place.anchor) :]
