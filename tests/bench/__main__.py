"""``python -m tests.bench [--markdown] [--quick]``: one table of all budgets and the peers beside them."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ita_tools.workbook.build_book import build_book
from tests.bench import building, growth, importing, merging, reading, reporting, rollup, scoring, starting
from tests.bench.table import HEAD, page, printed, row
from tests.bench.timing import Line
from tests.sources import ROOT
from tests.workbook.books import EDITION, demo

_PAGE = ROOT / "docs" / "benchmarks.md"
_ROUNDS, _BOOKS, _PARTS = 5, 200, 100


def _lines(rounds: int, books: int) -> Iterator[Line]:
    with tempfile.TemporaryDirectory(prefix="ita-bench-") as name:
        book = Path(name) / "book.xlsx"
        data = build_book(EDITION, demo())
        book.write_bytes(data)
        yield from reporting.lines(book, rounds)
        yield from reading.lines(book, rounds)
        yield from building.lines(data, rounds)
        yield from scoring.lines(book, rounds)
        yield from starting.lines(book, rounds)
        yield from importing.lines(Path(name), rounds)
        yield from growth.lines(Path(name), rounds)
        yield from merging.lines(Path(name), min(books, _PARTS), rounds)
    yield from rollup.lines(books, rounds)


def main() -> None:
    """Print each line as it is measured."""
    options = argparse.ArgumentParser(prog="python -m tests.bench")
    options.add_argument("--markdown", action="store_true", help="write docs/benchmarks.md too")
    options.add_argument("--quick", action="store_true", help="few rounds: to see it work, not to judge")
    chosen = options.parse_args()
    print(printed(HEAD))
    measured = []
    for line in _lines(2, 20) if chosen.quick else _lines(_ROUNDS, _BOOKS):
        print(printed(row(line)), flush=True)
        measured.append(line)
    if chosen.markdown:
        _PAGE.write_text(page(measured), "utf-8")


if __name__ == "__main__":
    main()
