"""The job behind ``ita score``: the result as plain data, and as the rows of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from ita_tools.jobs.check import findings_data
from ita_tools.jobs.load import ScoredAssessment
from ita_tools.rounding import points
from ita_tools.rubric import Edition
from ita_tools.scoring import Derived, Key, Result, derivation, derived_levels

__all__ = ["score_data", "score_rows"]

_BASIS = {"counts": "computed", "percent": "computed"}


def score_data(opened: ScoredAssessment) -> dict[str, Any]:
    """Return the result as JSON data: scores are strings with two decimals, ``None`` for a missing one.

    At the top stand the standing figures, under ``computed`` what follows from the standing figures below,
    under ``basis`` where each standing figure comes from (``announced``, ``computed``, ``derived``,
    ``unprocessed`` or ``None``). Under ``derived`` stands what the known figures force where there is
    neither an announced nor a computed one: a score, or the least and greatest one.
    """
    result, edition = opened.result, opened.edition
    forced = derivation(opened.assessment, result)
    levels = derived_levels(opened.assessment, result) if result.level is None else None
    only = levels[0] if levels and levels[0] == levels[1] else None

    def value(key: Key) -> str | None:
        each = forced.get(key)
        return _text(result[key].value if each is None else each.value)

    def basis(key: Key) -> str | None:
        return "derived" if key in forced and forced[key].value is not None else _basis(result[key].basis)

    level_basis = "derived" if only else _basis(result.level_basis)
    return {
        "edition": edition.year,
        **_figures(edition, value, result.level or only),
        "findings": findings_data(opened),
        "computed": _figures(edition, lambda key: _text(result[key].computed), result.computed_level),
        "basis": _figures(edition, basis, level_basis),
        "derived": _figures(edition, lambda key: _either(forced.get(key)), only or (levels and [*levels])),
    }


def _either(forced: Derived | None) -> str | list[str] | None:
    """Return the one value of a derived figure, or the ends of its interval."""
    if forced is None:
        return None
    return [points(forced.low), points(forced.high)] if forced.value is None else points(forced.value)


def _figures(edition: Edition, text: Callable[[Key], Any], level: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return one text for every score, in the order of the rubric."""

    def each(*key: str) -> Any:  # noqa: ANN401 - whatever ``text`` returns
        return text(key)

    return {
        "total": each("total"),
        "level": level,
        "tools": {tool.code: each("tool", tool.code) for tool in edition.tools},
        "indicators": {found.code: each("indicator", found.code) for found in edition.indicators},
        "subindicators": {part.code: each("subindicator", part.code) for part in edition.subindicators},
        "items": {
            tool.code: {
                item.code: each("item", tool.code, item.code) for item in edition.items_of_tool(tool.code)
            }
            for tool in edition.tools
        },
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else points(value)


def _basis(basis: str) -> str | None:
    return None if basis == "missing" else _BASIS.get(basis, basis)


def score_rows(result: Result) -> Iterator[tuple[str, str, str]]:
    """Yield name, score and remark of the total, the level, the tools and the indicators."""
    edition = result.edition
    yield "คะแนนรวม", points(result.total), _remark(result, ("total",))
    yield "ระดับผลการประเมิน", result.level or "-", _remark_on_level(result)
    for tool in edition.tools:
        yield tool.short, points(result.tool(tool.code)), _remark(result, ("tool", tool.code))
    for each in edition.indicators:
        key = ("indicator", each.code)
        yield f"{each.code} {each.title}", points(result.indicator(each.code)), _remark(result, key)


def _remark_on_level(result: Result) -> str:
    if result.level_differs:
        return f"ตามที่ประกาศ (คำนวณได้ {result.computed_level})"
    if result.level_basis == "announced":
        sure = result.level == result.computed_level and result.possible_levels is None
        return "" if sure else "ตามที่ประกาศ"
    # Unpublished figures may make it another level.
    return "อนุมาน" if result.possible_levels is not None else ""


def _remark(result: Result, key: Key) -> str:
    score = result[key]
    if score.differs:
        return f"ตามที่ประกาศ (คำนวณได้ {points(score.computed)})"
    if score.basis == "announced":
        return "" if score.announced == score.computed and score.possible is None else "ตามที่ประกาศ"
    words = {"unprocessed": "ไม่ประมวลผล", "missing": "ข้อมูลไม่ครบ"}
    return words.get(score.basis, "อนุมาน" if score.confidence == "inferred" else "")
