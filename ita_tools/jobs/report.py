"""The job behind ``ita report`` and the button: an assessment as Word file, web page, PDF or open data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from ita_tools.errors import CommandMisused
from ita_tools.files import preflight_document, write_atomic
from ita_tools.jobs.input_files import require_not_an_input
from ita_tools.jobs.load import WORKBOOK_FORMATS, ScoredAssessment
from ita_tools.report import ReportContext, compose_report
from ita_tools.report.model.document import Report

__all__ = ["FORMATS", "Format", "write_report"]

Format = Literal["docx", "html", "pdf", "json"]
"""What a report can be written as."""
FORMATS: tuple[Format, ...] = get_args(Format)

_SUFFIXES: Mapping[str, Format] = {**{f".{each}": each for each in FORMATS}, ".htm": "html"}
_ON_PAPER = ("docx", "pdf")


@dataclass(frozen=True, slots=True)
class _Order:
    """A report that was asked for, on its way into a file."""

    opened: ScoredAssessment
    kind: str
    digits: Literal["thai", "arabic"]
    letterhead: bytes | None
    provenance: bool

    def report(self) -> Report:
        material = ReportContext.of(self.opened.assessment, self.opened.result, self.opened.findings)
        return compose_report(self.kind, material, provenance=self.provenance)

    def word(self) -> bytes:
        from ita_tools.report.docx import render

        return render(self.report(), digits=self.digits, letterhead=self.letterhead)

    def page(self) -> bytes:
        from ita_tools.report.html import page

        return page(self.report(), self.digits).encode()

    def pdf(self) -> bytes:
        from ita_tools.report.pdf import pdf_from_word

        return pdf_from_word(self.word())

    def data(self) -> bytes:
        from ita_tools.jobs.open_data import open_data_text

        return open_data_text(self.opened).encode()


_WRITERS: Mapping[str, Callable[[_Order], bytes]] = {
    "docx": _Order.word,
    "html": _Order.page,
    "pdf": _Order.pdf,
    "json": _Order.data,
}


def write_report(  # noqa: PLR0913 - one parameter for each option
    opened: ScoredAssessment,
    out: Path,
    *,
    kind: str = "improvement",
    digits: Literal["thai", "arabic"] = "thai",
    letterhead: Path | None = None,
    form: Format | None = None,
    provenance: bool = False,
) -> None:
    """Write the report of an opened assessment; a failing run leaves an older file whole.

    Parameters
    ----------
    opened
        What to report on.
    out
        File to write.
    kind
        One of the kinds of report; open data are the same for all.
    digits
        Digits in the text; open data always have ASCII digits.
    letterhead
        The agency's own Word file, for reports on paper.
    form
        Without it the name of ``out`` decides.
    provenance
        Whether the trail of the assessment is printed at the end; open data never hold it.

    Raises
    ------
    CommandMisused
        ``out`` is named for something else or is the letterhead, or one is given for a page or data.
    ItaError
        The letterhead cannot be used or the report cannot be written.
    """
    wanted = _format(out, form)
    if letterhead is not None and wanted not in _ON_PAPER:
        raise CommandMisused(
            "หัวกระดาษใช้ได้กับรายงาน .docx และ .pdf เท่านั้น",
            where=str(out),
            remedy="ตัด --letterhead ออก หรือสร้างรายงานเป็น .docx",
        )
    if letterhead is not None:
        require_not_an_input(out, letterhead)
    base = None if letterhead is None else preflight_document(letterhead)
    write_atomic(out, _WRITERS[wanted](_Order(opened, kind, digits, base, provenance)))


def _format(out: Path, form: Format | None) -> Format:
    named = _SUFFIXES.get(out.suffix.lower())
    if named is None and form is None:
        known = " ".join(f".{each}" for each in FORMATS)
        raise CommandMisused(
            "ไม่รู้ว่าจะเขียนรายงานเป็นรูปแบบใด", where=str(out), remedy=f"ตั้งชื่อไฟล์ให้ลงท้ายด้วย {known} หรือระบุ --format"
        )
    if form is not None and (named not in (None, form) or out.suffix.lower() in WORKBOOK_FORMATS):
        raise CommandMisused(
            f"ชื่อไฟล์ลงท้ายด้วย {out.suffix} แต่ระบุรูปแบบ {form}",
            where=str(out),
            remedy=f"ตั้งชื่อไฟล์ให้ลงท้ายด้วย .{form} หรือตัด --format ออก",
        )
    wanted = form or named
    assert wanted is not None  # noqa: S101 - settled above
    return wanted
