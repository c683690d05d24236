"""Workbook to assessment: finds blocks by their hidden keys, wherever they stand.

The cells become the same tree of nodes an assessment file gives, each node with its sheet and cell, so
both are taken apart and checked by the same code and a message names the cell to mend.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ita_tools.assessment import LoadedAssessment, Validator, decode_assessment
from ita_tools.errors import FileDangerous, FileForeign
from ita_tools.workbook.extract import Collector
from ita_tools.workbook.field_locations import Form
from ita_tools.workbook.marked_tables import MarkedTable, find_marked_tables
from ita_tools.workbook.sheet_values import SheetValues, read_sheets

__all__ = ["MOST_BLOCKS", "MOST_ROWS", "read_book", "read_sheet_values"]

MOST_BLOCKS = 500
"""Marked tables of a workbook: ours has 26, so this leaves room for every sheet copied many times."""
MOST_ROWS = 200_000
"""Rows of all tables together; only tables that overlap have more."""


def read_book(path: Path, judge: Validator | None = None) -> LoadedAssessment:
    """Read a workbook file.

    Raises
    ------
    FileMissing, FileForeign, FileProtected, FileDangerous, Faults
        What is wrong with the file, every cell of it.
    """
    return read_sheet_values(read_sheets(path), path.name, judge)


def read_sheet_values(
    grids: Iterable[SheetValues], file: str, judge: Validator | None = None
) -> LoadedAssessment:
    """Read the grids of a workbook, from a file or an open book; ``file`` names it in messages."""
    collector = Collector(file)
    blocks: list[MarkedTable] = []
    rows = 0
    for grid in grids:
        found = find_marked_tables(grid, file, collector.faults)
        blocks += found
        rows += sum(block.end - block.row for block in found)
        if len(blocks) > MOST_BLOCKS or rows > MOST_ROWS:
            raise FileDangerous(
                f"ไฟล์ผิดปกติ: มีตารางกำกับเกิน {MOST_BLOCKS} ตารางหรือ {MOST_ROWS:,} แถว",
                where=file,
                remedy="ใช้ไฟล์ที่สร้างด้วยคำสั่ง ita new",
            )
        for block in found:
            collector.take(block)
    if not blocks:
        raise FileForeign(
            "ไม่ใช่สมุดงาน ITA ของโปรแกรมนี้ เพราะไม่พบแถวและคอลัมน์กำกับที่ซ่อนไว้",
            where=file,
            remedy="ใช้ไฟล์ที่สร้างด้วยคำสั่ง ita new",
        )
    reading = decode_assessment(collector.finish().root, file, collector.faults, judge)
    return replace(reading, form=Form(file, blocks))
