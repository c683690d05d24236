"""Sheets that do not belong together: of another edition, or copies that differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ita_tools.errors import ItaError, KeyRepeated, ValueWrong
from ita_tools.rubric import Edition
from ita_tools.workbook.cell_values import cell_name, is_filled
from ita_tools.workbook.marked_tables import MarkedTable

__all__ = ["differing_copies", "other_editions"]

_Cells = tuple[str, str]
"""Names of a cell and of the same cell of the copy."""


def other_editions(tables: Sequence[MarkedTable], edition: Edition | None, file: str) -> Iterator[ItaError]:
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


def differing_copies(tables: Sequence[MarkedTable], file: str) -> Iterator[ItaError]:
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
