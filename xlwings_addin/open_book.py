"""The open workbook as the reader sees it: grids of its cells, unsaved changes included; its status cell."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ita_tools.assessment import AuditEntry
from ita_tools.jobs.load import ScoredAssessment, load_sheet_values
from ita_tools.workbook.cell_values import CellValue
from ita_tools.workbook.marked_tables import find_marked_tables
from ita_tools.workbook.sheet_values import SheetValues

if TYPE_CHECKING:
    from xlwings_addin.light_xlwings import xw

__all__ = ["OpenBook"]

_STATUS = "ita_status"
_TRAIL = "trail[]"
_FORMULA = tuple("=+-@")
"""What Excel takes for the beginning of a formula: a file may be named so."""
_UNREADABLE = (NotImplementedError, AttributeError, TypeError)
"""What a host says that cannot tell the format of a cell."""


class OpenBook:
    """A workbook open in Excel, on a desktop or behind a server.

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
        """Folder of the workbook; ``None`` where it was never saved or lies where files have no path."""
        try:
            path = Path(str(self._book.fullname))  # on OneDrive and SharePoint xlwings looks for a local copy
        except Exception:
            return None
        return path.parent if path.is_absolute() and path.parent.is_dir() else None

    def read(self) -> ScoredAssessment:
        """Read, fit and score what the open workbook holds now.

        Raises
        ------
        ItaError
            It cannot be used; every fault found is reported together.
        """
        return load_sheet_values([_grid(sheet) for sheet in self._book.sheets], self.name)

    def say(self, text: str) -> None:
        """Show a text in the status cell, or below the window where the workbook has none."""
        if _STATUS in [each.name for each in self._book.names]:
            self._book.names[_STATUS].refers_to_range.value = text.replace("\n", " ")
            return
        with contextlib.suppress(Exception):  # a host without status bar
            self._book.app.status_bar = text

    def tell(self, event: AuditEntry) -> bool:
        """Write a line into the first free row of the trail; ``False`` where none is free or it is locked."""
        with contextlib.suppress(Exception):  # every host has its own word for a locked cell
            for sheet in reversed(list(self._book.sheets)):  # the trail stands near the end
                if free := _free_row(_grid(sheet)):
                    _fill(sheet, free, event)
                    return True
        return False

    def recalculate(self) -> None:
        """Compute every cell anew, also those Excel thinks are up to date."""
        with contextlib.suppress(*_UNREADABLE):  # behind a server the host computes by itself
            api = self._book.app.api
            getattr(api, "CalculateFull", self._book.app.calculate)()


def _grid(sheet: xw.Sheet) -> SheetValues:
    """Read a sheet from A1 to its last cell, errors as the texts they show."""
    end = sheet.used_range.last_cell
    cells = sheet.range((1, 1), (end.row, end.column))
    rows: list[list[CellValue]] = cells.options(ndim=2, err_to_str=True).value
    for row, column in _maybe_percents(rows):
        if "%" in _format(sheet, row, column):
            rows[row][column] = f"{(Decimal(repr(rows[row][column])) * 100).normalize():f}%"
    return SheetValues(sheet.name, rows)


def _fill(sheet: xw.Sheet, cells: list[tuple[int, int, str]], event: AuditEntry) -> None:
    for row, column, key in cells:
        text = str(getattr(event, key, ""))
        sheet.range((row + 1, column + 1)).value = f"'{text}" if text.startswith(_FORMULA) else text


def _free_row(grid: SheetValues) -> list[tuple[int, int, str]]:
    """Return row, column and column key of the cells of the first free row of the trail; none is ``[]``."""
    for block in find_marked_tables(grid, "", []):
        if block.marker == _TRAIL:
            for row, _, cells in block.rows():
                if not block.filled(cells):
                    return [(row, column, key) for column, key in block.columns]
    return []


def _maybe_percents(rows: list[list[CellValue]]) -> Iterator[tuple[int, int]]:
    """Yield the inputs up to 1, which a percent format would show a hundredfold; people are counted whole."""
    for number, row in enumerate(rows):
        key = str(row[0] or "")
        if key[:1] in ("", "#", "=") or ".counts[" in key:
            continue
        yield from (
            (number, column)
            for column, value in enumerate(row)
            if isinstance(value, float) and 0 < abs(value) <= 1
        )


def _format(sheet: xw.Sheet, row: int, column: int) -> str:
    try:
        found: Any = sheet.range((row + 1, column + 1)).number_format
    except _UNREADABLE:
        return ""
    return str(found or "")
