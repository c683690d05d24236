"""Replacing a workbook without losing what somebody filled in: the old one is kept beside the new one.

A run may always write over its own results, since scripts do. But a workbook that holds something the new
one does not say is somebody's work, and stays under a name of its own.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from ita_tools.assessment import Assessment
from ita_tools.assessment.flatten import flatten
from ita_tools.errors import (
    FileDangerous,
    FileForeign,
    FileMissing,
    FileProtected,
    ItaError,
    KeyMissing,
    OutputBlocked,
)
from ita_tools.files import read_bytes, write_atomic
from ita_tools.files.filenames import safe_name
from ita_tools.files.preflight import MAX_PACKAGE

__all__ = ["write_with_backup"]

_MARK = "ก่อนหน้า"
_FOREIGN = (FileDangerous, FileForeign, FileMissing, FileProtected)


def write_with_backup(out: Path, data: bytes, assessment: Assessment | None = None) -> Path | None:
    """Write the workbook of an assessment; return where the one it replaces is kept, ``None`` if it is not.

    Kept is a workbook of ours that holds a value or a choice other than ``assessment``, or cells that cannot
    be understood. Without an assessment the new workbook is a list, and any value is another. The copy is
    whole before the old file is touched, and goes where that cannot be replaced.

    Raises
    ------
    OutputBlocked
        The workbook or the copy of the old one cannot be written; the old one stands as before.
    """
    old = _old(out)
    if old is None or old == data or not _holds_other(out, assessment):
        write_atomic(out, data)
        return None
    kept, is_new = _kept(out, old)
    try:
        write_atomic(out, data)
    except OutputBlocked:  # only before the replacing: whatever ends a run later leaves the copy
        if is_new:
            kept.unlink(missing_ok=True)
        raise
    return kept


def _old(out: Path) -> bytes | None:
    try:
        return read_bytes(out, MAX_PACKAGE) if out.exists() else None
    except (ItaError, OSError):  # the writing will say what is wrong with the place
        return None


def _holds_other(out: Path, assessment: Assessment | None) -> bool:
    """Whether a workbook holds something filled in that differs from an assessment, or is not in it."""
    from ita_tools.workbook.read_book import read_book

    try:
        old = read_book(out).assessment
    except _FOREIGN:
        return False
    except KeyMissing:  # of no edition: an earlier list, or a form whose cell somebody emptied
        return assessment is not None
    except ItaError:  # ours, with a cell to mend
        return True
    except Exception:  # nobody's workbook may keep a new one from being written
        return False
    now = flatten(assessment) if assessment and old.edition == assessment.edition else {}
    chosen = {each for each in old.conflicts if each.choice} - set(assessment.conflicts if assessment else ())
    return bool(chosen) or any(now.get(path) != value for path, value in flatten(old).items())


def _kept(out: Path, old: bytes) -> tuple[Path, bool]:
    """Copy the old file beside it; return where, and whether it is not there from an earlier run."""
    for path in _names(out):
        if not path.exists():
            break
        with contextlib.suppress(ItaError):
            if read_bytes(path, MAX_PACKAGE) == old:
                return path, False
    write_atomic(path, old)
    with contextlib.suppress(OSError):  # so that the copy shows when it was last worked on
        last = out.stat()
        os.utime(path, ns=(last.st_atime_ns, last.st_mtime_ns))
    return path, True


def _names(out: Path) -> Iterator[Path]:
    """Yield names for the copy: ``book (ก่อนหน้า).xlsx``, then ``book (ก่อนหน้า 2).xlsx`` and so on."""
    stem = safe_name(out.stem)
    yield out.with_name(f"{stem} ({_MARK}){out.suffix}")
    number = 2
    while True:
        yield out.with_name(f"{stem} ({_MARK} {number}){out.suffix}")
        number += 1
