"""Read a workbook into an assessment.

Sheets that do not belong together are refused: of another edition, or copies that differ.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ita_tools.assessment import LoadedAssessment, MovedRow, Validator, decode_assessment
from ita_tools.assessment.loaded import Remark
from ita_tools.errors import FileDangerous, FileForeign, ItaError, KeyRepeated, ValueWrong
from ita_tools.rubric import Edition, load_edition
from ita_tools.thai import number_from
from ita_tools.workbook.cell_locations import CellLocations
from ita_tools.workbook.cell_values import cell_name, is_filled, plain_value
from ita_tools.workbook.extract import Extractor
from ita_tools.workbook.hidden_keys import slot_of
from ita_tools.workbook.marked_tables import MarkedTable
from ita_tools.workbook.row_witness import read_as_shown
from ita_tools.workbook.waiting_values import proposals_of, tables_of_sheet
from ita_tools.workbook.xlsx_values import SheetValues, read_sheets, read_sheets_of

__all__ = ["MOST_ROWS", "MOST_TABLES", "read_book", "read_book_bytes", "read_sheet_values"]

_BOOK = "book"
"""Marker of the table that names the edition."""
MOST_TABLES = 500
"""Marked tables of a workbook; the program writes 26, so every sheet may be copied many times."""
MOST_ROWS = 200_000
"""Rows of all tables together; only overlapping tables have more."""
_Cells = tuple[str, str]
"""Names of a cell and of the same cell of the copy."""


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
    extractor.faults += [*_other_editions(tables, edition, file), *_differing_copies(tables, file)]
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


def _other_editions(tables: Sequence[MarkedTable], edition: Edition | None, file: str) -> Iterator[ItaError]:
    """Yield a fault for each sheet whose start keys name another edition than the workbook."""
    told = set()
    for table in tables:
        name = table.sheet.name
        if edition is None or not table.edition or table.edition == str(edition.year) or name in told:
            continue
        told.add(name)
        yield ValueWrong(
            f"แผ่นงานนี้เป็นของปี {table.edition[:20]} แต่สมุดงานเป็นของปี {edition.year}",
            where=f"{file} แผ่นงาน {name} ช่อง {cell_name(table.row, table.column)}",
            remedy="ลบแผ่นงานนี้ แล้วกรอกในแผ่นงานของปีเดียวกับสมุดงาน",
        )


def _differing_copies(tables: Sequence[MarkedTable], file: str) -> Iterator[ItaError]:
    """Yield a fault for each copy of a table that is blank where the other is filled.

    Two different values are found where the cells are taken: they need no copies of a table.
    """
    first: dict[str, MarkedTable] = {}
    for table in tables:
        original = first.setdefault(table.marker, table)
        if original is table or ("{" in table.marker and table.listed):
            continue
        differing = list((_rows_differ if table.listed else _cells_differ)(original, table))
        if differing:
            yield _fault(original, table, differing, file)


def _cells_differ(one: MarkedTable, other: MarkedTable) -> Iterator[_Cells]:
    cells, copied = _cells(one), _cells(other)
    for place, (filled, *cell) in cells.items():
        if place in copied and filled != copied[place][0]:
            yield cell_name(*cell), cell_name(*copied[place][1:])


def _rows_differ(one: MarkedTable, other: MarkedTable) -> Iterator[_Cells]:
    if any(True for _ in one.entries()) != any(True for _ in other.entries()):
        yield cell_name(one.row, one.column), cell_name(other.row, other.column)


def _cells(table: MarkedTable) -> Mapping[tuple[str, str], tuple[bool, int, int]]:
    """Return for each row key and column key whether the cell is filled, its row and its column."""
    cells: dict[tuple[str, str], tuple[bool, int, int]] = {}
    for number, key, row in table.rows():
        for column, name in table.columns:
            filled = column < len(row) and is_filled(row[column])
            cells.setdefault((key, name), (filled, number, column))
    return cells


def _fault(one: MarkedTable, other: MarkedTable, differing: Sequence[_Cells], file: str) -> ItaError:
    cell, copied = differing[0]
    more = f" และอีก {len(differing) - 1} ช่อง" if len(differing) > 1 else ""
    return KeyRepeated(
        f"แผ่นงานนี้เป็นสำเนาของแผ่นงาน {one.sheet.name} แต่กรอกไม่ตรงกัน ช่อง {cell}{more} มีข้อมูลเพียงแผ่นเดียว",
        where=f"{file} แผ่นงาน {other.sheet.name} ช่อง {copied}",
        remedy="ลบแผ่นงานที่ไม่ใช้ หรือกรอกให้ตรงกัน",
    )
