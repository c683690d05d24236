"""The job behind ``ita new``: a workbook, empty, filled from a file, or carried over from an earlier year."""

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
    """What could not be carried over, and where a filled workbook that was replaced is kept."""

    notes: tuple[str, ...] = ()
    kept: Path | None = None


def new_book(out: Path, year: int | None = None, source: Path | None = None) -> NewBook:
    """Write a workbook for a fiscal year, filled from ``source`` where one is given.

    A source of an earlier year is carried over; the notes say what could not be.

    Raises
    ------
    CommandMisused
        Neither a year nor a source is given, the source is of a later year or a part of a division's from an
        earlier one, or ``out`` is no workbook.
    ItaError
        The source cannot be used or the workbook cannot be written.
    """
    _macros(out.name)
    carried = _empty(year) if source is None else _filled(year, source)
    kept = write_with_backup(out, book_bytes(carried.assessment, out.name), carried.assessment)
    return NewBook(carried.notes, kept)


def book_bytes(assessment: Assessment, name: str) -> bytes:
    """Return the workbook of an assessment, with macros where its name ends in .xlsm.

    Raises
    ------
    CommandMisused
        The name is not that of a workbook.
    TextTooLong
        A text does not fit a cell.
    """
    return build_book(load_edition(assessment.edition), assessment, macros=_macros(name))


def _macros(name: str) -> bool:
    macros = _MACROS.get(Path(name).suffix.lower())
    if macros is None:
        raise CommandMisused(
            "สร้างได้เฉพาะสมุดงาน .xlsx หรือ .xlsm", where=name, remedy="ตั้งชื่อไฟล์ให้ลงท้ายด้วย .xlsx หรือ .xlsm"
        )
    return macros


def carry_over(opened: ScoredAssessment, year: int) -> Carried:
    """Start the assessment of a later year from one that is opened.

    Raises
    ------
    CommandMisused
        It is a part sent to a division, which knows little of the year.
    EditionUnknown
        There is no rubric for that year.
    """
    require_main(opened, opened.reading.file)
    edition = load_edition(year)
    between = tuple(_between(edition, opened.edition.year))
    return carry_forward(edition, opened.result, opened.assessment, between)


def _empty(year: int | None) -> Carried:
    if year is None:
        raise CommandMisused("ไม่ได้ระบุปีงบประมาณ", remedy="ใส่ --edition ตามด้วยปี พ.ศ. หรือ --from ตามด้วยไฟล์")
    return Carried(Assessment(year), ())


def _filled(year: int | None, source: Path) -> Carried:
    opened = load_file(source)
    before = opened.edition.year
    if year is None or year == before:
        return Carried(opened.assessment, ())  # the same data in another form: nothing to tell
    if year < before:
        raise CommandMisused(
            f"ไฟล์เป็นของปี {before} จึงนำมาสร้างสมุดงานของปี {year} ซึ่งเป็นปีก่อนหน้าไม่ได้",
            where=source.name,
            remedy=f"ใส่ --edition เป็นปี {before} หรือปีหลังจากนั้น",
        )
    return append_audit(carry_over(opened, year), before, stamp_for_file(source))


def append_audit(carried: Carried, year: int, stamp: AuditStamp) -> Carried:
    """Add a line to the trail that says from which year and file the data came."""
    event = stamp.entry(f"ยกข้อมูลมาจากปีงบประมาณ {year}")
    assessment = carried.assessment
    return replace(carried, assessment=replace(assessment, trail=(*assessment.trail, event)))


def _between(edition: Edition, year: int) -> Iterator[Edition]:
    """Yield the editions that lead from an edition back to a year, as far as they are at hand."""
    while (edition.previous or 0) > year:
        try:
            edition = load_edition(edition.previous or 0)
        except EditionUnknown:
            return
        yield edition
