"""The entries of the toolkit on a Windows desktop: the page in the Start menu, the report in "Send to".

An entry is a link made by the shell of Windows, or a command file where that is not possible.
"""

from __future__ import annotations

import contextlib
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ita_tools.errors import OutputBlocked, ProgramMissing

__all__ = ["Desktop", "Shortcut", "install_shortcuts", "run_powershell", "uninstall_shortcuts"]

RunPowerShell = Callable[[str, Mapping[str, str]], bool]

_SCRIPT = (
    "$link = (New-Object -ComObject WScript.Shell).CreateShortcut($env:ITA_LINK); "
    "$link.TargetPath = $env:ITA_TARGET; $link.Arguments = $env:ITA_ARGUMENTS; "
    "$link.WorkingDirectory = $env:ITA_FOLDER; $link.Description = $env:ITA_ABOUT; $link.Save()"
)
"""The values come by the environment: no quoting, whatever letters a path has."""
_SECONDS = 60
_DRAFT = "ita-shortcut.lnk"
"""The shell of Windows saves no link whose name its code page lacks, so the link is renamed afterwards."""
_START_MENU, _SEND_TO = "Microsoft/Windows/Start Menu/Programs", "Microsoft/Windows/SendTo"
_MODULE = ("-P", "-m")
"""Python without the current folder on its path, and a module of ours."""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut without suffix, the program it starts, and the arguments of that."""

    path: Path
    program: Path
    arguments: tuple[str, ...]
    about: str

    @property
    def link(self) -> Path:
        """The file of the link."""
        return self.path.with_name(f"{self.path.name}.lnk")

    @property
    def command_file(self) -> Path:
        """The command file that stands in for the link."""
        return self.path.with_name(f"{self.path.name}.cmd")


def run_powershell(script: str, values: Mapping[str, str]) -> bool:
    """Run a script in the PowerShell of Windows with more environment variables; ``False`` if it fails."""
    system = Path(os.environ.get("SYSTEMROOT", "C:/Windows")) / "System32"
    program = system / "WindowsPowerShell" / "v1.0" / "powershell.exe"
    command = [str(program), "-NoProfile", "-NonInteractive", "-Command", script]
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        done = subprocess.run(  # noqa: S603 - our own script
            command,
            env={**os.environ, **values},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        return done.returncode == 0
    return False


def _write_shortcut(shortcut: Shortcut, run: RunPowerShell = run_powershell) -> Path:
    """Write a shortcut, in place of an earlier one; return its file.

    Raises
    ------
    OutputBlocked
        The folder cannot be written to.
    """
    draft = shortcut.path.with_name(_DRAFT)
    values = {
        "ITA_LINK": str(draft),
        "ITA_TARGET": str(shortcut.program),
        "ITA_ARGUMENTS": " ".join(shortcut.arguments),
        "ITA_FOLDER": str(Path.home()),
        "ITA_ABOUT": shortcut.about,
    }
    try:
        shortcut.path.parent.mkdir(parents=True, exist_ok=True)
        _remove_shortcut(shortcut)
        if run(_SCRIPT, values) and draft.is_file():
            return draft.replace(shortcut.link)
        draft.unlink(missing_ok=True)
        shortcut.command_file.write_bytes(_command(shortcut))
    except OSError as error:
        raise OutputBlocked(
            "สร้างทางลัดไม่ได้", where=str(shortcut.path.parent), remedy="ขอสิทธิ์จากผู้ดูแลเครื่อง"
        ) from error
    return shortcut.command_file


def _remove_shortcut(shortcut: Shortcut) -> bool:
    """Remove a shortcut; return whether there was one."""
    files = [each for each in (shortcut.link, shortcut.command_file) if each.is_file()]
    for each in files:
        each.unlink()
    return bool(files)


def _command(shortcut: Shortcut) -> bytes:
    """Return a command file; ``%`` is doubled, since a path may hold the name of a variable."""
    program = str(shortcut.program).replace("%", "%%")
    line = f'start "" "{program}" {" ".join(shortcut.arguments)} %*'
    return "\r\n".join(["@echo off", "chcp 65001 >nul", line, ""]).encode()


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
    return tuple(_write_shortcut(each, desktop.run) for each in desktop.shortcuts())


def uninstall_shortcuts(desktop: Desktop | None = None) -> bool:
    """Remove the entries; return whether there were any.

    Raises
    ------
    ProgramMissing
        The system is not Windows.
    """
    desktop = desktop or Desktop()
    removed = [_remove_shortcut(each) for each in desktop.shortcuts()]
    return any(removed)
