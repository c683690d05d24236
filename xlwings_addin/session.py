"""One press of a button: the open workbook, where results go, and what the user is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ita_tools.errors import OutputBlocked
from ita_tools.files import write_atomic
from ita_tools.jobs.audit_stamp import stamp_for_open_book
from ita_tools.jobs.load import ScoredAssessment
from ita_tools.thai import shortened
from xlwings_addin.open_book import OpenBook
from xlwings_addin.output_location import OutputLocation

__all__ = ["Session"]

_LONGEST_STEM = 60
"""Characters; a file name has 255 bytes, a Thai letter three."""


@dataclass(frozen=True)
class Session:
    """What the work behind a button has to do with."""

    book: OpenBook
    results: OutputLocation

    @property
    def stem(self) -> str:
        """Name of the workbook without its ending, short enough for more to be added."""
        return shortened(Path(self.book.name).stem, _LONGEST_STEM)

    @property
    def suffix(self) -> str:
        """Ending of a workbook made from this one; one that was never saved has macros."""
        return ".xlsx" if self.book.name.lower().endswith(".xlsx") else ".xlsm"

    def read(self) -> ScoredAssessment:
        """Read, fit and score the open workbook; raises :class:`ItaError` with all its faults."""
        return self.book.read()

    def recalculate(self) -> None:
        """Compute every cell anew."""
        self.book.recalculate()

    def say(self, text: str) -> None:
        """Show a line to the user."""
        self.book.say(text)

    def told(self, opened: ScoredAssessment, what: str) -> str:
        """Leave a line in the trail of the open workbook; return what to add to the outcome.

        The same done again with the same data is not told again.
        """
        stamp = stamp_for_open_book(self.book.name, opened.assessment)
        event = stamp.entry(what)
        if event in opened.assessment.trail or self.book.tell(event):
            return ""
        return " แต่ไม่ได้บันทึกไว้ในแผ่นงาน ประวัติ เพราะไม่มีแถวว่างหรือถูกล็อก"

    def put(self, name: str, work: Callable[[Path], object]) -> Path:
        """Let ``work`` write a file beside the workbook or into Documents, and show it.

        Raises
        ------
        OutputBlocked
            It can be written nowhere.
        """
        path = self.results.write(self.book.folder, name, work)
        self.results.show(path)
        return path

    def place(self, path: Path) -> str:
        """Name a file, and its folder where it is not that of the workbook."""
        return path.name if path.parent == self.book.folder else self.results.told(path)

    def listed(self, heading: str, lines: Sequence[str]) -> str:
        """Say a heading and the first of some lines; all of them go into a text file that is shown."""
        said = f"{heading} เรื่องแรก {lines[0]}"
        text = f"{heading}\r\n\r\n" + "".join(f"{number}. {line}\r\n" for number, line in enumerate(lines, 1))
        try:
            path = self.put(f"{self.stem}-สิ่งที่พบ.txt", lambda out: write_atomic(out, text.encode("utf-8-sig")))
        except OutputBlocked:
            return said  # the list is a service: what counts has been said
        return f"{said} ดูทั้งหมดในไฟล์ {self.place(path)}"
