"""Assumed scores: books that hold them, and what the engine makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random

from ita_tools.assessment import Assessment, ItemAnswer, Published
from ita_tools.rubric import Edition
from ita_tools.scoring import Key, Result, score
from ita_tools.workbook.formulas.what_if import ASSUMED, FOLLOWING, NOW, WhatIfFormulas, what_if_row
from ita_tools.workbook.sheet_model import Cell, Computed, Input, Row, Scored, Value
from ita_tools.workbook.sheets import declare

__all__ = ["ByAssumption", "assuming", "expected_figures", "some_scores"]

Scores = Mapping[tuple[str, str], Decimal]
"""Assumed scores by tool and item."""


def some_scores(edition: Edition, random: Random, most: int = 6) -> dict[tuple[str, str], Decimal]:
    """Draw scores for some items."""
    items = [(tool.code, item) for tool in edition.tools for item in edition.items_of_tool(tool.code)]
    chosen = random.sample(items, random.randrange(1, most + 1))
    return {
        (tool, item.code): Decimal(random.choice(item.scale.options).value)
        if item.scale.kind == "steps"
        else Decimal(random.randrange(10_001)).scaleb(-2)
        for tool, item in chosen
    }


def assuming(edition: Edition, assessment: Assessment, scores: Scores) -> Result:
    """Score an assessment with other items; what was announced above them is left out."""
    items = {tool: dict(entries) for tool, entries in assessment.items.items()}
    announced = assessment.published
    tools, parts = dict(announced.tools), {code: dict(each) for code, each in announced.parts.items()}
    indicators, subindicators = dict(announced.indicators), dict(announced.subindicators)
    for (tool, code), points in scores.items():
        items.setdefault(tool, {})[code] = ItemAnswer(points)
        item = edition.item_by_code[code]
        tools.pop(tool, None)
        indicators.pop(item.indicator, None)
        parts.get(tool, {}).pop(item.indicator, None)
        subindicators.pop(item.subindicator or "", None)
    published = Published(
        tools=tools,
        indicators=indicators,
        subindicators=subindicators,
        parts=parts,
        differences=announced.differences,
    )
    return score(edition, replace(assessment, items=items, published=published))


def expected_figures(
    edition: Edition, assessment: Assessment, scores: Scores
) -> dict[tuple[str, str], Value]:
    """Return what the cells of the sheet must show, by row and column key."""
    now, then = score(edition, assessment), assuming(edition, assessment, scores)
    shown: dict[tuple[str, str], Value] = {}
    for key in WhatIfFormulas(edition).keys:
        row = what_if_row(key)
        shown[row, NOW], shown[row, FOLLOWING] = now.figures[key], then.figures[key]
        if key[0] not in ("item", "level"):
            shown[row, "=change"] = _difference(then.figures[key], now.figures[key])
        if key[0] in ("tool", "total"):
            counted: Key = ("counted", key[1]) if key[0] == "tool" else key
            needs = _needs(now, key)
            shown[row, "=margin"] = _difference(now.figures[counted], needs)
            shown[row, "=ifmargin"] = _difference(then.figures[counted], needs)
    return shown


def _needs(now: Result, key: Key) -> Decimal | None:
    """Return what the next level asks."""
    names = list(now.edition.band_by_name)
    place = names.index(now.level) if now.level in names else len(names)
    band = now.edition.band_by_name[names[max(0, place - 1)]]
    return band.total_min if key == ("total",) else band.least_of(key[1])


def _difference(one: Value, other: Value) -> Decimal | None:
    return one - other if isinstance(one, Decimal) and isinstance(other, Decimal) else None


class ByAssumption(Scored):
    """Reads the cells of the sheet by their formulas, with assumed scores in it."""

    def __init__(self, edition: Edition, assessment: Assessment, scores: Scores) -> None:
        super().__init__(assessment, score(edition, assessment), declare(edition, assessment))
        self._assumed = {what_if_row(("item", *place)): points for place, points in scores.items()}
        self._shown: dict[int, Value] = {}

    def shown(self, cell: Cell) -> Value:
        if not isinstance(cell, Computed):
            return super().shown(cell)
        if id(cell) not in self._shown:
            self._shown[id(cell)] = super().shown(cell)
        return self._shown[id(cell)]

    def input_value(self, row: Row, column: str, cell: Input) -> Value:
        return self._assumed.get(row.key) if column == ASSUMED else super().input_value(row, column, cell)
