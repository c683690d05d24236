"""Time of a roll-up of 1,000 workbooks compared with 100, and on one core compared with two."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ita_tools.jobs.rollup import find_files, roll_up
from ita_tools.jobs.rollup.worker_pool import cores
from tests.bench.timing import Line, timed
from tests.workbook.books import demo, save

__all__ = ["lines"]

_ROUNDS = 3
_LEAST = 1.7
"""How many times as quick two cores are at least."""
_BUSY = "BUSY, measure again"


def lines(books: int, rounds: int) -> Iterator[Line]:
    """Yield the whole roll-up of copies of one book, from reading to the file."""
    busy = hasattr(os, "getloadavg") and os.getloadavg()[0] > 1  # others work too: the cores are not ours
    with tempfile.TemporaryDirectory() as name:
        few, many = Path(name) / "few", Path(name) / "many"
        _copies(few, books // 10)
        _copies(many, books)
        tenth, one, two = timed(
            lambda: _roll(few, 1), lambda: _roll(many, 1), lambda: _roll(many, 2), rounds=min(rounds, _ROUNDS)
        )
    yield Line(f"roll up {books:,} workbooks, one core", "a tenth of them", one, tenth, 10)
    if cores() < 2:
        yield Line("- the same with two cores", "two cores", note="one core only")
        return
    line = Line(f"roll up {books:,} workbooks, one core", "two cores", one, two, _LEAST, least=True)
    slow = busy and line.verdict != "OK"
    yield Line(line.work, line.against, one, two, note=_BUSY) if slow else line


def _copies(folder: Path, number: int) -> None:
    folder.mkdir()
    data = save(demo(), folder / "0.xlsx").read_bytes()
    for each in range(1, number):
        (folder / f"{each}.xlsx").write_bytes(data)


def _roll(folder: Path, jobs: int) -> None:
    out = folder.with_suffix(".xlsx")
    roll_up(find_files([folder], out), out, jobs=jobs)
