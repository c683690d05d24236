"""Kinds of input cells, styles of other cells, steps of work, and how a value stands in its cell.

Lists stand as lines, answers and choices by their Thai names.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

from ita_tools.assessment.fields import Field
from ita_tools.workbook.hidden_keys import NO, YES

__all__ = ["Kind", "Step", "Style", "shown_value", "values_by_path"]

Kind = Literal["score", "difference", "count", "whole", "text", "long", "lines", "flag", "link"]
Step = Literal["see", "enter", "write", "share"]
Style = Literal[
    "label",
    "strong",
    "heading",
    "answer",
    "points",
    "signed",
    "whole",
    "note",
    "text",
    "code",
    "title",
    "sample",
    "question",
    "group",
    "big",
    "level",
    "aim",
    "remark",
]


def shown_value(value: Any, field: Field | None) -> Any:  # noqa: ANN401 - of the kind of the field
    """Return a text or number for the cell; ``None`` for a blank one."""
    if isinstance(value, bool):
        no = NO if field and field.optional else None
        return YES if value else no
    if isinstance(value, tuple):
        return "\n".join(map(str, value)) or None
    if field and field.names and value in field.choices:
        return field.names[field.choices.index(value)]
    if field and field.prefix and isinstance(value, str):
        number = value.removeprefix(field.prefix)
        return int(number) if number.isascii() and number.isdigit() else value or None
    return None if value == "" else value


def values_by_path(data: object, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    """Flatten plain data to values by path; a bare item score stands at ``score``."""
    if isinstance(data, dict):
        return {
            key: value
            for name, inner in data.items()
            for key, value in values_by_path(inner, (*path, str(name))).items()
        }
    if isinstance(data, list):
        return {
            key: value
            for n, inner in enumerate(data, 1)
            for key, value in values_by_path(inner, (*path, str(n))).items()
        }
    if isinstance(data, Decimal) and path[0] == "items" and (len(path) == 3 or path[3:-1] == ("parts",)):
        path = (*path, "score")
    return {path: data}
