"""Opening whatever a user names: a workbook or an assessment file, fitted to its edition and scored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ita_tools.assessment import Assessment, LoadedAssessment, read_assessment
from ita_tools.errors import (
    CommandMisused,
    EditionUnknown,
    FileForeign,
    ItaError,
    raise_faults,
)
from ita_tools.files import require_file
from ita_tools.rubric import Edition, load_edition
from ita_tools.scoring import Result, score
from ita_tools.validation import validate_assessment

if TYPE_CHECKING:
    from ita_tools.analysis.findings import Finding
    from ita_tools.workbook.sheet_values import SheetValues

__all__ = [
    "OTHER_SPREADSHEETS",
    "TEXT_FORMATS",
    "WORKBOOK_FORMATS",
    "ScoredAssessment",
    "load_file",
    "load_sheet_values",
    "read_file",
    "require_main",
    "score_loaded",
]

TEXT_FORMATS = (".yaml", ".yml", ".json")
WORKBOOK_FORMATS = (".xlsx", ".xlsm")
OTHER_SPREADSHEETS = frozenset((".xls", ".xlsb", ".ods", ".csv"))
"""Spreadsheets we cannot read, but Excel and LibreOffice can."""


@dataclass(frozen=True)
class ScoredAssessment:
    """An assessment with its places, its edition and its result."""

    reading: LoadedAssessment
    edition: Edition
    result: Result

    @property
    def assessment(self) -> Assessment:
        """The assessment itself."""
        return self.reading.assessment

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What all checks have to say of it."""
        from ita_tools.analysis.checks import check

        return check(self.reading, self.result)


def load_file(path: Path) -> ScoredAssessment:
    """Open a workbook or an assessment file.

    Raises
    ------
    ItaError
        The file cannot be used; every fault found is reported together.
    """
    return _scored(read_file(path))


def load_sheet_values(grids: Iterable[SheetValues], file: str) -> ScoredAssessment:
    """Open the grids of a workbook that is open elsewhere; ``file`` names it in messages.

    Raises
    ------
    ItaError
        It cannot be used; every fault found is reported together.
    """
    from ita_tools.workbook.read_book import read_sheet_values

    return _scored(read_sheet_values(grids, file, _judge))


def score_loaded(reading: LoadedAssessment) -> ScoredAssessment:
    """Fit a reading to its edition and score it."""
    raise_faults(_judge(reading))
    return _scored(reading)


def _scored(reading: LoadedAssessment) -> ScoredAssessment:
    edition = load_edition(reading.assessment.edition)
    return ScoredAssessment(reading, edition, score(edition, reading.assessment))


def _judge(reading: LoadedAssessment) -> list[ItaError]:
    """Say what does not fit the edition; an edition that is missing is a fault of the file itself."""
    if not reading.assessment.edition:
        return []
    try:
        return validate_assessment(load_edition(reading.assessment.edition), reading)
    except EditionUnknown as error:
        return [error.at(reading.where("edition"))]


def read_file(path: Path) -> LoadedAssessment:
    """Read a workbook or an assessment file and fit it to its edition, without scoring it.

    Raises
    ------
    ItaError
        The file cannot be used; every fault found is reported together.
    """
    kind = path.suffix.lower()
    require_file(path)
    if kind in TEXT_FORMATS:
        return read_assessment(path, _judge)
    if kind in WORKBOOK_FORMATS:
        from ita_tools.workbook.read_book import read_book

        return read_book(path, _judge)
    raise _unknown(path, kind)


def _unknown(path: Path, kind: str) -> FileForeign:
    known = " ".join((*WORKBOOK_FORMATS, *TEXT_FORMATS))
    if kind in OTHER_SPREADSHEETS:
        return FileForeign(
            f"ไม่รองรับไฟล์ชนิด {kind}",
            where=str(path),
            remedy=f"เปิดด้วย Excel หรือ LibreOffice แล้วบันทึกเป็น .xlsx ไฟล์ที่ใช้ได้คือ {known}",
        )
    return FileForeign("ไม่รองรับไฟล์ชนิดนี้", where=str(path), remedy=f"ใช้ไฟล์ชนิด {known}")


def require_main(opened: ScoredAssessment, name: str) -> None:
    """Refuse a part: it holds what one division answers for, and little else.

    Raises
    ------
    CommandMisused
        The book is a part sent to a division.
    """
    division = opened.assessment.origin.division
    if division:
        raise CommandMisused(
            f"ไฟล์นี้เป็นส่วนของ {division} ไม่ใช่สมุดงานหลัก", where=name, remedy="ใช้สมุดงานหลักของหน่วยงาน"
        )
