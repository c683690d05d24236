"""The job behind ``ita merge``: returned books into the main book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ita_tools.assessment import Assessment, assessment_text
from ita_tools.errors import CommandMisused, Faults, FileForeign, FileMissing, ItaError, raise_faults
from ita_tools.files import write_atomic
from ita_tools.jobs.audit_stamp import MainBook
from ita_tools.jobs.backup import write_with_backup
from ita_tools.jobs.input_files import collect_workbooks, require_not_an_input, same_file
from ita_tools.jobs.load import TEXT_FORMATS, WORKBOOK_FORMATS
from ita_tools.jobs.read_returned import ReturnedBooks, read_returned
from ita_tools.rubric import Edition
from ita_tools.sharing.merge_assessments import MergeOutcome, merge
from ita_tools.workbook.build_book import build_book

__all__ = ["MergeReport", "merge_books", "merge_opened"]


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What was merged, the files that were not, each with its reason, and where a replaced book is kept."""

    merged: MergeOutcome
    left_out: tuple[tuple[str, str], ...]
    taken: int
    kept: Path | None = None

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left to decide or to send again."""
        return not self.merged.conflicts and not self.left_out


def merge_books(base: Path, returned: Sequence[Path], out: Path) -> MergeReport:
    """Merge returned books into the main book, and apply the choices of its conflict list.

    ``returned`` may name files, patterns and folders. Files that cannot be used are left out with their
    reason. Nothing that was given is written over.

    Raises
    ------
    CommandMisused
        ``out`` is one of the files given, or no workbook or assessment file.
    FileMissing
        There is no workbook in the folders given, or nothing matches a pattern.
    ItaError
        The main book cannot be used, none of the returned ones can, or ``out`` cannot be written.
    """
    found = collect_workbooks(returned, (base, out))
    if returned and not found:
        raise FileMissing(
            "ไม่มีสมุดงานในโฟลเดอร์นี้",
            where=" ".join(map(str, returned)),
            remedy="วางไฟล์ที่สำนัก/กองส่งกลับในโฟลเดอร์นี้ก่อน",
        )
    _require_out((base, *found), out)
    others = [path for path in found if not same_file(path, base)]
    return merge_opened(MainBook.from_file(base), others, out)


def merge_opened(base: MainBook, returned: Sequence[Path], out: Path) -> MergeReport:
    """Do the work of :func:`merge_books` on a main book that is opened."""
    _require_out(returned, out)
    edition = base.opened.edition
    received = read_returned(returned)
    merged = merge(edition, base.opened.assessment, received.books, base.stamp)
    left_out = (*received.unreadable, *merged.refused)
    taken = len(received.books) - len(merged.refused)
    if returned and left_out and not taken:
        raise_faults(_faults(received, merged))
    return MergeReport(merged, left_out, taken, _write(out, edition, merged.assessment))


def _require_out(given: Sequence[Path], out: Path) -> None:
    require_not_an_input(out, *given)
    if out.suffix.lower() not in (*WORKBOOK_FORMATS, *TEXT_FORMATS):
        raise CommandMisused(
            "ไม่รู้ว่าจะเขียนเป็นรูปแบบใด",
            where=str(out),
            remedy=f"ตั้งชื่อไฟล์ให้ลงท้ายด้วย {' '.join((*WORKBOOK_FORMATS, *TEXT_FORMATS))}",
        )


def _faults(received: ReturnedBooks, merged: MergeOutcome) -> Iterator[ItaError]:
    """Yield what is wrong with each book, each fault by itself."""
    for _, error in received.faults:
        yield from error.faults if isinstance(error, Faults) else (error,)
    for name, reason in merged.refused:
        yield FileForeign(reason, where=name, remedy="ใช้ไฟล์ที่แบ่งมาจากสมุดงานหลักเล่มนี้")


def _write(out: Path, edition: Edition, assessment: Assessment) -> Path | None:
    kind = out.suffix.lower()
    if kind in WORKBOOK_FORMATS:
        return write_with_backup(out, build_book(edition, assessment, macros=kind == ".xlsm"), assessment)
    write_atomic(out, assessment_text(assessment, json=kind == ".json").encode("utf-8"))
    return None
