"""An independent optimiser: the rubric of an edition as an integer programme, solved by HiGHS.

Half-up rounding is floor(x + 1/2), and every step rises with what is below it; so for a least score the
rounded figure may be a whole number that is only bounded above. All figures are hundredths. The programme is
made from the edition, not from the plan that the engine and the search read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import highspy

from ita_tools.analysis.targets import Goal
from ita_tools.assessment import Assessment
from ita_tools.rubric import Edition
from ita_tools.rubric.items import Item
from ita_tools.rubric.model import Indicator

__all__ = ["Programme"]

_FULL = 10_000


class Programme:
    """Least cost of a goal for answers that are all counted, or disclosed items with their scores."""

    def __init__(
        self, edition: Edition, assessment: Assessment, efforts: Mapping[tuple[str, str], int]
    ) -> None:
        self.edition, self.assessment, self.efforts = edition, assessment, efforts
        self.model = highspy.Highs()
        self.model.silent()
        for option, value in (("threads", 1), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.0)):
            self.model.setOptionValue(option, value)

    def least_cost(self, goal: Goal, seconds: float) -> int | None:
        """Return the least cost, -1 where it takes too long, ``None`` where the goal cannot be reached."""
        self.model.setOptionValue("time_limit", seconds)
        tools = {tool.code: self._tool(tool.code) for tool in self.edition.tools}
        for code, least in goal.tools.items():
            self.model.addConstr(tools[code] >= int(least * 100))
        weights = [int(tool.weight) for tool in self.edition.tools]
        total = self._mean(list(tools.values()), weights)
        self.model.addConstr(total >= int(goal.total * 100))
        self.model.run()
        status = self.model.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            return -1
        return round(self.model.getInfo().objective_function_value)

    def _mean(self, figures: Sequence[object], weights: Sequence[int] = ()) -> object:
        weights = weights or [1] * len(figures)
        mean = self.model.addIntegral(0, _FULL)
        added = sum(2 * weight * figure for weight, figure in zip(weights, figures, strict=True))
        self.model.addConstr(2 * sum(weights) * mean - added <= sum(weights))
        return mean

    def _tool(self, tool: str) -> object:
        indicators = self.edition.indicators_of_tool(tool)
        return self._mean([self._indicator(indicator, tool) for indicator in indicators])

    def _indicator(self, indicator: Indicator, tool: str) -> object:
        if indicator.mean == "subindicators":
            parts = self.edition.subindicators_of(indicator.code)
            groups = [self.edition.items_of_subindicator(part.code) for part in parts]
            return self._mean([self._mean([self._item(item, tool) for item in group]) for group in groups])
        items = self.edition.items_of_indicator(indicator.code)
        weights = [int(item.weight.value * 10) for item in items] if indicator.mean != "items" else ()
        return self._mean([self._item(item, tool) for item in items], weights)

    def _item(self, item: Item, tool: str) -> object:
        entry, effort = self.assessment.entry(tool, item.code), self.efforts.get((tool, item.code), 1)
        if item.scale.kind == "steps":
            best = max(option.value for option in item.scale.options)
            done = self.model.addBinary(effort) if effort else self.model.addIntegral(0, 0)
            score = self.model.addIntegral(0, _FULL)
            gained = 100 * best - int(entry.score * 100)
            self.model.addConstr(score - gained * done <= int(entry.score * 100))
            return score
        if item.parts:
            answered = [(part.scale, entry.parts[part.code].counts) for part in item.parts]
            return self._mean([self._answers(scale, counts, effort) for scale, counts in answered])
        return self._answers(item.scale, entry.counts, effort)

    def _answers(self, scale: object, counts: Sequence[int], effort: int) -> object:
        """Let answers cross each gap of the scale: those that stand below it, and those that came there."""
        by_value = sorted(zip((option.value for option in scale.options), counts, strict=True))
        people = sum(counts)
        before, points, now = None, 0, sum(value * count for value, count in by_value)
        for (value, count), (above, _) in pairwise(by_value):
            crossing = self.model.addIntegral(0, people if effort else 0, effort)
            self.model.addConstr(crossing - (0 if before is None else before) <= count)
            points = points + (above - value) * crossing
            before = crossing
        score = self.model.addIntegral(0, _FULL)
        self.model.addConstr(2 * people * score - 200 * points <= 200 * now + people)
        return score
