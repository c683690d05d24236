"""Grids of values: what the reader reads, from a file here, from an open book elsewhere."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from ita_tools.errors import FileForeign, FileProtected
from ita_tools.files import WORKBOOK, preflight_package, read_bytes
from ita_tools.files.preflight import MAX_PACKAGE
from ita_tools.files.sheet_limits import require_bounded
from ita_tools.workbook.cell_values import CellValue
from ita_tools.workbook.sheet_xml import (
    Area,
    keeps_results,
    merged_areas,
    odd_cells,
    percent_styles,
    sheet_parts,
)

__all__ = ["CellValue", "SheetValues", "cell_name", "column_letters", "read_sheets"]

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _UTF8, _FIRST_DAY = 20, 0x800, 33
_WITHOUT_VALUES = (
    "customxml/",
    "docprops/",
    "xl/charts/",
    "xl/drawings/",
    "xl/media/",
    "xl/printersettings/",
    "xl/theme/",
    "xl/worksheets/_rels/",
)
"""Parts that hold no cells: pictures alone may be many times larger than all that is read."""


@dataclass(frozen=True, slots=True)
class SheetValues:
    """The values of a sheet from its cell A1 on; empty cells are ``""`` or ``None``."""

    name: str
    rows: Sequence[Sequence[CellValue]]
    merged: Sequence[Area] = ()


@lru_cache(1024)
def column_letters(column: int) -> str:
    """Name a column by its number from 0.

    >>> column_letters(27)
    'AB'
    """
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Name a cell by its row and column from 0.

    >>> cell_name(4, 27)
    'AB5'
    """
    return f"{column_letters(column)}{row + 1}"


def read_sheets(path: Path) -> Iterator[SheetValues]:
    """Read the sheets of a file one by one, after the pre-flight that keeps hostile files from the parser.

    The parser is given exactly the parts the pre-flight has checked, not the file they came from. One
    sheet at a time needs a third of the memory of all together.

    Raises
    ------
    FileMissing, FileForeign, FileProtected, FileDangerous
        If the file is not an honest workbook.
    """
    parts = preflight_package(read_bytes(path, MAX_PACKAGE), path.name, WORKBOOK, _WITHOUT_VALUES)
    require_bounded(parts, path.name)
    try:
        yield from _grids(parts)
    except PasswordError as error:
        raise FileProtected("ไฟล์มีรหัสผ่าน", where=path.name, remedy="เอารหัสผ่านออกแล้วบันทึกใหม่") from error
    except CalamineError as error:
        raise FileForeign(
            "อ่านสมุดงานไม่ได้ ไฟล์อาจเสียหาย", where=path.name, remedy="เปิดใน Excel แล้วบันทึกเป็น .xlsx อีกครั้ง"
        ) from error


def _grids(parts: Mapping[str, bytes]) -> Iterator[SheetValues]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(_zipped(parts)))
    sheets = sheet_parts(parts)
    percents, kept = percent_styles(parts), keeps_results(sheets)
    for number, name in enumerate(book.sheet_names):
        rows = book.get_sheet_by_index(number).to_python(skip_empty_area=False)
        xml = sheets[number] if number < len(sheets) else b""
        for row, column, text in odd_cells(xml, percents, kept):
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = text
        yield SheetValues(name, rows, merged_areas(xml))


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    """Put parts into a zip that needs no unpacking."""
    files: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for part, xml in parts.items():
        name, size = part.encode(), len(xml)
        common = (_VERSION, _UTF8, 0, 0, _FIRST_DAY, zlib.crc32(xml), size, size, len(name), 0)
        files += (_LOCAL.pack(b"PK\x03\x04", *common), name, xml)
        directory += (_CENTRAL.pack(b"PK\x01\x02", _VERSION, *common, 0, 0, 0, 0, offset), name)
        offset += _LOCAL.size + len(name) + size
    tail = b"".join(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(parts), len(parts), len(tail), offset, 0)
    return b"".join((*files, tail, end))
