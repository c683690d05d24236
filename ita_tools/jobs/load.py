"""Load a workbook or an assessment file, validate it against its edition, and score it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ita_tools.assessment import Assessment, LoadedAssessment, parse_assessment
from ita_tools.errors import (
    CommandMisused,
    EditionUnknown,
    FileForeign,
    ItaError,
    raise_faults,
)
from ita_tools.files import read_bytes, require_file
from ita_tools.files.preflight import MAX_PACKAGE
from ita_tools.normalization import normalize_words
from ita_tools.records import record
from ita_tools.rubric import Edition, load_edition
from ita_tools.scoring import Result, score
from ita_tools.validation import validate_assessment
from ita_tools.yaml_json import decode_utf8

if TYPE_CHECKING:
    from ita_tools.analysis.findings import Finding
    from ita_tools.workbook.xlsx_values import SheetValues

__all__ = [
    "OTHER_SPREADSHEETS",
    "TEXT_FORMATS",
    "WORKBOOK_FORMATS",
    "ScoredAssessment",
    "load_file",
    "load_file_and_bytes",
    "load_sheet_values",
    "read_file",
    "read_file_and_bytes",
    "require_main",
    "score_loaded",
    "waiting_values",
]

TEXT_FORMATS = (".yaml", ".yml", ".json")
WORKBOOK_FORMATS = (".xlsx", ".xlsm")
OTHER_SPREADSHEETS = frozenset((".xls", ".xlsb", ".ods", ".csv"))
"""Spreadsheets that this toolkit cannot read, but Excel and LibreOffice can convert."""


@record(frozen=True)
class ScoredAssessment:
    """An assessment with the locations of its values, its edition and its result."""

    reading: LoadedAssessment
    edition: Edition
    result: Result

    @property
    def assessment(self) -> Assessment:
        """The assessment itself."""
        return self.reading.assessment

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all checks."""
        from ita_tools.analysis.checks import check

        return check(self.reading, self.result)


def load_file(path: Path) -> ScoredAssessment:
    """Load, validate and score a workbook or an assessment file.

    Raises
    ------
    ItaError
        The file cannot be used; all its faults are reported together.
    """
    return load_file_and_bytes(path)[0]


def load_file_and_bytes(path: Path) -> tuple[ScoredAssessment, bytes]:
    """Load a file as :func:`load_file` does; return its bytes too."""
    reading, data = read_file_and_bytes(path)
    opened = _scored(reading)
    if opened.assessment.proposals:
        import logging  # its import takes milliseconds

        # Without a handler of the program's own, Python writes the line to stderr.
        logging.getLogger(__name__).warning(waiting_values(opened.assessment, path.name))
    return opened, data


def waiting_values(assessment: Assessment, file: str) -> str:
    """Return a line that tells how many values wait in a book, ``""`` for none: they count as absent."""
    number = len(assessment.proposals)
    return f"{file}: มีค่าที่รอยืนยัน {number} ค่าในแผ่นงาน นำเข้า ยังไม่นับเป็นคะแนน" if number else ""


def load_sheet_values(sheets: Iterable[SheetValues], file: str) -> ScoredAssessment:
    """Validate and score the cell values of a workbook that is open in Excel; ``file`` names it in messages.

    Raises
    ------
    ItaError
        The workbook cannot be used; all its faults are reported together.
    """
    from ita_tools.workbook.read_book import read_sheet_values

    return _scored(_normalized(read_sheet_values(sheets, file, _validate)))


def score_loaded(reading: LoadedAssessment) -> ScoredAssessment:
    """Validate a loaded assessment against its edition and score it.

    Raises
    ------
    ItaError
        The assessment does not fit its edition; all faults are reported together.
    """
    raise_faults(_validate(reading))
    return _scored(_normalized(reading))


def _scored(reading: LoadedAssessment) -> ScoredAssessment:
    edition = load_edition(reading.assessment.edition)
    return ScoredAssessment(reading, edition, score(edition, reading.assessment))


def _normalized(reading: LoadedAssessment) -> LoadedAssessment:
    """Read words for levels and codes, which only the edition can tell."""
    return normalize_words(load_edition(reading.assessment.edition), reading)


def _validate(reading: LoadedAssessment) -> list[ItaError]:
    """Return what does not fit the edition; without an edition, the reader has reported that already."""
    if not reading.assessment.edition:
        return []
    try:
        return validate_assessment(load_edition(reading.assessment.edition), reading)
    except EditionUnknown as error:
        return [error.at(reading.where("edition"))]


def read_file(path: Path) -> LoadedAssessment:
    """Read a workbook or an assessment file and validate it against its edition, without scoring it.

    Raises
    ------
    ItaError
        The file cannot be used; all its faults are reported together.
    """
    return read_file_and_bytes(path)[0]


def read_file_and_bytes(path: Path) -> tuple[LoadedAssessment, bytes]:
    """Read a file as :func:`read_file` does; return its bytes too, for a hash or a time it records."""
    suffix = path.suffix.lower()
    require_file(path)
    if suffix in TEXT_FORMATS:
        data = read_bytes(path)
        reading = parse_assessment(decode_utf8(data, path.name), path.name, _validate)
    elif suffix in WORKBOOK_FORMATS:
        from ita_tools.workbook.read_book import read_book_bytes

        data = read_bytes(path, MAX_PACKAGE)
        reading = read_book_bytes(data, path.name, _validate)
    else:
        raise _unsupported(path, suffix)
    return _normalized(reading), data


def _unsupported(path: Path, suffix: str) -> FileForeign:
    supported = " ".join((*WORKBOOK_FORMATS, *TEXT_FORMATS))
    if suffix in OTHER_SPREADSHEETS:
        return FileForeign(
            f"ไม่รองรับไฟล์ชนิด {suffix}",
            where=str(path),
            remedy=f"เปิดด้วย Excel หรือ LibreOffice แล้วบันทึกเป็น .xlsx ไฟล์ที่ใช้ได้คือ {supported}",
        )
    return FileForeign("ไม่รองรับไฟล์ชนิดนี้", where=str(path), remedy=f"ใช้ไฟล์ชนิด {supported}")


def require_main(opened: ScoredAssessment, name: str) -> None:
    """Refuse the part of a division: it holds little beyond what that division answers for.

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
