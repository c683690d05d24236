"""Installs and removes the add-in; a file of that name that is not ours stays untouched.

Our add-in is known by a property that holds its version; it also holds the interpreter that it starts.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from html import unescape
from importlib import resources
from pathlib import Path

from ita_tools.errors import CommandMisused, ItaError, OutputBlocked, ProgramMissing
from ita_tools.files import WORKBOOK, preflight_package, preflight_workbook, write_atomic
from xlwings_addin.addin import ADDIN_FILE, VERSION_PROPERTY, build_addin, installed_parts
from xlwings_addin.addin_sheets import PYTHON_KEY, SETTINGS
from xlwings_addin.machine import STORE_PYTHON_MESSAGE, STORE_PYTHON_REMEDY, Machine, startup_folder

__all__ = [
    "SCRIPT_FILE",
    "Identity",
    "Outcome",
    "identify",
    "install",
    "script_source",
    "uninstall",
    "write_addin",
]

SCRIPT_FILE = "ita.applescript"
"""Script that starts Python for a button in Excel for Mac."""
_SCRIPT_HEAD = "-- ITA Workbook Toolkit:"
_VERSION = re.compile(rf'name="{VERSION_PROPERTY}"[^>]*>\s*<vt:lpwstr>([^<]*)</vt:lpwstr>')


@dataclass(frozen=True)
class Outcome:
    """Path of the add-in, and whether a file was written or removed."""

    path: Path
    changed: bool


def install(folder: Path | None = None, machine: Machine | None = None) -> Outcome:
    """Write ita.xlam for this interpreter into Excel's folder; a second time changes nothing.

    Raises
    ------
    ProgramMissing
        xlwings is not installed; or no folder was given, and there is no Excel for this system or Python is
        from Microsoft Store.
    OutputBlocked
        The file cannot be written (open in Excel), or a file of that name is not ours.
    """
    machine = machine or Machine()
    if folder is None and machine.is_store_python:
        raise ProgramMissing(
            STORE_PYTHON_MESSAGE, where=str(machine.base), remedy=f"{STORE_PYTHON_REMEDY} แล้วติดตั้งใหม่"
        )
    path = (folder or startup_folder(machine)) / ADDIN_FILE
    _require_ours(path)
    if machine.scripts_folder:
        _require_our_script(machine.scripts_folder / SCRIPT_FILE)
    _compile()
    changed = _write_if_changed(path, build_addin(installed_parts(), str(machine.python)))
    if machine.scripts_folder:
        changed |= _write_if_changed(machine.scripts_folder / SCRIPT_FILE, script_source())
    return Outcome(path, changed)


def _compile() -> None:
    """Compile our packages, where their folders can be written: a button then starts sooner."""
    import compileall

    for package in ("ita_tools", "xlwings_addin"):
        compileall.compile_dir(str(resources.files(package)), quiet=2, optimize=0)


def uninstall(folder: Path | None = None, machine: Machine | None = None) -> Outcome:
    """Remove what :func:`install` wrote; does nothing where it is not installed.

    Raises
    ------
    ProgramMissing
        There is no Excel for this system and no folder was given.
    OutputBlocked
        The file is open in Excel, or a file of that name is not ours.
    """
    machine = machine or Machine()
    path = (folder or startup_folder(machine)) / ADDIN_FILE
    _require_ours(path)
    changed = _remove(path)
    if machine.scripts_folder:
        _require_our_script(machine.scripts_folder / SCRIPT_FILE)
        changed |= _remove(machine.scripts_folder / SCRIPT_FILE)
    return Outcome(path, changed)


def write_addin(path: Path) -> None:
    """Write an add-in for any machine, to pass on.

    Raises
    ------
    CommandMisused
        The suffix of the file is not .xlam.
    ProgramMissing
        xlwings is not installed.
    OutputBlocked
        The file cannot be written, or a file of that name is not ours.
    """
    if path.suffix.lower() != Path(ADDIN_FILE).suffix:
        raise CommandMisused("ส่วนเสริมเป็นไฟล์ .xlam เท่านั้น", where=str(path), remedy=f"ตั้งชื่อไฟล์ว่า {ADDIN_FILE}")
    if path.is_file():
        _require_ours(path)
    write_atomic(path, build_addin(installed_parts()))


def script_source() -> bytes:
    """Return the script for Excel for Mac."""
    return resources.files("xlwings_addin").joinpath("vba", SCRIPT_FILE).read_bytes()


def _write_if_changed(path: Path, data: bytes) -> bool:
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
        raise _foreign_file(path)


def _require_our_script(path: Path) -> None:
    if path.exists() and not path.read_bytes().startswith(_SCRIPT_HEAD.encode("ascii")):
        raise _foreign_file(path)


def _foreign_file(path: Path) -> OutputBlocked:
    return OutputBlocked(
        f"มีไฟล์ {path.name} ที่ไม่ใช่ของชุดเครื่องมือนี้อยู่แล้ว",
        where=str(path),
        remedy="ย้ายหรือเปลี่ยนชื่อไฟล์นั้นก่อน โปรแกรมจะไม่เขียนทับหรือลบไฟล์ของผู้อื่น",
    )


@dataclass(frozen=True)
class Identity:
    """Version of an add-in of ours, and the path of its interpreter; that is empty in one for any machine."""

    version: str
    python: str


def identify(path: Path) -> Identity | None:
    """Return the identity of our add-in; ``None`` for any other file, also a damaged one."""
    try:
        data = preflight_workbook(path)
        properties = preflight_package(data, path.name, WORKBOOK).get("docprops/custom.xml", b"")
    except ItaError:
        return None
    version = _VERSION.search(properties.decode("utf-8", "replace"))
    return Identity(unescape(version[1]), _python(data)) if version else None


def _python(data: bytes) -> str:
    from python_calamine import CalamineError, WorksheetNotFound, load_workbook

    try:
        rows = load_workbook(io.BytesIO(data)).get_sheet_by_name(SETTINGS).to_python()
    except (CalamineError, WorksheetNotFound):
        return ""
    return next((str(row[1]) for row in rows if row[0] == PYTHON_KEY and len(row) > 1), "")
