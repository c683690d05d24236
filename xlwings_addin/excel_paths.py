"""Where Excel looks for add-ins by itself, and what this machine is."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ita_tools.errors import ProgramMissing

__all__ = ["HIDDEN", "OTHER_PYTHON", "Machine", "startup_folder"]

HIDDEN = "Python จาก Microsoft Store เก็บไฟล์ส่วนเสริมไว้ในที่ที่ Excel มองไม่เห็น"
OTHER_PYTHON = "ถอน Python นั้น ติดตั้ง Python จาก python.org"

_MAC_STARTUP = "Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel"
_MAC_SCRIPTS = "Library/Application Scripts/com.microsoft.Excel"
_WINDOWS_STARTUP, _WINDOWS_LIST = "Microsoft/Excel/XLSTART", "Microsoft/AddIns"


@dataclass(frozen=True)
class Machine:
    """The machine that is installed to or examined; tests make their own.

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
    """

    system: str = field(default_factory=platform.system)
    python: Path = field(default_factory=lambda: Path(sys.executable))
    base: Path = field(default_factory=lambda: Path(sys.base_prefix))
    bits: int = 64 if sys.maxsize > 2**32 else 32
    home: Path = field(default_factory=Path.home)
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)

    @property
    def hides_files(self) -> bool:
        """Whether Excel never sees what this Python writes into the user's settings: Microsoft Store's."""
        return self.system == "Windows" and "windowsapps" in (part.lower() for part in self.base.parts)

    @property
    def scripts(self) -> Path | None:
        """Folder of the scripts that Excel for Mac may start; ``None`` elsewhere."""
        return self.home / _MAC_SCRIPTS if self.system == "Darwin" else None

    @property
    def listed(self) -> Path | None:
        """Folder of the add-ins that users tick by hand, where an old copy may lie; ``None`` elsewhere."""
        return self.roaming(_WINDOWS_LIST) if self.system == "Windows" else None

    def roaming(self, below: str) -> Path:
        """Return a folder of the user's settings on Windows."""
        return Path(self.environment.get("APPDATA") or self.home / "AppData" / "Roaming") / below


def startup_folder(machine: Machine) -> Path:
    """Return the folder whose add-ins Excel opens each time it starts, and trusts.

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
