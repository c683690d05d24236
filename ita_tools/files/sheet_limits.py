"""Limits on the memory that calamine would need for the sheets of a workbook, checked without a parser.

calamine allocates the rectangle that the filled cells of a sheet span, and copies a shared string into every
cell that shows it. Either can use up the memory and end the process, which no ``except`` can catch. Cells
with a format and no value need no memory there and are not counted here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ita_tools.errors import FileForeign
from ita_tools.files.zip_reader import reject

__all__ = ["require_sheet_limits"]

MAX_ROWS = 20_000
"""Twice the number of agencies in the country, one row for each."""
MAX_COLUMNS = 512
"""Five times the columns of the widest sheet of ours."""
MAX_CELLS = 4_000_000
"""Rows times columns, over all sheets: 130 MB in calamine."""
MAX_TEXT = 128 * 2**20
"""Bytes of text once every cell has its own copy."""

# All patterns work on bytes and cannot backtrack: every loop is possessive.
# A cell beyond the first 999 rows and 52 columns, or not written as ``<c r="A1"``.
_UNUSUAL = re.compile(rb"<c(?! r=\"A?[A-Z][0-9]{1,3}+\")[\s/>]")
_PREFIXED = re.compile(rb":c[\s/>]")
_ADDRESS = re.compile(rb"\sr\s*=\s*(?:\"([A-Za-z]{1,3})([0-9]{1,7})\"|'([A-Za-z]{1,3})([0-9]{1,7})')")
_CELL = re.compile(
    rb"<(?:[^\s<>:/?!=\"']+:)?c(?=[\s/>])(?:\s+r\s*=\s*\"([A-Za-z]{1,3})([0-9]{1,7})\")?+"
    rb"((?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+)(>?)"
)
_STRING_CELL = re.compile(rb"\st\s*=\s*[\"']s[\"']")
_STRING_INDEX = re.compile(rb"\st=\"s\"\s*><v>([0-9]{1,9})</v>")
# A tag with "<" inside a quoted value: XML forbids it, some readers accept it, and it could hold a "</si>".
_QUOTED_TAG = re.compile(rb"<[^<>\"']*+(?:\"[^\"<]*+\"[^<>\"']*+|'[^'<]*+'[^<>\"']*+)*+[\"']")
_SHORTEST_CELL = 24
_USUAL_ROWS, _USUAL_COLUMNS = 999, 52


def require_sheet_limits(parts: Mapping[str, bytes], where: str) -> None:
    """Raise where the cells of a workbook span more, or its texts fill more, than the limits.

    Parameters
    ----------
    parts
        XML parts by name; a part that holds a ``sheetData`` is a sheet, whatever its name.
    where
        Name of the file.

    Raises
    ------
    FileDangerous, FileForeign
        Too many rows, columns, cells or bytes of text; a cell without an address.
    """
    sheets = {name: xml for name, xml in parts.items() if b"sheetData" in xml}
    cells = sum(_span(xml, f"{where} ({name})") for name, xml in sheets.items())
    if cells > MAX_CELLS:
        raise reject(f"เซลล์ครอบคลุมพื้นที่เกิน {MAX_CELLS:,} ช่อง", where)
    lengths = [size for name, xml in parts.items() if name not in sheets for size in _string_lengths(xml)]
    if _text_bound(sheets.values(), lengths) > MAX_TEXT:
        raise reject(f"ข้อความในเซลล์รวมกันเกิน {MAX_TEXT // 2**20} MB", where)


def _span(xml: bytes, where: str) -> int:
    """Return rows times columns up to the last filled cell; ``0`` where no cell is far from A1."""
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    for cell in _unusual_cells(xml):
        column, row, attributes, end = cell.groups()
        if not column or not end:
            column, row = _address(attributes, end, where)
        if attributes[-1:] != b"/":
            columns.add(column)
            rows.add(row)
    if not rows:
        return 0
    last_row, last_column = max(map(int, rows)), max(map(_column_number, columns))
    if last_row > MAX_ROWS or last_column > MAX_COLUMNS:
        raise reject(f"มีเซลล์อยู่เกินแถวที่ {MAX_ROWS:,} หรือเกินคอลัมน์ที่ {MAX_COLUMNS}", where)
    return max(last_row, _USUAL_ROWS) * max(last_column, _USUAL_COLUMNS)


def _unusual_cells(xml: bytes) -> Iterator[re.Match[bytes]]:
    if _PREFIXED.search(xml):
        return _CELL.finditer(xml)
    starts = (match.start() for match in _UNUSUAL.finditer(xml))
    return (cell for start in starts if (cell := _CELL.match(xml, start)))


def _address(attributes: bytes, end: bytes, where: str) -> tuple[bytes, bytes]:
    address = _ADDRESS.search(attributes)
    if not end or not address:
        raise FileForeign(
            "มีเซลล์ที่ไม่ระบุตำแหน่งหรือระบุผิดรูปแบบ",
            where=where,
            remedy="เปิดไฟล์ใน Excel แล้วบันทึกเป็นสมุดงาน Excel (.xlsx) ใหม่",
        )
    return address[1] or address[3], address[2] or address[4]


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _string_lengths(xml: bytes) -> list[int]:
    """Return the bytes of each shared string; one length for all where their ends are ambiguous."""
    if b"sst" not in xml:
        return []
    if (b"!" in xml and b"<!" in xml) or _QUOTED_TAG.search(xml):
        return [len(xml)]
    return [len(text) for text in xml.split(b"</si>")]


def _text_bound(sheets: Iterable[bytes], lengths: list[int]) -> int:
    """Return an upper bound of the bytes of text in all cells; close only where a rough one is too large."""
    longest = max(lengths, default=0)
    sheets = list(sheets)
    rough = longest * (sum(map(len, sheets)) // _SHORTEST_CELL)
    return rough if rough <= MAX_TEXT else sum(_text_of(xml, lengths, longest) for xml in sheets)


def _text_of(xml: bytes, lengths: list[int], longest: int) -> int:
    shown = Counter(_STRING_INDEX.findall(xml))
    without_index = len(_STRING_CELL.findall(xml)) - shown.total()
    indexed = sum(times * lengths[int(index)] for index, times in shown.items() if int(index) < len(lengths))
    return indexed + longest * max(0, without_index)
