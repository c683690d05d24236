"""Pairs of items that ask people inside and outside about the same matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ita_tools.decoder import MappingDecoder, text_of
from ita_tools.errors import ItaError, raise_faults
from ita_tools.files.resources import resource
from ita_tools.rubric.edition_files import available_years, load_edition
from ita_tools.rubric.model import Edition
from ita_tools.yaml_json import parse

__all__ = ["MatchedItems", "matched_items"]

_FILE = "perception.yaml"


@dataclass(frozen=True, slots=True)
class MatchedItems:
    """A matter, and the codes of the items that ask about it inside and outside."""

    matter: str
    inside: str
    outside: str


def matched_items(edition: Edition) -> tuple[MatchedItems, ...]:
    """Return the pairs of an edition; all are matched by their text and count as inferred.

    An edition for which none are written has those of the year before, as far as items continue both.
    """
    own = tuple(pair for year, pair in _written() if year == str(edition.year))
    if own or edition.previous is None or edition.previous not in available_years():
        return own
    before = matched_items(load_edition(edition.previous))
    return tuple(
        MatchedItems(pair.matter, inside, outside)
        for pair in before
        for inside in _heirs(edition, pair.inside)
        for outside in _heirs(edition, pair.outside)
    )


def _heirs(edition: Edition, code: str) -> list[str]:
    """Return the item that continues another, if exactly one does."""
    found = [item.code for item in edition.items if code in item.succeeds]
    return found if len(found) == 1 else []


@lru_cache
def _written() -> tuple[tuple[str, MatchedItems], ...]:
    text = resource("rubric", "pairs", _FILE).read_text(encoding="utf-8")
    faults: list[ItaError] = []
    with MappingDecoder(parse(text, _FILE), faults) as top:
        for known in ("source", "sources", "confidence"):
            top.peek(known)
        found = tuple(pair for record in top.records("pairs", required=True) for pair in _read(record))
    raise_faults(faults)
    return found


def _read(record: MappingDecoder) -> Iterator[tuple[str, MatchedItems]]:
    matter = record.text("matter", required=True)
    with record.fields("items") as years:
        for year, _ in years.rest():
            inside, outside = (text_of(node, years.faults) for node in years.nodes(year))
            yield year, MatchedItems(matter, inside, outside)
