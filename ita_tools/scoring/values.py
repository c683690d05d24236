"""The reading of a plan in numbers: the value of every figure, in Decimal, rounded half-up at every step.

A kind of node has its rule here once, in :func:`value_of`. Bands of levels are tried from the top on
rounded scores.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import singledispatch
from typing import Literal

from ita_tools.records import record
from ita_tools.rounding import half_up, weighted_mean
from ita_tools.rubric import Band, Edition
from ita_tools.scoring.filled import Filled
from ita_tools.scoring.plan import Answers, Counted, End, Key, Level, Mean, Node, Range, Standing, WeightRange

__all__ = ["Figures", "Gap", "StandingBasis", "Value", "figures_of", "gaps", "level_of", "value_of"]

Value = Decimal | str | None
"""A score, the name of a level, or ``None`` where it is not known."""


StandingBasis = Literal["announced", "computed", "derived", "unprocessed", "not-applicable", "missing"]
"""Where a standing figure comes from; ``derived``: a score that was worked back, never announced."""


class Figures:
    """The values of the nodes read so far, and what is filled in."""

    def __init__(self, filled: Filled, values: Mapping[Key, Value] | None = None) -> None:
        self.filled = filled
        self.values: dict[Key, Value] = dict(values or {})

    def number(self, key: Key) -> Decimal | None:
        """Return the score of a node."""
        value = self.values[key]
        return value if isinstance(value, Decimal) else None

    def numbers(self, keys: Iterable[Key]) -> list[Decimal] | None:
        """Return the scores of nodes, ``None`` where one is not known or there are none."""
        known = [self.number(key) for key in keys]
        return [value for value in known if value is not None] if known and None not in known else None

    def applying(self, node: Mean) -> Sequence[int]:
        """Return the places of the figures of a mean that apply to the type of agency."""
        exempt = self.filled.agency_type
        return [n for n in range(len(node.of)) if not (node.left_out and exempt in node.left_out[n])]

    def basis(self, node: Standing) -> StandingBasis:
        """Return where a standing figure comes from."""
        if node.flag and self.filled.flag(node.flag):
            return "unprocessed"
        if self.filled.agency_type in node.left_out:
            return "not-applicable"
        known = node.computed is not None and self.values[node.computed] is not None
        if self.filled.announced(node.announced[1:]) is None:
            return "computed" if known else "missing"
        if node.derived is None or not self.filled.flag(node.derived):
            return "announced"
        return "computed" if known else "derived"

    def is_open(self, standing: Standing) -> bool:
        """Whether a standing figure has a range: its computed figure has one, and it is not announced."""
        bound = self.values.get(("low", *standing.key))
        return bound is not None and self.filled.announced(standing.key) is None

    def at(self, ends: Iterable[End]) -> Figures:
        """Return the figures with some at an end of their ranges."""
        return Figures(self.filled, {**self.values, **{end.of: self.values[end.key] for end in ends}})


def figures_of(plan: Iterable[Node], filled: Filled) -> Figures:
    """Return the values of all nodes of a plan."""
    figures = Figures(filled)
    for node in plan:
        figures.values[node.key] = value_of(node, figures)
    return figures


@singledispatch
def value_of(node: Node, figures: Figures) -> Value:
    """Return the value of a node from those before it."""
    raise NotImplementedError(type(node).__name__)


@value_of.register
def _(node: Answers, figures: Figures) -> Value:
    answers: Sequence[Decimal | int] = figures.filled.counts(node.counts[1:])
    answers = answers or figures.filled.shares(node.shares[1:])
    if not answers:
        return None
    return half_up(weighted_mean([Decimal(option.value) for option in node.scale.options], answers))


@value_of.register
def _(node: Mean, figures: Figures) -> Value:
    applying = figures.applying(node)
    values = figures.numbers(node.of[n] for n in applying)
    if values is None or (node.unless and figures.filled.flag(node.unless)):
        return None
    if node.some and not any(figures.number(key) is not None for key in node.some):
        return None
    weights = None if node.weights is None else [node.weights[n] for n in applying]
    return half_up(weighted_mean(values, weights))


@value_of.register
def _(node: WeightRange, figures: Figures) -> Value:
    rule = node.rule
    values = figures.numbers(rule.of)
    if values is None or rule.weights is None or len({values[n] for n in rule.unsure}) < 2:
        return None
    shared = [values[n] for n in rule.unsure]
    end = min(shared) if node.side == "low" else max(shared)
    return half_up(
        weighted_mean(
            [end if n in rule.unsure else value for n, value in enumerate(values)],
            rule.weights,
        )
    )


@value_of.register
def _(node: End, figures: Figures) -> Value:
    return figures.values[node.bound if figures.is_open(node.standing) else node.of]


@value_of.register
def _(node: Range, figures: Figures) -> Value:
    if not any(figures.is_open(end.standing) for end in node.ends):
        return None
    return value_of(node.rule, figures.at(node.ends))


@value_of.register
def _(node: Standing, figures: Figures) -> Value:
    basis = figures.basis(node)
    if basis == "computed" and node.computed:
        return figures.values[node.computed]
    return figures.filled.announced(node.announced[1:]) if basis in ("announced", "derived") else None


@value_of.register
def _(node: Counted, figures: Figures) -> Value:
    return node.counts_as if figures.filled.flag(node.flag) else figures.values[node.tool]


@value_of.register
def _(node: Level, figures: Figures) -> Value:
    tools = {key[-1]: figures.number(key) for key in node.tools}
    return level_of(node.bands, figures.number(node.total), tools)


def level_of(bands: Sequence[Band], total: Decimal | None, tools: Mapping[str, Decimal | None]) -> str | None:
    """Return the first band whose conditions hold, or ``None`` where what is known does not decide.

    ``tools`` are the scores of all tools by code; ``None`` stands for one that is not known.
    """
    if total is None:
        return None
    for band in bands:
        asked = [
            (score, least) for tool, score in tools.items() if (least := band.least_of(tool)) is not None
        ]
        if total < band.total_min or any(score is not None and score < least for score, least in asked):
            continue
        return None if any(score is None for score, _ in asked) else band.name
    return None


@record(frozen=True, slots=True)
class Gap:
    """Points missing to a level: of the total, and of each tool that is below the level's least."""

    level: str
    total: Decimal
    tools: tuple[tuple[str, Decimal], ...]

    @property
    def reached(self) -> bool:
        """Whether nothing is missing."""
        return not self.total and not self.tools


def gaps(edition: Edition, total: Decimal, tools: Sequence[Decimal | None]) -> tuple[Gap, ...]:
    """Return what is missing to each level, best first. ``tools`` follow the edition's order."""
    return tuple(_gap(edition, band, total, tools) for band in edition.bands)


def _gap(edition: Edition, band: Band, total: Decimal, tools: Sequence[Decimal | None]) -> Gap:
    short = tuple(
        (tool.code, least - score)
        for tool, score in zip(edition.tools, tools, strict=True)
        if score is not None and (least := band.least_of(tool.code)) is not None and score < least
    )
    return Gap(band.name, max(band.total_min - total, Decimal(0)), short)
