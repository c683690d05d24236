"""The job behind ``ita report`` and its button: the report as Word file, web page, PDF or open data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from ita_tools.errors import CommandMisused, FileDangerous, FileForeign, FileProtected
from ita_tools.files import preflight_document, write_atomic
from ita_tools.jobs.backup import write_document
from ita_tools.jobs.input_files import require_not_an_input
from ita_tools.jobs.load import WORKBOOK_FORMATS, ScoredAssessment
from ita_tools.records import record
from ita_tools.report import ReportContext, compose_report
from ita_tools.report.model.document import Report
from ita_tools.report.report_types import outcome

if TYPE_CHECKING:
    from ita_tools.report.page_numbers import CountPages, PageNumber

__all__ = ["FORMATS", "PAGES", "Format", "Pages", "WrittenReport", "write_report"]

Format = Literal["docx", "html", "pdf", "json"]
"""Formats of a report."""
FORMATS: tuple[Format, ...] = get_args(Format)

Pages = Literal["word", "libreoffice", "none"]
"""Programs that number the pages in the contents of a Word file."""
PAGES: tuple[Pages, ...] = get_args(Pages)

_NO_PAGE_NUMBERS = (
    "สารบัญยังไม่มีเลขหน้า เพราะไม่ได้ใช้โปรแกรม Word นับหน้า เปิดรายงานใน Word กด Ctrl+A แล้ว F9 และเลือกปรับปรุงทั้งตาราง"
)
_SUFFIXES: Mapping[str, Format] = {**{f".{each}": each for each in FORMATS}, ".htm": "html"}
_ON_PAPER = ("docx", "pdf")


@record(frozen=True, slots=True)
class WrittenReport:
    """What became of a report.

    ``backup`` is that of a Word file that somebody had edited, ``None`` if no such file was replaced;
    ``notes`` are sentences for the officer on what the report lacks.
    """

    backup: Path | None = None
    notes: tuple[str, ...] = ()


@record(frozen=True)
class _ReportJob:
    """An assessment and the options its report is written with; its context is made once."""

    opened: ScoredAssessment
    kind: str
    digits: Literal["thai", "arabic"]
    letterhead: bytes | None
    provenance: bool
    pages: Pages
    draft: bool
    suggestions: bool | None

    @cached_property
    def context(self) -> ReportContext:
        opened = self.opened
        return ReportContext.of(
            opened.assessment,
            opened.result,
            opened.findings if self.draft else (),
            draft=self.draft,
            suggestions=self.suggestions,
        )

    def report(self) -> Report:
        return compose_report(self.kind, self.context, with_provenance=self.provenance)

    def word(self) -> tuple[bytes, bool]:
        """Return the Word file, and whether its contents lack page numbers."""
        from ita_tools.report.page_numbers import with_page_numbers

        return with_page_numbers(self._render(), self._count_pages())

    def _render(self) -> Callable[[PageNumber], bytes]:
        from ita_tools.report.docx import render

        report = self.report()
        return lambda page_number: render(
            report, digits=self.digits, letterhead=self.letterhead, page_number=page_number
        )

    def _count_pages(self) -> CountPages | None:
        from ita_tools.report.page_numbers import is_word_within_reach

        if self.pages == "none" or (self.pages == "word" and not is_word_within_reach()):
            return None
        from ita_tools.report.page_counts import page_numbers_from_libreoffice, page_numbers_from_word

        return page_numbers_from_word if self.pages == "word" else page_numbers_from_libreoffice

    def page(self) -> bytes:
        from ita_tools.report.html import render_html
        from ita_tools.report.overview import overview_of

        overview = None if self.kind == "memo" else overview_of(self.context)
        return render_html(replace(self.report(), overview=overview), self.digits).encode()

    def pdf(self) -> bytes:
        from ita_tools.report.page_numbers import PLACEHOLDER
        from ita_tools.report.pdf import pdf_from_word

        return pdf_from_word(self._render()(lambda _: PLACEHOLDER))

    def data(self) -> bytes:
        from ita_tools.jobs.open_data import open_data_text

        return open_data_text(self.opened).encode()

    def write(self, out: Path, form: Format, note: str) -> WrittenReport:
        """Write the file in a format; ``note`` is what the officer is told already."""
        notes: tuple[str, ...] = (note,) if note else ()
        if form != "json":
            notes += outcome(self.kind, self.context, self.opened.reading.values)
        if form == "docx":
            data, lacks_pages = self.word()
            notes += (_NO_PAGE_NUMBERS,) if lacks_pages else ()
            return WrittenReport(write_document(out, data), notes)
        write_atomic(out, _WRITERS[form](self))
        return WrittenReport(notes=notes)


_WRITERS: Mapping[str, Callable[[_ReportJob], bytes]] = {
    "html": _ReportJob.page,
    "pdf": _ReportJob.pdf,
    "json": _ReportJob.data,
}


def _base(
    named: str, out: Path, letterhead: Path | None, beside: Path | None, chosen: Format
) -> tuple[bytes | None, str]:
    """Return the letterhead to print on, and a note on one that the assessment names but nobody can use."""
    if letterhead is not None and chosen not in _ON_PAPER:
        raise CommandMisused(
            "หัวกระดาษใช้ได้กับรายงาน .docx และ .pdf เท่านั้น",
            where=str(out),
            remedy="ตัด --letterhead ออก หรือสร้างรายงานเป็น .docx",
        )
    if letterhead is not None:
        require_not_an_input(out, letterhead)
        return preflight_document(letterhead), ""
    if not (named and beside is not None and chosen in _ON_PAPER):
        return None, ""
    from ita_tools.jobs.report_letterhead import letterhead_beside  # opens it with python-docx

    base, note = letterhead_beside(named, beside)
    if base is not None:
        require_not_an_input(out, beside / named)
    return base, note


def write_report(  # noqa: PLR0913 - one parameter for each option
    opened: ScoredAssessment,
    out: Path,
    *,
    kind: str | None = None,
    digits: Literal["thai", "arabic"] | None = None,
    letterhead: Path | None = None,
    beside: Path | None = None,
    form: Format | None = None,
    provenance: bool = False,
    pages: Pages = "word",
    draft: bool = False,
    suggestions: bool | None = None,
) -> WrittenReport:
    """Write the report of a loaded assessment; an older file is unchanged if that fails.

    Parameters
    ----------
    opened
        The assessment to report on.
    out
        File to write.
    kind
        One of the kinds of report; open data are the same for all. Without it the setting of the assessment
        decides, as for digits and letterhead.
    digits
        Digits in the text; open data always have ASCII digits.
    letterhead
        The agency's own Word file, for reports on paper.
    beside
        The folder of the file that was read, in which the letterhead that it names must lie.
    form
        Format of the file; without it the suffix of ``out`` decides.
    provenance
        Whether the audit log is printed at the end; open data never contain it.
    pages
        The program that numbers the pages in the contents of a Word file. Without Word they stay without
        numbers; LibreOffice must be there, but breaks lines otherwise than Word.
    draft
        Whether findings and what is missing are printed, with a mark on every page.
    suggestions
        Whether those of the program are printed; without it the setting of the assessment decides.

    Raises
    ------
    CommandMisused
        ``out`` has another suffix or is the letterhead, or a letterhead is given for a web page or data.
    ItaError
        The letterhead cannot be used or the report cannot be written.
    """
    chosen = _format(out, form)
    settings = opened.assessment.report
    base, note = _base(settings.letterhead, out, letterhead, beside, chosen)
    job = _ReportJob(
        opened,
        kind or settings.kind or "improvement",
        digits or ("arabic" if settings.digits == "arabic" else "thai"),
        base,
        provenance,
        pages,
        draft,
        suggestions,
    )
    try:
        return job.write(out, chosen, note)
    except (FileDangerous, FileForeign, FileProtected) as error:
        # Raised by nothing but the letterhead, here only after it has passed the pre-flight.
        if letterhead is not None or base is None:
            raise
        from ita_tools.jobs.report_letterhead import not_used

        return replace(job, letterhead=None).write(out, chosen, not_used(settings.letterhead, error))


def _format(out: Path, form: Format | None) -> Format:
    by_suffix = _SUFFIXES.get(out.suffix.lower())
    if by_suffix is None and form is None:
        suffixes = " ".join(f".{each}" for each in FORMATS)
        raise CommandMisused(
            "ไม่รู้ว่าจะเขียนรายงานเป็นรูปแบบใด",
            where=str(out),
            remedy=f"ตั้งชื่อไฟล์ให้ลงท้ายด้วย {suffixes} หรือระบุ --format",
        )
    if form is not None and (by_suffix not in (None, form) or out.suffix.lower() in WORKBOOK_FORMATS):
        raise CommandMisused(
            f"ชื่อไฟล์ลงท้ายด้วย {out.suffix} แต่ระบุรูปแบบ {form}",
            where=str(out),
            remedy=f"ตั้งชื่อไฟล์ให้ลงท้ายด้วย .{form} หรือตัด --format ออก",
        )
    chosen = form or by_suffix
    assert chosen is not None  # noqa: S101 - the first test above
    return chosen
