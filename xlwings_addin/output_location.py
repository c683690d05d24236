"""Folder of the files that macros write, and opening them for the user."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ita_tools.errors import OutputBlocked

__all__ = ["OutputLocation", "describe_fallback", "documents_folder", "show_file"]

_SHELL_FOLDERS = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"


def documents_folder() -> Path:
    """Return the user's Documents folder, wherever the system keeps it; else the home folder."""
    documents = Path.home() / "Documents"
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _SHELL_FOLDERS) as key:
            documents = Path(os.path.expandvars(winreg.QueryValueEx(key, "Personal")[0]))
    return documents if documents.is_dir() else Path.home()


def show_file(path: Path) -> None:
    """Open a file in its program; does nothing on a machine without desktop."""
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 - a file we have just written
    elif sys.platform == "darwin":
        subprocess.run(["/usr/bin/open", path], check=False)  # noqa: S603 - likewise


def describe_fallback(path: Path) -> str:
    """Return name and folder of a file that could not be written beside the workbook."""
    return f"{path.name} เก็บไว้ที่ {path.parent} เพราะบันทึกไว้ข้างสมุดงานไม่ได้"


@dataclass(frozen=True)
class OutputLocation:
    """Writes files beside the workbook, or into Documents where that is not possible.

    Parameters
    ----------
    documents
        Returns the other folder.
    show
        Opens a file for the user.
    describe
        Returns the text for a file in the other folder.
    """

    documents: Callable[[], Path] = field(default=documents_folder)
    show: Callable[[Path], None] = field(default=show_file)
    describe: Callable[[Path], str] = field(default=describe_fallback)

    def write(self, folder: Path | None, name: str, write_file: Callable[[Path], object]) -> Path:
        """Call ``write_file`` with a free path, in ``folder`` of the workbook if possible; return the path.

        Raises
        ------
        OutputBlocked
            Neither folder can be written to.
        """
        if folder is not None:
            path = _free_path(folder, name)
            try:
                write_file(path)
            except OutputBlocked:
                pass  # a read-only folder, on a shared drive for instance
            else:
                return path
        path = _free_path(self.documents(), name)
        write_file(path)
        return path


def _free_path(folder: Path, name: str) -> Path:
    """Return a path that does not exist: somebody may have edited the file of the last run."""
    return next(path for path in _numbered_paths(folder, Path(name)) if not path.exists())


def _numbered_paths(folder: Path, name: Path) -> Iterator[Path]:
    yield folder / name
    for number in range(2, 10_000):
        yield folder / f"{name.stem} ({number}){name.suffix}"
