"""Thousands of accidents: ``python -m tests.workbook.accident_campaign 5000``.

Each takes the values of a built workbook without its looks, as a program writes them that knows none, lets
one to three accidents happen, and compares what is read with what is seen. A difference is printed with the
seed that makes it again. The tests let single accidents happen to whole files.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ita_tools.errors import ItaError
from ita_tools.rubric import available_years, load_edition
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.cell_values import UNCALCULATED, ErrorValue
from ita_tools.workbook.xlsx_values import SheetValues, read_sheets
from tests.workbook.accidents import ACCIDENTS, differing_scores
from tests.workbook.books import generated

__all__ = ["run", "workbook_after"]

_BOOKS = 12
"""Workbooks of each edition that accidents happen to."""
_MOST_AT_ONCE = 3
OTHER_YEAR = "a sheet of another year"


@cache
def _values(year: int, number: int) -> tuple[SheetValues, ...]:
    """Return the sheets of a generated workbook."""
    edition = load_edition(year)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        path.write_bytes(build_book(edition, _assessments(year)[number]))
        return tuple(read_sheets(path))


@cache
def _assessments(year: int) -> Sequence:  # type: ignore[type-arg]
    return generated(_BOOKS, load_edition(year))


def workbook_after(seed: int) -> tuple[Workbook, int, list[str]]:
    """Return a workbook after some accidents, its year, and their names; the same for a seed."""
    chance = random.Random(seed)  # noqa: S311 - the same accidents on every run
    year = chance.choice(available_years())
    number = chance.randrange(len(_assessments(year)))
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in _values(year, number):
        _write(book.create_sheet(sheet.name), sheet)
    names = chance.choices([*ACCIDENTS, OTHER_YEAR], k=chance.randint(1, _MOST_AT_ONCE))
    for name in names:
        if name == OTHER_YEAR:
            _bring_sheet(book, year, chance)
        else:
            ACCIDENTS[name](book, chance)
    return book, year, names


def _bring_sheet(book: Workbook, year: int, chance: random.Random) -> None:
    """Put a sheet of another year beside the sheets, or over the one of its name."""
    other = chance.choice([each for each in available_years() if each != year])
    sheet = chance.choice(_values(other, chance.randrange(len(_assessments(other)))))
    if sheet.name in book.sheetnames and chance.random() < 0.5:
        book.remove(book[sheet.name])
    _write(book.create_sheet(sheet.name), sheet)


def _write(target: Worksheet, sheet: SheetValues) -> None:
    for number, values in enumerate(sheet.rows, 1):
        for column, value in enumerate(values, 1):
            if value is not None and value != UNCALCULATED:
                _fill(target.cell(number, column), value)


def _fill(cell: Cell, value: object) -> None:
    if isinstance(value, ErrorValue):
        cell.value, cell.data_type = str(value), "e"
    else:
        cell.value = value  # type: ignore[assignment]
        if isinstance(value, str):
            cell.data_type = "s"  # a text that looks like a formula is one all the same


def run(seeds: Sequence[int]) -> Counter[str]:
    """Let the accidents of all seeds happen; print those after which another value is read than is seen."""
    outcomes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "changed.xlsx"
        for seed in seeds:
            book, year, names = workbook_after(seed)
            book.save(path)
            try:
                differing = differing_scores(path, year)
            except ItaError:
                outcome = "refused"
            else:
                outcome = "another value" if differing else "as seen"
                if differing:
                    print(f"seed {seed}, {year}, {names}: {differing}")
            outcomes[outcome] += 1
    return outcomes


if __name__ == "__main__":
    started = time.process_time()
    outcomes = run(range(int(sys.argv[1])))
    print(f"{outcomes.total():,} in {time.process_time() - started:.0f} s of CPU: {dict(outcomes)}")
