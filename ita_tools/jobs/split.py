"""The job behind ``ita split``: write a workbook for every division.

The main book gets its random id at its first split, written back into its file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

from ita_tools.assessment import Assessment, assessment_text, parse_assessment
from ita_tools.errors import CommandMisused, ItaError
from ita_tools.files import make_folder, read_bytes, write_together
from ita_tools.files.filenames import safe_names
from ita_tools.files.preflight import MAX_PACKAGE
from ita_tools.jobs.audit_stamp import MainBook, stamp_for_file
from ita_tools.jobs.backup import replace_with_backup
from ita_tools.jobs.load import TEXT_FORMATS
from ita_tools.jobs.new import book_bytes
from ita_tools.rubric.division_suggestions import suggest_divisions
from ita_tools.sharing.assignments import assign_suggested
from ita_tools.sharing.hashes import new_book_id
from ita_tools.sharing.split_assessment import Context, DivisionPart, split
from ita_tools.workbook.division_book import build_division_books

__all__ = ["SplitFile", "identified", "split_book", "split_opened"]

_EDITION_LINE = re.compile(rb"^(edition:[^\r\n]*)(\r?\n|\Z)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SplitFile:
    """The workbook of a division: its path, and the number of codes and rows assigned to the division.

    ``is_listed`` is false if the book lists its divisions without this one: the name may be misspelt.
    """

    division: str
    path: Path
    codes: int
    rows: int
    is_listed: bool = True


def split_book(  # noqa: PLR0913 - one parameter for each option
    book: Path,
    folder: Path,
    *,
    context: Context = "summary",
    due: str = "",
    suggest: bool = False,
    overwrite: bool = False,
    on_backup: Callable[[Path], object] | None = None,
) -> tuple[SplitFile, ...]:
    """Write a workbook for every division that has an assignment.

    ``suggest`` assigns the codes without a division as the toolkit suggests. No workbook gets its final name
    before all of them are on the disk. The first split gives the main book a random id and writes it into its
    file; ``on_backup`` gets the path of the copy of the file as it was before.

    Raises
    ------
    CommandMisused
        The book is itself a part, nothing is assigned, or a file of that name exists already.
    ItaError
        The book cannot be used or a workbook cannot be written. Nothing is split if the main book cannot be.
    """
    loaded = MainBook.from_file(book)
    main = identified(loaded)

    def record() -> MainBook:
        backup = _write_book_id(book, main.opened.assessment)
        if on_backup is not None and backup is not None:
            on_backup(backup)
        return replace(main, stamp=stamp_for_file(book))

    return split_opened(
        main,
        folder,
        context=context,
        due=due,
        suggest=suggest,
        overwrite=overwrite,
        record=None if main is loaded else record,
    )


def split_opened(  # noqa: PLR0913 - likewise
    book: MainBook,
    folder: Path,
    *,
    context: Context = "summary",
    due: str = "",
    suggest: bool = False,
    overwrite: bool = False,
    record: Callable[[], MainBook] | None = None,
) -> tuple[SplitFile, ...]:
    """Write the workbooks of a main book that is loaded and has its id; see :func:`split_book`.

    ``record`` writes the id back to where the book came from, ``None`` if it stands there. It is called when
    all that can be tested before it has been, and returns the book with its new stamp.
    """
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
    paths = [folder / f"ita-{edition.year}-{name}.xlsx" for name in names]
    _require_new_files(paths, overwrite=overwrite)
    books = build_division_books(edition, assessment, parts)
    make_folder(folder)
    if record is not None:
        stamp = record().stamp
        parts = split(edition, assessment, context=context, due=due, stamp=stamp)
        books = build_division_books(edition, assessment, parts)
    write_together(zip(paths, books, strict=True))
    listed = {each.name or each.short for each in assessment.division_list}
    return tuple(_file_of(part, path, listed) for part, path in zip(parts, paths, strict=True))


def _file_of(part: DivisionPart, path: Path, listed: Collection[str]) -> SplitFile:
    assigned = part.assignment
    is_listed = not listed or part.division in listed
    return SplitFile(part.division, path, len(assigned.codes), len(assigned.rows), is_listed)


def _require_new_files(paths: list[Path], *, overwrite: bool) -> None:
    """Refuse to write over books that a division may have filled."""
    existing = [path for path in paths if path.exists()]
    if existing and not overwrite:
        raise CommandMisused(
            f"มีไฟล์ชื่อนี้อยู่แล้ว {len(existing)} ไฟล์ ซึ่งอาจเป็นไฟล์ที่สำนัก/กองกรอกแล้ว",
            where=f"{existing[0].parent.name}/{existing[0].name}",
            remedy="ย้ายไฟล์เดิมไปไว้ที่อื่นก่อน หรือสั่ง ita split โดยเลือกโฟลเดอร์อื่นด้วย -o หรือใส่ --overwrite",
        )


def identified(main: MainBook) -> MainBook:
    """Return a main book with an id, itself if it has one."""
    return main if main.opened.assessment.book else main.with_id(new_book_id())


def _write_book_id(path: Path, assessment: Assessment) -> Path | None:
    """Write the file of a main book again with its id; return the copy of the file as it was before.

    A workbook is built again from ``assessment``, a YAML file gets a line more and keeps its comments.

    Raises
    ------
    OutputBlocked
        The file or its copy cannot be written; the file is unchanged.
    TextTooLong
        A text does not fit a cell.
    """
    if path.suffix.lower() in TEXT_FORMATS:
        data = _text_with_id(path, assessment)
    else:
        data = book_bytes(assessment, path.name)
    return replace_with_backup(path, data)


def _text_with_id(path: Path, assessment: Assessment) -> bytes:
    """Return the text of a file with a line for the id; all of it anew where a line is not enough."""
    line = f"book: {assessment.book}".encode()
    old = read_bytes(path, MAX_PACKAGE)
    data = _EDITION_LINE.sub(lambda m: m[1] + (m[2] or b"\n") + line + m[2], old, count=1)
    try:
        if parse_assessment(data.decode("utf-8-sig"), path.name).assessment == assessment:
            return data
    except (ItaError, UnicodeDecodeError):
        pass
    return assessment_text(assessment, json=path.suffix.lower() == ".json").encode()
