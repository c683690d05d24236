"""The engine: answers -> items -> sub-indicators -> indicators -> tools -> total -> level.

Every step takes the rounded scores of the step below and rounds half-up itself; that chain is the
edition's own rule. A step whose inputs are not all known starts from the published score instead and
says so; where there is none either it stays ``None``.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ita_tools.assessment import Assessment, Entry, Published
from ita_tools.rounding import half_up, weighted_mean
from ita_tools.rubric import Confidence, Edition, Indicator, Item, Tool
from ita_tools.scoring.levels import level_of
from ita_tools.scoring.result import Key, Result, Score

__all__ = ["score"]


def score(edition: Edition, assessment: Assessment) -> Result:
    """Score what an agency filled in by the rubric of its edition.

    The assessment must fit the edition (:func:`ita_tools.fitting.misfits` finds none).
    """
    sheet = _Sheet(edition, assessment)
    for item in edition.items:
        for tool in item.tools:
            sheet.put(("item", tool, item.code), _item(item, assessment.entry(tool, item.code)))
    for indicator in edition.indicators:
        sheet.indicator(indicator)
    for tool in edition.tools:
        sheet.tool(tool)
    sheet.total()
    return sheet.result()


def _item(item: Item, entry: Entry) -> Score:
    confidence: Confidence = "derived" if entry.derived else "published"
    if entry.counts and sum(entry.counts):
        return Score(_mean_of_answers(item, entry.counts), "counts", confidence=confidence)
    if entry.score is not None:
        # Printed shares are rounded, so the printed score is the nearer truth where both are given.
        return Score(entry.score, "printed", confidence=confidence)
    if entry.percent and sum(entry.percent):
        return Score(_mean_of_answers(item, entry.percent), "percent", confidence=confidence)
    return Score(None, "missing")


def _mean_of_answers(item: Item, answers: Sequence[Decimal | int]) -> Decimal:
    return half_up(weighted_mean([Decimal(option.value) for option in item.scale.options], answers))


class _Sheet:
    """Collects the scores from below upwards."""

    def __init__(self, edition: Edition, assessment: Assessment) -> None:
        self.edition = edition
        self.unprocessed = frozenset(assessment.unprocessed)
        self.published: Published = assessment.published
        self.scores: dict[Key, Score] = {}

    def put(self, key: Key, score: Score) -> None:
        self.scores[key] = score

    def combine(self, key: Key, inputs: Sequence[Key], rule: str, fallback: Decimal | None, *,
                weights: Sequence[Decimal] | None = None, inferred: bool = False) -> None:
        """Store the mean of the inputs, or the published score where one of them is missing."""
        values = [self.scores[each].value for each in inputs]
        known = [value for value in values if value is not None]
        if len(known) < len(values) or not values:
            basis = "missing" if fallback is None else "published"
            self.put(key, Score(fallback, basis))
            return
        mean = half_up(weighted_mean(known, weights), self.edition.rounding.places)
        self.put(key, Score(mean, "computed", rule, tuple(inputs), self._confidence(inputs, inferred)))

    def _confidence(self, inputs: Sequence[Key], inferred: bool) -> Confidence:
        below = {self.scores[each].confidence for each in inputs}
        if inferred or "inferred" in below:
            return "inferred"
        return "derived" if "derived" in below else "published"

    def indicator(self, indicator: Indicator) -> None:
        """Score the sub-indicators, parts and the whole of an indicator."""
        for part in self.edition.subindicators_of(indicator.code):
            items = self.edition.items_of_subindicator(part.code)
            keys = _keys(items, indicator.tools)
            self.combine(("subindicator", part.code), keys, f"ค่าเฉลี่ยของ {len(keys)} ข้อ",
                         self.published.subindicators.get(part.code))
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
            keys = [("subindicator", part.code) for part in parts]
            self.combine(key, keys, f"ค่าเฉลี่ยของ {len(keys)} ตัวชี้วัดย่อย", published)
        elif indicator.mean == "weighted-items":
            self.combine(key, _keys(items, indicator.tools), f"ค่าเฉลี่ยถ่วงน้ำหนักของ {len(items)} ข้อ",
                         published, weights=[item.weight.value for item in items if item.weight],
                         inferred=self._weights_matter(items, indicator.tools[0]))
        else:
            keys = _keys(items, indicator.tools)
            what = " จากทุกเครื่องมือ" if len(indicator.tools) > 1 else ""
            self.combine(key, keys, f"ค่าเฉลี่ยของ {len(keys)} คะแนน{what}" if what else
                         f"ค่าเฉลี่ยของ {len(keys)} ข้อ", published)

    def _weights_matter(self, items: Sequence[Item], tool: str) -> bool:
        """Say whether unofficial weights bear on the mean: only if their items' scores differ.

        The pinned weights and the sum of all are known, so equal scores leave nothing to guess.
        """
        unsure = {self.scores[("item", tool, item.code)].value
                  for item in items if item.weight and item.weight.provenance.inferred}
        return len(unsure) > 1

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
        return (("part", tool.code, indicator.code) if len(indicator.tools) > 1
                else ("indicator", indicator.code))

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
        if len(skipped) == len(scores) or None in scores:
            fallback = self.published.total
            self.put(("total",), Score(fallback, "missing" if fallback is None else "published"))
            return
        value = half_up(weighted_mean([score for score in scores if score is not None], weights))
        names = ", ".join(tool.short for tool in skipped)
        rule += f" โดย {names} ที่ไม่ประมวลผลนับเป็น {self.edition.unprocessed.counts_as}"
        keys = tuple(("tool", tool.code) for tool in self.edition.tools if tool not in skipped)
        self.put(("total",), Score(value, "computed", rule, keys, "inferred"))

    def _tool_scores(self) -> list[Decimal | None]:
        """Scores of all tools; one that was not processed counts as the edition says."""
        return [self.edition.unprocessed.counts_as if tool.code in self.unprocessed
                else self.scores[("tool", tool.code)].value for tool in self.edition.tools]

    def result(self) -> Result:
        """Return everything, with the level."""
        computed = level_of(self.edition.bands, self.scores[("total",)].value, self._tool_scores())
        level = computed or self.published.level or None
        basis = "computed" if computed else "published" if level else "missing"
        return Result(self.edition, self.scores, level, basis)


def _keys(items: Sequence[Item], tools: Sequence[str]) -> list[Key]:
    return [("item", tool, item.code) for item in items for tool in tools]
