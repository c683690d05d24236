"""Measures the roll-up: 1,000 workbooks over one core and over two. Part of ``make bench``."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from ita_tools.jobs.rollup import find_files, roll_up
from ita_tools.jobs.rollup.crew import cores
from tests.workbook.books import demo, save

__all__ = ["lines"]

_BOOKS = 1_000
_ROUNDS = 3
_LEAST = 1.7


def _seconds(folder: Path, jobs: int) -> float:
    out = folder / "out.xlsx"
    start = time.perf_counter()
    roll_up(find_files([folder], out), out, jobs=jobs)
    return time.perf_counter() - start


def lines(books: int = _BOOKS) -> Iterator[str]:
    """Yield one line: the whole roll-up of copies of one book, on one core and on two."""
    if cores() < 2:
        yield "roll-up: one core only, nothing to compare"
        return
    busy = hasattr(os, "getloadavg") and os.getloadavg()[0] > 1  # others work too: the cores are not ours
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = save(demo(), folder / "0.xlsx").read_bytes()
        for number in range(1, books):
            (folder / f"{number}.xlsx").write_bytes(data)
        rounds = [(_seconds(folder, 1), _seconds(folder, 2)) for _ in range(_ROUNDS)]
    one, two = (statistics.median(taken) for taken in zip(*rounds, strict=True))
    faster = one / two
    verdict = "ok" if faster >= _LEAST else "BUSY, measure again" if busy else "SLOW"
    yield (f"{f'roll up {books:,} workbooks, one core and two':<44}{one:>9.1f} s  {two:>9.1f} s  "
           f"{faster:>6.2f} {_LEAST:>6.2f}  {verdict}")


if __name__ == "__main__":
    for line in lines(int(sys.argv[1]) if len(sys.argv) > 1 else _BOOKS):
        print(line)
