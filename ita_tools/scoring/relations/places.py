"""Where figures stand: their key paths in the assessment file, and the columns of the sheets they share."""

from __future__ import annotations

from collections.abc import Mapping

from ita_tools.rubric import Edition
from ita_tools.scoring.plan import Key

__all__ = ["blocks_of", "path_of"]

_GROUPS = {
    "tool": "tools",
    "indicator": "indicators",
    "subindicator": "subindicators",
    "part": "parts",
    "difference": "differences",
}


def path_of(key: Key) -> str:
    """Return the key path of a figure; last year's start with ``previous``.

    >>> path_of(("part", "EIT2", "6")), path_of(("previous", "total"))
    ('published.parts.EIT2.6', 'previous.published.total')
    """
    kind, *codes = key
    if kind == "previous":
        return f"previous.{path_of(key[1:])}"
    if kind == "answers":
        return path_of(key[1:])
    own = {
        "history": key,
        "item": ("items", *codes),
        "statement": ("items", *codes[:2], "parts", *codes[2:]),
        "respondents": ("respondents", *codes, "count"),
    }
    announced = (_GROUPS[kind], *codes) if codes and kind in _GROUPS else (kind,)
    return ".".join(own.get(kind, ("published", *announced)))


def blocks_of(edition: Edition, prefix: Key = ()) -> Mapping[Key, tuple[Key, ...]]:
    """Return, for every figure, the figures of its column, in the order of the sheet.

    ``prefix`` stands before all keys.
    """
    columns: list[list[Key]] = [
        [("total",), *(("tool", tool.code) for tool in edition.tools)],
        [("indicator", each.code) for each in edition.indicators],
        [("subindicator", each.code) for each in edition.subindicators],
    ]
    for tool in edition.tools:
        columns.append([("item", tool.code, item.code) for item in edition.items_of_tool(tool.code)])
        columns.append([("part", tool.code, each.code) for each in edition.indicators_of_tool(tool.code)])
    blocks = [tuple((*prefix, *key) for key in column) for column in columns]
    return {key: block for block in blocks for key in block}
