"""The engine: answers -> items -> sub-indicators -> indicators -> tools -> total -> level.

Every step takes the rounded scores of the step below and rounds half-up itself; that chain is the
edition's own rule. A step whose inputs are not all known starts from the published score instead and
says so; where there is none either it stays ``None``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ita_tools.assessment import Assessment, Published
from ita_tools.rounding import half_up, weighted_mean
from ita_tools.rubric import Confidence, Edition, Indicator, Item, Tool
from ita_tools.scoring.items import item_scores
from ita_tools.scoring.levels import level_of
from ita_tools.scoring.result import Key, Result, Score
from ita_tools.scoring.weight_bounds import implied_weight, weight_bounds

__all__ = ["score"]


def score(edition: Edition, assessment: Assessment) -> Result:
    """Score what an agency filled in by the rubric of its edition.

    The assessment must fit the edition (:func:`ita_tools.validation.validate_assessment` finds none).
    """
    sheet = _Scorer(edition, assessment)
    for item in edition.items:
        for code in item.tools:
            sheet.scores |= item_scores(item, code, assessment.entry(code, item.code))
    for indicator in edition.indicators:
        sheet.indicator(indicator)
    for tool in edition.tools:
        sheet.tool(tool)
    sheet.total()
    return sheet.result()


class _Scorer:
    """Collects the scores from below upwards."""

    def __init__(self, edition: Edition, assessment: Assessment) -> None:
        self.edition = edition
        self.unprocessed = frozenset(assessment.unprocessed)
        self.published: Published = assessment.published
        self.scores: dict[Key, Score] = {}

    def put(self, key: Key, score: Score) -> None:
        self.scores[key] = score

    def combine(
        self,
        key: Key,
        inputs: Sequence[Key],
        rule: str,
        fallback: Decimal | None,
        *,
        weights: Sequence[Decimal] | None = None,
    ) -> None:
        """Store the mean of the inputs, or the published score where one of them is missing."""
        below = [self.scores[each] for each in inputs]
        known = self.known(inputs)
        if known is None:
            self.put(key, Score(fallback, "missing" if fallback is None else "published"))
            return
        bounds = self._bounds(below, weights)
        self.put(
            key,
            _pinned_by_published(
                Score(
                    self._mean(known, weights),
                    "computed",
                    rule,
                    tuple(inputs),
                    self.confidence(inputs),
                    bounds,
                    bounds,
                ),
                fallback,
            ),
        )

    def known(self, inputs: Sequence[Key]) -> list[Decimal] | None:
        """Return the values of the inputs, ``None`` where one is missing or there are none."""
        values = [value for each in inputs if (value := self.scores[each].value) is not None]
        return values if values and len(values) == len(inputs) else None

    def _mean(self, values: Sequence[Decimal], weights: Sequence[Decimal] | None) -> Decimal:
        return half_up(weighted_mean(values, weights), self.edition.rounding.places)

    def _bounds(
        self, below: Sequence[Score], weights: Sequence[Decimal] | None
    ) -> tuple[Decimal, Decimal] | None:
        """Bound a mean by the bounds of its inputs; ``None`` where they have none."""
        if not any(score.bounds for score in below):
            return None
        lows = [edge for each in below if (edge := each.low) is not None]
        highs = [edge for each in below if (edge := each.high) is not None]
        return self._mean(lows, weights), self._mean(highs, weights)

    def confidence(self, inputs: Sequence[Key]) -> Confidence:
        """Return the confidence of the least sure input."""
        below = {self.scores[each].confidence for each in inputs}
        return "inferred" if "inferred" in below else "derived" if "derived" in below else "published"

    def indicator(self, indicator: Indicator) -> None:
        """Score the sub-indicators, parts and the whole of an indicator."""
        for part in self.edition.subindicators_of(indicator.code):
            items = self.edition.items_of_subindicator(part.code)
            keys = _keys(items, indicator.tools)
            self.combine(
                ("subindicator", part.code),
                keys,
                f"ค่าเฉลี่ยของ {len(keys)} ข้อ",
                self.published.subindicators.get(part.code),
            )
        if len(indicator.tools) > 1:
            for tool in indicator.tools:
                self._part(indicator, tool)
        self._whole(indicator)

    def _part(self, indicator: Indicator, tool: str) -> None:
        keys = _keys(self.edition.items_of_indicator(indicator.code), (tool,))
        published = self.published.parts.get(tool, {}).get(indicator.code)
        self.combine(("part", tool, indicator.code), keys, f"ค่าเฉลี่ยของ {len(keys)} ข้อ", published)

    def _whole(self, indicator: Indicator) -> None:
        key = ("indicator", indicator.code)
        published = self.published.indicators.get(indicator.code)
        items = self.edition.items_of_indicator(indicator.code)
        if indicator.mean == "subindicators":
            parts = self.edition.subindicators_of(indicator.code)
            keys: list[Key] = [("subindicator", part.code) for part in parts]
            self.combine(key, keys, f"ค่าเฉลี่ยของ {len(keys)} ตัวชี้วัดย่อย", published)
        elif indicator.mean == "weighted-items":
            self._weighted(key, items, indicator.tools[0], published)
        else:
            keys = _keys(items, indicator.tools)
            what = "คะแนน จากทุกเครื่องมือ" if len(indicator.tools) > 1 else "ข้อ"
            self.combine(key, keys, f"ค่าเฉลี่ยของ {len(keys)} {what}", published)

    def _weighted(self, key: Key, items: Sequence[Item], tool: str, published: Decimal | None) -> None:
        """Score an indicator by weighted items; where open weights matter a published score settles it."""
        keys = _keys(items, (tool,))
        rule = f"ค่าเฉลี่ยถ่วงน้ำหนักของ {len(items)} ข้อ"
        weights = [item.weight.value for item in items if item.weight]
        self.combine(key, keys, rule, published, weights=weights)
        known = self.known(keys)
        bounds = None if known is None else weight_bounds(items, known)
        if bounds is None or known is None:
            return
        open_score = replace(self.scores[key], confidence="inferred", bounds=bounds, possible=bounds)
        found = _pinned_by_published(open_score, published)
        implied = None if published is None else implied_weight(items, known, published)
        if found.basis == "published" and implied is not None:
            said = f"{found.rule} ซึ่งแสดงว่าข้อ {implied.item} มีน้ำหนักร้อยละ {implied.weight}"
            found = replace(found, rule=said)
        self.put(
            key, replace(found, confidence=self.confidence(keys)) if found.basis == "published" else found
        )

    def tool(self, tool: Tool) -> None:
        """Score a tool: the mean of its indicators as it sees them."""
        key = ("tool", tool.code)
        if tool.code in self.unprocessed:
            self.put(key, Score(None, "unprocessed"))
            return
        keys = [self._seen_by(tool, indicator) for indicator in self.edition.indicators_of_tool(tool.code)]
        published = self.published.tools.get(tool.code)
        self.combine(key, keys, f"ค่าเฉลี่ยของ {len(keys)} ตัวชี้วัด", published)

    @staticmethod
    def _seen_by(tool: Tool, indicator: Indicator) -> Key:
        return (
            ("part", tool.code, indicator.code) if len(indicator.tools) > 1 else ("indicator", indicator.code)
        )

    def total(self) -> None:
        """Score the whole: the weighted tools."""
        tools = self.edition.tools
        weights = [tool.weight for tool in tools]
        rule = "ผลรวมของคะแนนเครื่องมือตามน้ำหนัก " + ", ".join(f"{tool.short} {tool.weight}%" for tool in tools)
        skipped = [tool for tool in tools if tool.code in self.unprocessed]
        if not skipped:
            keys = [("tool", tool.code) for tool in tools]
            self.combine(("total",), keys, rule, self.published.total, weights=weights)
            return
        self._total_without(skipped, weights, rule)

    def _total_without(self, skipped: Sequence[Tool], weights: Sequence[Decimal], rule: str) -> None:
        scores = self._tool_scores()
        known = [score for score in scores if score is not None]
        fallback = self.published.total
        # What a tool that was not processed adds is not official: a published total settles it.
        if fallback is not None or len(skipped) == len(scores) or len(known) < len(scores):
            self.put(("total",), Score(fallback, "missing" if fallback is None else "published"))
            return
        names = ", ".join(tool.short for tool in skipped)
        rule += f" โดย {names} ที่ไม่ประมวลผลนับเป็น {self.edition.unprocessed.counts_as}"
        below = [
            replace(self.scores[("tool", tool.code)], value=score)
            for tool, score in zip(self.edition.tools, scores, strict=True)
        ]
        keys = tuple(("tool", tool.code) for tool in self.edition.tools if tool not in skipped)
        bounds = self._bounds(below, weights)
        self.put(
            ("total",), Score(self._mean(known, weights), "computed", rule, keys, "inferred", bounds, bounds)
        )

    def _tool_scores(self) -> list[Decimal | None]:
        """Scores of all tools; one that was not processed counts as the edition says."""
        return [
            self.edition.unprocessed.counts_as
            if tool.code in self.unprocessed
            else self.scores[("tool", tool.code)].value
            for tool in self.edition.tools
        ]

    def result(self) -> Result:
        """Return everything, with the level."""
        possible = self._possible_levels()
        settled = bool(self.unprocessed and self.published.level) or self._settles_level(possible)
        total = self.scores[("total",)].value
        computed = None if settled else level_of(self.edition.bands, total, self._tool_scores())
        level = computed or self.published.level or None
        return Result(
            self.edition,
            self.scores,
            level,
            "computed" if computed else "published" if level else "missing",
            possible,
        )

    def _possible_levels(self) -> tuple[str, str] | None:
        """Return the worst and the best level that open bounds leave; ``None`` where they leave one."""
        total, filled = self.scores[("total",)], self._tool_scores()
        if total.value is None or None in filled:
            return None
        scores = [self.scores[("tool", tool.code)] for tool in self.edition.tools]
        tools = [each.bounds or (score, score) for each, score in zip(scores, filled, strict=True)]
        worst = level_of(self.edition.bands, total.low, [low for low, _ in tools])
        best = level_of(self.edition.bands, total.high, [high for _, high in tools])
        return None if worst is None or best is None or worst == best else (worst, best)

    def _settles_level(self, possible: tuple[str, str] | None) -> bool:
        """Say whether the published level is one of those that open bounds leave."""
        names = [band.name for band in self.edition.bands]
        if possible is None or self.published.level not in names:
            return False
        worst, best = map(names.index, possible)
        return best <= names.index(self.published.level) <= worst


def _pinned_by_published(score: Score, published: Decimal | None) -> Score:
    """Put a published score in the place of one that open bounds leave undecided between them."""
    if published is None or score.bounds is None or not score.bounds[0] <= published <= score.bounds[1]:
        return score
    said = "น้ำหนักของข้อยังไม่เป็นทางการ จึงใช้คะแนนที่ประกาศ"
    return Score(published, "published", said, score.inputs, possible=score.possible)


def _keys(items: Sequence[Item], tools: Sequence[str]) -> list[Key]:
    return [("item", tool, item.code) for item in items for tool in tools]
