"""Rows that continue the one above: the further steps of a measure, each with its own period and unit.

A row of the plan with nothing but a step, a period, a responsible unit or a follow-up belongs to the
measure above it. The toolkit writes such a row with the key of its measure, ``+`` and a number; the key of
a measure whose first step stands in its own row ends with ``+``. A row that was inserted has no key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ita_tools.assessment.fields import bare_field, fields_of
from ita_tools.assessment.row_ids import LISTS
from ita_tools.yaml_json import SourceNode

__all__ = ["CONTINUED", "ContinuedList", "continued_list", "join_continued", "owner_key"]

CONTINUED = "+"
"""Stands in a row key after the key of the row that is continued."""
_Record = dict[str, SourceNode]


class ContinuedList(NamedTuple):
    """The list of a record whose members may stand in rows of their own."""

    name: str
    text: str
    """Field of a member that stands in the column of the list itself."""
    own: tuple[str, ...]
    """Further fields of a member, in columns of the record."""


def continued_list(record: type[Any]) -> ContinuedList | None:
    """Return the list of a record that further rows may continue."""
    for name, field in fields_of(record).items():
        if field.whole and field.record:
            text = bare_field(field.record)
            return ContinuedList(name, text, tuple(each for each in fields_of(field.record) if each != text))
    return None


def owner_key(key: str) -> str:
    """Return the key of the row that a row belongs to; a row with its own key belongs to itself.

    >>> owner_key("r1+2"), owner_key("r1")
    ('r1', 'r1')
    """
    return key.partition(CONTINUED)[0]


def join_continued(marker: str, rows: Sequence[_Record]) -> list[_Record]:
    """Return the rows of a list, each with the members that its own row and further rows give it."""
    record = LISTS.get(marker.removesuffix("[]"))
    continued = continued_list(record) if record else None
    if record is None or continued is None:
        return list(rows)
    unkept = {name for name, field in fields_of(record).items() if not field.makes_row} | {"key"}
    joined: list[_Record] = []
    for row in rows:
        key = row["key"].text if "key" in row else ""
        if joined and _continues(row, key, {*continued.own, continued.name}, unkept):
            _append(joined[-1], continued, list(_members(row, continued)))
        else:
            joined.append(_first(row, key, continued))
    return joined


def _continues(row: Mapping[str, SourceNode], key: str, own: set[str], unkept: set[str]) -> bool:
    """Whether a row holds nothing but members; a row with the key of a measure of its own does not."""
    filled = {name for name, leaf in row.items() if name != "key"}
    is_waiting = not key or CONTINUED in key or key.startswith("n")
    return is_waiting and bool(filled & own) and filled <= own | (unkept - {"indicator", "issue"})


def _first(row: _Record, key: str, continued: ContinuedList) -> _Record:
    if CONTINUED not in key:
        return row
    changed = {name: leaf for name, leaf in row.items() if name not in (*continued.own, continued.name)}
    changed["key"] = row["key"]._replace(value=owner_key(key), text=owner_key(key))
    _append(changed, continued, list(_members(row, continued)))
    return changed


def _members(row: Mapping[str, SourceNode], continued: ContinuedList) -> Iterator[SourceNode]:
    """Yield the members that a row holds: one with the fields of its own, or one for each line."""
    own = {name: row[name] for name in continued.own if name in row}
    lines = row.get(continued.name)
    if own:
        where = next(iter(own.values())).where
        written = {continued.text: lines._replace(value=lines.text)} if lines else {}
        yield SourceNode(written | own, "", where)
    elif lines:
        yield from lines.value


def _append(row: _Record, continued: ContinuedList, members: list[SourceNode]) -> None:
    held = row[continued.name].value if continued.name in row else []
    if members:
        row[continued.name] = SourceNode([*held, *members], "", (held or members)[0].where)
