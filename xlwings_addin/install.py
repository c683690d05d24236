"""Putting the add-in where Excel finds it, and taking it away again; files of others are never touched."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from ita_tools.errors import CommandMisused, OutputBlocked, ProgramMissing
from ita_tools.files import write_atomic
from xlwings_addin.addin import ADDIN_FILE, build_addin, installed_parts
from xlwings_addin.excel_paths import HIDDEN, OTHER_PYTHON, Machine, startup_folder
from xlwings_addin.identity import identify

__all__ = ["SCRIPT_FILE", "Outcome", "install", "script_source", "uninstall", "write_addin"]

SCRIPT_FILE = "ita.applescript"
"""What starts Python for a button in Excel for Mac."""
_SCRIPT_MARK = "-- ITA Workbook Toolkit:"


@dataclass(frozen=True)
class Outcome:
    """Which file it was about, and whether anything had to be done."""

    path: Path
    changed: bool


def install(folder: Path | None = None, machine: Machine | None = None) -> Outcome:
    """Write ita.xlam for this interpreter into Excel's folder; a second time changes nothing.

    Raises
    ------
    ProgramMissing
        xlwings is not installed; or no folder was given, and there is no Excel for this system or Python
        keeps what it writes there to itself.
    OutputBlocked
        The file cannot be written (open in Excel), or a foreign file bears the name.
    """
    machine = machine or Machine()
    if folder is None and machine.hides_files:
        raise ProgramMissing(HIDDEN, where=str(machine.base), remedy=f"{OTHER_PYTHON} แล้วติดตั้งใหม่")
    path = (folder or startup_folder(machine)) / ADDIN_FILE
    _require_ours(path)
    if machine.scripts:
        _require_our_script(machine.scripts / SCRIPT_FILE)
    changed = _put(path, build_addin(installed_parts(), str(machine.python)))
    if machine.scripts:
        changed |= _put(machine.scripts / SCRIPT_FILE, script_source())
    return Outcome(path, changed)


def uninstall(folder: Path | None = None, machine: Machine | None = None) -> Outcome:
    """Remove what :func:`install` wrote; nothing there is no error.

    Raises
    ------
    ProgramMissing
        There is no Excel for this system and no folder was given.
    OutputBlocked
        The file is open in Excel, or a foreign file bears the name.
    """
    machine = machine or Machine()
    path = (folder or startup_folder(machine)) / ADDIN_FILE
    _require_ours(path)
    changed = _remove(path)
    if machine.scripts:
        _require_our_script(machine.scripts / SCRIPT_FILE)
        changed |= _remove(machine.scripts / SCRIPT_FILE)
    return Outcome(path, changed)


def write_addin(path: Path) -> None:
    """Write an add-in that is bound to no machine, to pass on.

    Raises
    ------
    CommandMisused
        The file is named for something else.
    ProgramMissing
        xlwings is not installed.
    OutputBlocked
        The file cannot be written, or a foreign file bears the name.
    """
    if path.suffix.lower() != Path(ADDIN_FILE).suffix:
        raise CommandMisused("ส่วนเสริมเป็นไฟล์ .xlam เท่านั้น", where=str(path), remedy=f"ตั้งชื่อไฟล์ว่า {ADDIN_FILE}")
    if path.is_file():
        _require_ours(path)
    write_atomic(path, build_addin(installed_parts()))


def script_source() -> bytes:
    """Return the script for Excel for Mac."""
    return resources.files("xlwings_addin").joinpath("vba", SCRIPT_FILE).read_bytes()


def _put(path: Path, data: bytes) -> bool:
    if path.is_file() and path.read_bytes() == data:
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputBlocked(
            "สร้างโฟลเดอร์ส่วนเสริมไม่ได้",
            where=str(path.parent),
            remedy="ระบุโฟลเดอร์อื่นด้วย --folder หรือขอสิทธิ์จากผู้ดูแลเครื่อง",
        ) from error
    write_atomic(path, data)
    return True


def _remove(path: Path) -> bool:
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise OutputBlocked(
            "ลบส่วนเสริมไม่ได้เพราะเปิดอยู่ใน Excel", where=str(path), remedy="ปิด Excel ทุกหน้าต่าง แล้วสั่งอีกครั้ง"
        ) from error
    return True


def _require_ours(path: Path) -> None:
    if path.exists() and identify(path) is None:
        raise _foreign(path)


def _require_our_script(path: Path) -> None:
    if path.exists() and not path.read_bytes().startswith(_SCRIPT_MARK.encode("ascii")):
        raise _foreign(path)


def _foreign(path: Path) -> OutputBlocked:
    return OutputBlocked(
        f"มีไฟล์ {path.name} ที่ไม่ใช่ของชุดเครื่องมือนี้อยู่แล้ว",
        where=str(path),
        remedy="ย้ายหรือเปลี่ยนชื่อไฟล์นั้นก่อน โปรแกรมจะไม่เขียนทับหรือลบไฟล์ของผู้อื่น",
    )
