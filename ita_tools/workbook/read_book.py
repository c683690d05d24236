"""Read a workbook into an assessment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ita_tools.assessment import LoadedAssessment, Validator, decode_assessment
from ita_tools.errors import FileDangerous, FileForeign
from ita_tools.workbook.extract import Extractor
from ita_tools.workbook.marked_tables import CellLocations, MarkedTable, find_marked_tables
from ita_tools.workbook.xlsx_values import SheetValues, read_sheets

__all__ = ["MOST_ROWS", "MOST_TABLES", "read_book", "read_sheet_values"]

MOST_TABLES = 500
"""Marked tables of a workbook; the program writes 26, so every sheet may be copied many times."""
MOST_ROWS = 200_000
"""Rows of all tables together; only overlapping tables have more."""


def read_book(path: Path, judge: Validator | None = None) -> LoadedAssessment:
    """Read a workbook file.

    Raises
    ------
    FileMissing, FileForeign, FileProtected, FileDangerous, Faults
        If the file cannot be read, or with the faults of all its cells.
    """
    return read_sheet_values(read_sheets(path), path.name, judge)


def read_sheet_values(
    sheets: Iterable[SheetValues], file: str, judge: Validator | None = None
) -> LoadedAssessment:
    """Read the sheets of a workbook, saved or open in Excel; ``file`` names it in messages."""
    extractor = Extractor(file)
    tables: list[MarkedTable] = []
    rows = 0
    for sheet in sheets:
        of_sheet = find_marked_tables(sheet, file, extractor.faults)
        tables += of_sheet
        rows += sum(table.end - table.row for table in of_sheet)
        if len(tables) > MOST_TABLES or rows > MOST_ROWS:
            raise FileDangerous(
                f"ไฟล์ผิดปกติ: มีตารางกำกับเกิน {MOST_TABLES} ตารางหรือ {MOST_ROWS:,} แถว",
                where=file,
                remedy="ใช้ไฟล์ที่สร้างด้วยคำสั่ง ita new",
            )
        for table in of_sheet:
            extractor.take(table)
    if not tables:
        raise FileForeign(
            "ไม่ใช่สมุดงาน ITA ของโปรแกรมนี้ เพราะไม่พบแถวและคอลัมน์กำกับที่ซ่อนไว้",
            where=file,
            remedy="ใช้ไฟล์ที่สร้างด้วยคำสั่ง ita new",
        )
    reading = decode_assessment(extractor.finish().root, file, extractor.faults, judge)
    return replace(reading, form=CellLocations(file, tables))
