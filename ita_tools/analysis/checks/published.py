"""Check that published scores and the level follow from the figures below them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from ita_tools.analysis.findings import Finding
from ita_tools.assessment import Assessment, LoadedAssessment, Published
from ita_tools.rounding import points
from ita_tools.scoring import Key, Result, Score, score
from ita_tools.scoring.plan import LEVEL

__all__ = ["check_published"]


def check_published(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find announced figures that no figures below give, and scores of unprocessed tools.

    A figure is right if it follows from the announced figures right below it, or from the items alone: a
    misprint between them must not accuse it.
    """
    assessment = reading.assessment
    deep = score(result.edition, replace(assessment, published=Published()))
    for key, path, printed in _scores(assessment.published):
        found = result[key]
        if found.differs and printed != deep[key].value and _is_official(key, assessment):
            yield Finding(
                code="published-differs",
                severity="error",
                where=reading.where(path),
                message=f"{result.name(key)} ที่ประกาศไม่ตรงกับที่คำนวณได้จากข้อมูลที่กรอก",
                expected=_expected(found),
                found=points(printed),
            )
    for code in assessment.unprocessed:
        if code in assessment.published.tools:
            yield Finding(
                code="unprocessed-scored",
                severity="warning",
                where=reading.where(f"published.tools.{code}"),
                message=f"{result.name(('tool', code))} ระบุว่า ITAS ไม่ประมวลผล แต่มีคะแนนที่ประกาศ "
                "คะแนนนี้จึงไม่ถูกนำไปใช้",
                found=points(assessment.published.tools[code]),
            )
    if result.level_differs and result.level != deep.level and _is_official(LEVEL, assessment):
        yield Finding(
            code="level-differs",
            severity="error",
            where=reading.where("published.level"),
            message="ระดับที่ประกาศไม่ตรงกับที่ได้จากคะแนน",
            expected=str(result.computed_level),
            found=str(result.level),
        )


def _is_official(key: Key, assessment: Assessment) -> bool:
    """Whether a figure rests on official rules: what a tool that was not processed adds to it is none."""
    return key not in (("total",), LEVEL) or not assessment.unprocessed


def _expected(found: Score) -> str:
    low, high = found.possible or (found.computed, found.computed)
    return points(low) if low == high else f"{points(low)} - {points(high)}"


def _scores(published: Published) -> Iterator[tuple[Key, str, Decimal]]:
    if published.total is not None:
        yield ("total",), "published.total", published.total
    for kind, scores in (
        ("tool", published.tools),
        ("indicator", published.indicators),
        ("subindicator", published.subindicators),
    ):
        for code, printed in scores.items():
            yield (kind, code), f"published.{kind}s.{code}", printed
    for tool, parts in published.parts.items():
        for code, printed in parts.items():
            yield ("part", tool, code), f"published.parts.{tool}.{code}", printed
