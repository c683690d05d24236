"""The job behind ``ita split``: a workbook for every division."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ita_tools.errors import CommandMisused
from ita_tools.files import make_folder, write_together
from ita_tools.files.filenames import safe_names
from ita_tools.jobs.audit_stamp import MainBook
from ita_tools.rubric.division_suggestions import suggest_divisions
from ita_tools.sharing.assignments import assign_suggested
from ita_tools.sharing.split_assessment import Context, split
from ita_tools.workbook.division_book import build_division_book

__all__ = ["SplitFile", "split_book", "split_opened"]


@dataclass(frozen=True, slots=True)
class SplitFile:
    """A written workbook: whose it is, where, and for how many items and rows.

    ``is_listed`` is false for a name missing from the book's list of divisions: it may be a slip of the pen.
    """

    division: str
    path: Path
    codes: int
    rows: int
    is_listed: bool = True


def split_book(
    book: Path,
    folder: Path,
    *,
    context: Context = "summary",
    due: str = "",
    suggest: bool = False,
    overwrite: bool = False,
) -> tuple[SplitFile, ...]:
    """Write a workbook for every division that answers for something.

    ``suggest`` assigns what nobody answers for as the toolkit suggests. No workbook takes its name before
    all of them are on the disk.

    Raises
    ------
    CommandMisused
        The book is itself a part, nobody is assigned, or a file of that name is there already.
    ItaError
        The book cannot be used or a workbook cannot be written.
    """
    return split_opened(
        MainBook.from_file(book), folder, context=context, due=due, suggest=suggest, overwrite=overwrite
    )


def split_opened(
    book: MainBook,
    folder: Path,
    *,
    context: Context = "summary",
    due: str = "",
    suggest: bool = False,
    overwrite: bool = False,
) -> tuple[SplitFile, ...]:
    """Do the work of :func:`split_book` on a main book that is opened."""
    edition, assessment = book.opened.edition, book.opened.assessment
    if suggest:
        assessment = assign_suggested(assessment, suggest_divisions(edition))
    parts = split(edition, assessment, context=context, due=due, stamp=book.stamp)
    if not parts:
        raise CommandMisused(
            "ยังไม่ได้ระบุว่าสำนัก/กองใดรับผิดชอบข้อใด",
            where=book.name,
            remedy="กรอกช่อง สำนัก/กอง ในสมุดงาน หรือสั่ง ita split --suggest เพื่อใช้ข้อเสนอของโปรแกรม",
        )
    names = safe_names(part.division for part in parts)
    paths = [folder / f"ita-{edition.year}-{each}.xlsx" for each in names]
    _require_free(paths, overwrite=overwrite)
    made = [build_division_book(edition, assessment, part) for part in parts]
    make_folder(folder)
    write_together(zip(paths, made, strict=True))
    listed = {each.name or each.short for each in assessment.division_list}
    return tuple(
        SplitFile(
            part.division,
            path,
            len(part.assignment.codes),
            len(part.assignment.rows),
            not listed or part.division in listed,
        )
        for part, path in zip(parts, paths, strict=True)
    )


def _require_free(paths: list[Path], *, overwrite: bool) -> None:
    """Refuse to write over books that may have come back filled."""
    there = [path for path in paths if path.exists()]
    if there and not overwrite:
        raise CommandMisused(
            f"มีไฟล์ชื่อนี้อยู่แล้ว {len(there)} ไฟล์ ซึ่งอาจเป็นไฟล์ที่สำนัก/กองกรอกแล้ว",
            where=f"{there[0].parent.name}/{there[0].name}",
            remedy="ย้ายไฟล์เดิมไปไว้ที่อื่นก่อน หรือสั่ง ita split โดยเลือกโฟลเดอร์อื่นด้วย -o หรือใส่ --overwrite",
        )
