"""Checks what the add-in needs on this machine; each finding names its remedy."""

from __future__ import annotations

import importlib.metadata
import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ita_tools.errors import ProgramMissing
from ita_tools.version import pip_command
from xlwings_addin.addin import ADDIN_FILE, version
from xlwings_addin.install import SCRIPT_FILE, Identity, identify
from xlwings_addin.machine import STORE_PYTHON_MESSAGE, STORE_PYTHON_REMEDY, Machine, startup_folder

__all__ = ["Finding", "examine"]

_INSTALL = "สั่ง ita addin install"
_OTHER_WAY = "ใช้ ส่งไปที่ > สร้างรายงาน ITA หรือหน้า ITA จากเมนู Start"
_DEFENDER_RULES = r"SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
_NO_CHILD_PROCESSES = "D4F940AB-401B-4EFC-AADC-AD5F3C50688A"
"""The rule of Defender that lets no Office application create child processes."""
_BLOCKING = ("1", "6")  # block, warn
_EXCEL_SECURITY = r"Software\Policies\Microsoft\Office\16.0\Excel\Security"
_TRUSTED_LOCATIONS = rf"{_EXCEL_SECURITY}\Trusted Locations"
_NO_MACROS = ("3", "4")  # only signed ones, none
_ZONE_STREAM = ":Zone.Identifier"
"""NTFS stream by which Windows marks a file from the internet."""


@dataclass(frozen=True)
class Finding:
    """One check: passed (``True``), failed (``False``) or not possible on this machine (``None``)."""

    ok: bool | None
    message: str
    remedy: str = ""


def examine(folder: Path | None = None, machine: Machine | None = None) -> list[Finding]:
    """Check the system, Python, xlwings and the add-in; changes nothing and does not start Excel."""
    machine = machine or Machine()
    findings = [_system(machine), _python(machine), *_xlwings(machine)]
    try:
        addin_folder = folder or startup_folder(machine)
    except ProgramMissing as error:
        return [*findings, Finding(None, "ตรวจส่วนเสริมที่ติดตั้งไม่ได้", error.remedy)]
    return [
        *findings,
        *_addin(addin_folder / ADDIN_FILE, machine),
        *_script(machine),
        *_rules(machine),
        _trusted_location(folder, machine),
    ]


def _system(machine: Machine) -> Finding:
    match machine.system:
        case "Windows":
            return Finding(True, "ระบบปฏิบัติการ Windows: ใช้ปุ่มและฟังก์ชันในช่องได้")
        case "Darwin":
            return Finding(
                None,
                "ระบบปฏิบัติการ macOS: ช่องคะแนนใช้สูตรของ Excel เอง ส่วนปุ่มยังไม่รองรับและไม่แจ้งเมื่อทำไม่สำเร็จ",
                "เปิดสมุดงานในหน้าของโปรแกรมด้วยคำสั่ง ita app",
            )
        case _:
            return Finding(
                None, f"ระบบปฏิบัติการ {machine.system}: ไม่มี Excel", "สร้างสมุดงานและรายงานด้วยคำสั่ง ita ได้ตามปกติ"
            )


def _python(machine: Machine) -> Finding:
    python = f"Python {machine.bits} บิต ที่ {machine.python}"
    if machine.is_store_python:
        return Finding(False, f"{python}: {STORE_PYTHON_MESSAGE}", f"{STORE_PYTHON_REMEDY} แล้ว{_INSTALL}")
    if machine.system == "Windows" and not str(machine.python).isascii():
        return Finding(
            False,
            f"{python}: ตำแหน่งมีอักษรที่ไม่ใช่ภาษาอังกฤษ ฟังก์ชันในช่องอาจไม่ทำงาน",
            "ติดตั้ง Python ในโฟลเดอร์ชื่อภาษาอังกฤษ แล้วติดตั้งส่วนเสริมอีกครั้ง",
        )
    return Finding(True, python)


def _xlwings(machine: Machine) -> Iterator[Finding]:
    try:
        xlwings_number = importlib.metadata.version("xlwings")
    except importlib.metadata.PackageNotFoundError:
        yield Finding(False, "ยังไม่ได้ติดตั้ง xlwings", _pip_remedy(machine, '"ita-tools[excel]"'))
        return
    yield Finding(True, f"xlwings รุ่น {xlwings_number}")
    if machine.system == "Windows":
        yield _library(machine, xlwings_number)
        yield (
            Finding(True, "pywin32 ติดตั้งแล้ว")
            if importlib.util.find_spec("win32com")
            else Finding(False, "ยังไม่ได้ติดตั้ง pywin32", _pip_remedy(machine, '"ita-tools[excel]"'))
        )


def _library(machine: Machine, xlwings_number: str) -> Finding:
    """Check for the xlwings DLLs of 64 and of 32 bits: the bitness of Excel is not known here."""
    folders = (machine.python.parent, machine.python.parent.parent)
    names = [f"xlwings{bits}-{xlwings_number}.dll" for bits in (64, 32)]
    missing = [name for name in names if not any((folder / name).is_file() for folder in folders)]
    if not missing:
        return Finding(True, f"พบไฟล์ {' และ '.join(names)}")
    reinstall = _pip_remedy(machine, f"--force-reinstall xlwings=={xlwings_number}")
    return Finding(
        False,
        f"ไม่พบไฟล์ {' และ '.join(missing)} ข้าง Python ฟังก์ชันในช่องจะไม่ทำงาน",
        f"{reinstall} และตรวจว่าโปรแกรมป้องกันไวรัสไม่ได้ลบไฟล์นั้น",
    )


def _pip_remedy(machine: Machine, requirement: str) -> str:
    return f"สั่ง {pip_command(requirement, machine.python, windows=machine.system == 'Windows')}"


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
    yield from _start(identity, machine)
    if path.with_name(path.name + _ZONE_STREAM).exists():
        yield Finding(
            False, "Windows ปิดกั้นไฟล์ส่วนเสริมเพราะมาจากอินเทอร์เน็ต", "คลิกขวาที่ไฟล์ เลือก คุณสมบัติ แล้วเลือก เลิกบล็อก"
        )
    else:
        yield Finding(True, "ไฟล์ส่วนเสริมไม่ถูกปิดกั้น")
    other = machine.addins_folder
    if other and path.parent != other and (other / ADDIN_FILE).exists():
        yield Finding(False, f"มี {ADDIN_FILE} อีกไฟล์ที่ {other} Excel อาจเปิดไฟล์นั้นแทน", "ลบไฟล์นั้น")


def _interpreter(identity: Identity, machine: Machine) -> Finding:
    if not identity.python:
        return Finding(False, "ส่วนเสริมยังไม่ทราบตำแหน่งของ Python", _INSTALL)
    if not Path(identity.python).is_file():
        return Finding(False, f"ไม่มี Python ที่ส่วนเสริมจะเรียก: {identity.python}", f"{_INSTALL} จาก Python ที่ใช้อยู่")
    if identity.python != str(machine.python):
        return Finding(True, f"ส่วนเสริมเรียก Python อีกชุดหนึ่งที่ {identity.python}")
    return Finding(True, "ส่วนเสริมเรียก Python ชุดนี้")


def _start(identity: Identity, machine: Machine) -> Iterator[Finding]:
    """Start the recorded Python as a button and as a cell do, and import what they need."""
    if not Path(identity.python).is_file():
        return
    modules = ["xlwings", "xlwings_addin.macros", "xlwings_addin.functions"]
    needed = ", ".join(["win32com.client", *modules] if machine.system == "Windows" else modules)
    fault = machine.start([identity.python, "-P", "-W", "ignore", "-c", f"import {needed}"])
    if fault:
        yield Finding(
            False,
            f"Python ที่ส่วนเสริมจะเรียกเริ่มไม่ได้หรือขาดส่วนประกอบ: {fault}",
            f"ติดตั้งชุดเครื่องมือใหม่ แล้ว{_INSTALL}",
        )
        return
    yield Finding(True, "เริ่ม Python แบบเดียวกับที่ Excel เริ่ม และพบส่วนประกอบครบ")
    compiled = _is_compiled()
    yield Finding(
        True if compiled else None,
        "โปรแกรมแปลงไว้ล่วงหน้าแล้ว ปุ่มจึงเริ่มได้เร็ว" if compiled else "โปรแกรมยังไม่ได้แปลงไว้ล่วงหน้า ปุ่มจะเริ่มช้าลงเล็กน้อย",
        "" if compiled else f"{_INSTALL} อีกครั้งด้วยผู้ใช้ที่เขียนโฟลเดอร์ของ Python ได้",
    )


def _is_compiled() -> bool:
    source = importlib.util.find_spec("xlwings_addin.macros")
    return source is not None and source.cached is not None and Path(source.cached).is_file()


def _rules(machine: Machine) -> Iterator[Finding]:
    """Check the rules of the office that stop a button, which no installation can change."""
    if machine.system != "Windows":
        return
    if str(machine.policy(_DEFENDER_RULES, _NO_CHILD_PROCESSES)) in _BLOCKING:
        yield Finding(
            False,
            "กฎความปลอดภัยของเครื่อง (ASR) ไม่ให้ Excel เริ่มโปรแกรมอื่น ปุ่มและฟังก์ชันในช่องจึงไม่ทำงาน",
            f"{_OTHER_WAY} หรือขอให้ผู้ดูแลระบบยกเว้น",
        )
    else:
        yield Finding(True, f"ไม่พบกฎที่ห้าม Excel เริ่มโปรแกรมอื่น ถ้าปุ่มยังถูกปิดกั้น {_OTHER_WAY}")
    if str(machine.policy(_EXCEL_SECURITY, "VBAWarnings")) in _NO_MACROS:
        yield Finding(False, "นโยบายของหน่วยงานปิดแมโครของ Excel ปุ่มจึงไม่ทำงาน", _OTHER_WAY)


def _script(machine: Machine) -> Iterator[Finding]:
    if machine.scripts_folder:
        present = (machine.scripts_folder / SCRIPT_FILE).is_file()
        yield Finding(
            present,
            f"{'มี' if present else 'ยังไม่มี'} {SCRIPT_FILE} ที่ {machine.scripts_folder}",
            "" if present else _INSTALL,
        )


def _trusted_location(folder: Path | None, machine: Machine) -> Finding:
    if str(machine.policy(_TRUSTED_LOCATIONS, "AllLocationsDisabled")) == "1":
        return Finding(False, "นโยบายของหน่วยงานปิดตำแหน่งที่เชื่อถือได้ทั้งหมด Excel จึงไม่เปิดส่วนเสริม", _OTHER_WAY)
    if folder is None:
        return Finding(True, "โฟลเดอร์เริ่มต้นของ Excel เป็นตำแหน่งที่เชื่อถือได้อยู่แล้ว")
    return Finding(
        None,
        f"ไม่ทราบว่า Excel ถือว่า {folder} เป็นตำแหน่งที่เชื่อถือได้หรือไม่",
        "ดูใน Excel ที่ ไฟล์ > ตัวเลือก > ศูนย์ความเชื่อถือ > ตำแหน่งที่เชื่อถือได้",
    )
