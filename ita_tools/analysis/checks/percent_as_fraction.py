"""Report scores typed with a percent sign, which a spreadsheet stores as a fraction: 98% as 0.98."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ita_tools.analysis.findings import Finding
from ita_tools.assessment import Assessment, LoadedAssessment, Published
from ita_tools.assessment.flatten import Path
from ita_tools.rounding import points
from ita_tools.scoring import Result

__all__ = ["check_percent_as_fraction"]

_FULL = 100


def check_percent_as_fraction(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find scores above 0 and below 1, which hardly any answers give on a scale of 100 points."""
    for path, score in _scores(reading.assessment):
        if score is not None and 0 < score < 1:
            yield Finding(
                code="score-fraction",
                severity="warning",
                where=reading.where(".".join(path)),
                message=f"คะแนน {score} จากเต็ม {_FULL} น้อยผิดปกติ "
                "ถ้าพิมพ์เครื่องหมาย % ไว้ ให้พิมพ์ใหม่โดยไม่มีเครื่องหมาย %",
                expected=points(score * _FULL),
                found=str(score),
            )


def _scores(assessment: Assessment) -> Iterator[tuple[Path, Decimal | None]]:
    """Yield path and value of every score from 0 to 100; differences and shares may be below 1."""
    for tool, entries in assessment.items.items():
        for code, entry in entries.items():
            yield ("items", tool, code), entry.score
    yield from _published(assessment.published, "published")
    if assessment.previous is not None:
        yield from _published(assessment.previous.published, "previous", "published")
        for tool, scores in assessment.previous.items.items():
            for code, score in scores.items():
                yield ("previous", "items", tool, code), score
    for year, earlier in assessment.history.items():
        yield ("history", str(year)), earlier.total


def _published(published: Published, *above: str) -> Iterator[tuple[Path, Decimal | None]]:
    yield (*above, "total"), published.total
    for name in ("tools", "indicators", "subindicators"):
        for code, score in getattr(published, name).items():
            yield (*above, name, code), score
    for tool, scores in published.parts.items():
        for code, score in scores.items():
            yield (*above, "parts", tool, code), score
