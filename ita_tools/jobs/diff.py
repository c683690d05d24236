"""The job behind ``ita diff``: what differs between two workbooks or assessment files."""

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
    """Two files, all that differs between them, and where a filled workbook is kept that was replaced."""

    names: tuple[str, str]
    differences: tuple[Difference, ...]
    kept: Path | None = None

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """Yield a table to read, its head first; long texts are cut."""
        yield "ข้อมูล", *self.names
        for each in self.differences:
            yield each.what, _shown(each.before), _shown(each.after)

    def data(self) -> dict[str, object]:
        """Return it as plain data with whole texts."""
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
    """Compare two files by meaning, and write a workbook of the differences where ``out`` is given.

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
    found = FileComparison((clean(before.name), clean(after.name)), diff_assessments(first, second))
    if out is None:
        return found
    sheet = differences_sheet(found.names, found.differences)
    book = build_book(load_edition(first.edition), Assessment(first.edition), sheets=(sheet,))
    return replace(found, kept=write_with_backup(out, book))


def _shown(text: str) -> str:
    line = " ".join(text.split())
    short = line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
    return short or "(ว่าง)"
