"""The job behind ``ita progress``: progress of each division, returned files included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ita_tools.assessment import Assessment
from ita_tools.assessment.exchange import FILLED, RETURNED, REVIEWED, UNFILLED
from ita_tools.jobs.audit_stamp import MainBook
from ita_tools.jobs.input_files import collect_workbooks, same_file
from ita_tools.jobs.read_returned import read_returned
from ita_tools.scoring import score
from ita_tools.sharing.assignments import Progress, canonical_name, progress
from ita_tools.sharing.merge_assessments import merge
from ita_tools.sharing.returned_book import ReturnedBook

__all__ = ["ProgressReport", "read_progress"]


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """Progress of all divisions.

    ``returned`` are the files of each division, ``left_out`` name and reason of each file that cannot be
    merged, ``conflicts`` is the number of conflicts a merge would have.
    """

    divisions: tuple[Progress, ...]
    returned: dict[str, tuple[str, ...]]
    left_out: tuple[tuple[str, str], ...]
    conflicts: int

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the rows of a table, header first."""
        yield "สำนัก/กอง", "รับผิดชอบ", UNFILLED, FILLED, RETURNED, REVIEWED, "ไฟล์ที่ส่งกลับ"
        for each in self.divisions:
            numbers = (each.assigned, each.unfilled, each.filled, each.returned, each.reviewed)
            files = ", ".join(self.returned.get(each.division, ())) or "ยังไม่ส่ง"
            yield each.division, *map(str, numbers), files

    def data(self) -> dict[str, object]:
        """Return the report as plain data."""
        return {
            "divisions": [
                {
                    "division": each.division,
                    "duties": each.assigned,
                    "unfilled": each.unfilled,
                    "filled": each.filled,
                    "returned": each.returned,
                    "reviewed": each.reviewed,
                    "files": list(self.returned.get(each.division, ())),
                }
                for each in self.divisions
            ],
            "conflicts": self.conflicts,
            "left_out": [{"file": name, "reason": reason} for name, reason in self.left_out],
        }


def read_progress(book: Path, returned: Sequence[Path]) -> ProgressReport:
    """Merge returned books in memory and count what is assigned by state; write nothing.

    ``returned`` may name files, patterns and folders; the main book among them is skipped.

    Raises
    ------
    FileMissing, Faults
        A pattern matches nothing.
    CommandMisused
        The main book is a part sent to a division.
    ItaError
        The main book cannot be used. Returned files that cannot are left out with their reason.
    """
    main = MainBook.from_file(book)
    opened = main.opened
    books = read_returned(path for path in collect_workbooks(returned, (book,)) if not same_file(path, book))
    merged = merge(opened.edition, opened.assessment, books.books, main.stamp)
    refused = {source for source, _ in merged.refused}
    accepted = [each for each in books.books if each.source not in refused]
    assessment = _assign_as_sent(accepted, merged.assessment)
    files: dict[str, tuple[str, ...]] = {}
    for each in accepted:
        division = canonical_name(assessment, each.division)
        files[division] = (*files.get(division, ()), each.source)
    return ProgressReport(
        progress(opened.edition, assessment, score(opened.edition, assessment)),
        files,
        (*books.unreadable, *merged.refused),
        len(merged.conflicts),
    )


def _assign_as_sent(books: Sequence[ReturnedBook], assessment: Assessment) -> Assessment:
    """Assign codes without a division as they were sent: a suggested split leaves the main book unchanged."""
    sent = {
        code: each.division
        for each in books
        for code in each.assessment.origin.part
        if code in each.assessment.divisions
    }
    return replace(assessment, divisions={**sent, **assessment.divisions})
