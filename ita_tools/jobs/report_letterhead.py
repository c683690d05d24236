"""The letterhead that a workbook names: a Word file beside it, and nothing that leads elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from ita_tools.analysis.findings import Finding
from ita_tools.assessment import LoadedAssessment
from ita_tools.errors import ItaError
from ita_tools.files import preflight_document

__all__ = ["check_letterhead", "letterhead_beside", "not_used"]

_SUFFIXES = (".docx", ".dotx", ".docm", ".dotm")
_BARE_NAME = "ระบุชื่อไฟล์ Word ที่อยู่ในโฟลเดอร์เดียวกับสมุดงาน โดยไม่มีชื่อโฟลเดอร์ ไดรฟ์ หรือที่อยู่เว็บ"


def letterhead_beside(name: str, folder: Path) -> tuple[bytes | None, str]:
    """Read the letterhead of a workbook.

    Parameters
    ----------
    name
        What the workbook says.
    folder
        The folder of the workbook.

    Returns
    -------
    tuple[bytes | None, str]
        The file, or ``None`` with a sentence on why it is not used.
    """
    path = folder / name
    if not _is_bare_name(name) or path.is_symlink():
        return None, not_used(name, _BARE_NAME)
    try:
        return preflight_document(path), ""
    except ItaError as error:
        return None, not_used(name, error)


def not_used(name: str, why: str | ItaError) -> str:
    """Return a sentence for the officer on a letterhead that is not used, and why."""
    if isinstance(why, ItaError):
        why = why.remedy or str(why)
    return f"ใช้ไฟล์หัวกระดาษ {name!r} ที่ระบุในสมุดงานไม่ได้: {why}"


def check_letterhead(reading: LoadedAssessment, folder: Path) -> Iterator[Finding]:
    """Find that the letterhead which a workbook names cannot be used, and why.

    Parameters
    ----------
    reading
        The loaded assessment.
    folder
        The folder of its file.
    """
    name = reading.assessment.report.letterhead
    if not name:
        return
    data, why = letterhead_beside(name, folder)
    if data is not None:
        why = _fault_inside(name, data)
    if why:
        yield Finding("letterhead-unusable", "warning", reading.where("report.letterhead"), why)


def _fault_inside(name: str, data: bytes) -> str:
    """Return why a file that has passed the pre-flight still cannot be used, ``""`` where it can."""
    from ita_tools.report.docx.letterhead import open_letterhead
    from ita_tools.report.model.digits import DigitStyle

    try:
        open_letterhead(data, DigitStyle(), "", 0)
    except ItaError as error:
        return not_used(name, error)
    return ""


def _is_bare_name(name: str) -> bool:
    r"""Tell whether a name is that of a Word file, without folder, drive, stream or device of any system.

    >>> [_is_bare_name(each) for each in ("a.docx", "../a.docx", "C:a.docx", r"\\host\a.docx", "a.docx:b")]
    [True, False, False, False, False]
    """
    windows = PureWindowsPath(name)
    return (
        windows.name == PurePosixPath(name).name == name
        and windows.suffix.lower() in _SUFFIXES
        and not name.startswith(("~", "."))
        and not any(letter in ':*?"<>|' or letter < " " for letter in name)
    )
