"""Time of reading a workbook into an Assessment, compared with libraries that read its values only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook

from ita_tools.workbook.read_book import read_book
from tests.bench.timing import Line, compared, has, missing

__all__ = ["bare", "lines"]

_OURS = "our reading"
_BUDGET = 2.4


def lines(book: Path, rounds: int) -> Iterator[Line]:
    """Yield the budget of reading, and its peers."""

    def ours() -> object:
        return read_book(book)

    yield compared(
        "read a filled workbook", ours, "python-calamine, values alone", lambda: bare(book), _BUDGET, rounds
    )
    yield compared("- openpyxl, values alone", lambda: _openpyxl(book), _OURS, ours, None, rounds)
    for engine in ("calamine", "openpyxl"):
        name = f"- pandas.read_excel ({engine})"
        if has("pandas"):
            import pandas as pd

            yield compared(
                name,
                lambda engine=engine: pd.read_excel(book, sheet_name=None, engine=engine),
                _OURS,
                ours,
                None,
                rounds,
            )
        else:
            yield missing(name, _OURS)


def bare(book: Path) -> None:
    """Read the values of every sheet, and nothing else."""
    opened = CalamineWorkbook.from_path(book)
    for name in opened.sheet_names:
        opened.get_sheet_by_name(name).to_python()


def _openpyxl(book: Path) -> None:
    opened = openpyxl.load_workbook(book, read_only=True, data_only=True)
    for sheet in opened.worksheets:
        for _ in sheet.iter_rows(values_only=True):
            pass
    opened.close()
