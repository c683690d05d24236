"""The result of a year as the previous result of a later one: scores as printed, else as computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from ita_tools.assessment import Assessment, EarlierResult, Previous, Published
from ita_tools.rounding import points
from ita_tools.rubric import Edition
from ita_tools.scoring import Key, Result

__all__ = ["history_after", "history_notes", "previous_result", "previous_result_notes"]


def previous_result(result: Result, assessment: Assessment) -> Previous | None:
    """Return all scores of a result: those ITAS printed, and the computed score where it printed none.

    ``None`` where there is no score. Printed differences are left out: they compare with a year before.
    """
    scores = _standing_scores(result, assessment.published)
    total, level = scores.get(("total",)), assessment.published.level or result.level or ""
    published = Published(
        total,
        level,
        _by_code(scores, "tool"),
        _by_code(scores, "indicator"),
        _by_code(scores, "subindicator"),
        _by_tool(scores, "part"),
    )
    items = _by_tool(scores, "item")
    return Previous(result.edition.year, published, items) if published or items else None


def _standing_scores(result: Result, published: Published) -> dict[Key, Decimal]:
    """Return the printed score of each key, else the computed one; keys without a score are left out."""
    scores = {key: _printed(published, key) for key in result.scores}
    scores = {key: result[key].value if score is None else score for key, score in scores.items()}
    return {key: score for key, score in scores.items() if score is not None}


def _printed(published: Published, key: Key) -> Decimal | None:
    match key:
        case ("total",):
            return published.total
        case ("tool", code):
            return published.tools.get(code)
        case ("indicator", code):
            return published.indicators.get(code)
        case ("subindicator", code):
            return published.subindicators.get(code)
        case ("part", tool, code):
            return published.parts.get(tool, {}).get(code)
    return None


def _by_code(scores: Mapping[Key, Decimal], kind: str) -> dict[str, Decimal]:
    return {key[1]: score for key, score in scores.items() if key[0] == kind}


def _by_tool(scores: Mapping[Key, Decimal], kind: str) -> dict[str, dict[str, Decimal]]:
    by_tool: dict[str, dict[str, Decimal]] = {}
    for key, score in scores.items():
        if key[0] == kind:
            by_tool.setdefault(key[1], {})[key[2]] = score
    return by_tool


def previous_result_notes(edition: Edition, result: Result, assessment: Assessment) -> Iterator[str]:
    """Yield Thai notes on scores that were never printed and on those ``edition`` cannot be compared with."""
    year = result.edition.year
    previous = previous_result(result, assessment)
    if previous is None:
        yield f"ไฟล์ของปี {year} ไม่มีคะแนน จึงไม่มีผลปีก่อนให้เปรียบเทียบ"
        return
    yield from _unofficial_scores(result, assessment.published)
    tools = previous.published.tools
    if skipped := _short_names(result, [code for code in assessment.unprocessed if code not in tools]):
        yield f"ปี {year} ไม่มีคะแนน {skipped} เพราะไม่ได้ประมวลผล จึงไม่มีคะแนนให้เปรียบเทียบ"
    if removed := _short_names(result, [code for code in tools if code not in edition.tool_by_code]):
        yield (f"คะแนน {removed} ของปี {year} เก็บไว้ในผลปีก่อน แต่ปี {edition.year} ไม่มีเครื่องมือนี้ จึงเปรียบเทียบกันไม่ได้")
    if previous.items and edition.previous != year:
        yield (
            f"ปี {year} ไม่ใช่ปีก่อนหน้าปี {edition.year} จึงเปรียบเทียบคะแนนรายข้อไม่ได้ "
            f"คะแนนรายข้อที่เก็บไว้ในผลปีก่อนใช้รหัสข้อของปี {year}"
        )


def _short_names(result: Result, tools: Iterable[str]) -> str:
    return ", ".join(result.edition.tool_by_code[code].short for code in tools)


def _unofficial_scores(result: Result, published: Published) -> Iterator[str]:
    scores = {
        key: score
        for key, score in result.scores.items()
        if score.value is not None and _printed(published, key) is None
    }
    names = [
        result.name(key)
        for key, score in scores.items()
        if key[0] not in ("item", "statement") and score.confidence == "inferred"
    ]
    items = [key for key, score in scores.items() if key[0] == "item" and score.confidence != "published"]
    names += [f"คะแนนรายข้อ {len(items)} คะแนน"] if items else []
    if names:
        yield (
            f"คะแนนปี {result.edition.year} ต่อไปนี้คำนวณหรืออนุมานจากข้อมูลในไฟล์ ไม่ใช่คะแนนที่ ITAS ประกาศ "
            f"โปรดตรวจกับผลที่ประกาศ: {', '.join(names)}"
        )


def history_after(assessment: Assessment) -> dict[int, EarlierResult]:
    """Return the results of earlier years, oldest first, without that of the year itself."""
    return dict(sorted((_previous_total(assessment) | dict(assessment.history)).items()))


def _previous_total(assessment: Assessment) -> dict[int, EarlierResult]:
    previous = assessment.previous
    if previous is None or previous.published.total is None:
        return {}
    published = previous.published
    return {previous.edition: EarlierResult(published.total, published.level)}


def history_notes(result: Result, assessment: Assessment) -> Iterator[str]:
    """Yield a Thai note on each year whose total in the history differs from that of its result."""
    own_total = _standing_scores(result, assessment.published).get(("total",))
    history = history_after(assessment)
    own = {} if own_total is None else {result.edition.year: EarlierResult(own_total)}
    totals = _previous_total(assessment) | own
    for year, total in totals.items():
        in_history = history.get(year, total).total
        if in_history is not None and in_history != total.total:
            yield (
                f"คะแนนรวมของปี {year} ในผลย้อนหลังคือ {points(in_history)} แต่ในผลของปีนั้นคือ {points(total.total)} "
                "โปรดตรวจว่าค่าใดถูกต้อง"
            )
