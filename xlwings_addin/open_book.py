"""Reads the open workbook with its unsaved changes, and writes its status cell and audit log."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ita_tools.assessment import AuditEntry
from ita_tools.errors import OutputBlocked
from ita_tools.jobs.load import ScoredAssessment, load_sheet_values
from ita_tools.workbook.cell_values import CellValue, ErrorValue, is_error
from ita_tools.workbook.marked_tables import find_marked_tables
from ita_tools.workbook.xlsx_values import SheetValues

if TYPE_CHECKING:
    from xlwings_addin.light_xlwings import xw

__all__ = ["OpenBook"]

_STATUS = "ita_status"
_AUDIT_LOG, _BOOK_ID = "trail[]", "identity"
_FORMULA = tuple("=+-@")
"""First characters of a formula in Excel; a file name may begin with one."""
_UNSUPPORTED = (NotImplementedError, AttributeError, TypeError)
"""Errors of an xlwings engine that does not support a request."""


class OpenBook:
    """A workbook open in Excel.

    >>> OpenBook(xw.Book.caller()).read().result.total     # doctest: +SKIP
    Decimal('96.04')
    """

    def __init__(self, book: xw.Book) -> None:
        self._book = book

    @property
    def name(self) -> str:
        """Name of the workbook, with its ending where it has been saved."""
        return str(self._book.name)

    @property
    def folder(self) -> Path | None:
        """Folder of the workbook; ``None`` if it was never saved or is stored where files have no path."""
        try:
            path = Path(str(self._book.fullname))  # on OneDrive and SharePoint xlwings looks for a local copy
        except Exception:
            return None
        return path.parent if path.is_absolute() and path.parent.is_dir() else None

    def read(self) -> ScoredAssessment:
        """Read, validate and score the workbook as it is open now.

        Raises
        ------
        ItaError
            It cannot be used; every fault found is reported together.
        """
        return load_sheet_values([_read_sheet(sheet) for sheet in self._book.sheets], self.name)

    def sheet_rows(self, name: str) -> list[Sequence[CellValue]] | None:
        """Return the filled rows of a sheet, ``[]`` for none; ``None`` where there is no such sheet."""
        for sheet in self._book.sheets:
            if sheet.name == name:
                return [row for row in _read_sheet(sheet).rows if any(cell not in (None, "") for cell in row)]
        return None

    def add_sheet(self, name: str) -> bool:
        """Add a sheet of texts behind the others and show it; ``False`` where the book is locked."""
        with contextlib.suppress(Exception):  # every engine has its own error for a protected book
            sheet = self._book.sheets.add(name, after=self._book.sheets[len(self._book.sheets) - 1])
            with contextlib.suppress(Exception):
                sheet.activate()
            return True
        return False

    def show_status(self, text: str, *, failed: bool = False) -> None:
        """Write a text into Excel's status bar and into the status cell; a fault brings that into view."""
        line = text.replace("\n", " ")
        with contextlib.suppress(Exception):  # not every engine has a status bar
            self._book.app.status_bar = line
        try:  # one look-up by name: a workbook has hundreds of names
            cell = self._book.names[_STATUS].refers_to_range
        except Exception:  # every engine has its own error for a name that is not there
            return
        cell.value = line
        if failed:
            with contextlib.suppress(Exception):  # a sheet that is hidden
                cell.sheet.activate()
                cell.select()

    def open_workbook(self, path: Path) -> bool:
        """Open a workbook in the Excel that is running; ``False`` if that is not possible.

        The shell would hand it to that Excel, too, which waits for this program.
        """
        with contextlib.suppress(Exception):
            self._book.app.books.open(str(path))
            return True
        return False

    def append_audit(self, entry: AuditEntry) -> bool:
        """Write an entry into the first free row of the audit log; ``False`` if it is full or locked."""
        with contextlib.suppress(Exception):  # every engine has its own error for a locked cell
            for sheet in reversed(list(self._book.sheets)):  # the audit log is one of the last sheets
                if free_row := _free_row(_read_sheet(sheet)):
                    _write_entry(sheet, free_row, entry)
                    return True
        return False

    def write_book_id(self, book: str) -> None:
        """Write the id of a main book into its cell.

        Raises
        ------
        OutputBlocked
            The workbook has no cell for it, or the cell cannot be written to.
        """
        with contextlib.suppress(Exception):  # every engine has its own error for a locked cell
            for sheet in reversed(list(self._book.sheets)):  # the cell is on one of the last sheets
                if cell := _book_id_cell(_read_sheet(sheet)):
                    sheet.range(cell).value = book
                    return
        raise OutputBlocked(
            "ใส่รหัสสมุดงานในแผ่นงาน ประวัติ ไม่ได้ จึงยังไม่ได้แยกส่ง",
            where=self.name,
            remedy="ยกเลิกการป้องกันแผ่นงาน ประวัติ หรือสร้างสมุดงานใหม่จากเล่มนี้ด้วย ita new --from",
        )

    def recalculate(self) -> None:
        """Recalculate every cell, also those that Excel has marked as up to date."""
        with contextlib.suppress(*_UNSUPPORTED):  # an engine without Excel has nothing to recalculate
            api = self._book.app.api
            getattr(api, "CalculateFull", self._book.app.calculate)()


def _read_sheet(sheet: xw.Sheet) -> SheetValues:
    """Read a sheet from A1 to its last cell, errors as their texts, percentages as ``"50%"``."""
    end = sheet.used_range.last_cell
    cells = sheet.range((1, 1), (end.row, end.column))
    rows: list[list[CellValue]] = cells.options(ndim=2, err_to_str=True).value
    for row, column in _possible_percentages(rows):
        if "%" in _number_format(sheet, row, column):
            rows[row][column] = f"{(Decimal(repr(rows[row][column])) * 100).normalize():f}%"
    for row, column in _possible_errors(rows):
        if _has_formula(sheet, row, column):
            rows[row][column] = ErrorValue(rows[row][column])
    return SheetValues(sheet.name, rows)


def _has_formula(sheet: xw.Sheet, row: int, column: int) -> bool:
    """Whether a cell has a formula; where the engine cannot tell, what looks like an error is one."""
    try:
        return str(sheet[row, column].formula).startswith("=")
    except NotImplementedError:
        return True


def _write_entry(sheet: xw.Sheet, cells: list[tuple[int, int, str]], entry: AuditEntry) -> None:
    for row, column, key in cells:
        text = str(getattr(entry, key, ""))
        sheet.range((row + 1, column + 1)).value = f"'{text}" if text.startswith(_FORMULA) else text


def _free_row(values: SheetValues) -> list[tuple[int, int, str]]:
    """Return row, column and column key of each cell in the first free row of the audit log, or ``[]``."""
    for table in find_marked_tables(values, "", []):
        if table.marker == _AUDIT_LOG:
            for row, _, cells in table.rows():
                if not table.filled(cells):
                    return [(row, column, key) for column, key in table.columns]
    return []


def _book_id_cell(values: SheetValues) -> tuple[int, int] | None:
    """Return row and column, from 1, of the cell for the id of the book; ``None`` if it is not there."""
    for table in find_marked_tables(values, "", []):
        if table.marker == _BOOK_ID:
            for row, key, _ in table.rows():
                columns = [column for column, name in table.columns if name == "."]
                if key == "book" and columns:
                    return row + 1, columns[0] + 1
    return None


def _possible_percentages(rows: list[list[CellValue]]) -> Iterator[tuple[int, int]]:
    """Yield row and column of inputs up to 1: Excel stores 50 % as 0.5. Counts of people are left out."""
    for number, row in enumerate(rows):
        key = str(row[0] or "")
        if key[:1] in ("", "#", "=") or ".counts[" in key:
            continue
        yield from (
            (number, column)
            for column, value in enumerate(row)
            if isinstance(value, float) and 0 < abs(value) <= 1
        )


def _possible_errors(rows: list[list[CellValue]]) -> Iterator[tuple[int, int]]:
    """Yield row and column of what looks like an error value; it may be a text that somebody typed."""
    for number, row in enumerate(rows):
        yield from (
            (number, column) for column, value in enumerate(row) if isinstance(value, str) and is_error(value)
        )


def _number_format(sheet: xw.Sheet, row: int, column: int) -> str:
    try:
        number_format: Any = sheet.range((row + 1, column + 1)).number_format
    except _UNSUPPORTED:
        return ""
    return str(number_format or "")
