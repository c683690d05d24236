"""Read a file up to a size limit."""

from __future__ import annotations

from pathlib import Path

from ita_tools.errors import FileDangerous, FileForeign, FileMissing, ItaError

__all__ = ["MAX_TEXT_FILE", "read_bytes", "require_file"]

MAX_TEXT_FILE = 8 * 2**20
"""Bytes of a YAML or JSON file: the fullest assessment has about 200 KB, a national list 5 MB."""


def read_bytes(path: Path, limit: int = MAX_TEXT_FILE) -> bytes:
    """Read a regular file of at most ``limit`` bytes.

    Raises
    ------
    FileMissing
        There is no such file, or it is a folder.
    FileForeign
        It cannot be opened, or is a device or pipe (reading one may never end).
    FileDangerous
        It is larger than ``limit``.
    """
    require_file(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise _unreadable(path, error) from error
    if len(data) > limit:
        raise FileDangerous(
            f"ไฟล์มีขนาดเกิน {limit / 2**20:.0f} MB ซึ่งใหญ่กว่าไฟล์ปกติมาก",
            where=path.name,
            remedy="ตรวจว่าเลือกถูกไฟล์ หรือลบรูปภาพและข้อมูลที่ไม่เกี่ยวข้องออกแล้วบันทึกใหม่",
        )
    return data


def require_file(path: Path) -> None:
    """Raise unless a path is a regular file.

    Raises
    ------
    FileMissing
        There is no such file, or it is a folder.
    FileForeign
        It is a device or pipe, or in a folder without permission to list it.
    """
    try:
        if not path.is_file():
            raise _not_a_file(path)
    except OSError as error:
        raise _unreadable(path, error) from error


def _not_a_file(path: Path) -> ItaError:
    if path.is_dir():
        return FileMissing("เป็นโฟลเดอร์ ไม่ใช่ไฟล์", where=str(path), remedy="ระบุชื่อไฟล์ที่อยู่ในโฟลเดอร์")
    if path.exists():
        return FileForeign("ไม่ใช่ไฟล์ธรรมดา", where=str(path), remedy="คัดลอกข้อมูลเป็นไฟล์ก่อน แล้วระบุไฟล์นั้น")
    return FileMissing("ไม่พบไฟล์", where=str(path), remedy="ตรวจชื่อไฟล์และโฟลเดอร์")


def _unreadable(path: Path, error: OSError) -> ItaError:
    if isinstance(error, PermissionError):
        return FileForeign(
            "ไม่มีสิทธิ์เปิดอ่านไฟล์", where=str(path), remedy="ปิดไฟล์ในโปรแกรมอื่น หรือขอสิทธิ์อ่านจากผู้ดูแลไฟล์"
        )
    return FileForeign(
        f"อ่านไฟล์ไม่ได้ ({error.strerror})", where=str(path), remedy="คัดลอกไฟล์ไปไว้ในเครื่อง แล้วลองอีกครั้ง"
    )
