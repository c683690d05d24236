"""One press of a button: the open workbook, and the folder where output files are written and opened."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ita_tools.errors import OutputBlocked
from ita_tools.files import write_atomic
from ita_tools.jobs.audit_stamp import stamp_for_open_book
from ita_tools.jobs.load import WORKBOOK_FORMATS, ScoredAssessment
from ita_tools.thai import truncate
from xlwings_addin.open_book import OpenBook

__all__ = ["OutputLocation", "Session", "describe_fallback", "documents_folder", "show_file"]

_LONGEST_STEM = 60
"""Characters; a file name has at most 255 bytes, and a Thai letter takes three."""
_SHELL_FOLDERS = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"


@dataclass(frozen=True)
class Session:
    """The open workbook, where output goes, and what needs both."""

    book: OpenBook
    output: OutputLocation

    @property
    def stem(self) -> str:
        """Name of the workbook without its suffix, cut so that more can be added to it."""
        return truncate(Path(self.book.name).stem, _LONGEST_STEM)

    @property
    def suffix(self) -> str:
        """Suffix of a workbook made from this one; one that was never saved counts as .xlsm."""
        return ".xlsx" if self.book.name.lower().endswith(".xlsx") else ".xlsm"

    def append_audit(self, scored: ScoredAssessment, action: str) -> str:
        """Append ``action`` to the audit log of the open workbook; return ``""``, or a warning if it is full.

        The same action on the same data is logged once.
        """
        stamp = stamp_for_open_book(self.book.name, scored.assessment)
        entry = stamp.entry(action)
        if entry in scored.assessment.trail or self.book.append_audit(entry):
            return ""
        return " แต่ไม่ได้บันทึกไว้ในแผ่นงาน ประวัติ เพราะไม่มีแถวว่างหรือถูกล็อก"

    def write(self, name: str, write_file: Callable[[Path], object]) -> Path:
        """Write a file beside the workbook or into Documents, open it, and return its path.

        Raises
        ------
        OutputBlocked
            Neither folder can be written to.
        """
        path = self.output.write(self.book.folder, name, write_file)
        if path.suffix.lower() not in WORKBOOK_FORMATS or not self.book.open_workbook(path):
            self.output.show(path)
        return path

    def describe(self, path: Path) -> str:
        """Return the name of an output file, with its folder where that is not the workbook's."""
        return path.name if path.parent == self.book.folder else self.output.describe(path)

    def summarise(self, heading: str, lines: Sequence[str]) -> str:
        """Return the heading with the first line; write all lines into a text file and open it."""
        summary = f"{heading} เรื่องแรก {lines[0]}"
        text = f"{heading}\r\n\r\n" + "".join(f"{number}. {line}\r\n" for number, line in enumerate(lines, 1))
        try:
            path = self.write(
                f"{self.stem}-สิ่งที่พบ.txt", lambda out: write_atomic(out, text.encode("utf-8-sig"))
            )
        except OutputBlocked:
            return summary  # the file is an extra, the status cell has the heading
        return f"{summary} ดูทั้งหมดในไฟล์ {self.describe(path)}"


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
