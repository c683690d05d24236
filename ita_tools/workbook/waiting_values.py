"""The sheet นำเข้า read leniently: whatever stands in it, the workbook stays readable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ita_tools.assessment import Proposal
from ita_tools.assessment.exchange import PROPOSAL_CHOICES
from ita_tools.assessment.fields import fields_of
from ita_tools.errors import ItaError
from ita_tools.workbook.cell_values import ErrorValue, plain_value
from ita_tools.workbook.marked_tables import MarkedTable, find_marked_tables
from ita_tools.workbook.xlsx_values import SheetValues

__all__ = ["IMPORT", "IMPORT_MARKER", "MOST_WAITING", "PASTE", "proposals_of", "tables_of_sheet"]

IMPORT = "นำเข้า"
IMPORT_MARKER = "proposals[]"
"""Name of the sheet of the values that wait, and marker of its table."""
PASTE = "วางผล"
"""Name of the sheet that foreign results are pasted into; what stands there is no part of the workbook."""

MOST_WAITING = 5_000
"""Rows of the sheet that are read."""


def tables_of_sheet(
    sheet: SheetValues, file: str, faults: list[ItaError]
) -> tuple[list[MarkedTable], list[MarkedTable]]:
    """Return the tables of a sheet that hold values of the assessment, and those of values that wait.

    Nothing on the sheets นำเข้า and วางผล is a fault or a value.
    """
    if sheet.name == PASTE:
        return [], []
    found: list[ItaError] = []
    tables = find_marked_tables(sheet, file, found)
    waiting = [table for table in tables if table.marker == IMPORT_MARKER]
    if sheet.name == IMPORT:
        return [], waiting
    if not waiting:
        faults += found
    return [table for table in tables if table.marker != IMPORT_MARKER], waiting


def proposals_of(tables: Iterable[MarkedTable]) -> tuple[Proposal, ...]:
    """Return the values that wait; a row without a path or a value is left out, a copy counts once."""
    rows = (row for table in tables for row in _rows(table))
    return tuple(dict.fromkeys(row for row, _ in zip(rows, range(MOST_WAITING), strict=False)))


def _rows(table: MarkedTable) -> Iterator[Proposal]:
    names = fields_of(Proposal)
    for _, _, cells, filled in table.entries():
        texts = {
            column: plain_value(cells[n])[1].strip()
            for n, column in filled
            if column in names and cells[n].__class__ is not ErrorValue
        }
        if texts.get("choice") not in PROPOSAL_CHOICES:
            texts.pop("choice", None)
        if texts.get("path") and texts.get("value"):
            yield Proposal(**texts)
