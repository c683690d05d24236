"""The reading of a plan for assumed scores: what would follow if some items had other scores.

Every rule is that of :mod:`.figures`; only the cells that it reads are others. A figure with no assumed
score below it stays as it stands. One with such a score follows from below, also where it was announced.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ita_tools.rubric import Edition
from ita_tools.scoring import Key
from ita_tools.scoring.plan import LEVEL, Counted, Node, Standing
from ita_tools.workbook.formulas.display import computed
from ita_tools.workbook.formulas.expression import COUNT, IF, ISNUMBER, ROUND, CellRef, Expression, Span
from ita_tools.workbook.formulas.figures import FigureFormulas, formula_of
from ita_tools.workbook.hidden_keys import join_key
from ita_tools.workbook.sheet_model import Computed

__all__ = ["ASSUMED", "FOLLOWING", "NOW", "WhatIfFormulas", "what_if_row"]

NOW, ASSUMED, FOLLOWING = "=now", "=assumed", "=if"
"""Columns of the standing figure, of the score that is assumed, and of what would follow."""


def what_if_row(key: Key) -> str:
    """Row of a figure on the sheet of assumed scores."""
    return "=target." + join_key(*key)


class WhatIfFormulas:
    """The cells of what would follow, on the sheet of assumed scores."""

    def __init__(self, edition: Edition) -> None:
        self.real = FigureFormulas(edition)
        nodes = self.real.nodes
        self.keys = [
            key for key, node in nodes.items() if isinstance(node, Standing) and key[0] != "statement"
        ]
        standing: dict[Key, Expression] = {key: CellRef(what_if_row(key), FOLLOWING) for key in self.keys}
        figures = FigureFormulas(edition, nodes, standing)
        counted = {key: formula_of(node, figures) for key, node in nodes.items() if isinstance(node, Counted)}
        self.figures = FigureFormulas(edition, nodes, {**standing, **counted})
        """Formulas that read assumed figures."""

    def cell(self, key: Key) -> Computed:
        """Return the cell of what would follow for a figure."""
        now = CellRef(what_if_row(key), NOW)
        if key[0] == "item":
            return self._item(key, now)
        node = self.real.nodes[key]
        assert isinstance(node, Standing)  # noqa: S101 - these are the keys
        assert node.computed  # noqa: S101 - only items follow from nothing
        follows = formula_of(self.real.nodes[node.computed], self.figures)
        if node.left_out:
            follows = IF(self.real.is_of(node.left_out), "", follows)
        expression = IF(COUNT(*self._assumed_below(key)) > 0, follows, now)
        return computed(expression, "strong" if key == LEVEL else "points")

    def _item(self, key: Key, now: Expression) -> Computed:
        assumed = CellRef(what_if_row(key), ASSUMED)
        expression = IF(ISNUMBER(assumed), ROUND(assumed, 2), now)
        left_out = self.real.edition.item_by_code[key[2]].left_out_for
        return computed(IF(self.real.is_of(left_out), "", expression) if left_out else expression)

    def _assumed_below(self, key: Key) -> list[Expression]:
        """Return the cells of the scores that may be assumed below a figure, by tool."""
        rows: dict[str, list[str]] = {}
        for item in dict.fromkeys(_items_below(self.real.nodes, key)):
            rows.setdefault(item[1], []).append(what_if_row(item))
        return [Span(each, ASSUMED) for each in rows.values()]


def _items_below(nodes: Mapping[Key, Node], key: Key) -> Iterator[Key]:
    """Yield the items that a figure follows from."""
    if key[0] == "item":
        yield key
        return
    node = nodes[key]
    below = (node.computed,) if isinstance(node, Standing) else node.inputs
    for each in below:
        if each and each in nodes:
            yield from _items_below(nodes, each)
