"""Writing a file so that whoever looks sees the old one whole or the new one whole."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from ita_tools.errors import ItaError, OutputBlocked

__all__ = ["make_folder", "write_atomic", "write_together"]

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_IN_USE = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY}


def make_folder(folder: Path) -> None:
    """Make a folder and those above it where they are not there yet.

    Raises
    ------
    OutputBlocked
        It cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputBlocked("สร้างโฟลเดอร์ไม่ได้", where=str(folder), remedy="เลือกโฟลเดอร์อื่นด้วย -o") from error


def write_atomic(path: Path, data: bytes) -> None:
    """Write a file through a temporary neighbour; a failing or interrupted run leaves the old file whole.

    A replaced file keeps its mode, a new one gets what the umask grants, a link keeps its place.

    Raises
    ------
    OutputBlocked
        With what the user can do about it.
    """
    write_together([(path, data)])


def write_together(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write files as :func:`write_atomic` does, none before all have found room.

    So a full disk leaves no half of a set behind.

    Raises
    ------
    OutputBlocked
        With what the user can do about it.
    """
    ready: list[tuple[Path, Path]] = []
    try:
        for path, data in files:
            temporary, target = _neighbours(path)
            ready.append((temporary, target))
            _write(temporary, data)
        for temporary, target in ready:
            _replace(temporary, target)
    finally:
        for temporary, _ in ready:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def _neighbours(path: Path) -> tuple[Path, Path]:
    """Return the name of a temporary file and, beside it, the file that is meant."""
    try:
        target = path.resolve()
        _require_target(target)
        return target.with_name(f".ita-{os.urandom(6).hex()}.tmp"), target
    except OSError as error:
        raise _blocked(path, error) from error
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
    """Make the renaming itself survive a power cut, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _blocked(place: Path, error: OSError) -> ItaError:
    if error.errno in _FULL:
        message, remedy = "พื้นที่เก็บข้อมูลเต็ม", "ลบไฟล์ที่ไม่ใช้ หรือบันทึกไว้ที่อื่น"
    elif error.errno in _FORBIDDEN:
        message, remedy = "ไม่มีสิทธิ์เขียนในโฟลเดอร์นี้", "บันทึกไว้ในโฟลเดอร์ของท่านเอง หรือขอสิทธิ์จากผู้ดูแลเครื่อง"
    elif error.errno == errno.ENAMETOOLONG:
        message, remedy = "ชื่อไฟล์ยาวเกินไป", "ตั้งชื่อไฟล์ให้สั้นลง"
    else:
        message, remedy = f"บันทึกไฟล์ไม่ได้ ({error.strerror})", "บันทึกไว้ที่อื่น แล้วสั่งอีกครั้ง"
    return OutputBlocked(message, where=str(place), remedy=remedy)
