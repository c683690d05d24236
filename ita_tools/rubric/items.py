"""Items of an edition, their answer scales and weights, and the source of each fact."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from ita_tools.records import record

__all__ = ["Confidence", "Item", "Option", "Part", "Provenance", "Scale", "Weight"]

Confidence = Literal["published", "derived", "inferred"]
"""How certain a fact is: see :class:`Provenance`."""


@record(frozen=True, slots=True)
class Provenance:
    """The source of a fact: keys of ``Edition.sources``, and how certain it is.

    ``published`` was read in a document, ``derived`` follows from published figures, ``inferred`` is a
    plausible assumption and is shown to the user as such.
    """

    sources: tuple[str, ...]
    confidence: Confidence
    note: str = ""

    @property
    def inferred(self) -> bool:
        """Whether the fact is only a plausible assumption."""
        return self.confidence == "inferred"


@record(frozen=True, slots=True)
class Option:
    """One answer option and the points it gives, 0 to 100."""

    label: str
    value: int


@record(frozen=True, slots=True)
class Scale:
    """The possible scores of an item: answers of respondents, or steps given by the assessor."""

    code: str
    kind: Literal["answers", "steps"]
    options: tuple[Option, ...]
    provenance: Provenance


@record(frozen=True, slots=True)
class Weight:
    """Weight of an item inside its indicator, in percent."""

    value: Decimal
    provenance: Provenance


@record(frozen=True, slots=True)
class Part:
    """One of several statements an item asks about; the item's score is the mean of its parts.

    It does not apply to the types of agency in ``not_for``.
    """

    code: str
    title: str
    scale: Scale
    not_for: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Item:
    """A question (``i``, ``e``) or a public-disclosure entry (``o``).

    ``scale`` is that of the first part where the item has parts. ``reverse`` marks a question to
    which yes is the bad answer; the values of the scale take it into account. ``succeeds`` are the codes of
    the items of the year before that this one continues. It does not apply to the types of agency in
    ``not_for``.
    """

    code: str
    title: str
    tools: tuple[str, ...]
    indicator: str
    subindicator: str | None
    scale: Scale
    reverse: bool
    weight: Weight | None
    provenance: Provenance
    parts: tuple[Part, ...] = ()
    note: str = ""
    succeeds: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()

    @property
    def left_out_for(self) -> frozenset[str]:
        """Types of agency to which the item or none of its parts applies."""
        parts = [frozenset(part.not_for) for part in self.parts]
        return frozenset(self.not_for).union(frozenset.intersection(*parts) if parts else ())
