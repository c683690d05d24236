"""Time of merging 100 returned workbooks, compared with reading the bare values of the same files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ita_tools.jobs.merge import merge_books
from ita_tools.jobs.split import split_book
from tests.bench.reading import bare
from tests.bench.timing import Line, compared
from tests.workbook.books import EDITION, demo, save

__all__ = ["lines"]

_ROUNDS = 3
_BUDGET = 1.5


def lines(folder: Path, books: int, rounds: int) -> Iterator[Line]:
    """Yield the merge of ``books`` parts, of divisions with an item, an indicator or a measure each."""
    base, parts = folder / "base.xlsx", folder / "parts"
    case = demo()
    codes = [*EDITION.item_by_code, *EDITION.indicator_by_code, *(issue.code for issue in EDITION.issues)]
    mine = {code: f"กอง {number}" for number, code in enumerate(codes[:books])}
    rows = [
        replace(case.plan[number % len(case.plan)], division=f"กอง {number}", key="")
        for number in range(len(mine), books)
    ]
    save(replace(case, divisions=mine, plan=tuple(rows)), base)
    split_book(base, parts)
    returned = sorted(parts.iterdir())
    out = folder / "out.xlsx"
    yield compared(
        f"merge {len(returned)} returned workbooks",
        lambda: merge_books(base, returned, out),
        "python-calamine, values alone",
        lambda: [bare(path) for path in returned],
        _BUDGET,
        min(rounds, _ROUNDS),
    )
