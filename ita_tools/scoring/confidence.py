"""The reading of a plan that says how sure every figure is: as sure as the least sure one it follows from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import singledispatch

from ita_tools.rubric import Confidence
from ita_tools.scoring.plan import Answers, Counted, Key, Mean, Node, Standing
from ita_tools.scoring.values import Figures

__all__ = ["confidence_of", "confidences_of"]

_Known = Mapping[Key, Confidence]
_LEAST_SURE: tuple[Confidence, ...] = ("inferred", "derived")


def confidences_of(plan: Iterable[Node], figures: Figures) -> _Known:
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
