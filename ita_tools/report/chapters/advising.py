"""What chapters say of weak items: the officer's own words, else finding and way forward from the rubric."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.analysis.extremes import FULL, lowest, short_of_full
from ita_tools.assessment import Analysis
from ita_tools.report.document import Block, Paragraph
from ita_tools.report.material import Material
from ita_tools.report.wording import item_named, listed, scored
from ita_tools.rounding import points
from ita_tools.rubric.advice import Advice, advice_for
from ita_tools.scoring import Key

__all__ = ["advised", "cause_and_way", "evidence", "way_of", "weakest_in_words"]


# More names than these are read in the table, not in a sentence.
_MOST_NAMED = 8


def advised(material: Material, keys: Sequence[Key]) -> Iterator[tuple[Key, Advice]]:
    """Yield the keys of items for which there is advice; the same advice only once."""
    seen: set[str] = set()
    for key in keys:
        advice = advice_for(material.edition.year, key[2])
        if advice is not None and advice.way_forward not in seen:
            seen.add(advice.way_forward)
            yield key, advice


def way_of(advice: Advice) -> str:
    """Give the way forward as what is to be done, to stand after a word of advising or alone."""
    return advice.way_forward.removeprefix("ควร")


def evidence(advice: Advice) -> str:
    """Name the public entries where the work is shown, in brackets; nothing where none are known."""
    return f" (อ้างอิงจากข้อ {' '.join(advice.evidence)})" if advice.evidence else ""


def cause_and_way(material: Material, code: str, keys: Sequence[Key]) -> Iterator[Block]:
    """Write cause and way forward of an indicator or issue.

    What the officer wrote stands alone; where both are empty the rubric's advice on the lowest items is
    given, or on keeping the level where nothing is short of full.
    """
    own = material.assessment.analysis.get(code, Analysis())
    if own.cause:
        yield Paragraph(own.cause, lead="สาเหตุ")
    if own.way_forward:
        yield Paragraph(own.way_forward, lead="แนวทางการพัฒนา")
    if own:
        return
    result = material.result
    known = [key for key in keys if result[key].value is not None]
    least = lowest(result, short_of_full(result, known))
    for key, advice in advised(material, least):
        yield Paragraph(f"{item_named(result, key)} {advice.finding} แนวทางการพัฒนา คือ "
                        f"{way_of(advice)}{evidence(advice)}", "bullet")
    if known and not least:
        for _, advice in list(advised(material, known))[:1]:
            yield Paragraph(advice.keep, lead="แนวทางรักษาระดับ")


def weakest_in_words(material: Material, keys: Sequence[Key]) -> str:
    """Say which items are lowest and which others lack points; one of them at least must be known."""
    result = material.result
    known = [key for key in keys if result[key].value is not None]
    weak = short_of_full(result, known)
    if not weak:
        return f"ทุกข้อที่มีคะแนนได้เต็ม {points(FULL)} คะแนน จึงควรรักษาระดับการดำเนินงานไว้"
    least = lowest(result, weak)
    score = result[least[0]].value
    if len(least) == len(known) > 1:
        return f"ทุกข้อ{'' if len(known) == len(keys) else 'ที่มีคะแนน'}ได้คะแนนเท่ากันที่ {scored(score)}"
    names = listed([item_named(result, key) for key in least])
    text = f"ข้อที่ได้คะแนนน้อยที่สุด ได้แก่ {names} ได้ {scored(score)}"
    rest = [key for key in weak if key not in least]
    if len(rest) > _MOST_NAMED:
        return f"{text} ข้ออื่นที่ยังไม่ได้คะแนนเต็มมี {len(rest)} ข้อ"
    others = [f"{item_named(result, key)} {points(result[key].value)}" for key in rest]
    return f"{text} ข้ออื่นที่ยังไม่ได้คะแนนเต็ม ได้แก่ {listed(others)}" if others else text
