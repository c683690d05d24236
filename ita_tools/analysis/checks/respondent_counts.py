"""Check answers, groups and scores of items against the number of respondents of a tool."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ita_tools.analysis.answer_distribution import SHARE_ROUNDING
from ita_tools.analysis.attainable_scores import nearest_attainable
from ita_tools.analysis.findings import Finding
from ita_tools.assessment import ItemAnswer, LoadedAssessment, Respondents
from ita_tools.rounding import points
from ita_tools.rubric import Item, Scale
from ita_tools.scoring import Result

__all__ = ["check_respondent_counts"]


def check_respondent_counts(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find groups and counts that do not add up, shares that are not 100, and unattainable scores."""
    for tool in result.edition.tools:
        respondents = reading.assessment.respondents.get(tool.code, Respondents())
        yield from _groups(reading, tool.code, tool.short, respondents)
        for item in result.edition.items_of_tool(tool.code):
            entry = reading.assessment.entry(tool.code, item.code)
            path, key = f"items.{tool.code}.{item.code}", ("item", tool.code, item.code)
            where, name = reading.where(path), result.name(key)
            yield from _answers(item.scale, entry, respondents.count, where, name)
            for part in item.parts:
                where = reading.where(f"{path}.parts.{part.code}")
                part_name = result.name(("statement", *key[1:], part.code))
                part_entry = entry.parts.get(part.code, ItemAnswer())
                yield from _answers(part.scale, part_entry, respondents.count, where, part_name)
            yield from _attainable(item, entry, respondents.count, where, name)


def _groups(reading: LoadedAssessment, tool: str, short: str, respondents: Respondents) -> Iterator[Finding]:
    for heading, groups in respondents.groups.items():
        total = sum(groups.values())
        if respondents.count is not None and total != respondents.count:
            yield Finding(
                "groups-differ",
                "warning",
                reading.where(f"respondents.{tool}.groups.{heading}"),
                f"จำนวนผู้ตอบ {short} จำแนกตาม{heading} รวมไม่เท่ากับจำนวนผู้ตอบทั้งหมด",
                str(respondents.count),
                str(total),
            )


def _answers(
    scale: Scale, entry: ItemAnswer, respondents: int | None, where: str, name: str
) -> Iterator[Finding]:
    yield from _shares(scale, entry, where, name)
    yield from _counts(entry, respondents, where, name)


def _shares(scale: Scale, entry: ItemAnswer, where: str, name: str) -> Iterator[Finding]:
    if not entry.percent:
        return
    total = sum(entry.percent)
    if total and abs(total - 100) > len(scale.options) * SHARE_ROUNDING:
        yield Finding(
            "shares-differ",
            "warning",
            where,
            f"{name} ร้อยละของทุกตัวเลือกรวมไม่เท่ากับ 100 เกินกว่าที่การปัดเศษอธิบายได้",
            "100.00",
            points(total),
        )


def _counts(entry: ItemAnswer, respondents: int | None, where: str, name: str) -> Iterator[Finding]:
    if entry.counts and respondents is not None and sum(entry.counts) not in (0, respondents):
        yield Finding(
            "counts-differ",
            "warning",
            where,
            f"{name} จำนวนคำตอบรวมไม่เท่ากับจำนวนผู้ตอบแบบวัด",
            str(respondents),
            str(sum(entry.counts)),
        )


def _attainable(
    item: Item, entry: ItemAnswer, respondents: int | None, where: str, name: str
) -> Iterator[Finding]:
    if entry.score is None or entry.derived or item.parts:
        return
    if item.scale.kind == "steps":
        steps = [Decimal(option.value) for option in item.scale.options]
        if entry.score not in steps:
            yield Finding(
                "step-unknown",
                "warning",
                where,
                f"{name} ได้คะแนนที่ไม่อยู่ในขั้นของแบบวัด",
                ", ".join(f"{step}" for step in steps),
                points(entry.score),
            )
    elif respondents and not entry.counts:
        nearest = nearest_attainable(item.scale, entry.score, respondents)
        if nearest != entry.score:
            yield Finding(
                "score-impossible",
                "warning",
                where,
                f"{name} ไม่มีชุดคำตอบของผู้ตอบ {respondents} คนใดที่ให้คะแนนนี้",
                points(nearest),
                points(entry.score),
            )
