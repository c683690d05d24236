"""An assessment as one flat table of values by key path, and back: what diff, split and merge work on.

Every field of the field table is walked but those that nobody edits: the edition, the keys of rows, and
what the program writes down about exchange and import (``trail``, ``origin``, ``conflicts``, ``proposals``).

>>> flatten(Assessment(2568, items={"OIT": {"o1": ItemAnswer(url="https://example.go.th")}}))
{('items', 'OIT', 'o1', 'url'): 'https://example.go.th'}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Any

from ita_tools.assessment.assessment_file import decode_assessment
from ita_tools.assessment.field_table import field_at
from ita_tools.assessment.fields import NOBODY, Field, fields_of
from ita_tools.assessment.measures import Step, parse_step, step_text
from ita_tools.assessment.model import Assessment
from ita_tools.assessment.row_ids import LISTS, assign_row_ids
from ita_tools.yaml_json import SourceNode

__all__ = [
    "Path",
    "Value",
    "apply_patch",
    "flatten",
    "format_path",
    "format_value",
    "parse_path",
    "parse_value",
    "unflatten",
]

Path = tuple[str, ...]
Value = str | int | bool | Decimal | tuple[Any, ...]

_LIST_KINDS = ("lines", "codes", "counts", "percent")
"""Kinds of fields whose value is a list, written one member a line."""
_YES, _NO = "ใช่", "ไม่ใช่"
_PLACES = 2
"""Decimals every score is written with; shares of answers may have more."""
_PART = re.compile(r"(?:\\.|[^.\\])+")


def flatten(assessment: Assessment) -> dict[Path, Value]:
    """Return every filled value by key path; rows of lists go by their key (see :func:`.assign_row_ids`)."""
    values: dict[Path, Value] = {}
    _walk_record(assign_row_ids(assessment), (), values)
    return values


def _walk_record(record: object, path: Path, values: dict[Path, Value]) -> None:
    for name, field in _edited_fields(type(record)):
        value = getattr(record, name)
        if value is not None and value is not _NO_TEXT and value is not _NO_LIST:  # what most fields are
            _walk(value, field, (*path, name), values)


_NO_TEXT, _NO_LIST = "", ()


_EDITED: dict[type[Any], tuple[tuple[str, Field], ...]] = {}
"""Names and fields of a record that somebody edits, found once."""


def _edited_fields(record: type[Any]) -> tuple[tuple[str, Field], ...]:
    if record not in _EDITED:
        fields = fields_of(record).items()
        _EDITED[record] = tuple((name, field) for name, field in fields if field.editor != NOBODY)
    return _EDITED[record]


def _walk(value: Any, field: Field, path: Path, values: dict[Path, Value], level: int = 0) -> None:  # noqa: ANN401 - of any kind
    """Walk the value of a field, below ``level`` of its keys."""
    if level < len(field.keys):
        for key, inner in value.items():
            _walk(inner, field, (*path, str(key)), values, level + 1)
    elif field.record and not field.whole:
        if not field.listed:
            _walk_record(value, path, values)
            return
        for name, row in zip(_row_names(value, field.row_names), value, strict=True):
            _walk_record(row, (*path, name), values)
    elif not (value is None or value in (_NO_TEXT, _NO_LIST) or (value is False and not field.optional)):
        values[path] = value


def _row_names(rows: Sequence[object], row_names: Sequence[str]) -> Iterator[str]:
    """Yield a name for each row: its first filled field of ``row_names``, or its number in the list.

    Rows of one name are told apart by a number after it.
    """
    taken: set[str] = set()
    for position, row in enumerate(rows, 1):
        name = stem = next(filter(None, (getattr(row, each) for each in row_names)), "")
        number = 1
        while name in taken:
            number += 1
            name = f"{stem} #{number}"
        taken.add(name)
        yield name if row_names else str(position)


def apply_patch(assessment: Assessment, changes: Mapping[Path, Value | None]) -> Assessment:
    """Return the assessment with some values changed, added, or taken out (``None``).

    New rows stand behind the old ones, in the order of ``changes``. Values are read as those of a file are.

    Raises
    ------
    Faults
        A value cannot stand at its path.
    """
    if not changes:
        return assessment
    values: dict[Path, Value] = flatten(assessment)
    order = list(dict.fromkeys(path[:2] for path in (*values, *changes) if path[0] in LISTS))
    for path, value in changes.items():
        if value is None:
            values.pop(path, None)
        else:
            values[path] = value
    changed = unflatten(assessment.edition, values, order)
    unedited = [name for name, field in fields_of(Assessment).items() if field.editor == NOBODY]
    return replace(changed, **{name: getattr(assessment, name) for name in unedited})


def unflatten(edition: int, values: Mapping[Path, Value], order: Iterable[Path] = ()) -> Assessment:
    """Return the assessment a table of values describes; ``order`` names rows that stand before others."""
    root: dict[str, Any] = {"edition": SourceNode(Decimal(edition), str(edition), "", "edition")}
    for name, key in order:
        root.setdefault(name, {})[key] = {}
    for path, value in values.items():
        branch = root
        for part in path[:-1]:
            branch = branch.setdefault(part, {})
        branch[path[-1]] = _node(value, path)
    return decode_assessment(_record_node(Assessment, root), "").assessment


_Branch = dict[str, Any]
"""Nodes and branches by name, as the paths of the values nest them."""


def _record_node(record: type[Any], branch: _Branch) -> SourceNode:
    """Return the node of a record; what it has no field for is a fault to the decoder."""
    fields = fields_of(record)
    return _mapping_node({name: _field_node(inner, fields.get(name)) for name, inner in branch.items()})


def _mapping_node(members: dict[str, SourceNode]) -> SourceNode:
    return SourceNode(members, "", "", "")


def _field_node(inner: SourceNode | _Branch, field: Field | None, level: int = 0) -> SourceNode:
    """Return the node of a field, below ``level`` of its keys."""
    if isinstance(inner, SourceNode):
        return inner
    if field is None or level < len(field.keys) or not field.record:
        return _mapping_node({name: _field_node(each, field, level + 1) for name, each in inner.items()})
    if field.listed:
        return SourceNode([_record_node(field.record, row) for row in _rows(inner, field)], "", "", "")
    return _record_node(field.record, inner)


def _rows(rows: _Branch, field: Field) -> list[_Branch]:
    """Return the rows of a list in order, with their keys where they have some."""
    if not field.row_names:
        return [rows[number] for number in sorted(rows, key=lambda text: (len(text), text))]
    if field.row_names == ("key",):
        return [{**row, "key": _node(key, ("key",))} for key, row in rows.items() if row]
    return list(rows.values())


def _node(value: Value, path: Path) -> SourceNode:
    where = format_path(path)
    if isinstance(value, tuple):
        return SourceNode([_node(each, path) for each in value], "", where, where)
    if is_dataclass(value):
        members = {each.name: _node(getattr(value, each.name), path) for each in fields(value)}
        return SourceNode({name: node for name, node in members.items() if node.text}, "", where, where)
    plain = Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value
    return SourceNode(plain, str(value), where, where)


def format_value(value: Value | None) -> str:
    """Write a value for people, and for :func:`parse_value`; ``""`` for none."""
    match value:
        case None:
            return ""
        case bool():
            return _YES if value else _NO
        case tuple():
            return "\n".join(map(format_value, value))
        case Step():
            return step_text(value)
        case Decimal():
            whole, _, rest = f"{value:f}".partition(".")
            return f"{whole}.{rest[:_PLACES]}{rest[_PLACES:].rstrip('0')}" if rest else whole
        case _:
            return str(value)


def parse_value(path: Path, text: str) -> Value | None:
    """Return the value at a path that :func:`format_value` wrote as a text; ``None`` where it is blank."""
    if not text:
        return None
    kind = field.kind if (field := field_at(path)) else "text"
    if kind in _LIST_KINDS:
        return tuple(text.split("\n"))
    if field and field.whole:
        return tuple(map(parse_step, text.split("\n")))
    return {_YES: True, _NO: False}.get(text, text) if kind == "flag" else text


def format_path(path: Iterable[str]) -> str:
    r"""Write a path with dots; a dot or backslash inside a part is marked by a backslash.

    >>> format_path(("published", "subindicators", "9.1"))
    'published.subindicators.9\\.1'
    """
    return ".".join(part.replace("\\", "\\\\").replace(".", "\\.") for part in path)


def parse_path(text: str) -> Path:
    r"""Split a written path into its parts.

    >>> parse_path("published.subindicators.9\\.1")
    ('published', 'subindicators', '9.1')
    """
    if "\\" not in text:
        return tuple(filter(None, text.split(".")))
    return tuple(re.sub(r"\\(.)", r"\1", part) for part in _PART.findall(text))
