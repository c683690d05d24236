"""The job behind ``ita new``: a workbook, empty or filled from a workbook or assessment file."""

from __future__ import annotations

from pathlib import Path

from ita_tools.assessment import Assessment
from ita_tools.errors import CommandMisused
from ita_tools.files import write_atomic
from ita_tools.jobs.opening import open_file
from ita_tools.rubric import load_edition
from ita_tools.workbook.build import build_book

__all__ = ["new_book"]


def new_book(out: Path, year: int | None = None, source: Path | None = None) -> None:
    """Write a workbook for a fiscal year, filled from ``source`` where one is given.

    Raises
    ------
    CommandMisused
        Neither a year nor a source is given, they contradict each other, or ``out`` is not .xlsx.
    ItaError
        The source cannot be used or the workbook cannot be written.
    """
    if out.suffix.lower() != ".xlsx":
        raise CommandMisused("สร้างได้เฉพาะสมุดงาน .xlsx", where=str(out), remedy="ตั้งชื่อไฟล์ให้ลงท้ายด้วย .xlsx")
    if source is None:
        if year is None:
            raise CommandMisused("ไม่ได้ระบุปีงบประมาณ", remedy="ใส่ --edition ตามด้วยปี พ.ศ. หรือ --from ตามด้วยไฟล์")
        edition, assessment = load_edition(year), Assessment(year)
    else:
        opened = open_file(source)
        edition, assessment = opened.edition, opened.assessment
        if year not in (None, edition.year):
            raise CommandMisused(f"ไฟล์เป็นของปี {edition.year} แต่ขอสมุดงานปี {year}", where=source.name,
                                 remedy="ใช้ปีเดียวกับไฟล์ หรือไม่ต้องใส่ --edition")
    write_atomic(out, build_book(edition, assessment))
