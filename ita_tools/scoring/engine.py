"""The engine: reads the plan of an edition with what an agency filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ita_tools.assessment import Assessment
from ita_tools.rubric import Edition
from ita_tools.scoring.confidence import confidences_of
from ita_tools.scoring.filled import Filled
from ita_tools.scoring.plan import LEVEL, Answers, Counted, Key, Node, Standing, plan_of
from ita_tools.scoring.result import Basis, Result, Score
from ita_tools.scoring.values import Figures, Value, figures_of

__all__ = ["score"]


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
    confidences = confidences_of(nodes.values(), figures)
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
