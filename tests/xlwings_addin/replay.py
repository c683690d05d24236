"""Opens a workbook through the remote engine of xlwings, and applies what a macro writes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import openpyxl

__all__ = ["SHOWING", "applied", "payload", "replayed"]


SHOWING = ("activateSheet", "rangeSelect")
"""Actions that show a cell and change nothing."""


def payload(path: Path) -> dict[str, object]:
    """Return what a client of xlwings sends of an open workbook: values and names, no formulas."""
    book = openpyxl.load_workbook(path, data_only=True)
    order = {sheet.title: number for number, sheet in enumerate(book.worksheets)}
    names = [
        {
            "name": name,
            "sheet_index": order[sheet],
            "address": area.replace("$", ""),
            "scope_sheet_name": None,
            "scope_sheet_index": None,
            "book_scope": True,
        }
        for name, defined in book.defined_names.items()
        for sheet, area in defined.destinations
    ]
    sheets = [
        {
            "name": sheet.title,
            "pictures": [],
            "tables": [],
            "values": [list(map(_plain, row)) for row in sheet.iter_rows(values_only=True)] or [[]],
        }
        for sheet in book.worksheets
    ]
    active = {"name": path.name, "active_sheet_index": 0, "selection": "A1"}
    return {"client": "replay", "version": _version(), "names": names, "book": active, "sheets": sheets}


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _version() -> str:
    from xlwings_addin.light_xlwings import xw

    return xw.__version__


@contextmanager
def replayed(path: Path, typed: Mapping[tuple[str, int, int], object] | None = None) -> Iterator[object]:
    """Open a workbook as for a macro, with unsaved values by sheet, row and column."""
    from xlwings_addin.light_xlwings import xw

    sent = json.loads(json.dumps(payload(path)))
    for (name, row, column), value in (typed or {}).items():
        next(sheet for sheet in sent["sheets"] if sheet["name"] == name)["values"][row][column] = value
    book = xw.Book(json=sent)
    try:
        yield book
    finally:
        book.close()


def applied(path: Path, actions: list[dict]) -> openpyxl.Workbook:
    """Return the workbook after the actions of a macro; fail at any that is no written value."""
    book = openpyxl.load_workbook(path, keep_vba=path.suffix == ".xlsm")
    for action in actions:
        if action["func"] in SHOWING:
            continue
        assert action["func"] == "setValues", action["func"]
        sheet = book.worksheets[action["sheet_position"]]
        for row, values in enumerate(action["values"], action["start_row"] + 1):
            for column, value in enumerate(values, action["start_column"] + 1):
                cell = sheet.cell(row, column)
                assert not cell.protection.locked, f"{sheet.title}!{cell.coordinate} is locked"
                cell.value = value
    return book
