"""Read a workbook into an assessment."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from ita_tools.assessment import LoadedAssessment, MovedRow, Validator, decode_assessment
from ita_tools.assessment.loaded import Remark
from ita_tools.errors import FileDangerous, FileForeign, ItaError
from ita_tools.rubric import Edition, load_edition
from ita_tools.thai import number_from
from ita_tools.workbook.cell_locations import CellLocations
from ita_tools.workbook.cell_values import plain_value
from ita_tools.workbook.extract import Extractor
from ita_tools.workbook.hidden_keys import slot_of
from ita_tools.workbook.marked_tables import MarkedTable
from ita_tools.workbook.row_witness import read_as_shown
from ita_tools.workbook.sheet_witness import differing_copies, other_editions
from ita_tools.workbook.waiting_values import proposals_of, tables_of_sheet
from ita_tools.workbook.xlsx_values import SheetValues, read_sheets, read_sheets_of

__all__ = ["MOST_ROWS", "MOST_TABLES", "read_book", "read_book_bytes", "read_sheet_values"]

_BOOK = "book"
"""Marker of the table that names the edition."""
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


def read_book_bytes(data: bytes, file: str, judge: Validator | None = None) -> LoadedAssessment:
    """Read the bytes of a workbook as :func:`read_book` does; ``file`` names it in messages."""
    return read_sheet_values(read_sheets_of(data, file), file, judge)


def read_sheet_values(
    sheets: Iterable[SheetValues], file: str, judge: Validator | None = None
) -> LoadedAssessment:
    """Read the sheets of a workbook, saved or open in Excel; ``file`` names it in messages."""
    extractor = Extractor(file)
    tables: list[MarkedTable] = []
    waiting: list[MarkedTable] = []
    for sheet in sheets:
        of_values, of_proposals = tables_of_sheet(sheet, file, extractor.faults)
        tables += of_values
        waiting += of_proposals
        _bounded([*tables, *waiting], file)
    if not tables:
        raise FileForeign(
            "ไม่ใช่สมุดงาน ITA ของโปรแกรมนี้ เพราะไม่พบแถวและคอลัมน์กำกับที่ซ่อนไว้",
            where=file,
            remedy="ใช้ไฟล์ที่สร้างด้วยคำสั่ง ita new",
        )
    edition = _edition_of(tables)
    moved: list[MovedRow] = []
    for number, table in enumerate(tables):
        tables[number], rows, faults = read_as_shown(table, edition, file)
        moved += rows
        extractor.faults += faults
    extractor.faults += [*other_editions(tables, edition, file), *differing_copies(tables, file)]
    for table in tables:
        extractor.take(table)
    if any(map(_is_earlier, tables)):
        extractor.remarks.append(Remark("earlier-book", file, ""))
    reading = decode_assessment(extractor.finish().root, file, extractor.faults, judge)
    remarks = (*extractor.remarks, *reading.remarks)
    assessment = (
        replace(reading.assessment, proposals=proposals_of(waiting)) if waiting else reading.assessment
    )
    form = CellLocations(file, tables, moved)
    return replace(reading, assessment=assessment, form=form, remarks=remarks)


def _is_earlier(table: MarkedTable) -> bool:
    """Whether a table holds scores and answers together, as in books before version 0.2."""
    return table.marker.startswith("items.") and any(slot_of(key) for _, key in table.columns)


def _bounded(tables: Sequence[MarkedTable], file: str) -> None:
    rows = sum(table.end - table.row for table in tables)
    if len(tables) > MOST_TABLES or rows > MOST_ROWS:
        raise FileDangerous(
            f"ไฟล์ผิดปกติ: มีตารางกำกับเกิน {MOST_TABLES} ตารางหรือ {MOST_ROWS:,} แถว",
            where=file,
            remedy="ใช้ไฟล์ที่สร้างด้วยคำสั่ง ita new",
        )


def _edition_of(tables: Sequence[MarkedTable]) -> Edition | None:
    """Return the edition that a workbook names, ``None`` for none or an unknown one."""
    for table in tables:
        for _, key, cells, filled in table.entries() if table.marker == _BOOK else ():
            year = number_from(plain_value(cells[filled[0][0]])[1]) if key == "edition" else None
            if year is not None:
                with contextlib.suppress(ItaError):
                    return load_edition(int(year))
    return None
