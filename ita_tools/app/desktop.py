"""The entries of the toolkit on a Windows desktop: the page in the Start menu, the report in "Send to"."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ita_tools.app.shortcuts import RunPowerShell, Shortcut, remove_shortcut, run_powershell, write_shortcut
from ita_tools.errors import ProgramMissing

__all__ = ["Desktop", "install_shortcuts", "uninstall_shortcuts"]

_START_MENU, _SEND_TO = "Microsoft/Windows/Start Menu/Programs", "Microsoft/Windows/SendTo"
_MODULE = ("-P", "-m")
"""Python without the current folder on its path, and a module of ours."""


@dataclass(frozen=True)
class Desktop:
    """The machine whose desktop is changed; the defaults are those of this one.

    Parameters
    ----------
    system
        A name of :func:`platform.system`.
    python
        The interpreter that the entries start.
    environment
        Environment variables.
    run
        Runs a script of PowerShell.
    """

    system: str = field(default_factory=platform.system)
    python: Path = field(default_factory=lambda: Path(sys.executable))
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    run: RunPowerShell = run_powershell

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the entries.

        Raises
        ------
        ProgramMissing
            The system is not Windows.
        """
        if self.system != "Windows":
            raise ProgramMissing("ทางลัดใช้ได้เฉพาะใน Windows", remedy="เปิดหน้าของโปรแกรมด้วยคำสั่ง ita app")
        settings = Path(self.environment.get("APPDATA") or Path.home() / "AppData" / "Roaming")
        program = self._without_console()
        return (
            Shortcut(
                settings / _START_MENU / "ITA", program, (*_MODULE, "ita_tools", "app"), "คะแนนและรายงาน ITA"
            ),
            Shortcut(
                settings / _SEND_TO / "สร้างรายงาน ITA",
                program,
                (*_MODULE, "ita_tools.app.send_to"),
                "สร้างรายงานข้างสมุดงานแล้วเปิด",
            ),
        )

    def _without_console(self) -> Path:
        windowed = self.python.with_name("pythonw.exe")
        return windowed if windowed.is_file() else self.python


def install_shortcuts(desktop: Desktop | None = None) -> tuple[Path, ...]:
    """Write the entries, again where they exist; return their files.

    Raises
    ------
    ProgramMissing
        The system is not Windows.
    OutputBlocked
        A folder cannot be written to.
    """
    desktop = desktop or Desktop()
    return tuple(write_shortcut(each, desktop.run) for each in desktop.shortcuts())


def uninstall_shortcuts(desktop: Desktop | None = None) -> bool:
    """Remove the entries; return whether there were any.

    Raises
    ------
    ProgramMissing
        The system is not Windows.
    """
    desktop = desktop or Desktop()
    removed = [remove_shortcut(each) for each in desktop.shortcuts()]
    return any(removed)
