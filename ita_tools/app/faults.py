"""Errors as rows of a page: what is wrong, where, what to do. No row holds a path of this machine."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass

from ita_tools.errors import Faults, ItaError

__all__ = ["PRIVATE_FOLDER", "FaultRow", "fault_rows", "without_folders"]

PRIVATE_FOLDER = "ita-page-"
"""Start of the name of the folder of a session."""
_TEMPORARY = "|".join(
    re.escape(each) for each in {tempfile.gettempdir(), os.path.realpath(tempfile.gettempdir())}
)
_FOLDERS = re.compile(rf"(?:{_TEMPORARY})[\\/]{PRIVATE_FOLDER}\w+[\\/](?:[\w-]{{22}}[\\/])?")


@dataclass(frozen=True, slots=True)
class FaultRow:
    """One fault as text."""

    code: str
    where: str
    message: str
    remedy: str


def fault_rows(error: Exception) -> tuple[FaultRow, ...]:
    """Return the faults of an error; any other error than one of the toolkit is named, not shown."""
    if isinstance(error, Faults):
        return tuple(_row(each) for each in error.faults)
    if isinstance(error, ItaError):
        return (_row(error),)
    if isinstance(error, OSError):
        reason = f"ระบบไม่ยอมให้อ่านหรือเขียน ({error.strerror or type(error).__name__})"
        return (FaultRow("ITA-E105", "", reason, "ตรวจพื้นที่ว่างของเครื่อง แล้วลองอีกครั้ง"),)
    return (
        FaultRow(
            "ITA-E000",
            "",
            f"เกิดข้อผิดพลาดในโปรแกรม ({type(error).__name__})",
            "ลองอีกครั้ง ถ้ายังเป็นเหมือนเดิม แจ้งผู้พัฒนาพร้อมข้อความนี้",
        ),
    )


def without_folders(text: str) -> str:
    """Return a text without the private folder in front of the names of files."""
    return _FOLDERS.sub("", text)


def _row(error: ItaError) -> FaultRow:
    parts = (error.where, error.message, error.remedy)
    return FaultRow(error.code, *(without_folders(each) for each in parts))
