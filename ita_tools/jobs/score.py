"""The job behind ``ita score``: the result as plain data, and as the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ita_tools.jobs.check import findings_data
from ita_tools.jobs.load import ScoredAssessment
from ita_tools.rounding import points
from ita_tools.scoring import Result

__all__ = ["score_data", "score_rows"]


def score_data(opened: ScoredAssessment) -> dict[str, Any]:
    """Return the result as JSON data: scores are strings with two decimals, ``None`` for a missing one."""
    result, edition = opened.result, opened.edition
    return {
        "edition": edition.year,
        "total": _text(result.total),
        "level": result.level,
        "tools": {tool.code: _text(result.tool(tool.code)) for tool in edition.tools},
        "indicators": {each.code: _text(result.indicator(each.code)) for each in edition.indicators},
        "subindicators": {each.code: _text(result.subindicator(each.code)) for each in edition.subindicators},
        "items": {
            tool.code: {
                item.code: _text(result.item(tool.code, item.code))
                for item in edition.items_of_tool(tool.code)
            }
            for tool in edition.tools
        },
        "findings": findings_data(opened),
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else points(value)


def score_rows(opened: ScoredAssessment) -> Iterator[tuple[str, str, str]]:
    """Yield name, score and remark of the total, the tools and the indicators."""
    result, edition = opened.result, opened.edition
    yield "คะแนนรวม", points(result.total), _remark(opened, ("total",))
    yield "ระดับผลการประเมิน", result.level or "-", _remark_on_level(opened.result)
    for tool in edition.tools:
        yield tool.short, points(result.tool(tool.code)), _remark(opened, ("tool", tool.code))
    for each in edition.indicators:
        key = ("indicator", each.code)
        yield f"{each.code} {each.title}", points(result.indicator(each.code)), _remark(opened, key)


def _remark_on_level(result: Result) -> str:
    if result.level_basis == "computed" and result.possible_levels is not None:
        return "อนุมาน"  # unpublished figures may make it another level
    return "ตามที่ประกาศ" if result.level_basis == "published" else ""


def _remark(opened: ScoredAssessment, key: tuple[str, ...]) -> str:
    score = opened.result[key]
    words = {"published": "ตามที่ประกาศ", "unprocessed": "ไม่ประมวลผล", "missing": "ข้อมูลไม่ครบ"}
    return words.get(score.basis, "อนุมาน" if score.confidence == "inferred" else "")
