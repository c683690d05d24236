"""Facts: the figures that are filled in, each with the ranges it gives, and where they stand.

A place is a key path in the assessment file, or the column of a sheet that figures share.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from ita_tools.rounding import half_up
from ita_tools.rubric import Edition
from ita_tools.scoring.plan import Key

__all__ = ["FULL", "Fact", "FactKind", "blocks_of", "hundredths", "path_of", "score_of"]

FULL = 100_00
FactKind = Literal["score", "difference", "level", "answers", "respondents"]
_GROUPS = {
    "tool": "tools",
    "indicator": "indicators",
    "subindicator": "subindicators",
    "part": "parts",
    "difference": "differences",
}


class Fact(NamedTuple):
    """A figure that is filled in.

    ``path`` is its key path in the assessment file, ``value`` its hundredths, its place among the bands or
    its number of respondents, 0 for answers. ``block`` holds the keys of the column it stands in, in the
    order of the sheet.
    """

    key: Key
    kind: FactKind
    path: str
    value: int
    text: str
    block: tuple[Key, ...] = ()
    answers: Mapping[str, tuple[Decimal, ...]] = MappingProxyType({})


@lru_cache(2 * FULL)
def hundredths(score: Decimal) -> int:
    """Return a score in hundredths of a point, rounded half-up; there are few scores."""
    return int(half_up(score) * 100)


def score_of(value: int) -> Decimal:
    """Return a number of hundredths as a score."""
    return Decimal(value).scaleb(-2)


@lru_cache(4096)
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
