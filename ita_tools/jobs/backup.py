"""Replace a file and keep a backup of the old one beside it if it holds values the new one lacks.

A run may write over its own results without a backup, since scripts do so. At most ten backups of a file are
kept, those with the highest numbers.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import stat
from collections.abc import Callable
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
from ita_tools.files.zip_reader import list_entries, read_entry
from ita_tools.jobs.load import read_file

__all__ = ["replace_with_backup", "write_document", "write_with_backup"]

_BACKUP_MARK = "ก่อนหน้า"
_MOST_BACKUPS = 10
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""Date of every entry in the documents this toolkit writes."""
_FOREIGN = (FileDangerous, FileForeign, FileMissing, FileProtected)


def write_with_backup(out: Path, data: bytes, assessment: Assessment | None = None) -> Path | None:
    """Write the workbook or text of an assessment; return the backup of the old one, ``None`` for none.

    A backup is made of a file of this toolkit with a value or a choice that is not in ``assessment``, or
    with values that cannot be read. Without an assessment (the new workbook is a list) any value counts. The
    backup is complete before the old file is replaced, and is removed if that fails.

    Raises
    ------
    OutputBlocked
        The file or the backup cannot be written; the old file is unchanged.
    """
    return _write(out, data, lambda _: _holds_other_values(out, assessment))


def write_document(out: Path, data: bytes) -> Path | None:
    """Write a Word document; return the backup of an old one that somebody has edited, ``None`` for none.

    Raises
    ------
    OutputBlocked
        The document or the backup cannot be written; the old document is unchanged.
    """
    return _write(out, data, lambda old: _is_edited_document(old, out.name))


def replace_with_backup(out: Path, data: bytes) -> Path | None:
    """Write a file; return the backup of the old one, whatever it holds; ``None`` if there is no old one.

    Raises
    ------
    OutputBlocked
        The file or the backup cannot be written; the old file is unchanged.
    """
    return _write(out, data, lambda _: True)


def _write(out: Path, data: bytes, is_worth_keeping: Callable[[bytes], bool]) -> Path | None:
    """Write a file; return the backup of the old one if that is worth keeping."""
    old = _read_old(out)
    if old is None or old == data or not is_worth_keeping(old):
        write_atomic(out, data)
        return None
    return _replace(out, old, data)


def _is_edited_document(old: bytes, name: str) -> bool:
    """Return whether another program has written a Word document since this toolkit did.

    Word and LibreOffice note when they saved it, other programs the date of its entries.
    """
    try:
        entries = list_entries(old, name)
        core = [each for each in entries if each.name.lower() == "docprops/core.xml"]
        texts = [read_entry(old, each, name) for each in core]
    except ItaError:
        return False
    return not core or any(b":modified" in text for text in texts) or _has_dates(old)


def _has_dates(data: bytes) -> bool:
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(data)) as package:
        return any(each.date_time != _EARLIEST for each in package.infolist())


def _replace(out: Path, old: bytes, data: bytes) -> Path:
    """Copy the old file, then replace it; return the path of the copy."""
    try:
        backup, is_new = _write_backup(out, old)
    except OutputBlocked as error:  # the officer knows the file that was to be written, not its copy
        raise OutputBlocked(error.message, where=str(out.resolve()), remedy=error.remedy) from error
    try:
        write_atomic(out, data)
    except OutputBlocked:  # raised only before the old file is replaced; a later error leaves the backup
        if is_new:
            backup.unlink(missing_ok=True)
        raise
    _remove_oldest(out)
    return backup


def _read_old(out: Path) -> bytes | None:
    try:
        return read_bytes(out, MAX_PACKAGE) if out.exists() else None
    except (ItaError, OSError):  # write_atomic reports what is wrong with the path
        return None


def _holds_other_values(out: Path, assessment: Assessment | None) -> bool:
    """Return whether a file holds a value or a choice that is not in an assessment."""
    try:
        old = read_file(out).assessment
    except _FOREIGN:
        return False
    except KeyMissing:  # without an edition: an earlier list, or a form whose edition cell was emptied
        return assessment is not None
    except ItaError:  # a workbook of this toolkit with a cell to fix
        return True
    except Exception:  # an unreadable file must not prevent the new one from being written
        return False
    if old.book and old.book != (assessment.book if assessment else ""):
        return True  # its parts merge into no other book
    values = flatten(assessment) if assessment and old.edition == assessment.edition else {}
    choices = {row for row in old.conflicts if row.choice} - set(assessment.conflicts if assessment else ())
    return bool(choices) or any(values.get(path) != value for path, value in flatten(old).items())


def _write_backup(out: Path, old: bytes) -> tuple[Path, bool]:
    """Copy the old file beside it; return the path, and whether the copy is new and not of an earlier run."""
    backups = _backups(out)
    for path in backups.values():
        with contextlib.suppress(ItaError):
            if read_bytes(path, MAX_PACKAGE) == old:
                return path, False
    path = _backup_path(out, max(backups, default=0) + 1)
    write_atomic(path, old)
    with contextlib.suppress(OSError):  # the mode of the old file, and when it was last saved
        status = out.stat()
        path.chmod(stat.S_IMODE(status.st_mode))
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    return path, True


def _backup_path(out: Path, number: int) -> Path:
    """Return ``book (ก่อนหน้า).xlsx`` for the first backup, then ``book (ก่อนหน้า 2).xlsx`` and so on."""
    mark = _BACKUP_MARK if number == 1 else f"{_BACKUP_MARK} {number}"
    return out.with_name(f"{safe_name(out.stem)} ({mark}){out.suffix}")


def _backups(out: Path) -> dict[int, Path]:
    """Return the backups of a file by their numbers, lowest first."""
    stem, suffix = re.escape(safe_name(out.stem)), re.escape(out.suffix)
    pattern = re.compile(rf"{stem} \({_BACKUP_MARK}(?: (\d{{1,9}}))?\){suffix}")
    with contextlib.suppress(OSError):
        names = [(pattern.fullmatch(path.name), path) for path in out.parent.iterdir()]
        return dict(sorted((int(match[1] or 1), path) for match, path in names if match))
    return {}


def _remove_oldest(out: Path) -> None:
    """Remove the backups with the lowest numbers until ten are left."""
    for path in list(_backups(out).values())[:-_MOST_BACKUPS]:
        with contextlib.suppress(OSError):
            path.unlink()
