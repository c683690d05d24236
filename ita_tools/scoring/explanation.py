"""The reading of a plan in Thai words: the rules of an edition, and how one figure came about.

An announced score also says something about a weight that is not official. Of these weights only the sum is
known. Where one figure alone differs from the others of such a weight, the announced mean tells its weight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import singledispatch
from typing import TYPE_CHECKING

from ita_tools.records import record
from ita_tools.rounding import half_up, points
from ita_tools.rubric import Band, Edition
from ita_tools.scoring.plan import LEVEL, Answers, Counted, Key, Level, Mean, Node, Standing, plan_of

if TYPE_CHECKING:
    from ita_tools.scoring.result import Result, Score

__all__ = [
    "ImpliedWeight",
    "Translate",
    "explain",
    "implied_weight",
    "name_of",
    "rule_of",
    "rules_of",
    "tool_minimums",
]

Translate = Callable[[str], str]
"""Gives a Thai text, with ``{}`` for each gap, in another language; ``str`` keeps the Thai."""

_NAMES = {
    "total": "คะแนนรวม",
    "level": "ระดับผลการประเมิน",
    "tool": "เครื่องมือ",
    "part": "ตัวชี้วัดที่",
    "indicator": "ตัวชี้วัดที่",
    "subindicator": "ตัวชี้วัดย่อยที่",
    "item": "ข้อ",
    "statement": "ข้อ",
}
_UNITS = {
    "statement": "{} ประเด็นย่อย",
    "subindicator": "{} ตัวชี้วัดย่อย",
    "indicator": "{} ตัวชี้วัด",
    "part": "{} ตัวชี้วัด",
    "item": "{} ข้อ",
}
_BASIS = {
    "counts": "จากจำนวนผู้ตอบแต่ละตัวเลือก",
    "percent": "จากร้อยละของผู้ตอบแต่ละตัวเลือก",
    "announced": "ตามคะแนนที่ประกาศ",
    "derived": "คำนวณย้อนกลับจากคะแนนที่ประกาศ",
    "unprocessed": "ITAS ไม่ประมวลผลเครื่องมือนี้",
    "not-applicable": "ไม่ใช้กับหน่วยงานประเภทนี้",
    "missing": "ยังไม่มีข้อมูล",
}
_ITEM = "ตามคะแนนที่ ITAS แสดง"
_BELOW = ("item", "statement")
_TOP = {"level": 0, "total": 1, "tool": 2}


def name_of(key: Key, edition: Edition, translate: Translate = str) -> str:
    """Name what a key stands for."""
    kind, *rest = key
    named = translate(_NAMES[kind])
    if kind in ("tool", "part", "item", "statement"):
        short = edition.tool_by_code[rest[0]].short  # codes of tools are for files only
        return f"{named} {short}" if kind == "tool" else f"{named} {'.'.join(rest[1:])} ({short})"
    return " ".join([named, *rest])


@singledispatch
def rule_of(node: Node, edition: Edition, translate: Translate = str) -> str:
    """Return the rule of a node in words, without its figures."""
    return translate("คำนวณจาก {} คะแนน").format(len(node.inputs))


@rule_of.register
def _(node: Answers, edition: Edition, translate: Translate = str) -> str:
    return translate("คะแนนเฉลี่ยของคำตอบ")


@rule_of.register
def _(node: Mean, edition: Edition, translate: Translate = str) -> str:
    kinds, tools = {key[0] for key in node.of}, {key[1] for key in node.of}
    if kinds == {"counted"}:
        return translate("ผลรวมของคะแนนเครื่องมือตามน้ำหนัก {}").format(
            ", ".join(
                f"{edition.tool_by_code[key[1]].short} {weight}%"
                for key, weight in zip(node.of, node.weights or (), strict=True)
            )
        )
    unit = "{} คะแนน จากทุกเครื่องมือ" if kinds == {"item"} and len(tools) > 1 else _UNITS[kinds.pop()]
    rule = "ค่าเฉลี่ยถ่วงน้ำหนักของ {}" if node.weights else "ค่าเฉลี่ยของ {}"
    return translate(rule).format(translate(unit).format(len(node.of)))


@rule_of.register
def _(node: Counted, edition: Edition, translate: Translate = str) -> str:
    return translate("คะแนนของเครื่องมือ หรือ {} ถ้า ITAS ไม่ประมวลผล").format(node.counts_as)


@rule_of.register
def _(node: Level, edition: Edition, translate: Translate = str) -> str:
    return translate("ระดับสูงสุดที่คะแนนรวมและคะแนนเครื่องมือถึงเกณฑ์")


def explain(result: Result, key: Key) -> str:
    """Say in one line how a figure came about."""
    if key == LEVEL:
        return _explain_level(result)
    score = result[key]
    head, rule = f"{result.name(key)} = {points(score.value)}: ", _rule(result, key)
    figures = ", ".join(points(result[each].value) for each in score.inputs)
    rule += f" ({figures})" if figures else ""
    if score.basis in ("computed", "missing", "unprocessed", "not-applicable"):
        text = rule if score.basis == "computed" else _BASIS[score.basis]
    else:
        text = (
            _ITEM if score.basis == "announced" and key[0] in ("item", "statement") else _BASIS[score.basis]
        )
        text += _compared(result, key, rule)
    mark = " [อนุมาน]" if score.confidence == "inferred" else ""
    if score.bounds:
        mark += f" [อยู่ระหว่าง {points(score.low)} ถึง {points(score.high)}]"
    return head + text + mark


def _explain_level(result: Result) -> str:
    rule = _rule(result, LEVEL)
    text = rule if result.level_basis == "computed" else _BASIS[result.level_basis]
    if result.level_basis == "announced":
        text = "ตามระดับที่ประกาศ"
        if result.computed_level not in (None, result.level):
            text += f" แต่ได้ระดับ {result.computed_level} จาก{rule}"
    possible = result.possible_levels
    mark = " [อยู่ระหว่าง {} ถึง {}]".format(*possible) if possible and result.level_basis == "computed" else ""
    return f"{result.name(LEVEL)} = {result.level or '-'}: {text}{mark}"


def _rule(result: Result, key: Key) -> str:
    """Return the rule of a computed figure, and what tools that were not processed count as in it."""
    node = result.nodes.get(("computed", *key))
    if node is None:
        return ""
    nodes = [result.nodes.get(each) for each in node.inputs]
    skipped = [
        each for each in nodes if isinstance(each, Counted) and result[each.tool].basis == "unprocessed"
    ]
    text = rule_of(node, result.edition)
    if skipped:
        names = ", ".join(result.edition.tool_by_code[each.tool[1]].short for each in skipped)
        text += f" โดย {names} ที่ไม่ประมวลผลนับเป็น {skipped[0].counts_as}"
    return text


def _compared(result: Result, key: Key, rule: str) -> str:
    """Say how an announced figure agrees with what follows from the figures below."""
    score = result[key]
    if score.announced is None or score.computed is None:
        return ""
    if score.possible:
        low, high = score.possible
        word = "แต่คำนวณได้" if score.differs else "ซึ่งอยู่ในช่วงที่คำนวณได้"
        return f" {word} {points(low)} ถึง {points(high)} จาก{rule}{_implied(result, key, score)}"
    word = f"แต่คำนวณได้ {points(score.computed)} " if score.differs else "ตรงกับที่คำนวณได้"
    return f" {word}จาก{rule}"


def _implied(result: Result, key: Key, score: Score) -> str:
    node = result.nodes[("computed", *key)]
    if not isinstance(node, Mean) or score.announced is None:
        return ""
    values = [value for each in node.of if (value := result[each].value) is not None]
    found = implied_weight(node, values, score.announced)
    return f" แสดงว่าข้อ {found.key[-1]} มีน้ำหนักร้อยละ {found.weight}" if found else ""


def rules_of(edition: Edition, translate: Translate = str) -> Iterator[tuple[Key, str, str]]:
    """Yield key, name and rule of the level, the total and every score above the items, from the top.

    The texts are Thai, or what ``translate`` gives for them.
    """
    nodes = {node.key: node for node in plan_of(edition)}
    scores = [
        node
        for node in nodes.values()
        if isinstance(node, Standing) and node.computed and node.key[0] not in _BELOW
    ]
    for node in sorted(scores, key=lambda node: _TOP.get(node.key[0], len(_TOP))):
        rule = rule_of(nodes[node.computed or ()], edition, translate)
        if node.key == ("total",):
            unprocessed = translate("เครื่องมือที่ ITAS ไม่ประมวลผลนับเป็น {}")
            rule += " " + unprocessed.format(edition.unprocessed.counts_as)
        if ("low", *node.key) in nodes:
            rule += " " + translate("(น้ำหนักของบางข้อยังไม่เป็นทางการ จึงอาจเป็นช่วง)")
        yield node.key, name_of(node.key, edition, translate), rule


def tool_minimums(band: Band, edition: Edition) -> str:
    """Return the minimum of the tools for a level: one for all, or those of some tools; ``-`` for none."""
    if not band.tool_min:
        return points(band.every_tool_min)
    minimums = ((tool.short, band.least_of(tool.code)) for tool in edition.tools)
    return ", ".join(f"{short} {points(least)}" for short, least in minimums if least is not None)


@record(frozen=True, slots=True)
class ImpliedWeight:
    """The weight a figure must have, in percent, if an announced mean is right."""

    key: Key
    weight: Decimal


def implied_weight(rule: Mean, values: Sequence[Decimal], announced: Decimal) -> ImpliedWeight | None:
    """Solve for the weight of the one figure that differs from all others of an unofficial weight.

    ``None`` where several differ, or where no weight gives the announced score.
    """
    weights = rule.weights or ()
    shared = [values[n] for n in rule.unsure]
    usual = max(set(shared), key=shared.count, default=None)
    places = [n for n in rule.unsure if values[n] != usual]
    if usual is None or len(places) != 1:
        return None
    (place,) = places
    whole, left = sum(weights), sum(weights[n] for n in rule.unsure)
    evenly = sum(weight * (usual if n in rule.unsure else values[n]) for n, weight in enumerate(weights))
    weight = (evenly - announced * whole) / (usual - values[place])
    return ImpliedWeight(rule.of[place], half_up(weight)) if 0 <= weight <= left else None
