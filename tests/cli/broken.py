"""Files of wrong kinds, and workbooks with changed cells."""

from __future__ import annotations

import io
import random
import warnings
import zipfile
from functools import cache
from pathlib import Path

import docx
import openpyxl
from xlsxwriter import Workbook

from ita_tools.workbook.build_book import build_book
from tests.bundled import bundled

__all__ = ["FOREIGN", "edited_book", "sound_book"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@cache
def sound_book() -> bytes:
    return build_book(bundled().edition, bundled().assessment)


def edited_book(path: Path, edits: dict[tuple[str, str], object]) -> list[str]:
    """Write the bundled workbook with changed cells; return file, sheet and cell of each, as in messages.

    A cell is named by its hidden row and column key; column key ``A`` is the row key itself.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl drops what it does not know; the inputs are all there
        book = openpyxl.load_workbook(io.BytesIO(sound_book()))
    cells = [_edit(book, row, column, value) for (row, column), value in edits.items()]
    book.save(path)
    return [f"{path.name} {place}" for place in cells]


def _edit(book: openpyxl.Workbook, row: str, column: str, value: object) -> str:
    for sheet in book:
        columns: dict[object, int] = {}
        for cells in sheet.iter_rows():
            if str(cells[0].value).startswith("#ita "):
                columns = {cell.value: cell.column for cell in cells[1:] if cell.value}
            if cells[0].value == row:
                cell = sheet.cell(cells[0].row, 1 if column == "A" else columns[column])
                cell.value = value
                return f"แผ่นงาน {sheet.title} ช่อง {cell.coordinate}"
    raise LookupError(f"{row} {column}")


def _zipped(entries: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _flipped() -> bytes:
    """Return a book whose first part has another checksum than its directory entry."""
    data = bytearray(sound_book())
    data[data.index(b"PK\x01\x02") + 16] ^= 0xFF
    return bytes(data)


def _letter() -> bytes:
    stream = io.BytesIO()
    docx.Document().save(stream)
    return stream.getvalue()


def _other_book() -> bytes:
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        book.add_worksheet().write_string(0, 0, "ITA")
    return stream.getvalue()


FOREIGN = {
    "encrypted": (
        lambda: _OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512),
        "ITA-E103",
        "รหัสผ่าน",
    ),
    "old .xls": (lambda: _OLE + bytes(1016), "ITA-E102", "รุ่นเก่า"),
    "renamed .docx": (_letter, "ITA-E102", "Word"),
    ".ods": (
        lambda: _zipped(
            {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}
        ),
        "ITA-E102",
        "OpenDocument",
    ),
    "plain zip": (lambda: _zipped({"a.txt": "a"}), "ITA-E102", "zip"),
    "random bytes": (lambda: random.Random(2568).randbytes(4096), "ITA-E102", "ไม่ใช่สมุดงาน Excel"),  # noqa: S311
    "web page": (lambda: b"<html><body>ITAS</body></html>", "ITA-E102", "ไม่ใช่สมุดงาน Excel"),
    "cut short": (lambda: sound_book()[:20_000], "ITA-E102", "เสียหาย"),
    "flipped byte": (_flipped, "ITA-E102", "เสียหาย"),
    "empty": (lambda: b"", "ITA-E102", "ว่างเปล่า"),
    "another's workbook": (_other_book, "ITA-E102", "ita new"),
}
