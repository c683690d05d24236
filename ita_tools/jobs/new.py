"""The job behind ``ita new``: a workbook, empty, filled from a file, or carried over from an earlier year."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ita_tools.assessment import Assessment
from ita_tools.errors import CommandMisused, EditionUnknown
from ita_tools.files import write_atomic
from ita_tools.jobs.opening import open_file
from ita_tools.rubric import Edition, load_edition
from ita_tools.sharing.next_year import Carried, next_year
from ita_tools.workbook.build import build_book

__all__ = ["new_book"]


def new_book(out: Path, year: int | None = None, source: Path | None = None) -> tuple[str, ...]:
    """Write a workbook for a fiscal year, filled from ``source`` where one is given.

    A source of an earlier year is carried over; the notes say what could not be.

    Raises
    ------
    CommandMisused
        Neither a year nor a source is given, the source is of a later year, or ``out`` is not .xlsx.
    ItaError
        The source cannot be used or the workbook cannot be written.
    """
    if out.suffix.lower() != ".xlsx":
        raise CommandMisused("สร้างได้เฉพาะสมุดงาน .xlsx", where=str(out), remedy="ตั้งชื่อไฟล์ให้ลงท้ายด้วย .xlsx")
    carried = _empty(year) if source is None else _filled(year, source)
    write_atomic(out, build_book(load_edition(carried.assessment.edition), carried.assessment))
    return carried.notes


def _empty(year: int | None) -> Carried:
    if year is None:
        raise CommandMisused("ไม่ได้ระบุปีงบประมาณ", remedy="ใส่ --edition ตามด้วยปี พ.ศ. หรือ --from ตามด้วยไฟล์")
    return Carried(Assessment(year), ())


def _filled(year: int | None, source: Path) -> Carried:
    opened = open_file(source)
    before = opened.edition.year
    if year is None or year == before:
        return Carried(opened.assessment, ())
    if year < before:
        raise CommandMisused(f"ไฟล์เป็นของปี {before} จึงนำมาสร้างสมุดงานของปี {year} ซึ่งเป็นปีก่อนหน้าไม่ได้",
                             where=source.name, remedy=f"ใส่ --edition เป็นปี {before} หรือปีหลังจากนั้น")
    edition = load_edition(year)
    return next_year(edition, opened.result, opened.assessment, tuple(_between(edition, before)))


def _between(edition: Edition, year: int) -> Iterator[Edition]:
    """Yield the editions that lead from an edition back to a year, as far as they are at hand."""
    while (edition.previous or 0) > year:
        try:
            edition = load_edition(edition.previous or 0)
        except EditionUnknown:
            return
        yield edition
