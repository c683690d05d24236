"""Windows shortcuts: a link made by the system's own shell, or a command file where that is not possible."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ita_tools.errors import OutputBlocked

__all__ = ["Shortcut", "remove_shortcut", "run_powershell", "write_shortcut"]

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


def write_shortcut(shortcut: Shortcut, run: RunPowerShell = run_powershell) -> Path:
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
        remove_shortcut(shortcut)
        if run(_SCRIPT, values) and draft.is_file():
            return draft.replace(shortcut.link)
        draft.unlink(missing_ok=True)
        shortcut.command_file.write_bytes(_command(shortcut))
    except OSError as error:
        raise OutputBlocked(
            "สร้างทางลัดไม่ได้", where=str(shortcut.path.parent), remedy="ขอสิทธิ์จากผู้ดูแลเครื่อง"
        ) from error
    return shortcut.command_file


def remove_shortcut(shortcut: Shortcut) -> bool:
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
