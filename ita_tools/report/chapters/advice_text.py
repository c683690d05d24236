"""Texts on low items: the officer's own analysis, else finding and way forward from the rubric."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ita_tools.analysis.extremes import FULL, lowest, short_of_full
from ita_tools.assessment import Analysis
from ita_tools.assessment.fields import fields_of
from ita_tools.report.chapters.advice_cross_references import Section, advice_by_items, weakest_items
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Paragraph
from ita_tools.report.wording import among, every, item_names, join_names, score_in_words
from ita_tools.rounding import points
from ita_tools.rubric.advice import Advice
from ita_tools.scoring import Key

__all__ = ["advice_paragraphs", "cause_and_way_forward", "evidence_note", "finding_text", "weakest_in_words"]


# A sentence with more items would be too long; the table has them all.
_MAX_ITEMS_IN_SENTENCE = 8
# A score of 0 does not tell whether the information is missing or incomplete.
_NO_POINTS = "ไม่ได้คะแนน เพราะไม่ได้เผยแพร่ข้อมูล หรือข้อมูลที่เผยแพร่ไม่เป็นไปตามองค์ประกอบที่กำหนด"


def evidence_note(advice: Advice, keys: Sequence[Key] = ()) -> str:
    """Return the codes of the OIT items that show evidence, in brackets; without the items of the advice."""
    own = {key[2] for key in keys}
    others = [code for code in advice.evidence if code not in own]
    return f" (อ้างอิงจากข้อ {join_names(others)})" if others else ""


def finding_text(context: ReportContext, keys: Sequence[Key], advice: Advice) -> str:
    """Return the finding of an advice; for OIT items that all have a score of 0 a finding of our own."""
    items = context.edition.item_by_code
    scored_by_assessor = all(items[key[2]].scale.kind == "steps" for key in keys)
    no_points = all(context.result[key].value == 0 for key in keys)
    return _NO_POINTS if scored_by_assessor and no_points else advice.finding


def advice_paragraphs(
    context: ReportContext, section: Section, sections: Mapping[str, str], introduction: str
) -> Iterator[Block]:
    """Write advice on the lowest items of a section, or refer to the section that gives it first.

    Parameters
    ----------
    context
        The assessment and its result.
    section
        The section.
    sections
        Name of the first section of each way forward, from ``first_sections``.
    introduction
        The words between finding and way forward.
    """
    references: dict[str, list[Key]] = {}
    without_advice: list[Key] = []
    for keys, advice in advice_by_items(context, weakest_items(context, section.keys)):
        name = sections.get(advice.way_forward)
        if name == section.name:
            way = advice.way_forward.removeprefix("ควร")
            yield Paragraph(
                f"{item_names(context.result, keys)} {finding_text(context, keys, advice)} "
                f"{introduction}{way}{evidence_note(advice, keys)}",
                "bullet",
            )
        elif name is None:
            without_advice.extend(keys)
        else:
            references.setdefault(name, []).extend(keys)
    for name, keys in references.items():
        yield Paragraph(f"{item_names(context.result, keys)} ให้ใช้แนวทางที่เสนอไว้ใน{name}", "bullet")
    if without_advice:
        yield Paragraph(
            f"ข้อที่ได้คะแนนน้อยที่สุดยังมีอีก {len(without_advice)} ข้อ ดูข้อเสนอแนะของทุกข้อได้ในแผ่นงาน ข้อเสนอแนะ ของสมุดงาน"
        )


def cause_and_way_forward(
    context: ReportContext, section: Section, sections: Mapping[str, str]
) -> Iterator[Block]:
    """Write cause and way forward of an indicator or issue.

    The officer's own analysis stands alone. Without one it is the rubric's advice on the lowest items, or on
    keeping the level if all items have the full score.
    """
    own = context.assessment.analysis.get(section.code, Analysis())
    if own.cause:
        yield Paragraph(own.cause, lead=fields_of(Analysis)["cause"].label)
    if own.way_forward:
        yield Paragraph(own.way_forward, lead=fields_of(Analysis)["way_forward"].label)
    if own:
        return
    yield from advice_paragraphs(context, section, sections, "แนวทางการพัฒนา คือ ")
    scored = [key for key in section.keys if context.result[key].value is not None]
    if scored and not weakest_items(context, scored):
        for _, advice in advice_by_items(context, scored)[:1]:
            yield Paragraph(advice.keep, lead="แนวทางรักษาระดับ")


def weakest_in_words(context: ReportContext, keys: Sequence[Key]) -> str:
    """Return a sentence on the lowest items and the others below full; one item must have a score."""
    result = context.result
    scored = [key for key in keys if result[key].value is not None]
    below_full = short_of_full(result, scored)
    if not below_full:
        return f"{every('ข้อ', len(scored), len(keys))}ได้เต็ม {points(FULL)} คะแนน จึงควรรักษาระดับการดำเนินงานไว้"
    least = lowest(result, below_full)
    score = result[least[0]].value
    if len(least) == len(scored) > 1:
        return f"{every('ข้อ', len(scored), len(keys))}ได้คะแนนเท่ากันที่ {score_in_words(score)}"
    text = (
        f"{among('ข้อ', len(scored), len(keys))}ข้อที่ได้คะแนนน้อยที่สุด ได้แก่ "
        f"{item_names(result, least)} ได้ {score_in_words(score)}"
    )
    rest = [key for key in below_full if key not in least]
    if len(rest) > _MAX_ITEMS_IN_SENTENCE:
        return f"{text} ข้ออื่นที่ยังไม่ได้คะแนนเต็มมี {len(rest)} ข้อ"
    others = [
        f"{item_names(result, list(same))} ได้ {score_in_words(value)}"
        for value, same in groupby(rest, key=lambda key: result[key].value)
    ]
    return f"{text} ข้ออื่นที่ยังไม่ได้คะแนนเต็ม ได้แก่ {join_names(others)}" if others else text
