"""One press of a button: the open workbook and the place of its output files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ita_tools.errors import OutputBlocked
from ita_tools.files import write_atomic
from ita_tools.jobs.audit_stamp import stamp_for_open_book
from ita_tools.jobs.load import WORKBOOK_FORMATS, ScoredAssessment
from ita_tools.thai import truncate
from xlwings_addin.open_book import OpenBook
from xlwings_addin.output_location import OutputLocation

__all__ = ["Session"]

_LONGEST_STEM = 60
"""Characters; a file name has at most 255 bytes, and a Thai letter takes three."""


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
