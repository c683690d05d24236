"""An assessment as one flat table of values by key path, and back: what diff, split and merge work on.

The model itself is the declaration: every field of every record is walked, none is named here, except
those that speak of the exchange (``trail``, ``origin``, ``conflicts``) and the edition.

>>> flat(Assessment(2568, items={"OIT": {"o1": Entry(url="https://example.go.th")}}))
{('items', 'OIT', 'o1', 'url'): 'https://example.go.th'}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Any

from ita_tools.assessment.distribution import Division
from ita_tools.assessment.model import Assessment
from ita_tools.assessment.read import decode_assessment
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

_APART = frozenset(("edition", "trail", "origin", "conflicts"))
_MANY = frozenset(("steps", "counts", "percent", "unprocessed"))
_YES = "ใช่"
_PLACES = 2
"""Decimals every score is written with; shares of answers may have more."""
_PART = re.compile(r"(?:\\.|[^.\\])+")


def flatten(assessment: Assessment) -> dict[Path, Value]:
    """Return every filled value by key path; rows of lists go by their key (see :func:`.keys.keyed`)."""
    found: dict[Path, Value] = {}
    whole = assign_row_ids(assessment)
    for name in Assessment.__slots__:
        if name not in _APART:
            _walk(getattr(whole, name), (name,), found)
    return found


def _walk(value: Any, path: Path, found: dict[Path, Value]) -> None:  # noqa: ANN401 - any field of the model
    if value is None or value is False or value == "" or value == ():
        return
    if is_dataclass(value):
        for each in fields(value):
            if each.name != "key":
                _walk(getattr(value, each.name), (*path, each.name), found)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            _walk(inner, (*path, str(name)), found)
    elif isinstance(value, tuple) and is_dataclass(value[0]):
        for key, record in _named(value):
            _walk(record, (*path, key), found)
    else:
        found[path] = value


def _named(records: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    """Yield each record with its name; two divisions of one name are told apart by a number."""
    taken: set[str] = set()
    for record in records:
        name = stem = (record.name or record.short) if isinstance(record, Division) else record.key
        number = 1
        while name in taken:
            number += 1
            name = f"{stem} #{number}"
        taken.add(name)
        yield name, record


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
    made = unflatten(assessment.edition, values, order)
    return replace(made, trail=assessment.trail, origin=assessment.origin, conflicts=assessment.conflicts)


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
    for name in LISTS & root.keys():
        root[name] = SourceNode(
            [_record(key, each) for key, each in root[name].items() if each], "", "", name
        )
    if "division_list" in root:
        root["division_list"] = SourceNode(
            [_branch(each) for each in root["division_list"].values()], "", "", ""
        )
    return decode_assessment(_branch(root), "").assessment


def _record(key: str, record: dict[str, Any]) -> SourceNode:
    return _branch({**record, "key": _node(key, ("key",))})


def _branch(inner: Any) -> SourceNode:  # noqa: ANN401 - a node or a mapping of them
    if isinstance(inner, SourceNode):
        return inner
    return SourceNode({name: _branch(each) for name, each in inner.items()}, "", "", "")


def _node(value: Value, path: Path) -> SourceNode:
    place = format_path(path)
    if isinstance(value, tuple):
        return SourceNode([_node(each, path) for each in value], "", place, place)
    plain = Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value
    return SourceNode(plain, str(value), place, place)


def format_value(value: Value | None) -> str:
    """Write a value for people, and for :func:`value_from`; ``""`` for none."""
    match value:
        case None:
            return ""
        case True:
            return _YES
        case tuple():
            return "\n".join(map(format_value, value))
        case Decimal():
            whole, _, rest = f"{value:f}".partition(".")
            return f"{whole}.{rest[:_PLACES]}{rest[_PLACES:].rstrip('0')}" if rest else whole
        case _:
            return str(value)


def parse_value(path: Path, text: str) -> Value | None:
    """Return what :func:`value_text` wrote of a value at a path; ``None`` where it is blank."""
    if not text:
        return None
    if path[-1] in _MANY:
        return tuple(text.split("\n"))
    return True if path[-1] == "derived" and text == _YES else text


def format_path(path: Iterable[str]) -> str:
    r"""Write a path with dots; a dot or backslash inside a part is marked by a backslash.

    >>> path_text(("published", "subindicators", "9.1"))
    'published.subindicators.9\\.1'
    """
    return ".".join(part.replace("\\", "\\\\").replace(".", "\\.") for part in path)


def parse_path(text: str) -> Path:
    r"""Take a written path apart.

    >>> path_from("published.subindicators.9\\.1")
    ('published', 'subindicators', '9.1')
    """
    if "\\" not in text:
        return tuple(filter(None, text.split(".")))
    return tuple(re.sub(r"\\(.)", r"\1", part) for part in _PART.findall(text))
