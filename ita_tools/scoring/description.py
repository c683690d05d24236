"""The reading of a plan without figures: the rules of an edition in words, for screen and docs."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.rounding import points
from ita_tools.rubric import Band, Edition
from ita_tools.scoring.explanation import Translate, name_of, rule_of
from ita_tools.scoring.plan import Key, Standing, plan_of

__all__ = ["rules_of", "tool_minimums"]

_BELOW = ("item", "statement")
_TOP = {"level": 0, "total": 1, "tool": 2}


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
