"""Suggest the responsible division for each item, indicator and issue, by keywords in the titles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from ita_tools.decoder import MappingDecoder
from ita_tools.errors import ItaError, raise_faults
from ita_tools.files.resources import resource
from ita_tools.rubric.compiled_json import compiled
from ita_tools.rubric.model import Edition
from ita_tools.yaml_json import parse

__all__ = ["parse_suggestions", "suggest_divisions"]

_FILE = "suggested.yaml"
_Rules = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
"""Words in titles, and the units that may be responsible."""


def suggest_divisions(edition: Edition) -> Mapping[str, tuple[str, ...]]:
    """Return the units that may be responsible, by code of item, indicator or issue; the usual unit is last.

    Items that respondents answer are left out: their scores come from ITAS, and a division writes the
    analysis of their indicator.
    """
    titles = {item.code: item.title for item in edition.items if item.scale.kind == "steps"}
    titles |= {each.code: each.title for each in edition.indicators}
    titles |= {issue.code: issue.title for issue in edition.issues}
    return {code: units for code, title in titles.items() if (units := _units(title, _keyword_rules()))}


@lru_cache(maxsize=4096)
def _units(title: str, rules: _Rules) -> tuple[str, ...]:
    return next((units for words, units in rules if any(word in title for word in words)), ())


@lru_cache
def _keyword_rules() -> _Rules:
    path = resource("rubric", "divisions", _FILE)
    rules = compiled(path)
    if rules is None:
        return parse_suggestions(path.read_text(encoding="utf-8"), _FILE)
    return tuple((tuple(words), tuple(units)) for words, units in rules)


def parse_suggestions(text: str, file: str) -> _Rules:
    """Read the text of the file of suggestions.

    Raises
    ------
    ItaError
        A fault of syntax or content; :class:`Faults` for several.
    """
    faults: list[ItaError] = []
    with MappingDecoder(parse(text, file), faults) as top:
        for key in ("source", "sources", "confidence"):
            top.peek(key)
        rules = tuple(_parse_rules(top))
    raise_faults(faults)
    return rules


def _parse_rules(top: MappingDecoder) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    for record in top.records("suggestions", required=True):
        yield record.texts("words"), record.texts("units")
