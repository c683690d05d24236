"""Valid and hostile workbooks, built for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import xlsxwriter

__all__ = ["CELL", "DOCTYPE", "book", "book_with", "filled_book", "patched", "sheet", "strings"]

SHEET = "xl/worksheets/sheet1.xml"
CELL = '<c r="{}"><v>1</v></c>'
DOCTYPE = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]>'


def book(parts: Mapping[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED, bare: bool = False) -> bytes:
    """Return a zip of parts, with the two that make it a workbook unless ``bare``."""
    frame = {} if bare else {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as package:
        for name, data in {**frame, **parts}.items():
            package.writestr(name, data)
    return stream.getvalue()


def sheet(cells: str, dimension: str = "A1") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet><dimension ref="{dimension}"/><sheetData>'
        f'<row r="1">{cells}</row></sheetData></worksheet>'
    ).encode()


def book_with(*addresses: str) -> bytes:
    return book({SHEET: sheet("".join(CELL.format(address) for address in addresses))})


def strings(texts: list[str], cells: int) -> bytes:
    """Return a workbook in which every cell shows the first of its shared strings."""
    shared = "<sst>" + "".join(f"<si><t>{text}</t></si>" for text in texts) + "</sst>"
    shown = "".join(f'<c r="A{n % 900 + 1}" t="s"><v>0</v></c>' for n in range(cells))
    return book({SHEET: sheet(shown), "xl/sharedStrings.xml": shared.encode()})


def patched(data: bytes, find: bytes, replacement: bytes) -> bytes:
    """Return a file with some of its bytes replaced."""
    assert len(find) == len(replacement)
    assert find in data
    return data.replace(find, replacement)


def filled_book(path: Path, sheets: int = 10, rows: int = 300) -> Path:
    """Write a workbook like those of the toolkit, of about 300 KB by default."""
    with xlsxwriter.Workbook(path) as workbook:
        frame = workbook.add_format({"border": 1, "num_format": "0.00"})
        workbook.add_worksheet().write_blank(1_048_575, 16_383, None, frame)
        for _ in range(sheets):
            page = workbook.add_worksheet()
            for row in range(rows):
                page.write_string(row, 0, f"ข้อคำถามที่ {row} ของหน่วยงาน", frame)
                for column in range(1, 16):
                    page.write_number(row, column, (row * 37 + column * 11) % 9973 / 100, frame)
                page.write_formula(row, 16, f'=IFERROR(SUM(B{row + 1}:P{row + 1}),"")', frame, row)
                page.write_blank(row, 17, None, frame)
    return path
