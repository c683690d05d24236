"""The field table: every field of an assessment by its path, and the field that a path names.

>>> field_at(("items", "OIT", "o1", "url")).label
'URL ของข้อมูล'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from ita_tools.assessment.fields import Field, fields_of
from ita_tools.assessment.model import Assessment

__all__ = ["TableEntry", "field_at", "field_table", "fields_along", "owner_at"]


class TableEntry(NamedTuple):
    """A field with its place: ``path`` as in ``plan[].steps``, ``published.parts.{tool}.{indicator}``."""

    path: str
    name: str
    record: type[Any]
    """The record that declares it."""
    field: Field


@cache
def field_table() -> tuple[TableEntry, ...]:
    """Return all fields in the order of the assessment file, each record before the fields it holds."""
    return tuple(_entries(Assessment, ""))


def _entries(record: type[Any], above: str) -> Iterator[TableEntry]:
    for name, each in fields_of(record).items():
        path = above + name + "[]" * each.listed + "".join(f".{{{key}}}" for key in each.keys)
        yield TableEntry(path, name, record, each)
        if each.record and each.record is not record:
            yield from _entries(each.record, f"{path}.")


def fields_along(path: Sequence[str]) -> tuple[Field | None, ...]:
    """Return for each part of a path the field it names.

    ``None`` stands for keys of mappings and rows of lists. The result ends before a part that names nothing.

    >>> [each and each.label for each in fields_along(("plan", "r1", "period", "x"))]
    ['แผนปฏิบัติการ', None, 'ระยะเวลา']
    """
    along: list[Field | None] = []
    record: type[Any] | None = Assessment
    keys = 0
    for part in path:
        if keys:
            keys -= 1
            along.append(None)
            continue
        field = fields_of(record).get(part) if record else None
        if field is None:
            break
        along.append(field)
        record, keys = field.record, len(field.keys) + field.listed
    return tuple(along)


def field_at(path: Sequence[str]) -> Field | None:
    """Return the field of the value at a path; ``None`` where no value can stand."""
    along = fields_along(path)
    return next(filter(None, reversed(along)), None) if len(along) == len(path) else None


def owner_at(path: Sequence[str]) -> str:
    """Return the code of the item, indicator or issue, or the key of the row that a value belongs to.

    ``""`` where a value belongs to none.
    """
    field = fields_of(Assessment).get(path[0])
    if field is None:
        return ""
    level = 1 if field.listed else field.keys.index("code") + 1 if "code" in field.keys else 0
    return path[level] if 0 < level < len(path) else ""
