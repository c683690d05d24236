"""The engine: reads the plan of an edition with what an agency filled in.

Every figure is as sure as the least sure one it follows from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import singledispatch

from ita_tools.assessment import Assessment
from ita_tools.rubric import Confidence, Edition
from ita_tools.scoring.filled import Filled
from ita_tools.scoring.plan import LEVEL, Answers, Counted, Key, Mean, Node, Standing, plan_of
from ita_tools.scoring.result import Basis, Result, Score
from ita_tools.scoring.values import Figures, Value, figures_of

__all__ = ["confidence_of", "score"]

_Known = Mapping[Key, Confidence]
_LEAST_SURE: tuple[Confidence, ...] = ("inferred", "derived")


def score(edition: Edition, assessment: Assessment) -> Result:
    """Score what an agency filled in by the rubric of its edition.

    The assessment must fit the edition (:func:`ita_tools.validation.validate_assessment` finds none).
    """
    plan = plan_of(edition)
    figures = figures_of(plan, Filled(assessment))
    nodes = {node.key: node for node in plan}
    return Result(edition, dict(_scores(nodes, figures)), figures.values, nodes, figures.basis(_level(nodes)))


def _level(nodes: Mapping[Key, Node]) -> Standing:
    level = nodes[LEVEL]
    assert isinstance(level, Standing)  # noqa: S101 - the plan makes it
    return level


def _scores(nodes: Mapping[Key, Node], figures: Figures) -> Iterator[tuple[Key, Score]]:
    confidences = _confidences_of(nodes.values(), figures)
    for node in nodes.values():
        if isinstance(node, Standing) and node.key != LEVEL:
            rule = nodes[node.computed] if node.computed else None
            possible = _range(node.key, figures)
            yield (
                node.key,
                Score(
                    _number(figures.values[node.key]),
                    _basis(node, rule, figures),
                    inputs=_below(rule, nodes, figures),
                    confidence=confidences[node.key],
                    bounds=possible if figures.is_open(node) else None,
                    possible=possible,
                    computed=_number(figures.values[rule.key]) if rule else None,
                    announced=_number(figures.filled.announced(node.key)),
                ),
            )


def _number(value: Value) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def _range(key: Key, figures: Figures) -> tuple[Decimal, Decimal] | None:
    low, high = (_number(figures.values.get((side, *key))) for side in ("low", "high"))
    return None if low is None or high is None else (low, high)


def _basis(node: Standing, rule: Node | None, figures: Figures) -> Basis:
    basis = figures.basis(node)
    if basis == "computed" and isinstance(rule, Answers):
        return "counts" if figures.filled.counts(rule.counts[1:]) else "percent"
    return basis


def _below(rule: Node | None, nodes: Mapping[Key, Node], figures: Figures) -> tuple[Key, ...]:
    """Return the scores a computed figure follows from; for what a tool counts as, the tool."""
    if rule is None or figures.values[rule.key] is None:
        return ()
    made = [nodes[key] for key in rule.inputs if key in nodes]
    keys = dict.fromkeys(node.tool if isinstance(node, Counted) else node.key for node in made)
    return tuple(key for key in keys if figures.values[key] is not None)


def _confidences_of(plan: Iterable[Node], figures: Figures) -> _Known:
    """Return for every node how sure its figure is."""
    known: dict[Key, Confidence] = {}
    for node in plan:
        known[node.key] = confidence_of(node, figures, known)
    return known


def _least(keys: Iterable[Key], known: _Known) -> Confidence:
    below = {known[key] for key in keys if key in known}
    return next((each for each in _LEAST_SURE if each in below), "published")


@singledispatch
def confidence_of(node: Node, figures: Figures, known: _Known) -> Confidence:
    """Return how sure the figure of a node is, from those before it."""
    return _least(node.inputs, known)


@confidence_of.register
def _(node: Answers, figures: Figures, known: _Known) -> Confidence:
    return (
        "inferred" if node.scale.provenance.inferred and figures.values[node.key] is not None else "published"
    )


@confidence_of.register
def _(node: Mean, figures: Figures, known: _Known) -> Confidence:
    values = figures.numbers(node.of) if node.unsure else None
    if values and len({values[n] for n in node.unsure}) > 1:
        return "inferred"
    return _least(node.of, known)


@confidence_of.register
def _(node: Counted, figures: Figures, known: _Known) -> Confidence:
    return node.confidence if figures.filled.flag(node.flag) else known[node.tool]


@confidence_of.register
def _(node: Standing, figures: Figures, known: _Known) -> Confidence:
    """Take an announced figure as published, one that was worked back as derived."""
    basis = figures.basis(node)
    if basis == "computed" and node.computed:
        return known[node.computed]
    return "derived" if basis == "derived" else "published"
