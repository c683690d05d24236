"""The kinds of nodes a plan is made of: each states one rule, its key and the keys it reads."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from ita_tools.records import record
from ita_tools.rubric import Band, Confidence, Scale

__all__ = [
    "AGENCY_TYPE",
    "ENDS",
    "LEVEL",
    "SIDES",
    "Answers",
    "Counted",
    "End",
    "Key",
    "Level",
    "Mean",
    "Node",
    "Range",
    "Side",
    "Standing",
    "WeightRange",
]

Key = tuple[str, ...]
"""Names one figure; :mod:`ita_tools.scoring.plan` lists the forms."""
Side = Literal["low", "high"]
LEVEL: Key = ("level",)
AGENCY_TYPE: Key = ("agency", "type")
SIDES: tuple[Side, Side] = ("low", "high")
ENDS: Mapping[Side, str] = {"low": "least", "high": "greatest"}


@record(frozen=True, slots=True)
class Node:
    """One figure of a plan."""

    key: Key

    @property
    def inputs(self) -> tuple[Key, ...]:
        """Keys the rule reads: of other nodes, or of what is filled in."""
        raise NotImplementedError


@record(frozen=True, slots=True)
class Answers(Node):
    """Mean of the points of the options that respondents chose: by counts, else by shares."""

    counts: Key
    shares: Key
    scale: Scale

    @property
    def inputs(self) -> tuple[Key, ...]:
        """Counts and shares."""
        return self.counts, self.shares


@record(frozen=True, slots=True)
class Mean(Node):
    """Mean of figures, once all are known; with ``weights`` a weighted one.

    The weights at the places ``unsure`` are not official: only their sum is known. There is no mean where
    the flag ``unless`` is set, or where no figure of ``some`` is known. A figure is left out for the types of
    agency that ``left_out`` holds for it.
    """

    of: tuple[Key, ...]
    weights: tuple[Decimal, ...] | None = None
    unsure: tuple[int, ...] = ()
    unless: Key | None = None
    some: tuple[Key, ...] = ()
    left_out: tuple[frozenset[str], ...] = ()

    @property
    def inputs(self) -> tuple[Key, ...]:
        """Figures the mean is of, and what it depends on."""
        of_agency = (AGENCY_TYPE,) if any(self.left_out) else ()
        return (*self.of, *self.some, *((self.unless,) if self.unless else ()), *of_agency)


@record(frozen=True, slots=True)
class WeightRange(Node):
    """Least or greatest mean that the weights which are not official leave possible.

    The bound gives all that these weights add up to to the lowest or to the highest of their figures.
    There is no bound where these figures are all the same.
    """

    rule: Mean
    side: Side

    @property
    def inputs(self) -> tuple[Key, ...]:
        """Figures the mean is of."""
        return self.rule.inputs


@record(frozen=True, slots=True)
class Standing(Node):
    """The figure in use: the announced one, else the computed one.

    There is none where ``flag`` is set (a tool that was not processed), or for the types of agency in
    ``left_out``, to which it does not apply. ``derived`` is the flag of an item whose score was worked back
    from others, never announced.
    """

    announced: Key
    computed: Key | None
    flag: Key | None = None
    derived: Key | None = None
    left_out: frozenset[str] = frozenset()

    @property
    def inputs(self) -> tuple[Key, ...]:
        """The announced figure, the computed one, the flags and the type of agency."""
        of_agency = AGENCY_TYPE if self.left_out else None
        keys = (self.announced, self.computed, self.flag, self.derived, of_agency)
        return tuple(key for key in keys if key)


@record(frozen=True, slots=True)
class Counted(Node):
    """What a tool adds to the total: its score, or ``counts_as`` if it was not processed.

    ``confidence`` is that of the rule about tools that were not processed.
    """

    tool: Key
    flag: Key
    counts_as: Decimal
    confidence: Confidence

    @property
    def inputs(self) -> tuple[Key, ...]:
        """The score of the tool, and whether it was processed."""
        return self.tool, self.flag


@record(frozen=True, slots=True)
class Level(Node):
    """The first band whose conditions total and tools meet; none where what is known does not decide."""

    total: Key
    tools: tuple[Key, ...]
    bands: tuple[Band, ...]

    @property
    def inputs(self) -> tuple[Key, ...]:
        """The total and the tools."""
        return self.total, *self.tools


@record(frozen=True, slots=True)
class End(Node):
    """A figure at one end of its range: the bound of ``standing``, else the figure ``of`` itself.

    A figure whose standing one is announced has no range.
    """

    of: Key
    standing: Standing
    side: Side

    @property
    def bound(self) -> Key:
        """Key of the bound."""
        return (self.side, *self.standing.key)

    @property
    def inputs(self) -> tuple[Key, ...]:
        """The figure, its bound, and what settles the range."""
        return self.of, self.bound, self.standing.announced


@record(frozen=True, slots=True)
class Range(Node):
    """What ``rule`` gives where figures below stand at their least or greatest.

    ``ends`` stand for inputs of the rule. There is no bound where none of them has a range. The rule must
    not fall where an input rises.
    """

    rule: Node
    ends: tuple[End, ...]

    @property
    def inputs(self) -> tuple[Key, ...]:
        """What the rule reads, and the ends."""
        return (*self.rule.inputs, *(end.key for end in self.ends))
