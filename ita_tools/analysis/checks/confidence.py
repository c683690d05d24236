"""Which scores rest on an unofficial rule or on figures that were never printed."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.findings import Finding
from ita_tools.assessment import LoadedAssessment
from ita_tools.rounding import points
from ita_tools.scoring import Key, Result

__all__ = ["check_confidence"]

_PATHS = {"total": "published.total", "indicator": "published.indicators"}


def check_confidence(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Say where an inferred rule bears on a score, and which items were worked back."""
    for key, rule in _guessed(result):
        yield Finding(
            code="rule-inferred",
            severity="warning",
            where=reading.where(_path(key)),
            message=f"{result.name(key)} {rule} ยังไม่ใช่ตัวเลขทางการ ให้กรอกคะแนนที่ ITAS ประกาศเพื่อตรวจเทียบ",
            found=points(result[key].value),
        )
    yield from _level(reading, result)
    yield from _wording(reading, result)
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


def _level(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Report a level that hangs on an inferred weight."""
    if result.level_basis == "computed" and result.possible_levels and not reading.assessment.published.level:
        (least, most), total = result.possible_levels, result[("total",)]
        yield Finding(
            code="level-inferred",
            severity="warning",
            where=reading.where("published.level"),
            message=f"ระดับอาจเป็น {least} ถึง {most} เพราะคะแนนรวมอาจอยู่ระหว่าง "
            f"{points(total.low)} ถึง {points(total.high)} ให้กรอกคะแนนและระดับที่ ITAS ประกาศ",
            found=str(result.level),
        )


def _wording(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    unsure = [item.code for item in result.edition.items if item.provenance.inferred]
    if unsure:
        named = ", ".join(unsure[:10]) + (" ..." if len(unsure) > 10 else "")
        yield Finding(
            code="edition-inferred",
            severity="info",
            where=reading.where("edition"),
            message=f"หลักเกณฑ์ปี {result.edition.year} มี {len(unsure)} ข้อที่ข้อความหรือรายการยังอนุมาน ({named})",
            found=str(len(unsure)),
        )


def _guessed(result: Result) -> Iterator[tuple[Key, str]]:
    """Yield the scores where a guess enters; what is above them only inherits it."""
    for key, score in result.scores.items():
        if score.bounds and key[0] == "indicator":
            between = f"{points(score.low)} ถึง {points(score.high)}"
            yield key, f"คำนวณด้วยน้ำหนักที่อนุมาน จึงอาจอยู่ระหว่าง {between}"
    skipped = [
        tool.short for tool in result.edition.tools if result[("tool", tool.code)].basis == "unprocessed"
    ]
    if skipped and result[("total",)].confidence == "inferred":
        counted = result.edition.unprocessed.counts_as
        yield ("total",), f"นับ {', '.join(skipped)} ที่ไม่ประมวลผลเป็น {counted} คะแนนตามการอนุมาน"


def _path(key: Key) -> str:
    return ".".join([_PATHS[key[0]], *key[1:]])
