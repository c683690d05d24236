"""Official Thai in sentences: lists of names, scores, differences, names of items."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from ita_tools.analysis.extremes import highest, lowest
from ita_tools.analysis.result_sentences import (
    among,
    equal_sentence,
    extreme_phrase,
    extremes_sentence,
    only_one_sentence,
    some_of,
    tool_phrase,
)
from ita_tools.rounding import half_up, points
from ita_tools.rubric import Item, Tool
from ita_tools.scoring import Key, Result

__all__ = [
    "change_in_words",
    "extremes_in_words",
    "format_difference",
    "item_name",
    "item_names",
    "item_title",
    "join_names",
    "names_with_score",
    "range_of_codes",
    "score_in_words",
    "tool_name",
]


_THAI = re.compile("[ก-๛]")
_NOT_FOUND = "(ไม่พบข้อความ"


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


def tool_name(tool: Tool) -> str:
    """Return the name of a tool for a sentence.

    >>> tool_name(edition.tool_by_code["EIT1"])  # doctest: +SKIP
    'แบบวัด EIT ส่วนที่ 1'
    """
    return tool_phrase(tool.short)


def names_with_score(noun: str, names: Sequence[str], value: Decimal | None) -> str:
    """Return names that share a score, with that score in brackets if it is known.

    >>> names_with_score("ข้อ", ["ข้อ i1", "ข้อ i2"], Decimal("99.33"))
    'ข้อ i1 และข้อ i2 (ข้อละ 99.33 คะแนน)'
    """
    if value is None:
        return join_names(names)
    return f"{join_names(names)} ({f'{noun}ละ ' if len(names) > 1 else ''}{score_in_words(value)})"


def range_of_codes(codes: Sequence[str], order: Sequence[str]) -> str:
    """Return codes in their order, three or more in a row as a range.

    >>> range_of_codes(["1", "2", "3", "7", "8"], list("123456789"))
    '1-3 7 และ 8'
    """
    runs: list[list[str]] = []
    for code in sorted(codes, key=order.index):
        if runs and order.index(code) == order.index(runs[-1][-1]) + 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    parts = [[f"{run[0]}-{run[-1]}"] if len(run) > 2 else run for run in runs]
    return join_names([name for part in parts for name in part])


def _certain_extremes(
    noun: str, result: Result, names: Mapping[Key, str], top: Sequence[Key], bottom: Sequence[Key]
) -> str:
    """Return what is certain of the highest and lowest where some scores have several possible values."""
    known = sum(result.ends(key) is not None for key in names)
    phrases = [
        extreme_phrase(noun, names_with_score(noun, names_of, result[keys[0]].value), top=is_top)
        for is_top, keys in ((True, top), (False, bottom))
        if (names_of := [names[key] for key in keys])
    ]
    return among(noun, known, len(names)) + " ".join(phrases) if phrases else ""


def item_title(item: Item) -> str:
    """Return the title of an item without the asterisk of a footnote in the questionnaire.

    An item whose wording no document prints has none.
    """
    return "" if item.title.startswith(_NOT_FOUND) else re.sub(r"\*\s*", "", item.title)


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

    >>> extremes_in_words("เครื่องมือ", result, {("tool", "IIT"): "แบบวัด IIT"})  # doctest: +SKIP
    'มีคะแนนเพียงเครื่องมือเดียว ได้แก่ แบบวัด IIT (99.60 คะแนน)'
    """
    scored = [names[key] for key in names if result.ends(key) is not None]
    top, bottom = highest(result, names), lowest(result, names)
    if not top or not bottom or any(result[key].value is None for key in (*top, *bottom)):
        return _certain_extremes(noun, result, names, top, bottom)
    best, least = (
        names_with_score(noun, [names[key] for key in keys], result[keys[0]].value) for keys in (top, bottom)
    )
    if len(scored) == 1:
        return only_one_sentence(noun, best)
    if top == bottom:
        score = score_in_words(result[top[0]].value)
        are_all = len(scored) == len(names)
        return equal_sentence(f"ทุก{noun}" if are_all else some_of(noun, join_names(scored)), score)
    return among(noun, len(scored), len(names)) + extremes_sentence(noun, best, least)
