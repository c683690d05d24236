"""How alike a wording is to the titles of an edition, also with misprints."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from ita_tools.rubric import Edition

__all__ = ["ALIKE", "CLEARLY_ALIKE", "MARGIN", "Match", "Titles", "likeness", "titles_of"]

_NO_LETTERS = re.compile(r"[^\u0e01-\u0e2e\u0e30-\u0e46a-z]+")
_SHORTEST = 6
_LONGEST = 200
"""Characters of a wording that are compared: the longest title has 190."""
ALIKE, CLEARLY_ALIKE, MARGIN = 0.5, 0.72, 0.15


class Match(NamedTuple):
    """The code whose title is most like a wording, how alike it is, and how alike the next one is."""

    code: str
    likeness: float
    next: float

    @property
    def clear(self) -> bool:
        """Whether the title is meant beyond doubt, also without a code."""
        return self.likeness >= CLEARLY_ALIKE and self.likeness - self.next >= MARGIN


def _squeezed(text: str) -> str:
    """Return the letters and vowels of a text: tone marks and blanks are what copies lose."""
    return _NO_LETTERS.sub("", text[:_LONGEST].lower().replace("\u0e33", "\u0e32"))


@lru_cache(20_000)
def _grams(text: str) -> frozenset[str]:
    letters = _squeezed(text)
    return frozenset(letters[n : n + 3] for n in range(len(letters) - 2))


@lru_cache(50_000)
def likeness(one: str, other: str) -> float:
    """Return the share of common groups of three letters: 0 to 1.

    >>> likeness("การใช้งบประมาณ", "การ ใช้งบประมาณ")
    1.0
    """
    first, second = _grams(one), _grams(other)
    both = len(first) + len(second)
    return 2 * len(first & second) / both if first and second else 0.0


class Titles:
    """Titles of one kind by code."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        self.by_code = titles

    def likeness(self, text: str, code: str) -> float:
        """Return how alike a wording is to the title of a code."""
        return likeness(text, self.by_code[code]) if code in self.by_code else 0.0

    def best(self, text: str) -> Match | None:
        """Return the best match of a wording, ``None`` where no title is like it."""
        if len(_squeezed(text)) < _SHORTEST:
            return None
        ranked = sorted(((likeness(text, title), code) for code, title in self.by_code.items()), reverse=True)
        if not ranked or ranked[0][0] < ALIKE:
            return None
        return Match(ranked[0][1], ranked[0][0], ranked[1][0] if len(ranked) > 1 else 0.0)


@lru_cache(16)
def _titles_of(edition_key: str, kind: str, pairs: tuple[tuple[str, str], ...]) -> Titles:
    return Titles(dict(pairs))


def titles_of(edition: Edition, kind: str) -> Titles:
    """Return the titles of ``items``, ``indicators`` or ``subindicators`` of an edition."""
    records: Mapping[str, tuple[tuple[str, str], ...]] = {
        "items": tuple((each.code, each.title) for each in edition.items),
        "indicators": tuple((each.code, each.title) for each in edition.indicators),
        "subindicators": tuple((each.code, each.title) for each in edition.subindicators),
    }
    return _titles_of(edition.key, kind, records[kind])
