"""From the plan of an edition and what an agency filled in to the tree that is searched."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal

from ita_tools.analysis.targets.answer_steps import AnswerGroup, known_answers, known_mean
from ita_tools.analysis.targets.tree import FULL, Branch, Fixed, Leaf, Lowest, Shift, Tree, integer_weights
from ita_tools.assessment import NOT_THIS_YEAR, Assessment, ItemAnswer
from ita_tools.rubric import Scale
from ita_tools.scoring import Key, Result
from ita_tools.scoring.filled import Filled
from ita_tools.scoring.plan import Counted, Mean, Side, Standing
from ita_tools.scoring.relations.answers import counts_of
from ita_tools.scoring.relations.facts import hundredths
from ita_tools.scoring.values import Figures

__all__ = ["IMMOVABLE", "Efforts", "PlanReader", "efforts_of"]

IMMOVABLE = 0
"""Effort of an item that cannot be done this year."""
Efforts = Mapping[tuple[str, str], int]
"""Cost of a step of an item, by tool and item; 1 where it is not stated."""


def efforts_of(assessment: Assessment) -> dict[tuple[str, str], int]:
    """Return the efforts that are filled in, by tool and item."""
    return {
        (tool, code): IMMOVABLE if entry.effort == NOT_THIS_YEAR else int(entry.effort)
        for tool, entries in assessment.items.items()
        for code, entry in entries.items()
        if entry.effort
    }


class PlanReader:
    """Makes trees of figures of a result; ``side`` takes weights that are not official at one end.

    A figure that is not known has no tree. The scores of the tools in ``kept`` cannot be moved.
    """

    def __init__(
        self,
        assessment: Assessment,
        result: Result,
        efforts: Efforts,
        side: Side | None = None,
        kept: Collection[str] = (),
    ) -> None:
        self.assessment = assessment
        self.result = result
        self.efforts = efforts
        self.side = side
        self.kept = kept
        self.weights_open = False
        self.figures = Figures(Filled(assessment), result.figures)
        self._items: dict[Key, Tree] = {}

    def at(self, side: Side) -> PlanReader:
        """Return a reader with the weights at another end; the items are the same, and are not read again."""
        other = PlanReader(self.assessment, self.result, self.efforts, side, self.kept)
        other._items = self._items
        return other

    def tree(self, key: Key) -> Tree | None:
        """Return the tree of the figure of a node."""
        if tree := self._items.get(key):
            return tree
        match self.result.nodes[key]:
            case Standing() as node:
                return self._standing(node)
            case Mean() as node:
                return self._computed(node)
            case Counted() as node:
                return self._counted(node)
            case node:
                raise NotImplementedError(type(node).__name__)

    def _counted(self, node: Counted) -> Tree | None:
        if self.figures.filled.flag(node.flag):
            return Fixed(node.key, hundredths(node.counts_as))
        return self.tree(node.tool)

    def _standing(self, node: Standing) -> Tree | None:
        score = self.figures.number(node.key)
        if score is None:
            return None
        if node.key[0] == "tool" and node.key[1] in self.kept:
            return Fixed(node.key, hundredths(score))
        rule = self.result.nodes[node.computed] if node.computed else None
        computed = None if rule is None else self.figures.number(rule.key)
        if isinstance(rule, Mean) and computed is not None:
            return self._mean(node.key, rule, Shift(hundredths(score), hundredths(computed)))
        if node.key[0] in ("item", "statement"):
            self._items[node.key] = leaf = self._leaf(node.key, score, computed)
            return leaf
        return Fixed(node.key, hundredths(score))

    def _computed(self, node: Mean) -> Tree | None:
        computed = self.figures.number(node.key)
        if computed is None:
            return None
        return self._mean(node.key, node, Shift(hundredths(computed), hundredths(computed)))

    def _mean(self, key: Key, rule: Mean, shift: Shift) -> Tree | None:
        applying = self.figures.applying(rule)
        applying = [n for n in applying if rule.weights is None or rule.weights[n]]
        below = [self.tree(rule.of[n]) for n in applying]
        trees = tuple(each for each in below if each is not None)
        if len(trees) < len(below):
            return None
        weights = integer_weights(rule.weights and [rule.weights[n] for n in applying], len(trees))
        unsure = [place for place, n in enumerate(applying) if n in rule.unsure]
        if self.side is None or not unsure:
            return Branch(key, trees, weights, shift)
        self.weights_open = True
        sure = [place for place in range(len(trees)) if place not in unsure]
        end = Lowest(key, tuple(trees[place] for place in unsure), greatest=self.side == "high")
        shared = sum(weights[place] for place in unsure)
        return Branch(
            key,
            (*(trees[place] for place in sure), end),
            (*(weights[place] for place in sure), shared),
            Shift(0, 0),
            least=shift.standing,
        )

    def _leaf(self, key: Key, score: Decimal, computed: Decimal | None) -> Tree:
        _, tool, item, *_part = key
        effort = self.efforts.get((tool, item), 1)
        scale = self._scale(key)
        shift = Shift(hundredths(score), hundredths(score if computed is None else computed))
        if effort == IMMOVABLE:
            return Leaf(key, shift, FULL, None, ())
        if scale.kind == "steps":
            options = tuple(100 * option.value for option in scale.options)
            return Leaf(key, shift, effort, None, options)
        answers = self._answers(key, scale, score)
        return Leaf(key, shift, effort, answers) if answers else Fixed(key, shift.standing)

    def _scale(self, key: Key) -> Scale:
        item = self.result.edition.item_by_code[key[2]]
        parts = {part.code: part.scale for part in item.parts}
        return parts[key[3]] if len(key) > 3 else item.scale

    def _answers(self, key: Key, scale: Scale, score: Decimal) -> AnswerGroup | None:
        """Return the answers behind a score: the counted ones, else so many with this mean."""
        _, tool, code, *part = key
        item, entry = self.result.edition.item_by_code[code], self.assessment.entry(tool, code)
        filled = entry.parts.get(part[0], ItemAnswer()) if part else entry
        if filled.counts and sum(filled.counts):
            return known_answers(scale, filled.counts)
        respondents = self.assessment.respondents.get(tool)
        number = (respondents.count if respondents else None) or 0
        if not number:
            return None
        if filled.percent and (counts := counts_of(filled.percent, number)):
            return known_answers(scale, counts)
        # All statements of an item are answered by each respondent.
        return known_mean(scale, score, number * (1 if part else max(1, len(item.parts))))
