"""The job behind ``ita demo``: the main job on the bundled real case."""

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
    """The case, its two files, and where a demo workbook is kept that somebody tried something in."""

    opened: ScoredAssessment
    book: Path
    report: Path
    kept: Path | None = None


def run_demo(folder: Path) -> Demo:
    """Write workbook and report of the bundled case; everything after the workbook is read back from it."""
    text = resource("cases", _CASE).read_text(encoding="utf-8")
    case = score_loaded(parse_assessment(text, _CASE))
    make_folder(folder)
    book, report = folder / "demo.xlsx", folder / "demo.docx"
    kept = write_with_backup(book, build_book(case.edition, case.assessment), case.assessment)
    opened = score_loaded(read_book(book))
    write_report(opened, report)
    return Demo(opened, book, report, kept)
