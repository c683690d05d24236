"""The job behind ``ita demo``: the main job on the bundled real case."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ita_tools.assessment import assessment_from
from ita_tools.files import make_folder
from ita_tools.files.resources import bundled
from ita_tools.jobs.backup import replace_book
from ita_tools.jobs.load import Opened, open_reading
from ita_tools.jobs.report import write_report
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.read_book import read_book

__all__ = ["Demo", "run_demo"]

_CASE = "demo-2568.yaml"


class Demo(NamedTuple):
    """The case, its two files, and where a demo workbook is kept that somebody tried something in."""

    opened: Opened
    book: Path
    report: Path
    kept: Path | None = None


def run_demo(folder: Path) -> Demo:
    """Write workbook and report of the bundled case; everything after the workbook is read back from it."""
    text = bundled("cases", _CASE).read_text(encoding="utf-8")
    case = open_reading(assessment_from(text, _CASE))
    make_folder(folder)
    book, report = folder / "demo.xlsx", folder / "demo.docx"
    kept = replace_book(book, build_book(case.edition, case.assessment), case.assessment)
    opened = open_reading(read_book(book))
    write_report(opened, report)
    return Demo(opened, book, report, kept)
