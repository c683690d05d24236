"""Pairs of items that ask people inside and outside about the same matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ita_tools.documents import parse
from ita_tools.errors import ItaError, raise_faults
from ita_tools.fields import Fields, text_of
from ita_tools.files.bundled import bundled
from ita_tools.rubric.model import Edition

__all__ = ["Pair", "perception_pairs"]

_FILE = "perception.yaml"


@dataclass(frozen=True, slots=True)
class Pair:
    """A matter, and the codes of the items that ask about it inside and outside."""

    matter: str
    inside: str
    outside: str


def perception_pairs(edition: Edition) -> tuple[Pair, ...]:
    """Return the pairs of an edition; all are matched by their text and count as inferred."""
    return tuple(pair for year, pair in _written() if year == str(edition.year))


@lru_cache
def _written() -> tuple[tuple[str, Pair], ...]:
    text = bundled("rubric", "pairs", _FILE).read_text(encoding="utf-8")
    faults: list[ItaError] = []
    with Fields(parse(text, _FILE), faults) as top:
        for known in ("source", "sources", "confidence"):
            top.peek(known)
        found = tuple(pair for record in top.records("pairs", required=True) for pair in _read(record))
    raise_faults(faults)
    return found


def _read(record: Fields) -> Iterator[tuple[str, Pair]]:
    matter = record.text("matter", required=True)
    with record.fields("items") as years:
        for year, _ in years.rest():
            inside, outside = (text_of(node, years.faults) for node in years.nodes(year))
            yield year, Pair(matter, inside, outside)
