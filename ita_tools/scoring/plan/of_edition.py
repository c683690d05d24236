"""From an edition to its plan: which rule makes which figure, and what a plan must not lack."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ita_tools.errors import EditionBroken
from ita_tools.rubric import Edition, Indicator, Item, Tool
from ita_tools.scoring.plan.nodes import (
    ENDS,
    SIDES,
    Answers,
    Counted,
    End,
    Key,
    Level,
    Mean,
    Node,
    Range,
    Standing,
    WeightRange,
)

__all__ = ["INDICATOR_RULES", "TOOL_RULES", "plan_faults", "plan_of"]

_FILLED_IN = frozenset(("announced", "counts", "shares", "unprocessed", "derived", "agency"))
"""First parts of the keys of what an agency fills in."""


def _mean_of_items(key: Key, edition: Edition, indicator: Indicator) -> Node:
    return _items_mean(key, edition.items_of_indicator(indicator.code), indicator.tools)


def _mean_of_subindicators(key: Key, edition: Edition, indicator: Indicator) -> Node:
    parts = edition.subindicators_of(indicator.code)
    left_out = tuple(_left_out(edition.items_of_subindicator(part.code)) for part in parts)
    return Mean(key, tuple(("subindicator", part.code) for part in parts), left_out=left_out)


def _weighted_items(key: Key, edition: Edition, indicator: Indicator) -> Node:
    items = edition.items_of_indicator(indicator.code)
    weighed = [item.weight for item in items for _ in indicator.tools if item.weight]
    unsure = tuple(n for n, weight in enumerate(weighed) if weight.provenance.inferred)
    weights = tuple(weight.value for weight in weighed)
    return replace(_items_mean(key, items, indicator.tools), weights=weights, unsure=unsure)


INDICATOR_RULES: dict[str, Callable[[Key, Edition, Indicator], Node]] = {
    "items": _mean_of_items,
    "subindicators": _mean_of_subindicators,
    "weighted-items": _weighted_items,
}
"""The node that makes the score of an indicator, by the ``mean`` of its edition file."""


TOOL_RULES: dict[str, Callable[[Mean], Node]] = {"indicators": lambda mean: mean}
"""The node that makes the score of a tool, from the mean of its indicators.

A tool that was not processed has none.
"""


def plan_of(edition: Edition) -> tuple[Node, ...]:
    """Return the nodes of an edition, each after those it reads; those of the last editions are kept."""
    kept = _KEPT.get(id(edition))
    if kept is not None and kept[0] is edition:
        return kept[1]
    plan = tuple(_Plan(edition).nodes())
    if len(_KEPT) >= _MOST_KEPT:
        _KEPT.clear()
    _KEPT[id(edition)] = edition, plan
    return plan


_MOST_KEPT = 16
"""Editions whose plans are kept: a roll-up scores thousands of books of a few."""
_KEPT: dict[int, tuple[Edition, tuple[Node, ...]]] = {}
"""Plans with their editions, by the identity of these: to compare two editions takes as long as a plan."""


class _Plan:
    """Puts the nodes together from the items up, and keeps the figures that can have a range."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.open: dict[Key, Standing] = {}
        self.ended: set[Key] = set()

    def nodes(self) -> Iterator[Node]:
        for item in self.edition.items:
            for code in item.tools:
                yield from _item(item, code)
        for indicator in self.edition.indicators:
            yield from self._indicator(indicator)
        for tool in self.edition.tools:
            yield from self._tool(tool)
        yield from self._whole()

    def _indicator(self, indicator: Indicator) -> Iterator[Node]:
        for part in self.edition.subindicators_of(indicator.code):
            items = self.edition.items_of_subindicator(part.code)
            mean = _items_mean(("computed", "subindicator", part.code), items, indicator.tools)
            yield from self._figure(mean, left_out=_left_out(items))
        items = self.edition.items_of_indicator(indicator.code)
        for tool in indicator.tools if len(indicator.tools) > 1 else ():
            mean = _items_mean(("computed", "part", tool, indicator.code), items, (tool,))
            yield from self._figure(mean, left_out=_left_out(items))
        rule = INDICATOR_RULES[indicator.mean](
            ("computed", "indicator", indicator.code), self.edition, indicator
        )
        yield from self._figure(rule, *_weight_ranges(rule), left_out=_left_out(items))

    def _tool(self, tool: Tool) -> Iterator[Node]:
        flag = ("unprocessed", tool.code)
        indicators = self.edition.indicators_of_tool(tool.code)
        of = tuple(_seen_by(tool, indicator) for indicator in indicators)
        left_out = tuple(_left_out(self.edition.items_of_indicator(each.code)) for each in indicators)
        mean = Mean(("computed", "tool", tool.code), of, unless=flag, left_out=left_out)
        rule = TOOL_RULES[tool.mean](mean)
        yield from self._figure(rule, *self._ranges(rule, {key: key for key in of}), flag=flag)
        skipped = self.edition.unprocessed
        yield Counted(
            ("counted", tool.code),
            ("tool", tool.code),
            flag,
            skipped.counts_as,
            skipped.provenance.confidence,
        )

    def _whole(self) -> Iterator[Node]:
        """Yield the total and the level."""
        tools: dict[Key, Key] = {("counted", tool.code): ("tool", tool.code) for tool in self.edition.tools}
        weights = tuple(tool.weight for tool in self.edition.tools)
        total = Mean(("computed", "total"), tuple(tools), weights, some=tuple(tools.values()))
        yield from self._figure(total, *self._ranges(total, tools))
        level = Level(("computed", "level"), ("total",), tuple(tools), self.edition.bands)
        figures: dict[Key, Key] = {("total",): ("total",), **tools}
        yield from self._figure(level, *self._ranges(level, figures))

    def _ranges(self, rule: Node, figures: Mapping[Key, Key]) -> Iterator[Node]:
        """Yield the bounds of a rule if any of its inputs can have a range; ``figures`` are theirs."""
        pairs = [(key, self.open[figure]) for key, figure in figures.items() if figure in self.open]
        for side in SIDES if pairs else ():
            ends = tuple(End((ENDS[side], *key), key, standing, side) for key, standing in pairs)
            yield from (end for end in ends if end.key not in self.ended)
            self.ended.update(end.key for end in ends)
            yield Range((side, *rule.key[1:]), rule, ends)

    def _figure(
        self, rule: Node, *ranges: Node, flag: Key | None = None, left_out: frozenset[str] = frozenset()
    ) -> Iterator[Node]:
        """Yield a computed figure with its bounds, and the standing one."""
        key = rule.key[1:]
        standing = Standing(key, ("announced", *key), rule.key, flag, left_out=left_out)
        if ranges:
            self.open[key] = standing
        yield from (rule, *ranges, standing)


def _seen_by(tool: Tool, indicator: Indicator) -> Key:
    shared = len(indicator.tools) > 1
    return ("part", tool.code, indicator.code) if shared else ("indicator", indicator.code)


def _weight_ranges(rule: Node) -> Iterator[Node]:
    if isinstance(rule, Mean) and rule.unsure and not any(rule.left_out):
        yield from (WeightRange((side, *rule.key[1:]), rule, side) for side in SIDES)


def _item(item: Item, tool: str) -> Iterator[Node]:
    key, flag = ("item", tool, item.code), ("derived", tool, item.code)
    computed: Key | None = ("computed", *key)
    if item.parts:
        statements = [("statement", tool, item.code, part.code) for part in item.parts]
        for part, statement in zip(item.parts, statements, strict=True):
            answers = Answers(
                ("computed", *statement), ("counts", *statement[1:]), ("shares", *statement[1:]), part.scale
            )
            yield answers
            announced, exempt = ("announced", *statement), frozenset(part.not_for)
            yield Standing(statement, announced, answers.key, derived=flag, left_out=exempt)
        left_out = tuple(frozenset(part.not_for) for part in item.parts)
        yield Mean(("computed", *key), tuple(statements), left_out=left_out)
    elif item.scale.kind == "answers":
        yield Answers(("computed", *key), ("counts", *key[1:]), ("shares", *key[1:]), item.scale)
    else:
        computed = None
    yield Standing(key, ("announced", *key), computed, derived=flag, left_out=item.left_out_for)


def _items_mean(key: Key, items: Sequence[Item], tools: Sequence[str]) -> Mean:
    left_out = tuple(item.left_out_for for item in items for _ in tools)
    return Mean(key, _keys(items, tools), left_out=left_out)


def _left_out(items: Sequence[Item]) -> frozenset[str]:
    """Return the types of agency to which none of some items applies."""
    return frozenset.intersection(*(item.left_out_for for item in items))


def _keys(items: Sequence[Item], tools: Sequence[str]) -> tuple[Key, ...]:
    return tuple(("item", tool, item.code) for item in items for tool in tools)


def plan_faults(plan: Iterable[Node], file: str) -> list[EditionBroken]:
    """Return a fault for every figure that is made twice, and for every input that no node makes."""
    made: set[Key] = set()
    found: list[tuple[Key, str]] = []
    for node in plan:
        lacking = [key for key in node.inputs if key not in made and key[0] not in _FILLED_IN]
        found += [(node.key, f"ใช้คะแนน {' '.join(key)} ซึ่งไม่มีวิธีคิด") for key in dict.fromkeys(lacking)]
        if node.key in made:
            found.append((node.key, "มีวิธีคิดมากกว่าหนึ่งวิธี"))
        made.add(node.key)
    return [
        EditionBroken(f"คะแนน {' '.join(key)} {message}", where=file, remedy="แก้ไขไฟล์หลักเกณฑ์ให้สอดคล้องกัน")
        for key, message in found
    ]
