"""The facts of an edition: where each comes from, and where it stands in the file.

``items.o1`` is the place of the record with that code.
"""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.rubric.items import Provenance
from ita_tools.rubric.model import Edition
from ita_tools.yaml_json import SourceNode

__all__ = ["facts_of", "place_of"]


def facts_of(edition: Edition) -> Iterator[tuple[str, Provenance]]:
    """Yield place and provenance of every fact, in the order of the file."""
    yield "rounding", edition.rounding.provenance
    yield from ((f"tools.{fact.code}", fact.provenance) for fact in edition.tools)
    yield from ((f"indicators.{fact.code}", fact.provenance) for fact in edition.indicators)
    yield from ((f"subindicators.{fact.code}", fact.provenance) for fact in edition.subindicators)
    yield from ((f"scales.{code}", fact.provenance) for code, fact in edition.scale_by_code.items())
    for item in edition.items:
        yield f"items.{item.code}", item.provenance
        if item.weight:
            yield f"items.{item.code}.weight", item.weight.provenance
    yield from ((f"levels.{fact.name}", fact.provenance) for fact in edition.bands)
    yield "target", edition.target.provenance
    yield "unprocessed", edition.unprocessed.provenance
    yield from ((f"issues.{fact.code}", fact.provenance) for fact in edition.issues)
    optional = {"report": edition.report, "respondent_minimum": edition.respondent_minimum}
    yield from ((place, fact.provenance) for place, fact in optional.items() if fact)


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
