"""Time of a roll-up of different agencies compared with a tenth of them, on one core with two, and a book."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ita_tools.jobs.rollup import find_files, roll_up
from ita_tools.jobs.worker_pool import cores
from tests.bench.reading import bare
from tests.bench.timing import Line, timed
from tests.workbook.books import demo, save

__all__ = ["lines"]

_NAME = "เทศบาลตำบลตัวอย่าง"
_ROUNDS = 3
_LEAST = 1.7
"""How many times as quick two cores are at least."""
_BOOK = "- a workbook of them"
_BUDGET = 2.4
_BUSY = "BUSY, measure again"


def lines(books: int, rounds: int) -> Iterator[Line]:
    """Yield the whole roll-up of workbooks of different agencies, from reading to the file."""
    busy = hasattr(os, "getloadavg") and os.getloadavg()[0] > 1  # others work too: the cores are not ours
    with tempfile.TemporaryDirectory() as name:
        few, many = Path(name) / "few", Path(name) / "many"
        _agencies(few, books // 10)
        _agencies(many, books)
        bare_time, _ = timed(lambda: [bare(path) for path in few.iterdir()], lambda: None, rounds=_ROUNDS)
        tenth, one, two = timed(
            lambda: _roll(few, 1), lambda: _roll(many, 1), lambda: _roll(many, 2), rounds=min(rounds, _ROUNDS)
        )
    yield Line(f"roll up {books:,} workbooks, one core", "a tenth of them", one, tenth, 10)
    number = books // 10
    yield Line(_BOOK, "python-calamine, values alone", one / books, bare_time / number, _BUDGET)
    if cores() < 2:
        yield Line("- the same with two cores", "two cores", note="one core only")
        return
    line = Line(f"roll up {books:,} workbooks, one core", "two cores", one, two, _LEAST, least=True)
    slow = busy and line.verdict != "OK"
    yield Line(line.work, line.against, one, two, note=_BUSY) if slow else line


def _agencies(folder: Path, number: int) -> None:
    """Write a book for each agency: one that was built, with another name in its texts."""
    folder.mkdir()
    case = demo()
    named = replace(case, agency=replace(case.agency, name=_NAME))
    with zipfile.ZipFile(save(named, folder / "0.xlsx")) as package:
        parts = {entry.filename: package.read(entry) for entry in package.infolist()}
    for each in range(1, number):
        with zipfile.ZipFile(folder / f"{each}.xlsx", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
            for name, data in parts.items():
                package.writestr(name, data.replace(_NAME.encode(), f"{_NAME}{each}".encode()))


def _roll(folder: Path, jobs: int) -> None:
    out = folder.with_suffix(".xlsx")
    roll_up(find_files([folder], out), out, jobs=jobs)
