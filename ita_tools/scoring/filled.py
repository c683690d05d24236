"""What an agency filled in, by the keys that a plan reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ita_tools.assessment import Assessment, ItemAnswer
from ita_tools.scoring.plan import Key

__all__ = ["Filled"]

_NOTHING = ItemAnswer()
_GROUPS = {"tool": "tools", "indicator": "indicators", "subindicator": "subindicators"}
"""Fields of the announced figures by the kind of their keys."""


class Filled:
    """Announced figures, answers and flags of an assessment."""

    def __init__(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self._unprocessed = frozenset(assessment.unprocessed)

    def announced(self, key: Key) -> Decimal | str | None:
        """Return the announced score or level, ``None`` where there is none."""
        kind, *codes = key
        published = self._assessment.published
        if kind in ("total", "level"):
            return published.total if kind == "total" else published.level or None
        if kind in ("item", "statement"):
            return self._entry(codes).score
        if kind == "part":
            return published.parts.get(codes[0], {}).get(codes[1])
        scores: Mapping[str, Decimal] = getattr(published, _GROUPS[kind])
        return scores.get(codes[0])

    @property
    def agency_type(self) -> str:
        """The type of agency as it is filled in."""
        return self._assessment.agency.type

    def counts(self, codes: Sequence[str]) -> Sequence[int]:
        """Return the respondents of each option of an item or statement; nothing where nobody answered."""
        counts = self._entry(codes).counts
        return counts if counts and sum(counts) else ()

    def shares(self, codes: Sequence[str]) -> Sequence[Decimal]:
        """Return the shares of the options of an item or statement; nothing where they add up to nothing."""
        shares = self._entry(codes).percent
        return shares if shares and sum(shares) else ()

    def flag(self, key: Key) -> bool:
        """Whether a tool was not processed, or the score of an item was worked back."""
        kind, *codes = key
        if kind == "unprocessed":
            return codes[0] in self._unprocessed
        return self._assessment.entry(*codes[:2]).derived

    def _entry(self, codes: Sequence[str]) -> ItemAnswer:
        tool, item, *part = codes
        entry = self._assessment.entry(tool, item)
        return entry.parts.get(part[0], _NOTHING) if part else entry
