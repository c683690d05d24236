"""Check that the answers to an item agree with its printed score."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ita_tools.analysis.answer_distribution import SHARE_ROUNDING
from ita_tools.analysis.findings import Finding
from ita_tools.assessment import ItemAnswer, LoadedAssessment
from ita_tools.rounding import half_up, points, weighted_mean
from ita_tools.rubric import Item
from ita_tools.scoring import Result

__all__ = ["check_answer_scores"]


def check_answer_scores(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find items whose counts or shares of answers cannot give the printed score."""
    for item in result.edition.items_by_respondents():
        for tool in item.tools:
            entry = reading.assessment.entry(tool, item.code)
            expected = _contradicting_score(item, entry)
            if expected is not None:
                yield Finding(
                    code="answers-differ",
                    severity="error",
                    where=reading.where(f"items.{tool}.{item.code}"),
                    message=f"{result.name(('item', tool, item.code))} คะแนนไม่ตรงกับสัดส่วนคำตอบ",
                    expected=points(expected),
                    found=points(entry.score),
                )


def _contradicting_score(item: Item, entry: ItemAnswer) -> Decimal | None:
    """Return the score of the answers if rounding cannot explain its difference from the printed one."""
    if entry.score is None:
        return None
    values = [Decimal(option.value) for option in item.scale.options]
    if entry.counts and sum(entry.counts):
        score, slack = half_up(weighted_mean(values, entry.counts)), Decimal(0)
    elif entry.percent and sum(entry.percent):
        score = half_up(weighted_mean(values, entry.percent))
        slack = half_up(sum(values) * SHARE_ROUNDING / 100 + SHARE_ROUNDING)
    else:
        return None
    return score if abs(score - entry.score) > slack else None
