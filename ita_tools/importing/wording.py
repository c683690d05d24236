"""How alike a wording is to the titles of an edition, also with misprints."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain
from typing import Literal, NamedTuple

from ita_tools.rubric import Edition

__all__ = ["ALIKE", "CLEARLY_ALIKE", "MARGIN", "Match", "Titles", "likeness", "titles_of"]

_NO_LETTERS = re.compile(r"[^\u0e01-\u0e2e\u0e30-\u0e46a-z]+")
_SHORTEST = 6
_LONGEST = 200
"""Characters of a wording that are compared: the longest title has 190."""
_MOST_KEPT = 5_000
"""Matches that are remembered: a report repeats its titles."""
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
        self._sizes = {code: len(_grams(title)) for code, title in titles.items()}
        self._codes_by_group: dict[str, list[str]] = {}
        self._found: dict[tuple[str, str], Match | None] = {}
        for code, title in titles.items():
            for group in _grams(title):
                self._codes_by_group.setdefault(group, []).append(code)

    def likeness(self, text: str, code: str) -> float:
        """Return how alike a wording is to the title of a code."""
        return likeness(text, self.by_code[code]) if code in self.by_code else 0.0

    def best(self, text: str, letter: str = "") -> Match | None:
        """Return the best match of a wording, ``None`` where no title is like it.

        With ``letter`` only codes that begin with it are compared.
        """
        if (text, letter) not in self._found:
            if len(self._found) >= _MOST_KEPT:
                self._found.clear()
            self._found[text, letter] = self._best(text, letter)
        return self._found[text, letter]

    def _best(self, text: str, letter: str) -> Match | None:
        groups = _grams(text)
        if len(groups) < _SHORTEST - 2:
            return None
        by_group = self._codes_by_group
        common = Counter(chain.from_iterable(by_group[group] for group in groups if group in by_group))
        ranked = sorted(
            (
                (2 * count / (len(groups) + self._sizes[code]), code)
                for code, count in common.items()
                if 4 * count >= len(groups) and code.startswith(letter)
            ),
            reverse=True,
        )
        if not ranked or ranked[0][0] < ALIKE:
            return None
        return Match(ranked[0][1], ranked[0][0], ranked[1][0] if len(ranked) > 1 else 0.0)


_TITLES: dict[tuple[str, str], tuple[Edition, Titles]] = {}
"""Titles by edition and kind, with the edition they were made of: a user may change a draft."""


def titles_of(edition: Edition, kind: Literal["items", "indicators", "subindicators"]) -> Titles:
    """Return the titles of one kind of an edition."""
    made = _TITLES.get((edition.key, kind))
    if made is None or made[0] is not edition:
        titles = Titles({each.code: each.title for each in getattr(edition, kind)})
        made = _TITLES[edition.key, kind] = (edition, titles)
    return made[1]
