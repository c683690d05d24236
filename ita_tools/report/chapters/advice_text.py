"""What chapters say of weak items: the officer's own words, else finding and way forward from the rubric."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ita_tools.analysis.extremes import FULL, lowest, short_of_full
from ita_tools.assessment import Analysis
from ita_tools.report.chapters.advice_cross_references import Section, advised, weakest
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Paragraph
from ita_tools.report.wording import among, every, items_named, listed, scored
from ita_tools.rounding import points
from ita_tools.rubric.advice import Advice
from ita_tools.scoring import Key

__all__ = ["cause_and_way", "counsel", "evidence", "finding_on", "weakest_in_words"]


# More names than these are read in the table, not in a sentence.
_MOST_NAMED = 8
# What is not published cannot be incomplete, and of an entry without points nobody knows which it was.
_NO_POINTS = "ไม่ได้คะแนน เพราะไม่ได้เผยแพร่ข้อมูล หรือข้อมูลที่เผยแพร่ไม่เป็นไปตามองค์ประกอบที่กำหนด"


def evidence(advice: Advice, keys: Sequence[Key] = ()) -> str:
    """Name the public entries where the work is shown, in brackets, but not those the advice is on."""
    own = {key[2] for key in keys}
    others = [code for code in advice.evidence if code not in own]
    return f" (อ้างอิงจากข้อ {listed(others)})" if others else ""


def finding_on(material: ReportContext, keys: Sequence[Key], advice: Advice) -> str:
    """Say after the names of items what their scores show; of entries without a point in words of our own."""
    items = material.edition.item_by_code
    judged = all(items[key[2]].scale.kind == "steps" for key in keys)
    return _NO_POINTS if judged and all(material.result[key].value == 0 for key in keys) else advice.finding


def counsel(
    material: ReportContext, section: Section, places: Mapping[str, str], advising: str
) -> Iterator[Block]:
    """Give advice on the weakest items of a section, or say in which section it was given.

    ``places`` are those of ``first_places``; ``advising`` leads from the finding to what is to be done. Where
    the section gives no more advice, the rest is counted and the reader sent to the workbook.
    """
    before: dict[str, list[Key]] = {}
    untold: list[Key] = []
    for keys, advice in advised(material, weakest(material, section.keys)):
        place = places.get(advice.way_forward)
        if place == section.name:
            way = advice.way_forward.removeprefix("ควร")
            yield Paragraph(
                f"{items_named(material.result, keys)} {finding_on(material, keys, advice)} "
                f"{advising}{way}{evidence(advice, keys)}",
                "bullet",
            )
        elif place is None:
            untold.extend(keys)
        else:
            before.setdefault(place, []).extend(keys)
    for place, keys in before.items():
        yield Paragraph(f"{items_named(material.result, keys)} ให้ใช้แนวทางที่เสนอไว้ใน{place}", "bullet")
    if untold:
        yield Paragraph(
            f"ข้อที่ได้คะแนนน้อยที่สุดยังมีอีก {len(untold)} ข้อ ดูข้อเสนอแนะของทุกข้อได้ในแผ่นงาน ข้อเสนอแนะ ของสมุดงาน"
        )


def cause_and_way(material: ReportContext, section: Section, places: Mapping[str, str]) -> Iterator[Block]:
    """Write cause and way forward of an indicator or issue.

    What the officer wrote stands alone; where both are empty the rubric's advice on the lowest items is
    given, or on keeping the level where nothing is short of full.
    """
    own = material.assessment.analysis.get(section.code, Analysis())
    if own.cause:
        yield Paragraph(own.cause, lead="สาเหตุ")
    if own.way_forward:
        yield Paragraph(own.way_forward, lead="แนวทางการพัฒนา")
    if own:
        return
    yield from counsel(material, section, places, "แนวทางการพัฒนา คือ ")
    known = [key for key in section.keys if material.result[key].value is not None]
    if known and not weakest(material, known):
        for _, advice in advised(material, known)[:1]:
            yield Paragraph(advice.keep, lead="แนวทางรักษาระดับ")


def weakest_in_words(material: ReportContext, keys: Sequence[Key]) -> str:
    """Say which items are lowest and which others lack points; one of them at least must be known."""
    result = material.result
    known = [key for key in keys if result[key].value is not None]
    weak = short_of_full(result, known)
    if not weak:
        return f"{every('ข้อ', len(known), len(keys))}ได้เต็ม {points(FULL)} คะแนน จึงควรรักษาระดับการดำเนินงานไว้"
    least = lowest(result, weak)
    score = result[least[0]].value
    if len(least) == len(known) > 1:
        return f"{every('ข้อ', len(known), len(keys))}ได้คะแนนเท่ากันที่ {scored(score)}"
    text = (
        f"{among('ข้อ', len(known), len(keys))}ข้อที่ได้คะแนนน้อยที่สุด ได้แก่ "
        f"{items_named(result, least)} ได้ {scored(score)}"
    )
    rest = [key for key in weak if key not in least]
    if len(rest) > _MOST_NAMED:
        return f"{text} ข้ออื่นที่ยังไม่ได้คะแนนเต็มมี {len(rest)} ข้อ"
    others = [
        f"{items_named(result, list(same))} ได้ {scored(value)}"
        for value, same in groupby(rest, key=lambda key: result[key].value)
    ]
    return f"{text} ข้ออื่นที่ยังไม่ได้คะแนนเต็ม ได้แก่ {listed(others)}" if others else text
