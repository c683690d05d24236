"""Suggestions of the program on the lowest items, where neither agency nor assessor wrote anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ita_tools.analysis.extremes import indicator_items
from ita_tools.report.chapters.analysis_text import weakest_items
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Heading, Paragraph
from ita_tools.report.wording import item_names, join_names
from ita_tools.rubric.advice import Advice, advice_for
from ita_tools.scoring import Key

__all__ = ["Suggestion", "suggested", "suggestions"]

_INTRODUCTION = (
    "ข้อแนะนำต่อไปนี้เป็นข้อความของโปรแกรมที่เรียบเรียงจากข้อที่ได้คะแนนต่ำที่สุดของแต่ละตัวชี้วัด ใช้ประกอบการพิจารณาเท่านั้น "
    "มิใช่ข้อเสนอแนะของผู้ประเมินและมิใช่มาตรการของหน่วยงาน"
)


class Suggestion(NamedTuple):
    """A way forward with the items it is suggested for."""

    keys: Sequence[Key]
    advice: Advice


def suggestions(context: ReportContext) -> Iterator[Block]:
    """Write the chapter; nothing where suggestions are not wanted or nothing is left to suggest."""
    found = suggested(context)
    if found:
        yield Heading("ข้อแนะนำเพื่อประกอบการพิจารณา")
        yield Paragraph(_INTRODUCTION)
    for keys, advice in found:
        way = advice.way_forward.removeprefix("ควร")
        names = item_names(context.result, keys)
        yield Paragraph(f"{names} ควร{way}{_evidence(advice, keys)}", "bullet")


def suggested(context: ReportContext) -> Sequence[Suggestion]:
    """Return each suggestion once with all its items, in the order of the indicators."""
    if not context.suggestions:
        return ()
    by_way: dict[str, Suggestion] = {}
    for key in _open_items(context):
        advice = advice_for(context.edition.year, key[2])
        if advice is not None:
            held = by_way.get(advice.way_forward, Suggestion((), advice))
            by_way[advice.way_forward] = Suggestion((*held.keys, key), advice)
    return tuple(by_way.values())


def _open_items(context: ReportContext) -> Iterator[Key]:
    """Yield the lowest items of each indicator that nobody wrote about."""
    assessment = context.assessment
    analysed = {code for code, own in assessment.analysis.items() if own}
    treated = {code for issue in context.edition.issues if issue.code in analysed for code in issue.items} | {
        each.item for each in assessment.recommendations
    }
    for indicator in context.edition.indicators:
        if indicator.code in analysed or analysed.issuperset(indicator.tools):
            continue
        for key in weakest_items(context, indicator_items(context.result, indicator.code)):
            answer = assessment.entry(key[1], key[2])
            if key[2] not in treated and not answer.defect and not answer.remedy:
                yield key


def _evidence(advice: Advice, keys: Sequence[Key]) -> str:
    """Return the codes of the OIT items that show evidence, in brackets; without the items themselves."""
    own = {key[2] for key in keys}
    others = [code for code in advice.evidence if code not in own]
    return f" (อ้างอิงจากข้อ {join_names(others)})" if others else ""
