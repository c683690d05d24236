"""Report printed scores that are probably misprints, with the correct scores."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.findings import Finding
from ita_tools.analysis.misprint_search import corrections
from ita_tools.assessment import LoadedAssessment
from ita_tools.rounding import points
from ita_tools.scoring import Key, Result

__all__ = ["check_misprints"]


def check_misprints(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find the smallest set of single-digit corrections that makes the printed scores agree."""
    for correction in corrections(reading.assessment, result):
        yield Finding(
            code="misprint-likely",
            severity="error",
            where=reading.where(_path(correction.key)),
            message=f"{result.name(correction.key)} น่าจะพิมพ์ผิดหนึ่งหลัก เมื่อแก้แล้วคะแนนทุกชั้นสอดคล้องกัน",
            expected=points(correction.correct),
            found=points(correction.printed),
        )


def _path(key: Key) -> str:
    kind, *codes = key
    if kind == "item":
        return ".".join(["items", *codes])
    groups = {"tool": "tools", "indicator": "indicators", "part": "parts"}
    return ".".join(["published", groups[kind], *codes])
