"""Folders from which Excel loads add-ins, and the facts of this machine they depend on."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ita_tools.errors import ProgramMissing
from xlwings_addin.machine_probe import read_policy, start_python

__all__ = ["STORE_PYTHON_MESSAGE", "STORE_PYTHON_REMEDY", "Machine", "startup_folder"]

STORE_PYTHON_MESSAGE = "Python จาก Microsoft Store เก็บไฟล์ส่วนเสริมไว้ในที่ที่ Excel มองไม่เห็น"
STORE_PYTHON_REMEDY = "ถอน Python นั้น ติดตั้ง Python จาก python.org"

_MAC_STARTUP = "Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel"
_MAC_SCRIPTS = "Library/Application Scripts/com.microsoft.Excel"
_WINDOWS_STARTUP, _WINDOWS_ADDINS = "Microsoft/Excel/XLSTART", "Microsoft/AddIns"


@dataclass(frozen=True)
class Machine:
    """The machine that is installed to or checked.

    Parameters
    ----------
    system
        ``Windows``, ``Darwin`` (macOS) or another name of :func:`platform.system`.
    python, base
        Absolute path of the interpreter that Excel is to start; the folder it was installed into.
    bits
        64 or 32, of that interpreter.
    home, environment
        The user's folder and environment variables.
    start, policy
        Start a program, and read a rule of the office; see :mod:`.machine_probe`.
    """

    system: str = field(default_factory=platform.system)
    python: Path = field(default_factory=lambda: Path(sys.executable))
    base: Path = field(default_factory=lambda: Path(sys.base_prefix))
    bits: int = 64 if sys.maxsize > 2**32 else 32
    home: Path = field(default_factory=Path.home)
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    start: Callable[[Sequence[str]], str] = start_python
    policy: Callable[[str, str], object] = read_policy

    @property
    def is_store_python(self) -> bool:
        """Whether Python is from Microsoft Store: Excel cannot see the files it writes to the settings."""
        return self.system == "Windows" and "windowsapps" in (part.lower() for part in self.base.parts)

    @property
    def scripts_folder(self) -> Path | None:
        """Folder of the scripts that Excel for Mac may start; ``None`` on other systems."""
        return self.home / _MAC_SCRIPTS if self.system == "Darwin" else None

    @property
    def addins_folder(self) -> Path | None:
        """Folder of the add-ins that users tick by hand, perhaps with an old copy; ``None`` off Windows."""
        return self.roaming(_WINDOWS_ADDINS) if self.system == "Windows" else None

    def roaming(self, subfolder: str) -> Path:
        """Return a folder of the user's settings on Windows."""
        return Path(self.environment.get("APPDATA") or self.home / "AppData" / "Roaming") / subfolder


def startup_folder(machine: Machine) -> Path:
    """Return the folder whose add-ins Excel trusts and opens at every start.

    Raises
    ------
    ProgramMissing
        There is no Excel for this system.
    """
    if machine.system == "Windows":
        return machine.roaming(_WINDOWS_STARTUP)
    if machine.system == "Darwin":
        return machine.home / _MAC_STARTUP
    raise ProgramMissing(
        "ระบบปฏิบัติการนี้ไม่มี Excel จึงไม่มีโฟลเดอร์ส่วนเสริม",
        remedy="ระบุโฟลเดอร์ด้วย --folder หรือสั่ง ita addin build -o ita.xlam",
    )
