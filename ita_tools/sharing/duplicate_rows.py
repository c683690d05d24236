"""Rows that several books add alike: one of them is kept, but as many as one book holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ita_tools.assessment import Assessment, Constraint, Measure
from ita_tools.assessment.flatten import Path, unflatten
from ita_tools.assessment.row_ids import LISTS
from ita_tools.sharing.returned_book import ReturnedBook, returned_values

__all__ = ["duplicate_rows"]

_Row = Measure | Constraint


def duplicate_rows(main: Assessment, merged: Assessment, books: Sequence[ReturnedBook]) -> list[Path]:
    """Return the added rows that equal a row above them in every field.

    A row that one book holds twice is meant twice.
    """
    main_ids = {row.key for row in main.rows}
    counts = Counter(row for row in merged.rows if row.key in main_ids)
    added = [
        (name, row) for name in sorted(LISTS) for row in getattr(merged, name) if row.key not in main_ids
    ]
    meant = _most_in_one_book(books) if added else Counter()
    duplicates: list[Path] = []
    for name, row in added:
        if counts[row] and counts[row] >= meant[row]:
            duplicates.append((name, row.key))
        else:
            counts[row] += 1
    return duplicates


def _most_in_one_book(books: Iterable[ReturnedBook]) -> Counter[_Row]:
    """Return how often the book that holds a row most often holds it."""
    most: Counter[_Row] = Counter()
    for book in books:
        values = {path: value for path, value in returned_values(book).items() if path[0] in LISTS}
        most |= Counter(unflatten(book.assessment.edition, values).rows)
    return most
