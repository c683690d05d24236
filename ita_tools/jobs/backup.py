"""Replace a workbook and keep a backup of the old one beside it if it holds values the new one lacks.

A run may write over its own results without a backup, since scripts do so.
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

_BACKUP_MARK = "ก่อนหน้า"
_FOREIGN = (FileDangerous, FileForeign, FileMissing, FileProtected)


def write_with_backup(out: Path, data: bytes, assessment: Assessment | None = None) -> Path | None:
    """Write the workbook of an assessment; return the path of the backup of the old one, ``None`` for none.

    A backup is made of a workbook of this toolkit with a value or a choice that is not in ``assessment``, or
    with cells that cannot be read. Without an assessment (the new workbook is a list) any value counts. The
    backup is complete before the old file is replaced, and is removed if that fails.

    Raises
    ------
    OutputBlocked
        The workbook or the backup cannot be written; the old workbook is unchanged.
    """
    old = _read_old(out)
    if old is None or old == data or not _holds_other_values(out, assessment):
        write_atomic(out, data)
        return None
    backup, is_new = _write_backup(out, old)
    try:
        write_atomic(out, data)
    except OutputBlocked:  # raised only before the old file is replaced; a later error leaves the backup
        if is_new:
            backup.unlink(missing_ok=True)
        raise
    return backup


def _read_old(out: Path) -> bytes | None:
    try:
        return read_bytes(out, MAX_PACKAGE) if out.exists() else None
    except (ItaError, OSError):  # write_atomic reports what is wrong with the path
        return None


def _holds_other_values(out: Path, assessment: Assessment | None) -> bool:
    """Return whether a workbook holds a value or a choice that is not in an assessment."""
    from ita_tools.workbook.read_book import read_book

    try:
        old = read_book(out).assessment
    except _FOREIGN:
        return False
    except KeyMissing:  # without an edition: an earlier list, or a form whose edition cell was emptied
        return assessment is not None
    except ItaError:  # a workbook of this toolkit with a cell to fix
        return True
    except Exception:  # an unreadable file must not prevent the new one from being written
        return False
    values = flatten(assessment) if assessment and old.edition == assessment.edition else {}
    choices = {row for row in old.conflicts if row.choice} - set(assessment.conflicts if assessment else ())
    return bool(choices) or any(values.get(path) != value for path, value in flatten(old).items())


def _write_backup(out: Path, old: bytes) -> tuple[Path, bool]:
    """Copy the old file beside it; return the path, and whether the copy is new and not of an earlier run."""
    for path in _backup_paths(out):
        if not path.exists():
            break
        with contextlib.suppress(ItaError):
            if read_bytes(path, MAX_PACKAGE) == old:
                return path, False
    write_atomic(path, old)
    with contextlib.suppress(OSError):  # the backup shows when the old file was last saved
        old_times = out.stat()
        os.utime(path, ns=(old_times.st_atime_ns, old_times.st_mtime_ns))
    return path, True


def _backup_paths(out: Path) -> Iterator[Path]:
    """Yield paths for the backup: ``book (ก่อนหน้า).xlsx``, then ``book (ก่อนหน้า 2).xlsx`` and so on."""
    stem = safe_name(out.stem)
    yield out.with_name(f"{stem} ({_BACKUP_MARK}){out.suffix}")
    number = 2
    while True:
        yield out.with_name(f"{stem} ({_BACKUP_MARK} {number}){out.suffix}")
        number += 1
