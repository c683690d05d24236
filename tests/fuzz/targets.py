"""Everything that opens files of other people, with an honest file for each to begin with."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ita_tools.files import preflight_document
from ita_tools.jobs.opening import open_file
from ita_tools.report.document import Heading, Paragraph, Report
from ita_tools.report.word import render
from ita_tools.rubric import available_years
from ita_tools.rubric.folders import edition_file
from ita_tools.rubric.loader import read_edition
from ita_tools.workbook.build import build_book
from tests.bundled import bundled, case_text
from tests.fuzz.mutations import damaged_package, damaged_text

__all__ = ["TARGETS", "Target"]


@dataclass(frozen=True)
class Target:
    """Makes a damaged input from a random source, and opens the file it was written to."""

    suffix: str
    make: Callable[[random.Random], bytes]
    open: Callable[[Path], object]


@cache
def _book() -> bytes:
    return build_book(bundled().edition, bundled().assessment)


@cache
def _report() -> Report:
    return Report("ทดสอบ", "เทศบาลตำบลตัวอย่าง", 2568, [Heading("หัวข้อ", 1), Paragraph("ข้อความ")])


@cache
def _letterhead() -> bytes:
    return render(_report())


def _edition(chance: random.Random) -> str:
    return edition_file(chance.choice(available_years())).read_text("utf-8")


def _open_letterhead(path: Path) -> object:
    return render(_report(), letterhead=preflight_document(path))


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


TARGETS = {
    "workbook": Target(".xlsx", lambda chance: damaged_package(chance, _book()), open_file),
    "assessment": Target(".yaml", lambda chance: _utf8(damaged_text(chance, case_text())), open_file),
    "edition": Target(".yaml", lambda chance: _utf8(damaged_text(chance, _edition(chance))), read_edition),
    "letterhead": Target(".docx", lambda chance: damaged_package(chance, _letterhead()), _open_letterhead),
}
