"""The scored assessment: every score standing, computed and announced, with what it follows from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from typing import Literal

from ita_tools.records import record
from ita_tools.rubric import Confidence, Edition
from ita_tools.scoring.explanation import explain, name_of
from ita_tools.scoring.plan import LEVEL, Key, Node
from ita_tools.scoring.values import StandingBasis, Value

__all__ = ["Basis", "Key", "Result", "Score"]

Basis = StandingBasis | Literal["counts", "percent"]
"""Where a standing score comes from; ``counts`` and ``percent``: computed from answers."""


@record(frozen=True, slots=True)
class Score:
    """A score in points of 100 with two decimals, or ``None`` where it is not known.

    ``value`` is the standing figure: ``announced``, else ``computed`` from the standing figures of
    ``inputs``. ``confidence`` is ``inferred`` where an unofficial rule matters to the value, ``derived``
    where an input was worked back. ``possible`` is the range of the computed figure where its rule is not
    known well enough, ``bounds`` that of the value: an announced figure has none.
    """

    value: Decimal | None
    basis: Basis
    inputs: tuple[Key, ...] = ()
    confidence: Confidence = "published"
    bounds: tuple[Decimal, Decimal] | None = None
    possible: tuple[Decimal, Decimal] | None = None
    computed: Decimal | None = None
    announced: Decimal | None = None

    @property
    def low(self) -> Decimal | None:
        """Least value the score can have."""
        return self.bounds[0] if self.bounds else self.value

    @property
    def high(self) -> Decimal | None:
        """Greatest value the score can have."""
        return self.bounds[1] if self.bounds else self.value

    @property
    def differs(self) -> bool:
        """Whether the announced figure cannot be what follows from the standing figures below."""
        if self.announced is None or self.computed is None:
            return False
        low, high = self.possible or (self.computed, self.computed)
        return not low <= self.announced <= high


_MISSING = Score(None, "missing")


@record(frozen=True)
class Result:
    """All scores of an assessment, and the level with where it comes from.

    ``figures`` are the values of all nodes of the plan, ``nodes``. ``ranges`` are the least and the greatest
    value of missing scores that the known figures leave several of.
    """

    edition: Edition
    scores: Mapping[Key, Score]
    figures: Mapping[Key, Value] = field(default_factory=dict)
    nodes: Mapping[Key, Node] = field(default_factory=dict)
    level_basis: StandingBasis = "missing"
    ranges: Mapping[Key, tuple[Decimal, Decimal]] = field(default_factory=dict)

    def __getitem__(self, key: Key) -> Score:
        return self.scores.get(key, _MISSING)

    @property
    def level(self) -> str | None:
        """Standing level."""
        return self._named(LEVEL)

    @property
    def computed_level(self) -> str | None:
        """The level that follows from the standing total and tools; ``None`` where they do not decide."""
        return self._named(("computed", *LEVEL))

    @property
    def possible_levels(self) -> tuple[str, str] | None:
        """Worst and best level that ranges below leave; ``None`` where they leave one."""
        worst, best = self._named(("low", *LEVEL)), self._named(("high", *LEVEL))
        return None if worst is None or best is None or worst == best else (worst, best)

    @property
    def level_differs(self) -> bool:
        """Whether the announced level cannot be what follows from the standing scores."""
        computed = self.computed_level
        if self.level_basis != "announced" or computed in (None, self.level):
            return False
        names = [band.name for band in self.edition.bands]
        if self.possible_levels is None or self.level not in names:
            return True
        worst, best = map(names.index, self.possible_levels)
        return not best <= names.index(self.level) <= worst

    def _named(self, key: Key) -> str | None:
        value = self.figures.get(key)
        return value if isinstance(value, str) else None

    @property
    def total(self) -> Decimal | None:
        """Total score."""
        return self[("total",)].value

    def tool(self, code: str) -> Decimal | None:
        """Score of a tool."""
        return self[("tool", code)].value

    def indicator(self, code: str) -> Decimal | None:
        """Score of an indicator over all its tools."""
        return self[("indicator", code)].value

    def part(self, tool: str, indicator: str) -> Decimal | None:
        """Score of an indicator as one tool sees it."""
        alone = len(self.edition.indicator_by_code[indicator].tools) == 1
        return self[("indicator", indicator) if alone else ("part", tool, indicator)].value

    def subindicator(self, code: str) -> Decimal | None:
        """Score of a sub-indicator."""
        return self[("subindicator", code)].value

    def item(self, tool: str, code: str) -> Decimal | None:
        """Score of an item under a tool."""
        return self[("item", tool, code)].value

    def ends(self, key: Key) -> tuple[Decimal, Decimal] | None:
        """Return the least and greatest value a score can have, ``None`` where nothing is known of it."""
        value = self[key].value
        return self.ranges.get(key) if value is None else (value, value)

    def name(self, key: Key) -> str:
        """Name what a key stands for, in Thai."""
        return name_of(key, self.edition)

    def explain(self, key: Key) -> str:
        """Say in one Thai line how a score came about.

        >>> result.explain(("indicator", "1"))  # doctest: +SKIP
        'ตัวชี้วัดที่ 1 = 98.67: ค่าเฉลี่ยของ 3 ข้อ (99.33, 96.67, 100.00)'
        """
        return explain(self, key)

    def trace(self, key: Key, depth: int = 0) -> Iterator[tuple[int, Key]]:
        """Yield a score and everything below it, each with its depth."""
        yield depth, key
        for each in self[key].inputs:
            yield from self.trace(each, depth + 1)
