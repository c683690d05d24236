"""The reading of a plan as native formulas: the cell of every figure, from the cells of those it reads.

Scores are added up in whole hundredths (``ROUND(100*SUM(...),0)``) before they are divided and rounded,
so that ties fall as in decimal arithmetic on any spreadsheet: whole numbers are exact in binary. Empty
stays empty.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from functools import singledispatch

from ita_tools.rubric import Band, Edition
from ita_tools.scoring.plan import (
    AGENCY_TYPE,
    LEVEL,
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
    plan_of,
)
from ita_tools.workbook.cell_keys import answer_columns, figure_address, weight_address
from ita_tools.workbook.cell_styles import Style
from ita_tools.workbook.formulas.expression import (
    AND,
    COUNT,
    EXACT,
    IF,
    ISNUMBER,
    LEN,
    MAX,
    MIN,
    NOT,
    OR,
    ROUND,
    SUM,
    SUMPRODUCT,
    Across,
    CellRef,
    Constants,
    Expression,
    Span,
    sum_of,
)
from ita_tools.workbook.hidden_keys import YES
from ita_tools.workbook.sheet_model import Computed, Scored, Value

__all__ = ["FigureFormulas", "formula_of"]


class FigureFormulas:
    """The cells of an edition's figures; ``ends`` stand for those that are read at one end of a range."""

    def __init__(
        self,
        edition: Edition,
        nodes: Mapping[Key, Node] | None = None,
        ends: Mapping[Key, Expression] | None = None,
    ) -> None:
        self.edition = edition
        self.nodes = {node.key: node for node in plan_of(edition)} if nodes is None else nodes
        self._ends = ends or {}

    def cell(self, key: Key, style: Style = "points", lines: int = 1) -> Computed:
        """Return the computed cell of a figure; what it shows is the figure of the engine."""
        expression = formula_of(self.nodes[key], self)

        def value(scored: Scored) -> Value:
            return scored.result.figures[key]

        return Computed(lambda at: f"={expression.text(at)}", value, style, lines, asked=key)

    def at(self, key: Key) -> Expression:
        """Return the cell of a figure or of what is filled in; the formula of one that has no cell."""
        if key in self._ends:
            return self._ends[key]
        address = figure_address(self.edition, key)
        return CellRef(*address) if address else formula_of(self.nodes[key], self)

    def with_ends(self, ends: Mapping[Key, Expression]) -> FigureFormulas:
        """Return the same cells, but others for some figures."""
        return FigureFormulas(self.edition, self.nodes, ends)

    def answers(self, key: Key, length: int) -> Expression:
        """Return the cells of the answers to an item or statement."""
        row, columns = answer_columns(key, length)
        return Across(row, columns)

    def is_of(self, types: Collection[str]) -> Expression:
        """Whether the agency is of one of some types: 1 or 0."""
        return sum_of(1 * EXACT(self.at(AGENCY_TYPE), name) for name in sorted(types))

    def applying(self, key: Key, types: Collection[str]) -> Expression:
        """Return the cell of a figure, 0 for the types of agency to which it does not apply."""
        return IF(self.is_of(types), 0, self.at(key)) if types else self.at(key)

    def products(self, inputs: Sequence[_Input]) -> tuple[Expression, Expression]:
        """Return the sum of figures that apply, each times its weight, and the sum of the weights."""
        addresses = [weight_address(key) for key, _ in inputs]
        rows, column = [row for row, _ in addresses], addresses[0][1]
        cell, weights = figure_address(self.edition, inputs[0][0]), SUM(Span(rows, column))
        partly = any(types for _, types in inputs)
        if cell is not None and not partly and not self._ends.keys() & {key for key, _ in inputs}:
            return SUMPRODUCT(Span(rows, cell[1]), Span(rows, column)), weights
        shares = [CellRef(*address) for address in addresses]
        added = sum_of(
            self.applying(key, types) * share for (key, types), share in zip(inputs, shares, strict=True)
        )
        counted = [
            IF(self.is_of(types), 0, share) if types else share
            for (_, types), share in zip(inputs, shares, strict=True)
        ]
        return added, SUM(*counted) if partly else weights


_Input = tuple[Key, Collection[str]]
"""A figure of a mean, with the types of agency to which it does not apply."""


def _with_types(node: Mean) -> list[_Input]:
    """Return the figures of a mean, each with the types of agency to which it does not apply."""
    return list(zip(node.of, node.left_out or (frozenset(),) * len(node.of), strict=True))


def _all(conditions: Sequence[Expression]) -> Expression:
    return conditions[0] if len(conditions) == 1 else AND(*conditions)


def _any(conditions: Sequence[Expression]) -> Expression:
    return conditions[0] if len(conditions) == 1 else OR(*conditions)


@singledispatch
def formula_of(node: Node, figures: FigureFormulas) -> Expression:
    """Return the formula of a node."""
    raise NotImplementedError(type(node).__name__)


@formula_of.register
def _(node: Answers, figures: FigureFormulas) -> Expression:
    options = Constants([option.value for option in node.scale.options])
    counts, shares = (figures.answers(key, len(options.numbers)) for key in (node.counts, node.shares))
    by_counts = ROUND(100 * SUMPRODUCT(counts, options) / SUM(counts), 0) / 100
    added = ROUND(10000 * SUMPRODUCT(shares, options), 0)
    by_shares = ROUND(100 * added / ROUND(10000 * SUM(shares), 0), 0) / 100
    return IF(SUM(counts) > 0, by_counts, IF(SUM(shares) > 0, by_shares, ""))


@formula_of.register
def _(node: Mean, figures: FigureFormulas) -> Expression:
    cells = [figures.applying(key, types) for key, types in _with_types(node)]
    conditions = [COUNT(*cells).equals(len(cells))]
    number: Expression | int = len(cells)
    if any(node.left_out):
        number = len(cells) - sum_of(figures.is_of(types) for types in node.left_out if types)
        conditions.append(number > 0)
    if node.unless:
        conditions.insert(0, figures.at(node.unless).differs(YES))
    if node.some:
        conditions.append(COUNT(*(figures.at(key) for key in node.some)) > 0)
    if node.weights is None:
        mean = ROUND(ROUND(100 * SUM(*cells), 0) / number, 0) / 100
    else:
        added, weights = figures.products(_with_types(node))
        mean = ROUND(ROUND(10000 * added, 0) / ROUND(100 * weights, 0), 0) / 100
    return IF(_all(conditions), mean, "")


@formula_of.register
def _(node: WeightRange, figures: FigureFormulas) -> Expression:
    rule = node.rule
    cells, weights = [figures.at(key) for key in rule.of], rule.weights or ()
    shared = [cells[n] for n in rule.unsure]
    pinned = [weight * cells[n] for n, weight in enumerate(weights) if n not in rule.unsure]
    rest = sum(weights[n] for n in rule.unsure)
    end = MIN(*shared) if node.side == "low" else MAX(*shared)
    bound = ROUND(ROUND(10000 * sum_of([*pinned, rest * end]), 0) / 10000, 0) / 100
    alike = MIN(*shared).equals(MAX(*shared))
    return IF(COUNT(*cells).equals(len(cells)), IF(alike, "", bound), "")


@formula_of.register
def _(node: End, figures: FigureFormulas) -> Expression:
    return IF(_is_open(node, figures), figures.at(node.bound), figures.at(node.of))


def _is_open(end: End, figures: FigureFormulas) -> Expression:
    bound, announced = figures.at(end.bound), figures.at(end.standing.announced)
    return AND(ISNUMBER(bound), NOT(ISNUMBER(announced)))


@formula_of.register
def _(node: Range, figures: FigureFormulas) -> Expression:
    ends = {end.of: figures.at(end.key) for end in node.ends}
    tests = [_is_open(end, figures) for end in node.ends]
    return IF(_any(tests), formula_of(node.rule, figures.with_ends(ends)), "")


@formula_of.register
def _(node: Standing, figures: FigureFormulas) -> Expression:
    announced = figures.at(node.announced)
    computed = figures.at(node.computed) if node.computed else ""
    if node.key == LEVEL:
        return IF(LEN(announced) > 0, announced & "", computed)
    stands = ISNUMBER(announced)
    if node.derived and isinstance(computed, Expression):
        never = figures.at(node.derived).differs(YES)
        stands = AND(stands, OR(never, NOT(ISNUMBER(computed))))
    used = IF(stands, ROUND(announced, 2), computed)
    if node.left_out:
        used = IF(figures.is_of(node.left_out), "", used)
    return IF(figures.at(node.flag).equals(YES), "", used) if node.flag else used


@formula_of.register
def _(node: Counted, figures: FigureFormulas) -> Expression:
    return IF(figures.at(node.flag).equals(YES), node.counts_as, figures.at(node.tool))


@formula_of.register
def _(node: Level, figures: FigureFormulas) -> Expression:
    total, tools = figures.at(node.total), {key[-1]: figures.at(key) for key in node.tools}
    level: Expression | str = ""
    for band in reversed(node.bands):
        level = _band(band, total, tools, level)
    return IF(ISNUMBER(total), level, "")


def _band(
    band: Band, total: Expression, tools: Mapping[str, Expression], below: Expression | str
) -> Expression:
    asked: dict[Decimal, list[Expression]] = {}
    for code, tool in tools.items():
        least = band.least_of(code)
        if least is not None:
            asked.setdefault(least, []).append(tool)
    reached = total >= band.total_min
    if not asked:
        return IF(reached, band.name, below)
    cells = [tool for group in asked.values() for tool in group]
    enough = [OR(COUNT(*group).equals(0), MIN(*group) >= least) for least, group in asked.items()]
    decided = IF(COUNT(*cells) < len(cells), "", band.name)
    return IF(AND(reached, *enough), decided, below)
