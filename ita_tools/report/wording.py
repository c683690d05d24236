"""Small grammar of official Thai: lists, differences, and scores in sentences."""

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
    "asked",
    "change_in_words",
    "every",
    "extremes_in_words",
    "item_named",
    "items_named",
    "listed",
    "scored",
    "signed",
]


_THAI = re.compile("[ก-๛]")


def listed(names: Sequence[str]) -> str:
    """Join names the Thai way; a blank follows the last "and" only where the next word is not Thai.

    >>> listed(["ก", "ข", "ค"]), listed(["IIT", "OIT"])
    ('ก ข และค', 'IIT และ OIT')
    """
    if len(names) < 2:
        return "".join(names)
    last = names[-1] if _THAI.match(names[-1]) else f" {names[-1]}"
    return f"{' '.join(names[:-1])} และ{last}"


def signed(value: Decimal | None) -> str:
    """Write a difference with its sign; none where nothing changed.

    >>> signed(Decimal("0.39")), signed(Decimal("-5")), signed(Decimal(0))
    ('+0.39', '-5.00', '0.00')
    """
    if value is None:
        return "-"
    return f"+{points(value)}" if value > 0 else points(half_up(value))


def change_in_words(difference: Decimal) -> str:
    """Say how a score moved.

    >>> change_in_words(Decimal("-0.98"))
    'ลดลง 0.98 คะแนน'
    """
    if difference == 0:
        return "เท่าเดิม"
    return f"{'เพิ่มขึ้น' if difference > 0 else 'ลดลง'} {points(abs(difference))} คะแนน"


def scored(value: Decimal | None) -> str:
    """Write a score inside a sentence."""
    return "ยังไม่มีคะแนน" if value is None else f"{points(value)} คะแนน"


def every(what: str, known: int, whole: int) -> str:
    """Name all of a kind; only those with a score where some have none.

    >>> every("ข้อ", 3, 3), every("ข้อ", 2, 3)
    ('ทุกข้อ', 'ทุกข้อที่มีคะแนน')
    """
    return f"ทุก{what}" if known == whole else f"ทุก{what}ที่มีคะแนน"


def among(what: str, known: int, whole: int) -> str:
    """Begin a sentence on the best or the worst of a kind: it holds among those with a score only.

    >>> among("ข้อ", 3, 3), among("ข้อ", 2, 3)
    ('', 'ในบรรดาข้อที่มีคะแนน ')
    """
    return "" if known == whole else f"ในบรรดา{what}ที่มีคะแนน "


def asked(item: Item) -> str:
    """Return the title of an item without the mark of a footnote that only the questionnaire has."""
    return re.sub(r"\*\s*", "", item.title)


def item_named(result: Result, key: Key) -> str:
    """Name an item, and the tool that asks it where several do.

    >>> item_named(result, ("item", "EIT1", "e1"))  # doctest: +SKIP
    'ข้อ e1 (EIT ส่วนที่ 1)'
    """
    _, tool, code = key
    several = len(result.edition.item_by_code[code].tools) > 1
    return f"ข้อ {code} ({result.edition.tool_by_code[tool].short})" if several else f"ข้อ {code}"


def items_named(result: Result, keys: Sequence[Key]) -> str:
    """Name items, those of the same tools together; the tools only where several may ask an item.

    >>> items_named(result, [("item", "EIT1", "e1"), ("item", "EIT2", "e1")])  # doctest: +SKIP
    'ข้อ e1 (EIT ส่วนที่ 1 และ EIT ส่วนที่ 2)'
    """
    edition = result.edition
    asking: dict[str, list[str]] = {}
    for _, tool, code in keys:
        several = len(edition.item_by_code[code].tools) > 1
        asking.setdefault(code, []).extend([edition.tool_by_code[tool].short] if several else [])
    alike: dict[str, list[str]] = {}
    for code, tools in asking.items():
        alike.setdefault(f" ({listed(tools)})" if tools else "", []).append(code)
    return listed([f"ข้อ {listed(codes)}{tools}" for tools, codes in alike.items()])


def extremes_in_words(what: str, result: Result, names: Mapping[Key, str]) -> str:
    """Say which of some named scores are highest and lowest; one of them at least must be known.

    >>> extremes_in_words("เครื่องมือ", result, {("tool", "IIT"): "IIT"})  # doctest: +SKIP
    'มีคะแนนเพียงเครื่องมือเดียว ได้แก่ IIT ได้ 99.60 คะแนน'
    """
    known = [name for key, name in names.items() if result[key].value is not None]
    top, bottom = highest(result, names), lowest(result, names)
    best, least = scored(result[top[0]].value), scored(result[bottom[0]].value)
    if len(known) == 1:
        return f"มีคะแนนเพียง{what}เดียว ได้แก่ {known[0]} ได้ {best}"
    if top == bottom:
        who = f"ทุก{what}" if len(known) == len(names) else f"{what}ที่มีคะแนน ได้แก่ {listed(known)} "
        return f"{who}ได้คะแนนเท่ากันที่ {best}"
    return (
        f"{among(what, len(known), len(names))}"
        f"{what}ที่ได้คะแนนสูงสุด ได้แก่ {listed([names[key] for key in top])} ได้ {best} "
        f"{what}ที่ได้คะแนนต่ำสุด ได้แก่ {listed([names[key] for key in bottom])} ได้ {least}"
    )
