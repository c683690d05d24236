"""Official Thai in sentences: lists of names, scores, differences, names of items."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from ita_tools.analysis.extremes import highest, lowest
from ita_tools.rounding import half_up, points
from ita_tools.rubric import Item
from ita_tools.scoring import Key, Result

__all__ = [
    "among",
    "change_in_words",
    "every",
    "extremes_in_words",
    "format_difference",
    "item_name",
    "item_names",
    "item_title",
    "join_names",
    "score_in_words",
]


_THAI = re.compile("[ก-๛]")


def join_names(names: Sequence[str]) -> str:
    """Join names; a blank follows ``และ`` only before a word that is not Thai.

    >>> join_names(["ก", "ข", "ค"]), join_names(["IIT", "OIT"])
    ('ก ข และค', 'IIT และ OIT')
    """
    if len(names) < 2:
        return "".join(names)
    last = names[-1] if _THAI.match(names[-1]) else f" {names[-1]}"
    return f"{' '.join(names[:-1])} และ{last}"


def format_difference(value: Decimal | None) -> str:
    """Return a difference with its sign, without sign if it is 0, a dash if it is unknown.

    >>> format_difference(Decimal("0.39")), format_difference(Decimal("-5")), format_difference(Decimal(0))
    ('+0.39', '-5.00', '0.00')
    """
    if value is None:
        return "-"
    return f"+{points(value)}" if value > 0 else points(half_up(value))


def change_in_words(difference: Decimal) -> str:
    """Return how a score changed.

    >>> change_in_words(Decimal("-0.98"))
    'ลดลง 0.98 คะแนน'
    """
    if difference == 0:
        return "เท่าเดิม"
    return f"{'เพิ่มขึ้น' if difference > 0 else 'ลดลง'} {points(abs(difference))} คะแนน"


def score_in_words(value: Decimal | None) -> str:
    """Return a score for a sentence."""
    return "ยังไม่มีคะแนน" if value is None else f"{points(value)} คะแนน"


def every(noun: str, scored: int, total: int) -> str:
    """Return "every" with a noun, restricted to those with a score if some have none.

    >>> every("ข้อ", 3, 3), every("ข้อ", 2, 3)
    ('ทุกข้อ', 'ทุกข้อที่มีคะแนน')
    """
    return f"ทุก{noun}" if scored == total else f"ทุก{noun}ที่มีคะแนน"


def among(noun: str, scored: int, total: int) -> str:
    """Return the beginning of a sentence on the highest or lowest if some have no score.

    >>> among("ข้อ", 3, 3), among("ข้อ", 2, 3)
    ('', 'ในบรรดาข้อที่มีคะแนน ')
    """
    return "" if scored == total else f"ในบรรดา{noun}ที่มีคะแนน "


def _certain_extremes(
    noun: str, result: Result, names: Mapping[Key, str], top: Sequence[Key], bottom: Sequence[Key]
) -> str:
    """Return what is certain of the highest and lowest where some scores have several possible values."""
    known = sum(result.ends(key) is not None for key in names)
    phrases = []
    for word, keys in (("สูงสุด", top), ("ต่ำสุด", bottom)):
        if keys:
            value = result[keys[0]].value
            score = "" if value is None else f" ได้ {score_in_words(value)}"
            phrases.append(f"{noun}ที่ได้คะแนน{word} ได้แก่ {join_names([names[key] for key in keys])}{score}")
    return among(noun, known, len(names)) + " ".join(phrases) if phrases else ""


def item_title(item: Item) -> str:
    """Return the title of an item without the asterisk of a footnote in the questionnaire."""
    return re.sub(r"\*\s*", "", item.title)


def item_name(result: Result, key: Key) -> str:
    """Return the name of an item, with its tool if several tools have the item.

    >>> item_name(result, ("item", "EIT1", "e1"))  # doctest: +SKIP
    'ข้อ e1 (EIT ส่วนที่ 1)'
    """
    _, tool, code = key
    several = len(result.edition.item_by_code[code].tools) > 1
    return f"ข้อ {code} ({result.edition.tool_by_code[tool].short})" if several else f"ข้อ {code}"


def item_names(result: Result, keys: Sequence[Key]) -> str:
    """Return the names of items, grouped by tools; tools are named only for items of several tools.

    >>> item_names(result, [("item", "EIT1", "e1"), ("item", "EIT2", "e1")])  # doctest: +SKIP
    'ข้อ e1 (EIT ส่วนที่ 1 และ EIT ส่วนที่ 2)'
    """
    edition = result.edition
    tools_by_code: dict[str, list[str]] = {}
    for _, tool, code in keys:
        several = len(edition.item_by_code[code].tools) > 1
        tools_by_code.setdefault(code, []).extend([edition.tool_by_code[tool].short] if several else [])
    codes_by_tools: dict[str, list[str]] = {}
    for code, tools in tools_by_code.items():
        codes_by_tools.setdefault(f" ({join_names(tools)})" if tools else "", []).append(code)
    return join_names([f"ข้อ {join_names(codes)}{tools}" for tools, codes in codes_by_tools.items()])


def extremes_in_words(noun: str, result: Result, names: Mapping[Key, str]) -> str:
    """Return a sentence on the highest and lowest of named scores; at least one must be known.

    >>> extremes_in_words("เครื่องมือ", result, {("tool", "IIT"): "IIT"})  # doctest: +SKIP
    'มีคะแนนเพียงเครื่องมือเดียว ได้แก่ IIT ได้ 99.60 คะแนน'
    """
    known = [key for key in names if result.ends(key) is not None]
    scored = [names[key] for key in known]
    top, bottom = highest(result, names), lowest(result, names)
    best, least = (score_in_words(result[keys[0]].value) if keys else "" for keys in (top, bottom))
    if not top or not bottom or any(result[key].value is None for key in (*top, *bottom)):
        return _certain_extremes(noun, result, names, top, bottom)
    if len(scored) == 1:
        return f"มีคะแนนเพียง{noun}เดียว ได้แก่ {scored[0]} ได้ {best}"
    if top == bottom:
        who = f"ทุก{noun}" if len(scored) == len(names) else f"{noun}ที่มีคะแนน ได้แก่ {join_names(scored)} "
        return f"{who}ได้คะแนนเท่ากันที่ {best}"
    return (
        f"{among(noun, len(scored), len(names))}"
        f"{noun}ที่ได้คะแนนสูงสุด ได้แก่ {join_names([names[key] for key in top])} ได้ {best} "
        f"{noun}ที่ได้คะแนนต่ำสุด ได้แก่ {join_names([names[key] for key in bottom])} ได้ {least}"
    )
