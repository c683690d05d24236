"""The job behind ``ita diff``: compare two workbooks or assessment files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ita_tools.assessment import Assessment
from ita_tools.assessment.flatten import format_path
from ita_tools.errors import CommandMisused
from ita_tools.jobs.backup import write_with_backup
from ita_tools.jobs.input_files import require_not_an_input
from ita_tools.jobs.load import read_file
from ita_tools.rubric import load_edition
from ita_tools.sharing.diff import Difference, diff_assessments
from ita_tools.thai import clean
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.sheets.differences_sheet import differences_sheet

__all__ = ["FileComparison", "compare_files"]

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class FileComparison:
    """Names of two files, the differences between them, and the backup of a workbook that was replaced."""

    names: tuple[str, str]
    differences: tuple[Difference, ...]
    backup: Path | None = None

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """Yield the rows of a table, header first; long texts are cut."""
        yield "ข้อมูล", *self.names
        for difference in self.differences:
            yield difference.what, _shortened(difference.before), _shortened(difference.after)

    def data(self) -> dict[str, object]:
        """Return the comparison as plain data with uncut texts."""
        return {
            "files": list(self.names),
            "differences": [
                {
                    "path": format_path(each.path),
                    "what": each.what,
                    "before": each.before,
                    "after": each.after,
                }
                for each in self.differences
            ],
        }


def compare_files(before: Path, after: Path, out: Path | None = None) -> FileComparison:
    """Compare two files value by value, and write the differences as a workbook if ``out`` is given.

    Raises
    ------
    CommandMisused
        ``out`` is not .xlsx, or is one of the two.
    ItaError
        A file cannot be used.
    """
    if out is not None:
        require_not_an_input(out, before, after)
        if out.suffix.lower() != ".xlsx":
            raise CommandMisused(
                "เขียนผลการเปรียบเทียบได้เฉพาะ .xlsx", where=str(out), remedy="ตั้งชื่อไฟล์ให้ลงท้ายด้วย .xlsx"
            )
    first, second = read_file(before).assessment, read_file(after).assessment
    comparison = FileComparison((clean(before.name), clean(after.name)), diff_assessments(first, second))
    if out is None:
        return comparison
    sheet = differences_sheet(comparison.names, comparison.differences)
    book = build_book(load_edition(first.edition), Assessment(first.edition), sheets=(sheet,))
    return replace(comparison, backup=write_with_backup(out, book))


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return (line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…") or "(ว่าง)"
