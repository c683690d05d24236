"""Report scores that depend on an inferred rule or on figures that were never printed."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.findings import Finding
from ita_tools.assessment import LoadedAssessment
from ita_tools.rounding import points
from ita_tools.scoring import Key, Result

__all__ = ["check_confidence"]

_PATHS = {"total": "published.total", "indicator": "published.indicators"}


def check_confidence(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find scores and levels that depend on an inferred rule, inferred wording, and derived item scores."""
    for key, rule in _inferred_scores(result):
        yield Finding(
            code="rule-inferred",
            severity="warning",
            where=reading.where(_path(key)),
            message=f"{result.name(key)} {rule} ยังไม่ใช่ตัวเลขทางการ ให้กรอกคะแนนที่ ITAS ประกาศเพื่อตรวจเทียบ",
            found=points(result[key].value),
        )
    yield from _inferred_level(reading, result)
    yield from _inferred_wording(reading, result)
    tools = result.edition.tool_by_code
    derived = [
        f"{code} ({tools[tool].short})"
        for tool, entries in reading.assessment.items.items()
        for code, entry in entries.items()
        if entry.derived
    ]
    if derived:
        yield Finding(
            code="score-derived",
            severity="info",
            where=reading.where("items"),
            message=f"มี {len(derived)} ข้อที่คะแนนคำนวณย้อนกลับจากคะแนนที่ประกาศ: {', '.join(derived)}",
            found=str(len(derived)),
        )


def _inferred_level(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find a level that an inferred weight could change."""
    if result.level_basis == "computed" and result.possible_levels:
        (least, most), total = result.possible_levels, result[("total",)]
        yield Finding(
            code="level-inferred",
            severity="warning",
            where=reading.where("published.level"),
            message=f"ระดับอาจเป็น {least} ถึง {most} เพราะคะแนนรวมอาจอยู่ระหว่าง "
            f"{points(total.low)} ถึง {points(total.high)} ให้กรอกคะแนนและระดับที่ ITAS ประกาศ",
            found=str(result.level),
        )


def _inferred_wording(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    inferred = [item.code for item in result.edition.items if item.provenance.inferred]
    if inferred:
        codes = ", ".join(inferred[:10]) + (" ..." if len(inferred) > 10 else "")
        yield Finding(
            code="edition-inferred",
            severity="info",
            where=reading.where("edition"),
            message=f"หลักเกณฑ์ปี {result.edition.year} มี {len(inferred)} ข้อที่ข้อความหรือรายการยังอนุมาน ({codes})",
            found=str(len(inferred)),
        )


def _inferred_scores(result: Result) -> Iterator[tuple[Key, str]]:
    """Yield the lowest scores that an inferred rule affects, each with a Thai phrase."""
    for key, score in result.scores.items():
        if score.bounds and key[0] == "indicator":
            interval = f"{points(score.low)} ถึง {points(score.high)}"
            yield key, f"คำนวณด้วยน้ำหนักที่อนุมาน จึงอาจอยู่ระหว่าง {interval}"
    unprocessed = [
        tool.short for tool in result.edition.tools if result[("tool", tool.code)].basis == "unprocessed"
    ]
    if unprocessed and result[("total",)].confidence == "inferred":
        counts_as = result.edition.unprocessed.counts_as
        yield ("total",), f"นับ {', '.join(unprocessed)} ที่ไม่ประมวลผลเป็น {counts_as} คะแนนตามการอนุมาน"


def _path(key: Key) -> str:
    return ".".join([_PATHS[key[0]], *key[1:]])
