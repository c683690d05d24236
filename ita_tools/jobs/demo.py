"""The job behind ``ita demo``: workbook, scores and report of the bundled real case."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ita_tools.assessment import parse_assessment
from ita_tools.files import make_folder
from ita_tools.files.resources import resource
from ita_tools.jobs.backup import write_with_backup
from ita_tools.jobs.load import ScoredAssessment, score_loaded
from ita_tools.jobs.report import write_report
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.read_book import read_book

__all__ = ["Demo", "run_demo"]

_CASE = "demo-2568.yaml"


class Demo(NamedTuple):
    """The case, its two files, and the backup of an earlier workbook or report that somebody had changed."""

    opened: ScoredAssessment
    book: Path
    report: Path
    backup: Path | None = None


def run_demo(folder: Path) -> Demo:
    """Write workbook and report of the bundled case; the report is made from the workbook as read back."""
    text = resource("cases", _CASE).read_text(encoding="utf-8")
    case = score_loaded(parse_assessment(text, _CASE))
    make_folder(folder)
    book, report = folder / "demo.xlsx", folder / "demo.docx"
    backup = write_with_backup(book, build_book(case.edition, case.assessment), case.assessment)
    opened = score_loaded(read_book(book))
    report_backup = write_report(opened, report).backup
    return Demo(opened, book, report, backup or report_backup)
