"""Check that published scores and the level follow from the figures below them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ita_tools.analysis.findings import Finding
from ita_tools.assessment import LoadedAssessment, Published
from ita_tools.rounding import points
from ita_tools.scoring import Key, Result, Score

__all__ = ["check_published"]


def check_published(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find published scores and levels that differ from computed ones, and scores of unprocessed tools."""
    published = reading.assessment.published
    for key, path, printed in _scores(published):
        score = result[key]
        if score.basis == "computed" and score.value != printed:
            yield Finding(
                code="published-differs",
                severity="error",
                where=reading.where(path),
                message=f"{result.name(key)} ที่ประกาศไม่ตรงกับที่คำนวณได้จากข้อมูลที่กรอก",
                expected=_expected(score),
                found=points(printed),
            )
    for code in reading.assessment.unprocessed:
        if code in published.tools:
            yield Finding(
                code="unprocessed-scored",
                severity="warning",
                where=reading.where(f"published.tools.{code}"),
                message=f"{result.name(('tool', code))} ระบุว่า ITAS ไม่ประมวลผล แต่มีคะแนนที่ประกาศ "
                "คะแนนนี้จึงไม่ถูกนำไปใช้",
                found=points(published.tools[code]),
            )
    if published.level and result.level_basis == "computed" and published.level != result.level:
        yield Finding(
            code="level-differs",
            severity="error",
            where=reading.where("published.level"),
            message="ระดับที่ประกาศไม่ตรงกับที่ได้จากคะแนน",
            expected=str(result.level),
            found=published.level,
        )


def _expected(score: Score) -> str:
    return f"{points(score.low)} - {points(score.high)}" if score.bounds else points(score.value)


def _scores(published: Published) -> Iterator[tuple[Key, str, Decimal]]:
    if published.total is not None:
        yield ("total",), "published.total", published.total
    for kind, scores in (
        ("tool", published.tools),
        ("indicator", published.indicators),
        ("subindicator", published.subindicators),
    ):
        for code, score in scores.items():
            yield (kind, code), f"published.{kind}s.{code}", score
    for tool, parts in published.parts.items():
        for code, score in parts.items():
            yield ("part", tool, code), f"published.parts.{tool}.{code}", score
