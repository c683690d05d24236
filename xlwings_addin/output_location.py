"""Where a macro puts its files, and how the user gets to see them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ita_tools.errors import OutputBlocked

__all__ = ["OutputLocation", "documents_folder", "elsewhere", "show_file"]

_SHELL_FOLDERS = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"


def documents_folder() -> Path:
    """Return the user's Documents, wherever the machine keeps them; else the home folder."""
    named = Path.home() / "Documents"
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _SHELL_FOLDERS) as key:
            named = Path(os.path.expandvars(winreg.QueryValueEx(key, "Personal")[0]))
    return named if named.is_dir() else Path.home()


def show_file(path: Path) -> None:
    """Open a file in its program; a machine without desktop shows nothing."""
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 - a file we have just written
    elif sys.platform == "darwin":
        subprocess.run(["/usr/bin/open", path], check=False)  # noqa: S603 - likewise


def elsewhere(path: Path) -> str:
    """Say where a file is that does not stand beside the workbook."""
    return f"{path.name} เก็บไว้ที่ {path.parent} เพราะบันทึกไว้ข้างสมุดงานไม่ได้"


@dataclass(frozen=True)
class OutputLocation:
    """Puts files beside the workbook, or into Documents where that cannot be.

    ``documents`` is the other place, ``show`` opens a file, ``told`` says where one is that stands there:
    each can be replaced, for servers and tests. ``beside`` is false behind a server: there the place of the
    workbook is whatever a client says, and no file may stand there.
    """

    documents: Callable[[], Path] = field(default=documents_folder)
    show: Callable[[Path], None] = field(default=show_file)
    told: Callable[[Path], str] = field(default=elsewhere)
    beside: bool = True

    def write(self, beside: Path | None, name: str, work: Callable[[Path], object]) -> Path:
        """Let ``work`` write a file of a name that is still free; return where it is.

        Raises
        ------
        OutputBlocked
            It can be written nowhere.
        """
        if beside is not None and self.beside:
            path = _free(beside, name)
            try:
                work(path)
            except OutputBlocked:
                pass  # a folder one may only read, on a shared drive for instance
            else:
                return path
        path = _free(self.documents(), name)
        work(path)
        return path


def _free(folder: Path, name: str) -> Path:
    """Name a file that does not exist: an officer may have worked on the last one."""
    return next(path for path in _names(folder, Path(name)) if not path.exists())


def _names(folder: Path, name: Path) -> Iterator[Path]:
    yield folder / name
    for number in range(2, 10_000):
        yield folder / f"{name.stem} ({number}){name.suffix}"
