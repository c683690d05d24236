"""Where the parts of an edition stand in its file: ``items.o1`` is the record with that code."""

from __future__ import annotations

from ita_tools.yaml_json import SourceNode

__all__ = ["place_of"]


def place_of(file: str, place: str, root: SourceNode | None) -> str:
    """Name a part of an edition for a message, with the line of its file where the source is given."""
    line = _line(place, root) if root else ""
    return f"{file}{line} ({place})"


def _line(place: str, root: SourceNode) -> str:
    """Return the line of the nearest node, as messages write it."""
    group, _, rest = place.partition(".")
    node = root.value.get(group) if isinstance(root.value, dict) else None
    if node is None:
        return ""
    found = _record(node.value["bands"] if group == "levels" and "bands" in node.value else node, rest)
    where = (found or node).where
    return where[where.index(" ") : where.rindex(" (")] if " (" in where and " " in where else ""


def _record(node: SourceNode, rest: str) -> SourceNode | None:
    """Return the record of a list or mapping whose code or name the rest of a place begins with."""
    if isinstance(node.value, dict):
        return next((each for code, each in node.value.items() if _begins(rest, code)), None)
    records = node.value if isinstance(node.value, list) else []
    named = [(_name(record), record) for record in records]
    fitting = [(code, record) for code, record in named if code and _begins(rest, code)]
    return max(fitting, key=lambda pair: len(pair[0]))[1] if fitting else None


def _begins(rest: str, code: str) -> bool:
    return rest == code or rest.startswith(f"{code}.")


def _name(record: SourceNode) -> str:
    fields = record.value if isinstance(record.value, dict) else {}
    named = fields.get("code") or fields.get("name")
    return named.text if named else ""
