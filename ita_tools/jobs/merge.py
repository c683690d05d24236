"""The job behind ``ita merge``: merge returned books into the main book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ita_tools.assessment import Assessment, assessment_text
from ita_tools.errors import CommandMisused, Faults, FileForeign, FileMissing, ItaError, raise_faults
from ita_tools.jobs.audit_stamp import MainBook
from ita_tools.jobs.backup import write_with_backup
from ita_tools.jobs.input_files import collect_workbooks, require_not_an_input, same_file
from ita_tools.jobs.load import TEXT_FORMATS, WORKBOOK_FORMATS
from ita_tools.jobs.read_returned import ReturnedBooks, read_returned
from ita_tools.rubric import Edition
from ita_tools.sharing.merge_assessments import MergeOutcome, merge
from ita_tools.workbook.build_book import build_book

__all__ = ["MergeReport", "merge_books", "merge_opened", "settle_conflicts"]


@dataclass(frozen=True, slots=True)
class MergeReport:
    """The outcome of a merge.

    ``left_out`` are name and reason of each file that was not merged, ``taken`` is the number of files that
    were, ``backup`` a copy of a filled workbook that was replaced.
    """

    merged: MergeOutcome
    left_out: tuple[tuple[str, str], ...]
    taken: int
    backup: Path | None = None

    @property
    def is_clean(self) -> bool:
        """Whether no conflict waits for a choice and no file was left out."""
        return not self.merged.conflicts and not self.left_out

    def data(self) -> dict[str, object]:
        """Return the report as plain data."""
        return {
            "files": self.taken,
            "taken": [
                {
                    "division": each.division,
                    "field": each.path,
                    "what": each.what,
                    "before": each.before,
                    "after": each.after,
                    "source": each.source,
                }
                for each in self.merged.taken
            ],
            "conflicts": [
                {
                    "division": each.division,
                    "field": each.path,
                    "what": each.what,
                    "reason": each.reason,
                    "kept": each.kept,
                    "given": each.given,
                    "source": each.source,
                }
                for each in self.merged.conflicts
            ],
            "notes": list(self.merged.notes),
            "left_out": [{"file": name, "reason": reason} for name, reason in self.left_out],
        }


def merge_books(base: Path, returned: Sequence[Path], out: Path) -> MergeReport:
    """Merge returned books into the main book, and apply the choices of its conflict list.

    ``returned`` may name files, patterns and folders. Files that cannot be used are left out with their
    reason. No input is written over.

    Raises
    ------
    CommandMisused
        ``out`` is one of the inputs, or neither a workbook nor an assessment file.
    FileMissing
        There is no workbook in the folders, or a pattern matches nothing.
    ItaError
        The main book cannot be used, none of the returned ones can, or ``out`` cannot be written.
    """
    files = collect_workbooks(returned, (base, out))
    if returned and not files:
        raise FileMissing(
            "ไม่มีสมุดงานในโฟลเดอร์นี้",
            where=" ".join(map(str, returned)),
            remedy="วางไฟล์ที่สำนัก/กองส่งกลับในโฟลเดอร์นี้ก่อน",
        )
    _require_valid_output(out, (base, *files))
    others = [path for path in files if not same_file(path, base)]
    return merge_opened(MainBook.from_file(base), others, out)


def merge_opened(base: MainBook, returned: Sequence[Path], out: Path) -> MergeReport:
    """Merge returned files into a main book that is loaded; see :func:`merge_books`."""
    _require_valid_output(out, returned)
    edition = base.opened.edition
    books = read_returned(returned)
    merged = merge(edition, base.opened.assessment, books.books, base.stamp)
    left_out = (*books.unreadable, *merged.refused)
    taken = len(books.books) - len(merged.refused)
    if returned and left_out and not taken:
        raise_faults(_faults(books, merged))
    return MergeReport(merged, left_out, taken, _write(out, edition, merged.assessment))


def settle_conflicts(book: Path, choices: Mapping[int, str], out: Path) -> MergeReport:
    """Apply choices to the conflict list of a merged book, and write the book that follows.

    ``choices`` are words of the list, by the number of the row from 0.

    Raises
    ------
    CommandMisused
        ``out`` is the book itself, or neither a workbook nor an assessment file.
    ItaError
        The book cannot be used or ``out`` cannot be written.
    """
    _require_valid_output(out, (book,))
    main = MainBook.from_file(book)
    rows = enumerate(main.opened.assessment.conflicts)
    conflicts = tuple(replace(row, choice=choices.get(number, row.choice)) for number, row in rows)
    return merge_opened(main.with_conflicts(conflicts), (), out)


def _require_valid_output(out: Path, inputs: Sequence[Path]) -> None:
    require_not_an_input(out, *inputs)
    if out.suffix.lower() not in (*WORKBOOK_FORMATS, *TEXT_FORMATS):
        raise CommandMisused(
            "ไม่รู้ว่าจะเขียนเป็นรูปแบบใด",
            where=str(out),
            remedy=f"ตั้งชื่อไฟล์ให้ลงท้ายด้วย {' '.join((*WORKBOOK_FORMATS, *TEXT_FORMATS))}",
        )


def _faults(books: ReturnedBooks, merged: MergeOutcome) -> Iterator[ItaError]:
    """Yield the faults of all books one by one."""
    for _, error in books.faults:
        yield from error.faults if isinstance(error, Faults) else (error,)
    for name, reason in merged.refused:
        yield FileForeign(reason, where=name, remedy="ใช้ไฟล์ที่แบ่งมาจากสมุดงานหลักเล่มนี้")


def _write(out: Path, edition: Edition, assessment: Assessment) -> Path | None:
    """Write the merged assessment in the format of the suffix; return the backup of a replaced file."""
    suffix = out.suffix.lower()
    if suffix in WORKBOOK_FORMATS:
        book = build_book(edition, assessment, macros=suffix == ".xlsm")
        return write_with_backup(out, book, assessment)
    text = assessment_text(assessment, json=suffix == ".json")
    return write_with_backup(out, text.encode("utf-8"), assessment)
