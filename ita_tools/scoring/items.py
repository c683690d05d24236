"""Item scores: from answers, printed scores, or the statements an item asks about."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ita_tools.assessment import ItemAnswer
from ita_tools.rounding import half_up, weighted_mean
from ita_tools.rubric import Confidence, Item, Scale
from ita_tools.scoring.result import Key, Score

__all__ = ["item_scores"]

_NOTHING = ItemAnswer()


def item_scores(item: Item, tool: str, entry: ItemAnswer) -> dict[Key, Score]:
    """Score an item and its statements: the deepest level given decides."""
    confidence: Confidence = "derived" if entry.derived else "published"
    scores: dict[Key, Score] = {
        ("statement", tool, item.code, part.code): _score(
            part.scale, entry.parts.get(part.code, _NOTHING), confidence
        )
        for part in item.parts
    }
    values = [score.value for score in scores.values()]
    key = ("item", tool, item.code)
    if values and None not in values:
        mean = half_up(weighted_mean([value for value in values if value is not None]))
        rule = f"ค่าเฉลี่ยของ {len(values)} ประเด็นย่อย"
        return {**scores, key: Score(mean, "computed", rule, tuple(scores), confidence)}
    return {**scores, key: _score(item.scale, entry, confidence)}


def _score(scale: Scale, entry: ItemAnswer, confidence: Confidence) -> Score:
    answered: Confidence = "inferred" if scale.provenance.inferred else confidence
    if entry.counts and sum(entry.counts):
        return Score(_mean_of_answers(scale, entry.counts), "counts", confidence=answered)
    if entry.score is not None:
        # Printed shares are rounded, so the printed score is the nearer truth where both are given.
        return Score(entry.score, "printed", confidence=confidence)
    if entry.percent and sum(entry.percent):
        return Score(_mean_of_answers(scale, entry.percent), "percent", confidence=answered)
    return Score(None, "missing")


def _mean_of_answers(scale: Scale, answers: Sequence[Decimal | int]) -> Decimal:
    return half_up(weighted_mean([Decimal(option.value) for option in scale.options], answers))
