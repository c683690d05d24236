"""Keys of plan rows and constraints: which row is which, whatever happens to its texts and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from itertools import count
from typing import TypeVar

from ita_tools.assessment.model import Assessment, Constraint, Measure

__all__ = ["LISTS", "assign_row_ids", "id_prefix", "new_row_ids"]

LISTS = frozenset(("plan", "constraints"))
"""Fields of an assessment that are lists of rows with keys."""
_NO_CONTENT = ("key", "state", "comment")
_KEY = re.compile(r"[\w-]{1,40}")
_Row = TypeVar("_Row", Measure, Constraint)


def assign_row_ids(assessment: Assessment) -> Assessment:
    """Give a key to each row of the lists that has none, a strange one, or that of a row above it.

    The key follows from what the row says, so that the same row gets the same key in every copy.
    """
    plan, constraints = _keyed(assessment.plan), _keyed(assessment.constraints)
    if plan is assessment.plan and constraints is assessment.constraints:
        return assessment
    return replace(assessment, plan=plan, constraints=constraints)


def _keyed(rows: tuple[_Row, ...]) -> tuple[_Row, ...]:
    taken: set[str] = set()
    own = [_claim(row.key, taken) for row in rows]
    if all(own):
        return rows
    return tuple(
        row if kept else replace(row, key=_new_key(row, taken)) for row, kept in zip(rows, own, strict=True)
    )


def _claim(key: str, taken: set[str]) -> bool:
    if key in taken or not _KEY.fullmatch(key):
        return False
    taken.add(key)
    return True


def _new_key(row: Measure | Constraint, taken: set[str]) -> str:
    said = repr([getattr(row, each.name) for each in fields(row) if each.name not in _NO_CONTENT])
    stem = f"r{_digest(said)[:10]}"
    key = next(each for each in _numbered(stem) if each not in taken)
    taken.add(key)
    return key


def _digest(text: str) -> str:
    from hashlib import sha256  # takes milliseconds, and a report needs no new keys

    return sha256(text.encode("utf-8", "replace")).hexdigest()


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem}-{number}" for number in count(2))


def id_prefix(division: str) -> str:
    """Return what the keys of new rows of a division's book start with; ``n-`` in a main book.

    >>> mark_of("")
    'n-'
    """
    return f"n{_digest(division)[:6]}-" if division else "n-"


def new_row_ids(rows: Sequence[Measure | Constraint], division: str, number: int) -> list[str]:
    """Return keys for rows that wait to be filled; those of another division's book are never the same."""
    mark = id_prefix(division)
    used = [int(row.key.removeprefix(mark)) for row in rows if re.fullmatch(rf"{mark}\d{{1,9}}", row.key)]
    first = max(used, default=0) + 1
    return [f"{mark}{each}" for each in range(first, first + number)]
