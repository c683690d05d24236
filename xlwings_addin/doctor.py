"""What the Excel side needs on this machine, examined one by one; each finding says what to do."""

from __future__ import annotations

import importlib.metadata
import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ita_tools.errors import ProgramMissing
from ita_tools.version import pip_command
from xlwings_addin.addin import ADDIN_FILE, version
from xlwings_addin.excel_paths import HIDDEN, OTHER_PYTHON, Machine, startup_folder
from xlwings_addin.identity import Identity, identify
from xlwings_addin.install import SCRIPT_FILE

__all__ = ["Finding", "examine"]

_INSTALL = "สั่ง ita addin install"
_WEB_MARK = ":Zone.Identifier"


@dataclass(frozen=True)
class Finding:
    """One thing looked at: in order (``True``), missing (``False``) or not to be seen here (``None``)."""

    ok: bool | None
    message: str
    remedy: str = ""


def examine(folder: Path | None = None, machine: Machine | None = None) -> list[Finding]:
    """Look at the system, Python, xlwings and the add-in; nothing is changed and Excel is not started."""
    machine = machine or Machine()
    found = [_system(machine), _python(machine), *_xlwings(machine)]
    try:
        place = folder or startup_folder(machine)
    except ProgramMissing as error:
        return [*found, Finding(None, "ตรวจส่วนเสริมที่ติดตั้งไม่ได้", error.remedy)]
    return [*found, *_addin(place / ADDIN_FILE, machine), *_scripts(machine), _trust(folder)]


def _system(machine: Machine) -> Finding:
    match machine.system:
        case "Windows":
            return Finding(True, "ระบบปฏิบัติการ Windows: ใช้ปุ่มและฟังก์ชันในช่องได้")
        case "Darwin":
            return Finding(True, "ระบบปฏิบัติการ macOS: ใช้ปุ่มได้ ส่วนช่องคะแนนใช้สูตรของ Excel เอง")
        case _:
            return Finding(
                None, f"ระบบปฏิบัติการ {machine.system}: ไม่มี Excel", "สร้างสมุดงานและรายงานด้วยคำสั่ง ita ได้ตามปกติ"
            )


def _python(machine: Machine) -> Finding:
    said = f"Python {machine.bits} บิต ที่ {machine.python}"
    if machine.hides_files:
        return Finding(False, f"{said}: {HIDDEN}", f"{OTHER_PYTHON} แล้ว{_INSTALL}")
    if machine.system == "Windows" and not str(machine.python).isascii():
        return Finding(
            False,
            f"{said}: ตำแหน่งมีอักษรที่ไม่ใช่ภาษาอังกฤษ ฟังก์ชันในช่องอาจไม่ทำงาน",
            "ติดตั้ง Python ในโฟลเดอร์ชื่อภาษาอังกฤษ แล้วติดตั้งส่วนเสริมอีกครั้ง",
        )
    return Finding(True, said)


def _xlwings(machine: Machine) -> Iterator[Finding]:
    try:
        number = importlib.metadata.version("xlwings")
    except importlib.metadata.PackageNotFoundError:
        yield Finding(False, "ยังไม่ได้ติดตั้ง xlwings", _install(machine, '"ita-tools[excel]"'))
        return
    yield Finding(True, f"xlwings รุ่น {number}")
    if machine.system == "Windows":
        yield _library(machine, number)
        yield (
            Finding(True, "pywin32 ติดตั้งแล้ว")
            if importlib.util.find_spec("win32com")
            else Finding(False, "ยังไม่ได้ติดตั้ง pywin32", _install(machine, '"ita-tools[excel]"'))
        )


def _library(machine: Machine, number: str) -> Finding:
    """Look for the library of Excel's bitness; whichever it is, both come with xlwings."""
    folders = (machine.python.parent, machine.python.parent.parent)
    names = [f"xlwings{bits}-{number}.dll" for bits in (64, 32)]
    missing = [name for name in names if not any((folder / name).is_file() for folder in folders)]
    if not missing:
        return Finding(True, f"พบไฟล์ {' และ '.join(names)}")
    return Finding(
        False,
        f"ไม่พบไฟล์ {' และ '.join(missing)} ข้าง Python ฟังก์ชันในช่องจะไม่ทำงาน",
        f"{_install(machine, f'--force-reinstall xlwings=={number}')} และตรวจว่าโปรแกรมป้องกันไวรัสไม่ได้ลบไฟล์นั้น",
    )


def _install(machine: Machine, what: str) -> str:
    return f"สั่ง {pip_command(what, machine.python, windows=machine.system == 'Windows')}"


def _addin(path: Path, machine: Machine) -> Iterator[Finding]:
    identity = identify(path)
    if identity is None:
        foreign = path.exists()
        yield Finding(
            False,
            f"{path} ไม่ใช่ส่วนเสริมของชุดเครื่องมือนี้" if foreign else f"ยังไม่มีส่วนเสริมที่ {path}",
            f"ย้ายไฟล์นั้นออก แล้ว{_INSTALL}" if foreign else _INSTALL,
        )
        return
    current = identity.version == version()
    yield Finding(
        current,
        f"ส่วนเสริมรุ่น {identity.version} ที่ {path}",
        "" if current else f"{_INSTALL} เพื่อให้เป็นรุ่น {version()}",
    )
    yield _interpreter(identity, machine)
    if path.with_name(path.name + _WEB_MARK).exists():
        yield Finding(
            False, "Windows ปิดกั้นไฟล์ส่วนเสริมเพราะมาจากอินเทอร์เน็ต", "คลิกขวาที่ไฟล์ เลือก คุณสมบัติ แล้วเลือก เลิกบล็อก"
        )
    else:
        yield Finding(True, "ไฟล์ส่วนเสริมไม่ถูกปิดกั้น")
    if machine.listed and path.parent != machine.listed and (machine.listed / ADDIN_FILE).exists():
        yield Finding(False, f"มี {ADDIN_FILE} อีกไฟล์ที่ {machine.listed} Excel อาจเปิดไฟล์นั้นแทน", "ลบไฟล์นั้น")


def _interpreter(identity: Identity, machine: Machine) -> Finding:
    if not identity.python:
        return Finding(False, "ส่วนเสริมยังไม่ทราบตำแหน่งของ Python", _INSTALL)
    if not Path(identity.python).is_file():
        return Finding(False, f"ไม่มี Python ที่ส่วนเสริมจะเรียก: {identity.python}", f"{_INSTALL} จาก Python ที่ใช้อยู่")
    if identity.python != str(machine.python):
        return Finding(True, f"ส่วนเสริมเรียก Python อีกชุดหนึ่งที่ {identity.python}")
    return Finding(True, "ส่วนเสริมเรียก Python ชุดนี้")


def _scripts(machine: Machine) -> Iterator[Finding]:
    if machine.scripts:
        present = (machine.scripts / SCRIPT_FILE).is_file()
        yield Finding(
            present,
            f"{'มี' if present else 'ยังไม่มี'} {SCRIPT_FILE} ที่ {machine.scripts}",
            "" if present else _INSTALL,
        )


def _trust(folder: Path | None) -> Finding:
    if folder is None:
        return Finding(True, "โฟลเดอร์เริ่มต้นของ Excel เป็นตำแหน่งที่เชื่อถือได้อยู่แล้ว")
    return Finding(
        None,
        f"ไม่ทราบว่า Excel ถือว่า {folder} เป็นตำแหน่งที่เชื่อถือได้หรือไม่",
        "ดูใน Excel ที่ ไฟล์ > ตัวเลือก > ศูนย์ความเชื่อถือ > ตำแหน่งที่เชื่อถือได้",
    )
