"""Check that the answers to an item agree with its printed score."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ita_tools.analysis.answer_distribution import SHARE_ROUNDING
from ita_tools.analysis.findings import Finding
from ita_tools.assessment import ItemAnswer, LoadedAssessment
from ita_tools.rounding import half_up, points
from ita_tools.rubric import Item
from ita_tools.scoring import Result, Score

__all__ = ["check_answer_scores"]


def check_answer_scores(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find items whose counts or shares of answers cannot give the printed score."""
    for item in result.edition.items_by_respondents():
        for tool in item.tools:
            key = ("item", tool, item.code)
            if not item.parts and _contradicts(item, reading.assessment.entry(tool, item.code), result[key]):
                yield Finding(
                    code="answers-differ",
                    severity="error",
                    where=reading.where(f"items.{tool}.{item.code}"),
                    message=f"{result.name(key)} คะแนนไม่ตรงกับสัดส่วนคำตอบ",
                    expected=points(result[key].computed),
                    found=points(result[key].announced),
                )


def _contradicts(item: Item, entry: ItemAnswer, score: Score) -> bool:
    """Whether rounding cannot explain the difference of the printed score from that of the answers."""
    if score.announced is None or score.computed is None:
        return False
    slack = Decimal(0)
    if not (entry.counts and sum(entry.counts)):
        slack = sum(Decimal(option.value) for option in item.scale.options) * SHARE_ROUNDING / 100
        slack = half_up(slack + SHARE_ROUNDING)
    return abs(score.computed - score.announced) > slack
