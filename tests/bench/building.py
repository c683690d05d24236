"""Time of building a workbook, compared with libraries that only write as many cells."""

from __future__ import annotations

import io
from collections.abc import Iterator
from unittest.mock import patch

import openpyxl
import xlsxwriter
from openpyxl.styles import Border, Side
from xlsxwriter.worksheet import Worksheet

from ita_tools.assessment import Assessment
from ita_tools.workbook import build_book as build_book_module
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.xlsxwriter_book import PlainFormulaWorksheet
from tests.bench.timing import Line, compared
from tests.workbook.books import EDITION, demo

__all__ = ["lines"]

_BUDGET = 0.75
_Cells = list[tuple[int, int, object]]


def lines(data: bytes, rounds: int) -> Iterator[Line]:
    """Yield the budget of building, and a peer; ``data`` is the workbook as we build it."""
    cells, case = _cells(data), demo()

    def ours() -> object:
        return build_book(EDITION, case)

    yield compared(
        "build a filled workbook, and read it back",
        ours,
        "not read back, formulas by XlsxWriter",
        lambda: _as_xlsxwriter(case),
        _BUDGET,
        rounds,
    )
    yield compared(
        "- XlsxWriter, as many cells", lambda: _xlsxwriter(cells), "our building", ours, None, rounds
    )
    yield compared("- openpyxl, as many cells", lambda: _openpyxl(cells), "our building", ours, None, rounds)
    yield compared(
        "- ours, a blank workbook",
        lambda: build_book(EDITION, Assessment(EDITION.year)),
        "our building",
        ours,
        None,
        rounds,
    )


def _as_xlsxwriter(case: Assessment) -> bytes:
    """Build the same workbook, but let XlsxWriter look into each formula, and do not read it back."""
    prepare = Worksheet._prepare_formula
    with (
        patch.object(PlainFormulaWorksheet, "_prepare_formula", prepare),
        patch.object(build_book_module, "confirm_readable", lambda *_: None),
    ):
        return build_book(EDITION, case)


def _cells(data: bytes) -> _Cells:
    """Row, column and content of every cell of a book, formatted blanks included."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [
        (cell.row, cell.column, cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.has_style or cell.value is not None
    ]


def _xlsxwriter(cells: _Cells) -> bytes:
    """Write the same texts, numbers, formulas and blanks."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet, plain = book.add_worksheet(), book.add_format({"border": 1})
        for number, (_, column, value) in enumerate(cells):
            if value is None:
                sheet.write_blank(number, column, None, plain)
            elif isinstance(value, str) and value.startswith("="):
                sheet.write_formula(number, column, value, plain, 0)
            elif isinstance(value, str):
                sheet.write_string(number, column, value, plain)
            else:
                sheet.write_number(number, column, float(value), plain)
    return stream.getvalue()


def _openpyxl(cells: _Cells) -> bytes:
    """Write them with one style, which openpyxl shares among all cells."""
    book, line = openpyxl.Workbook(), Side(style="thin")
    sheet, frame = book.active, Border(left=line, right=line, top=line, bottom=line)
    for number, (_, column, value) in enumerate(cells, 1):
        cell = sheet.cell(number, column, value)
        cell.border = frame
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
