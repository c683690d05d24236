"""The job behind ``ita import``: results in foreign files and pasted text become an assessment, reviewed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ita_tools.assessment import Assessment, LoadedAssessment, assessment_text
from ita_tools.assessment.flatten import Path as KeyPath
from ita_tools.assessment.flatten import Value, apply_patch, flatten, unflatten
from ita_tools.errors import CommandMisused
from ita_tools.importing import Candidate, ImportedResult, Line, read_lines
from ita_tools.importing.lines import bounded_lines
from ita_tools.importing.sources import file_lines
from ita_tools.importing.sources.plain_text import MAX_TEXT, decode_text, text_lines
from ita_tools.importing.sources.sheet import cell_text
from ita_tools.jobs.backup import write_with_backup
from ita_tools.jobs.import_waiting import path_of, waiting_proposals
from ita_tools.jobs.input_files import expand_globs, require_not_an_input
from ita_tools.jobs.load import TEXT_FORMATS, read_file, require_main, score_loaded
from ita_tools.thai import fold_closely

__all__ = [
    "PASTED_BYTES",
    "Difference",
    "ImportReport",
    "as_earlier",
    "assessment_values",
    "import_pasted_rows",
    "import_results",
    "write_import",
    "write_result",
]

PASTED_BYTES = 4 * MAX_TEXT
"""Bytes of pasted text that are read: four for each character."""
_PASTED = "ข้อความที่วาง"
_LISTS = ("plan", "constraints", "recommendations", "signers")
"""Lists that are taken up whole, or not at all where the book has one."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that was read and differs from the one in the book, which stays."""

    path: KeyPath
    standing: Value
    read: Value


@dataclass(frozen=True)
class ImportReport:
    """What was read, the assessment with all that is sure, and what differs from the book it was put into.

    ``filled`` is the number of values that were blank in the book, or all of a new one.
    """

    sources: tuple[str, ...]
    result: ImportedResult
    assessment: Assessment
    filled: int
    differences: tuple[Difference, ...] = ()


def import_results(
    sources: Sequence[Path], *, pasted: bytes | None = None, year: int | None = None, into: Path | None = None
) -> ImportReport:
    """Read the result in some files and in pasted text; ``into`` is the book whose blanks it fills.

    ``year`` is the edition of the result where its text does not tell. A result of an earlier edition than
    that of the book fills the block of the previous year and the history.

    Raises
    ------
    CommandMisused
        There is no source, or the result is of another agency or of a later year than the book.
    ItaError
        A source cannot be read or holds no result.
    """
    files = expand_globs(sources)
    lines = [line for path in files for line in file_lines(path)]
    names = [path.name for path in files]
    if pasted is not None:
        lines += _pasted_lines(pasted)
        names.append(_PASTED)
    if not names:
        raise CommandMisused("ไม่ได้ระบุไฟล์ที่จะนำเข้า", remedy="ระบุชื่อไฟล์ หรือ - เพื่ออ่านข้อความที่วาง")
    book = _main_book(into) if into is not None else None
    result = read_lines(lines, year, book.agency.name if book else "", names[0])
    values = dict(assessment_values(result.sure, result.edition.year))
    if book is None or into is None:
        assessment = unflatten(result.edition.year, values)
        score_loaded(LoadedAssessment(assessment, names[0]))
        waiting = waiting_proposals([(path_of(each), each) for each in result.doubtful], values)
        return ImportReport(tuple(names), result, replace(assessment, proposals=waiting), len(values))
    return _into_book(tuple(names), result, values, book, into.name)


def write_import(report: ImportReport, out: Path, sources: Sequence[Path]) -> Path | None:
    """Write the assessment as a workbook or an assessment file; return the backup of a file it replaced.

    Raises
    ------
    CommandMisused
        The file is one of the sources, or has another suffix.
    OutputBlocked
        It cannot be written.
    """
    require_not_an_input(out, *sources)
    return write_result(report.assessment, out)


def write_result(assessment: Assessment, out: Path) -> Path | None:
    """Write an assessment as a workbook, or without the values that wait as an assessment file.

    Raises
    ------
    CommandMisused
        The file has another suffix.
    OutputBlocked
        It cannot be written.
    """
    if out.suffix.lower() in TEXT_FORMATS:
        text = assessment_text(replace(assessment, proposals=()), json=out.suffix.lower() == ".json")
        return write_with_backup(out, text.encode("utf-8"), assessment)
    from ita_tools.jobs.new import book_bytes  # a writer of workbooks, which --json does without

    return write_with_backup(out, book_bytes(assessment, out.name), assessment)


def _pasted_lines(data: bytes) -> list[Line]:
    text = decode_text(data, _PASTED)
    return text_lines(text, _PASTED)


def assessment_values(candidates: Sequence[Candidate], year: int) -> Iterator[tuple[KeyPath, Value]]:
    """Yield the values of an assessment of the edition that was read."""
    for each in candidates:
        path = each.field
        if path[0] == "items" and len(path) == 3:
            path = (*path, "score")
        elif path[0] == "history":
            path = (*path, "total")
        yield path, each.value
    if any(each.field[0] == "previous" for each in candidates):
        yield ("previous", "edition"), year - 1


def import_pasted_rows(
    rows: Iterable[Sequence[object]], sheet: str, book: Assessment, name: str
) -> ImportReport:
    """Read the result in the cells of a sheet that is open in Excel, and fill the blanks of its book.

    Raises
    ------
    CommandMisused
        The result is of another agency or of a later year than the book.
    ItaError
        The cells hold no result.
    """
    texts = ([cell_text(cell) for cell in row] for row in rows)
    lines = bounded_lines(sheet, ((n, row) for n, row in enumerate(texts, 1) if any(row)), "แถว")
    result = read_lines(lines, agency=book.agency.name, source=sheet)
    values = dict(assessment_values(result.sure, result.edition.year))
    return _into_book((sheet,), result, values, book, name)


def _main_book(into: Path) -> Assessment:
    opened = score_loaded(read_file(into))
    require_main(opened, into.name)
    return opened.assessment


def _into_book(
    names: tuple[str, ...],
    result: ImportedResult,
    values: Mapping[KeyPath, Value],
    book: Assessment,
    into: str,
) -> ImportReport:
    _require_same_agency(book, values, into)
    if result.edition.year > book.edition:
        raise CommandMisused(
            f"ผลเป็นของปี {result.edition.year} แต่สมุดงานเป็นของปี {book.edition}",
            where=into,
            remedy=f"สร้างสมุดงานของปี {result.edition.year} ก่อนด้วย ita new --from {into}",
        )
    doubtful = [(path_of(each), each) for each in result.doubtful]
    if result.edition.year < book.edition:
        values = dict(as_earlier(values, result.edition.year, book))
        doubtful = [
            (path, each)
            for whole, each in doubtful
            for path, _ in as_earlier({whole: each.value}, result.edition.year, book)
            if path[-1] != "edition"
        ]
    standing = flatten(book)
    filled = {name for name in _LISTS if getattr(book, name)}
    doubtful = [(path, each) for path, each in doubtful if path[0] not in filled]
    values = {path: value for path, value in values.items() if path[0] not in filled}
    blank = {path: value for path, value in values.items() if path not in standing}
    differing = tuple(
        Difference(path, standing[path], value)
        for path, value in values.items()
        if path in standing and standing[path] != value and path[-1] != "edition"
    )
    waiting = waiting_proposals(doubtful, standing)
    assessment = apply_patch(book, blank)
    assessment = replace(assessment, proposals=tuple(dict.fromkeys((*book.proposals, *waiting))))
    score_loaded(LoadedAssessment(assessment, into))
    return ImportReport(names, result, assessment, len(blank), differing)


def _require_same_agency(book: Assessment, values: Mapping[KeyPath, Value], where: str) -> None:
    name = values.get(("agency", "name"))
    if book.agency.name and name and fold_closely(book.agency.name) != fold_closely(str(name)):
        raise CommandMisused(
            f"ผลเป็นของ {name} แต่สมุดงานเป็นของ {book.agency.name}",
            where=where,
            remedy="ตรวจว่าเลือกไฟล์ของหน่วยงานเดียวกัน",
        )


def as_earlier(
    values: Mapping[KeyPath, Value], year: int, book: Assessment
) -> Iterator[tuple[KeyPath, Value]]:
    """Yield the values of an earlier result as the previous year and the history of a book."""
    before = book.previous.edition if book.previous else year
    for path, value in values.items():
        if path == ("published", "total"):
            yield ("history", str(year), "total"), value
        if path[0] == "history":
            yield path, value
        if before != year:
            continue
        if path[0] == "published" and path[1] != "parts":
            yield ("previous", *path), value
        elif path[0] == "items" and path[-1] == "score":
            yield ("previous", *path[:-1]), value
    if before == year:
        yield ("previous", "edition"), year
