"""Keys of plan rows and constraints: they identify a row, whatever happens to its texts and its position."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any, TypeVar

from ita_tools.assessment.fields import NOBODY, REVIEWER, fields_of
from ita_tools.assessment.measures import Constraint, Measure
from ita_tools.assessment.model import Assessment

__all__ = ["LISTS", "assign_row_ids", "id_prefix", "new_row_ids"]

LISTS: Mapping[str, type[Any]] = {
    name: field.record
    for name, field in fields_of(Assessment).items()
    if field.record and field.row_names == ("key",)
}
"""Fields of an assessment that are lists of rows with keys, with the record of their rows."""
_NO_CONTENT = (NOBODY, REVIEWER)
_KEY = re.compile(r"[\w-]{1,40}")
_Row = TypeVar("_Row", Measure, Constraint)


def assign_row_ids(assessment: Assessment) -> Assessment:
    """Give a key to each row of the lists that has none, a malformed one, or that of a row above it.

    The key is a hash of the texts of the row, so that the same row gets the same key in every copy.
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
        row if has_key else replace(row, key=_new_key(row, taken))
        for row, has_key in zip(rows, own, strict=True)
    )


def _claim(key: str, taken: set[str]) -> bool:
    if key in taken or not _KEY.fullmatch(key):
        return False
    taken.add(key)
    return True


def _new_key(row: Measure | Constraint, taken: set[str]) -> str:
    content = [
        getattr(row, name) for name, field in fields_of(type(row)).items() if field.editor not in _NO_CONTENT
    ]
    stem = f"r{_digest(repr(content))[:10]}"
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
    """Return how the keys of new rows of a division's book start; ``n-`` in a main book.

    >>> id_prefix("")
    'n-'
    """
    return f"n{_digest(division)[:6]}-" if division else "n-"


def new_row_ids(rows: Sequence[Measure | Constraint], division: str, number: int) -> list[str]:
    """Return keys for rows that wait to be filled; those of another division's book are never the same."""
    prefix = id_prefix(division)
    used = [int(row.key.removeprefix(prefix)) for row in rows if re.fullmatch(rf"{prefix}\d{{1,9}}", row.key)]
    first = max(used, default=0) + 1
    return [f"{prefix}{each}" for each in range(first, first + number)]
