"""The job behind ``ita new``: a workbook, empty, filled from a file, or carried forward from another year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ita_tools.assessment import Assessment
from ita_tools.errors import CommandMisused, EditionUnknown
from ita_tools.jobs.audit_stamp import stamp_for_file
from ita_tools.jobs.backup import write_with_backup
from ita_tools.jobs.load import ScoredAssessment, load_file, require_main
from ita_tools.rubric import Edition, load_edition
from ita_tools.sharing.audit_log import AuditStamp
from ita_tools.sharing.carry_forward import Carried, carry_forward
from ita_tools.workbook.build_book import build_book

__all__ = ["NewBook", "append_audit", "book_bytes", "carry_over", "new_book"]

_MACROS = {".xlsx": False, ".xlsm": True}


@dataclass(frozen=True, slots=True)
class NewBook:
    """Notes on what could not be carried forward, and the backup of a filled workbook that was replaced."""

    notes: tuple[str, ...] = ()
    backup: Path | None = None


def new_book(out: Path, year: int | None = None, source: Path | None = None) -> NewBook:
    """Write a workbook for a fiscal year, filled from ``source`` if that is given.

    A source of an earlier year is carried forward, with notes on what could not be.

    Raises
    ------
    CommandMisused
        Neither a year nor a source is given; the source is of a later year, or the part of a division from an
        earlier year; or ``out`` is not a workbook.
    ItaError
        The source cannot be used or the workbook cannot be written.
    """
    _with_macros(out.name)
    carried = _empty(year) if source is None else _filled(year, source)
    backup = write_with_backup(out, book_bytes(carried.assessment, out.name), carried.assessment)
    return NewBook(carried.notes, backup)


def book_bytes(assessment: Assessment, name: str) -> bytes:
    """Return the workbook of an assessment, with macros if its name ends in .xlsm.

    Raises
    ------
    CommandMisused
        The name has another suffix than .xlsx or .xlsm.
    TextTooLong
        A text does not fit a cell.
    """
    return build_book(load_edition(assessment.edition), assessment, macros=_with_macros(name))


def _with_macros(name: str) -> bool:
    macros = _MACROS.get(Path(name).suffix.lower())
    if macros is None:
        raise CommandMisused(
            "สร้างได้เฉพาะสมุดงาน .xlsx หรือ .xlsm", where=name, remedy="ตั้งชื่อไฟล์ให้ลงท้ายด้วย .xlsx หรือ .xlsm"
        )
    return macros


def carry_over(opened: ScoredAssessment, year: int) -> Carried:
    """Carry a loaded assessment forward to a later year.

    Raises
    ------
    CommandMisused
        It is a part sent to a division, which holds only a part of the year.
    EditionUnknown
        There is no rubric for that year.
    """
    require_main(opened, opened.reading.file)
    edition = load_edition(year)
    between = tuple(_editions_back_to(opened.edition.year, edition))
    return carry_forward(edition, opened.result, opened.assessment, between)


def _empty(year: int | None) -> Carried:
    if year is None:
        raise CommandMisused("ไม่ได้ระบุปีงบประมาณ", remedy="ใส่ --edition ตามด้วยปี พ.ศ. หรือ --from ตามด้วยไฟล์")
    return Carried(Assessment(year), ())


def _filled(year: int | None, source: Path) -> Carried:
    opened = load_file(source)
    before = opened.edition.year
    if year is None or year == before:
        return Carried(opened.assessment, ())  # the same year: all data are kept, so no notes
    if year < before:
        raise CommandMisused(
            f"ไฟล์เป็นของปี {before} จึงนำมาสร้างสมุดงานของปี {year} ซึ่งเป็นปีก่อนหน้าไม่ได้",
            where=source.name,
            remedy=f"ใส่ --edition เป็นปี {before} หรือปีหลังจากนั้น",
        )
    return append_audit(carry_over(opened, year), before, stamp_for_file(source))


def append_audit(carried: Carried, year: int, stamp: AuditStamp) -> Carried:
    """Append a line to the audit log: the year and the file the data were carried from."""
    entry = stamp.entry(f"ยกข้อมูลมาจากปีงบประมาณ {year}")
    assessment = carried.assessment
    return replace(carried, assessment=replace(assessment, trail=(*assessment.trail, entry)))


def _editions_back_to(year: int, edition: Edition) -> Iterator[Edition]:
    """Yield the editions between an edition and an earlier year, newest first, until one is missing."""
    while (edition.previous or 0) > year:
        try:
            edition = load_edition(edition.previous or 0)
        except EditionUnknown:
            return
        yield edition
