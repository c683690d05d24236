"""A computer with Windows as far as ``install.cmd`` sees it: Wine's cmd.exe, and stand-ins for all programs.

Its folder of Windows holds links to Wine's own files and nothing else: what Wine would set up in it takes
half a minute, and cmd.exe needs none of it. What cmd.exe of Wine 8 cannot show: signs of percent in names of
folders (it reads them twice), ``&&`` (it looks at no exit code), and blanks in ``TEMP`` for ``for /f`` with a
program.

Wine reads scripts in the code page of its language. That of Windows is UTF-8 after ``chcp 65001``; here it is
Hindi's, which has no other, under the name of a locale that glibc finds in a folder of ours.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from release.windows_bundle import entries
from tests.programs import COMPILER, missing, path_of
from tests.sources import ROOT

__all__ = ["Computer", "Run", "Wine"]

SOURCE = ROOT / "tests" / "standin.c"
LOCALES = Path("/usr/lib/locale")
LIBRARIES = (
    "usr/lib/*/wine/x86_64-windows",
    "usr/lib*/wine/x86_64-windows",
    "opt/wine*/lib*/wine/x86_64-windows",
)


def windows(path: Path) -> str:
    """Return how Wine names a path."""
    return "Z:" + str(path).replace("/", "\\")


class Wine:
    """A fresh Windows of Wine and a compiled stand-in, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.standin = folder / "standin.exe"
        command = [COMPILER, "-municode", "-O1", "-s", "-o", str(self.standin), str(SOURCE)]
        subprocess.run(command, check=True, capture_output=True)
        self.environment = os.environ | {
            "WINEPREFIX": str(_windows(folder / "windows")),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
            "LOCPATH": str(_locales(folder / "locales")),
            "LC_ALL": "hi_IN.UTF-8",
            "DISPLAY": "",
        }

    def run(self, command: list[str], **options) -> subprocess.CompletedProcess[bytes]:
        """Run a program of Windows."""
        return subprocess.run(
            [path_of("wine"), *command],
            env=self.environment,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=100,
            **options,
        )

    def stop(self) -> None:
        """End the server of this Windows."""
        subprocess.run(["wineserver", "--kill"], env=self.environment, check=False)


def _windows(folder: Path) -> Path:
    library = next((path for place in LIBRARIES for path in Path("/").glob(place)), None)
    if library is None:
        missing(f"Wine's own programs are needed in one of {', '.join(LIBRARIES)}", excused=True)
    system = folder / "drive_c" / "windows" / "system32"
    system.mkdir(parents=True)
    for path in library.iterdir():
        (system / path.name).symlink_to(path)
    (folder / "dosdevices").mkdir()
    (folder / "dosdevices" / "c:").symlink_to(folder / "drive_c")
    (folder / "dosdevices" / "z:").symlink_to("/")
    (folder / ".update-timestamp").write_text("disable")
    return folder


def _locales(folder: Path) -> Path:
    source = next((LOCALES / name for name in ("C.utf8", "C.UTF-8") if (LOCALES / name).is_dir()), None)
    if source is None:
        missing(f"glibc's locale C.utf8 is needed in {LOCALES}", excused=True)
    folder.mkdir()
    (folder / "hi_IN.utf8").symlink_to(source, target_is_directory=True)
    return folder


@dataclass(frozen=True)
class Run:
    """A script that ended: its exit code, what it showed, and what it called."""

    code: int
    shown: str
    called: list[str]


class Computer:
    """A user's computer with the unzipped installer.

    Programs are there only as stand-ins: those added by :meth:`add`, and ``certutil`` and ``powershell``, of
    which Windows is never without. What a stand-in does is said by :meth:`does`; the first that fits counts.
    """

    def __init__(self, wine: Wine, home: Path, folder: str) -> None:
        self.wine = wine
        self.installer = home / folder
        self.programs = home / "bin"
        self.local = home / "ผู้ใช้ ก & ข" / "Local"
        self.program_files = home / "Program Files"
        self.temp = home / "ผู้ใช้ ก & ข" / "Temp"
        self.note = home / "standin"
        self.rules: list[str] = []
        for path in (self.programs, self.python_of_setup.parent, self.program_files, self.temp):
            path.mkdir(parents=True)
        for name, content in entries([]):
            self.put(name, content)
        for name in ("certutil.exe", "powershell.exe"):
            self.add(self.programs / name)

    @property
    def folders(self) -> dict[str, Path]:
        """The folders of this user, by their names in a log."""
        return {"LOCAL": self.local, "ProgramFiles": self.program_files, "TEMP": self.temp}

    @property
    def python_of_setup(self) -> Path:
        """Where a setup of Python puts it."""
        return self.path_of(r"LOCAL\Programs\Python\Python313\python.exe")

    def path_of(self, short: str) -> Path:
        """Return where a path of a log lies."""
        first, *others = short.split("\\")
        return self.folders[first].joinpath(*others)

    def put(self, name: str, content: bytes) -> Path:
        """Put a file into the folder of the installer."""
        path = self.installer / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def add(self, path: Path) -> None:
        """Add a program."""
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(self.wine.standin, path)

    def does(self, part: str, code: int, makes: Path | str = "", says: str = "") -> None:
        """Let calls that hold a part exit with a code, make a copy of the program, and say something."""
        made = windows(makes) if isinstance(makes, Path) else makes
        self.rules.append(f"{part}\t{code}\t{made}\t{says}\n")

    def start(self, name: str = "ติดตั้ง.cmd", *, unattended: bool = True) -> Run:
        """Start a script of the installer as a click does."""
        log = self.note.with_suffix(".log")
        log.write_bytes(b"")
        self.note.with_suffix(".rules").write_text("".join(self.rules), "utf-8")
        values = {
            "STANDIN": windows(self.note),
            "LOCALAPPDATA": windows(self.local),
            "ProgramFiles": windows(self.program_files),
            "TEMP": windows(self.temp),
            "PATH": windows(self.programs) + ";C:\\windows\\system32",
            **({"ITA_UNATTENDED": "1"} if unattended else {}),
        }
        lines = ["@echo off", *(f'set "{each}={value}"' for each, value in values.items())]
        lines += [f'cd /d "{windows(self.installer)}"', f'"{windows(self.installer)}\\{name}"']
        clicked = self.note.with_name("click.cmd")
        clicked.write_bytes("\r\n".join(lines).replace("%", "%%").encode() + b"\r\n")
        done = self.wine.run(["cmd", "/c", "click.cmd"], cwd=clicked.parent, input=b"\r\n")
        shown = done.stdout.decode().replace("\r\n", "\n")
        assert "\ufffd" not in shown, shown
        return Run(done.returncode, shown, self._short(log.read_text("utf-8")).splitlines())

    def _short(self, log: str) -> str:
        """Return a log without the folders that every call names."""
        for path in (self.installer / "files", self.programs):
            log = log.replace(windows(path) + "\\", "")
        for name, path in self.folders.items():
            log = log.replace(windows(path), name)
        return log
