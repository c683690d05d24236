"""Several returned books: which of one division is the newest, and rows that books add alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ita_tools.assessment import Assessment, Constraint, Measure
from ita_tools.assessment.flatten import Path, flatten, unflatten
from ita_tools.assessment.row_ids import LISTS
from ita_tools.sharing.hashes import value_hash
from ita_tools.sharing.returned_book import ReturnedBook, changes_since_split, returned_values
from ita_tools.sharing.three_way import ProposedChange

__all__ = ["UNKNOWN_ORDER", "duplicate_rows", "newest_and_older", "open_where_order_is_unknown"]

UNKNOWN_ORDER = "ไม่ทราบว่าไฟล์ใดของสำนัก/กองใหม่กว่า"
_Row = Measure | Constraint


def newest_and_older(books: Iterable[ReturnedBook]) -> tuple[list[ReturnedBook], list[ReturnedBook]]:
    """Split returned books into the newest of each division and superseded ones; skip duplicates.

    A division has several newest books where it is unknown which of them was saved last: one has no time, or
    two have the same. A book without a time in which nothing was changed is superseded by any other.
    """
    by_division: dict[str, list[ReturnedBook]] = {}
    for book in sorted(books, key=lambda each: (each.division, each.saved_key, each.source), reverse=True):
        group = by_division.setdefault(book.division, [])
        if not any(_same_content(book, each) for each in group):
            group.append(book)
    newest: list[ReturnedBook] = []
    older: list[ReturnedBook] = []
    for division in sorted(by_division):
        first, superseded = _split_group(by_division[division])
        newest += first
        older += superseded
    return newest, older


def _same_content(one: ReturnedBook, other: ReturnedBook) -> bool:
    return one.assessment.origin == other.assessment.origin and flatten(one.assessment) == flatten(
        other.assessment
    )


def _split_group(group: Sequence[ReturnedBook]) -> tuple[list[ReturnedBook], list[ReturnedBook]]:
    """Split the books of one division, sorted from the newest to those without a time."""
    if len(group) == 1:
        return list(group), []
    last = group[0].saved_key
    newest = [
        book
        for book in group
        if (book.saved_key == last if book.saved_key else bool(changes_since_split(book)))
    ]
    newest = newest or [group[0]]
    return newest, [book for book in group if book not in newest]


def open_where_order_is_unknown(
    proposals: Mapping[Path, Sequence[ProposedChange]], newest: Sequence[ReturnedBook]
) -> dict[Path, list[ProposedChange]]:
    """Mark the proposals in which the newest books of one division differ as conflicts.

    A row in which they differ is marked as a whole.
    """
    by_division: dict[str, list[ReturnedBook]] = {}
    for book in newest:
        by_division.setdefault(book.division, []).append(book)
    open_paths = {division: _differing(group) for division, group in by_division.items() if len(group) > 1}
    return {
        path: [
            replace(each, reason=each.reason or UNKNOWN_ORDER)
            if _row_or_path(path) in open_paths.get(each.book.division, ())
            else each
            for each in at_path
        ]
        for path, at_path in proposals.items()
    }


def _differing(group: Iterable[ReturnedBook]) -> set[Path]:
    """Return the paths of values and rows that are not the same in all books."""
    values = [returned_values(book) for book in group]
    return {
        _row_or_path(path)
        for path in dict.fromkeys(path for each in values for path in each)
        if len({value_hash(each.get(path)) for each in values}) > 1
    }


def _row_or_path(path: Path) -> Path:
    return path[:2] if path[0] in LISTS else path


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
