"""Atomic file writes: a reader sees the complete old file or the complete new one, never a part."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import time
from collections.abc import Iterable
from pathlib import Path

from ita_tools.errors import ItaError, OutputBlocked

__all__ = ["make_folder", "write_atomic", "write_together"]

_ABANDONED_SECONDS = 3600
_TEMPORARY = re.compile(r"\.ita-[0-9a-f]{12}\.tmp")
_DISK_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_IN_USE = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY}


def make_folder(folder: Path) -> None:
    """Make a folder and its parents; one that exists is left as it is.

    Raises
    ------
    OutputBlocked
        The folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputBlocked("สร้างโฟลเดอร์ไม่ได้", where=str(folder), remedy="เลือกโฟลเดอร์อื่นด้วย -o") from error


def write_atomic(path: Path, data: bytes) -> None:
    """Write a file by way of a temporary file beside it; a failing or interrupted run leaves the old file.

    A replaced file keeps its mode, a new one gets the mode of the umask, a symbolic link stays a link.

    Raises
    ------
    OutputBlocked
        The file cannot be written: no folder, no permission, no space, open elsewhere.
    """
    write_together([(path, data)])


def write_together(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write several files as :func:`write_atomic` does, and replace none before all are on the disk.

    A full disk so leaves no incomplete set behind.

    Raises
    ------
    OutputBlocked
        The file cannot be written: no folder, no permission, no space, open elsewhere.
    """
    written: list[tuple[Path, Path]] = []
    folders: set[Path] = set()
    try:
        for path, data in files:
            temporary, target = _temporary_and_target(path)
            if target.parent not in folders:
                folders.add(target.parent)
                _remove_abandoned(target.parent)
            written.append((temporary, target))
            _write(temporary, data)
        for temporary, target in written:
            _replace(temporary, target)
    finally:
        for temporary, _ in written:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def _remove_abandoned(folder: Path) -> None:
    """Remove temporary files that a run left which was stopped by force; those of running ones are young."""
    oldest = time.time() - _ABANDONED_SECONDS
    with contextlib.suppress(OSError):
        for path in folder.glob(".ita-*.tmp"):
            with contextlib.suppress(OSError):
                status = path.lstat()
                if (
                    _TEMPORARY.fullmatch(path.name)
                    and stat.S_ISREG(status.st_mode)
                    and status.st_mtime < oldest
                ):
                    path.unlink()


def _temporary_and_target(path: Path) -> tuple[Path, Path]:
    """Return a new temporary path and, in the same folder, the file that a path or link leads to."""
    try:
        target = path.resolve()
        _require_target(target)
        return target.with_name(f".ita-{os.urandom(6).hex()}.tmp"), target
    except OSError as error:
        raise _blocked(path, error) from error
    except RuntimeError as error:  # what pathlib raises for a loop before Python 3.13
        raise _loop(path) from error
    except ValueError as error:  # a NUL inside the name, or no name at all
        raise OutputBlocked("ชื่อไฟล์ผลลัพธ์ไม่ถูกต้อง", where=repr(str(path)), remedy="ระบุชื่อไฟล์ใหม่") from error


def _require_target(target: Path) -> None:
    if target.is_dir():
        raise OutputBlocked("ที่ระบุเป็นโฟลเดอร์ ไม่ใช่ไฟล์", where=str(target), remedy="ระบุชื่อไฟล์ผลลัพธ์ต่อท้ายชื่อโฟลเดอร์")
    if not target.parent.is_dir():
        raise OutputBlocked(
            f"ไม่มีโฟลเดอร์ {target.parent}", where=target.name, remedy="สร้างโฟลเดอร์ก่อน หรือระบุโฟลเดอร์อื่น"
        )
    if target.exists() and not target.is_file():
        raise OutputBlocked("ที่ระบุไม่ใช่ไฟล์ธรรมดา", where=str(target), remedy="ระบุชื่อไฟล์ผลลัพธ์อื่น")
    if target.exists() and not os.access(target, os.W_OK):
        raise OutputBlocked(
            "ไฟล์เดิมตั้งไว้ให้อ่านได้อย่างเดียว",
            where=str(target),
            remedy="ยกเลิกการอ่านอย่างเดียวของไฟล์เดิม หรือระบุชื่อไฟล์ใหม่",
        )


def _write(temporary: Path, data: bytes) -> None:
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise _blocked(temporary.parent, error) from error


def _replace(temporary: Path, target: Path) -> None:
    try:
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        temporary.replace(target)
    except OSError as error:
        if error.errno in _IN_USE:
            raise OutputBlocked(
                "เขียนทับไฟล์ไม่ได้เพราะเปิดอยู่ในโปรแกรมอื่น",
                where=str(target),
                remedy="ปิดไฟล์ใน Excel หรือ Word แล้วสั่งอีกครั้ง",
            ) from error
        raise _blocked(target, error) from error
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Flush the folder entry, so that the renaming survives a power cut, on systems that can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _loop(path: Path) -> ItaError:
    return OutputBlocked("ชื่อไฟล์นี้เป็นลิงก์ที่ชี้วนกลับมาที่ตัวเอง", where=str(path), remedy="ลบลิงก์นั้น หรือระบุชื่อไฟล์ผลลัพธ์อื่น")


def _blocked(path: Path, error: OSError) -> ItaError:
    if error.errno == errno.ELOOP:
        return _loop(path)
    if error.errno in _DISK_FULL:
        message, remedy = "พื้นที่เก็บข้อมูลเต็ม", "ลบไฟล์ที่ไม่ใช้ หรือบันทึกไว้ที่อื่น"
    elif error.errno in _FORBIDDEN:
        message, remedy = "ไม่มีสิทธิ์เขียนในโฟลเดอร์นี้", "บันทึกไว้ในโฟลเดอร์ของท่านเอง หรือขอสิทธิ์จากผู้ดูแลเครื่อง"
    elif error.errno == errno.ENAMETOOLONG:
        message, remedy = "ชื่อไฟล์ยาวเกินไป", "ตั้งชื่อไฟล์ให้สั้นลง"
    else:
        message, remedy = f"บันทึกไฟล์ไม่ได้ ({error.strerror})", "บันทึกไว้ที่อื่น แล้วสั่งอีกครั้ง"
    return OutputBlocked(message, where=str(path), remedy=remedy)
