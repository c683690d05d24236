"""The machine: folders from which Excel loads add-ins, and what they depend on.

``ita addin doctor`` also tries a start of Python as Excel does it, and reads the rules of the office.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ita_tools.errors import ProgramMissing

__all__ = [
    "STORE_PYTHON_MESSAGE",
    "STORE_PYTHON_REMEDY",
    "Machine",
    "read_policy",
    "start_python",
    "startup_folder",
]

_SECONDS = 60
STORE_PYTHON_MESSAGE = "Python จาก Microsoft Store เก็บไฟล์ส่วนเสริมไว้ในที่ที่ Excel มองไม่เห็น"
STORE_PYTHON_REMEDY = "ถอน Python นั้น ติดตั้ง Python จาก python.org"

_MAC_STARTUP = "Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel"
_MAC_SCRIPTS = "Library/Application Scripts/com.microsoft.Excel"
_WINDOWS_STARTUP, _WINDOWS_ADDINS = "Microsoft/Excel/XLSTART", "Microsoft/AddIns"


def start_python(command: Sequence[str]) -> str:
    """Start a program without a command shell; return ``""``, or the last line of what it printed.

    A program that does not start or does not end is named by its error.
    """
    try:
        done = subprocess.run(  # noqa: S603 - the interpreter that the add-in starts
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return "หมดเวลา"
    except OSError as error:
        return error.strerror or type(error).__name__
    if done.returncode == 0:
        return ""
    lines = done.stderr.decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), f"รหัสจบ {done.returncode}")


def read_policy(key: str, name: str) -> object:
    """Return a value that the office has set in the registry, for this user or the machine; else ``None``."""
    if sys.platform != "win32":
        return None
    import winreg

    for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
        try:
            with winreg.OpenKey(root, key) as opened:
                value: object = winreg.QueryValueEx(opened, name)[0]
        except OSError:
            continue
        return value
    return None


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
        Start a program, and read a rule of the office.
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
