"""Pairs of items that ask staff (IIT) and people outside (EIT) about the same matter."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ita_tools.decoder import MappingDecoder, text_of
from ita_tools.errors import ItaError, raise_faults
from ita_tools.files.resources import resource
from ita_tools.rubric.compiled_json import compiled
from ita_tools.rubric.edition_files import available_years, load_edition
from ita_tools.rubric.model import Edition
from ita_tools.yaml_json import parse

__all__ = ["MatchedItems", "matched_items", "parse_pairs"]

_FILE = "perception.yaml"


class MatchedItems(NamedTuple):
    """A matter, and the codes of the items about it in the internal and the external questionnaire."""

    matter: str
    inside: str
    outside: str


_Pairs = tuple[tuple[str, MatchedItems], ...]


def matched_items(edition: Edition) -> tuple[MatchedItems, ...]:
    """Return the pairs of an edition; they were matched by their wording and count as inferred.

    An edition without pairs of its own has those of the year before, as far as its items continue both.
    """
    own = tuple(pair for year, pair in _bundled_pairs() if year == str(edition.year))
    if own or edition.previous is None or edition.previous not in available_years():
        return own
    before = matched_items(load_edition(edition.previous))
    return tuple(
        MatchedItems(pair.matter, inside, outside)
        for pair in before
        for inside in _only_successor(edition, pair.inside)
        for outside in _only_successor(edition, pair.outside)
    )


def _only_successor(edition: Edition, code: str) -> list[str]:
    """Return the code of the item that continues another, if exactly one does."""
    successors = [item.code for item in edition.items if code in item.succeeds]
    return successors if len(successors) == 1 else []


@lru_cache
def _bundled_pairs() -> _Pairs:
    path = resource("rubric", "pairs", _FILE)
    pairs = compiled(path)
    if pairs is None:
        return parse_pairs(path.read_text(encoding="utf-8"), _FILE)
    return tuple((year, MatchedItems(*pair)) for year, pair in pairs)


def parse_pairs(text: str, file: str) -> _Pairs:
    """Read the text of the file of pairs: year and pair.

    Raises
    ------
    ItaError
        A fault of syntax or content; :class:`Faults` for several.
    """
    faults: list[ItaError] = []
    with MappingDecoder(parse(text, file), faults) as top:
        for key in ("source", "sources", "confidence"):
            top.peek(key)
        pairs = tuple(pair for record in top.records("pairs", required=True) for pair in _parse_pairs(record))
    raise_faults(faults)
    return pairs


def _parse_pairs(record: MappingDecoder) -> Iterator[tuple[str, MatchedItems]]:
    matter = record.text("matter", required=True)
    with record.fields("items") as years:
        for year, _ in years.remaining():
            inside, outside = (text_of(node, years.faults) for node in years.nodes(year))
            yield year, MatchedItems(matter, inside, outside)
