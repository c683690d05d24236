"""A small language for formulas: an expression is written once, and read as Excel text or as a value.

``IF(ISNUMBER(total), ROUND(total - 85, 2), "")`` with ``total = CellRef("published.total", "=used")`` is an
expression: ``text`` gives the formula, ``value`` what the cell shows, in exact decimals. Only functions of
Excel 2010 and LibreOffice; no volatile and no array-only ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import reduce
from operator import add
from typing import Protocol

from ita_tools.records import record
from ita_tools.workbook.formulas.excel_functions import FUNCTIONS, Plain, operate
from ita_tools.workbook.sheet_model import Locator

__all__ = [
    "AND",
    "CHAR",
    "COUNT",
    "COUNTIF",
    "COUNTIFS",
    "EXACT",
    "FIXED",
    "IF",
    "INDEX",
    "ISNUMBER",
    "LEN",
    "MATCH",
    "MAX",
    "MIN",
    "NOT",
    "OR",
    "ROUND",
    "SUM",
    "SUMIFS",
    "SUMPRODUCT",
    "Across",
    "CellRef",
    "Constants",
    "Expression",
    "Operand",
    "Span",
    "Values",
    "function",
    "sum_of",
    "text_of",
]


_ATOM = 5


class Values(Protocol):
    """Finds what declared cells show."""

    def at(self, row: str, column: str) -> Plain:
        """Return the value of a cell, ``None`` for an empty one."""
        ...


class Expression:
    """Part of a formula. Operators stand for those of Excel; ``&`` joins texts."""

    __slots__ = ()

    @property
    def strength(self) -> int:
        """Rank of the operator: an operand of a lower rank is put in brackets."""
        return _ATOM

    def text(self, at: Locator) -> str:
        """Return the part as Excel text."""
        raise NotImplementedError

    def value(self, cells: Values) -> Plain | list[Plain]:
        """Return what the part gives; a list for a range."""
        raise NotImplementedError

    def __add__(self, other: Operand) -> Expression:
        return _Operation("+", 3, self, _expression(other))

    def __sub__(self, other: Operand) -> Expression:
        return _Operation("-", 3, self, _expression(other))

    def __mul__(self, other: Operand) -> Expression:
        return _Operation("*", 4, self, _expression(other))

    def __rmul__(self, other: Operand) -> Expression:
        return _Operation("*", 4, _expression(other), self)

    def __rsub__(self, other: Operand) -> Expression:
        return _Operation("-", 3, _expression(other), self)

    def __truediv__(self, other: Operand) -> Expression:
        return _Operation("/", 4, self, _expression(other))

    def __and__(self, other: Operand) -> Expression:
        return _Operation("&", 2, self, _expression(other))

    def __rand__(self, other: Operand) -> Expression:
        return _Operation("&", 2, _expression(other), self)

    def __ge__(self, other: Operand) -> Expression:
        return _Operation(">=", 1, self, _expression(other))

    def __lt__(self, other: Operand) -> Expression:
        return _Operation("<", 1, self, _expression(other))

    def __le__(self, other: Operand) -> Expression:
        return _Operation("<=", 1, self, _expression(other))

    def __gt__(self, other: Operand) -> Expression:
        return _Operation(">", 1, self, _expression(other))

    def equals(self, other: Operand) -> Expression:
        """Compare by ``=``."""
        return _Operation("=", 1, self, _expression(other))

    def differs(self, other: Operand) -> Expression:
        """Compare by ``<>``."""
        return _Operation("<>", 1, self, _expression(other))


Operand = Expression | Decimal | int | str
"""What a function or an operator takes: numbers and texts stand for themselves."""


@record(frozen=True, slots=True, eq=False)
class _Constant(Expression):
    constant: Decimal | int | str

    def text(self, at: Locator) -> str:
        """Return a number as it is, a text in quotes."""
        if isinstance(self.constant, str):
            doubled = self.constant.replace('"', '""')
            return f'"{doubled}"'
        return f"{self.constant:f}" if isinstance(self.constant, Decimal) else str(self.constant)

    def value(self, cells: Values) -> Plain:
        """Return the constant."""
        return self.constant


def _expression(operand: Operand) -> Expression:
    return operand if isinstance(operand, Expression) else _Constant(operand)


@record(frozen=True, slots=True, eq=False)
class CellRef(Expression):
    """A declared cell."""

    row: str
    column: str

    def text(self, at: Locator) -> str:
        """Return its address."""
        return at.cell(self.row, self.column)

    def value(self, cells: Values) -> Plain:
        """Return what it shows."""
        return cells.at(self.row, self.column)


@record(frozen=True, slots=True, eq=False)
class Span(Expression):
    """One column of some rows, from the first to the last; what stands between them must be empty."""

    rows: Sequence[str]
    column: str

    def text(self, at: Locator) -> str:
        """Return the range."""
        return at.span(self.rows, self.column)

    def value(self, cells: Values) -> list[Plain]:
        """Return what the cells show."""
        return [cells.at(row, self.column) for row in self.rows]


@record(frozen=True, slots=True, eq=False)
class Across(Expression):
    """Neighbouring cells of one row."""

    row: str
    columns: Sequence[str]

    def text(self, at: Locator) -> str:
        """Return the range."""
        return f"{at.cell(self.row, self.columns[0])}:{at.cell(self.row, self.columns[-1])}"

    def value(self, cells: Values) -> list[Plain]:
        """Return what the cells show."""
        return [cells.at(self.row, column) for column in self.columns]


@record(frozen=True, slots=True, eq=False)
class Constants(Expression):
    """A row of numbers."""

    numbers: Sequence[Decimal | int]

    def text(self, at: Locator) -> str:
        """Return the numbers in braces."""
        return "{" + ",".join(f"{number}" for number in self.numbers) + "}"

    def value(self, cells: Values) -> list[Plain]:
        """Return the numbers."""
        return list(self.numbers)


@record(frozen=True, slots=True, eq=False)
class _Operation(Expression):
    sign: str
    rank: int
    left: Expression
    right: Expression

    @property
    def strength(self) -> int:
        """Rank of the operator."""
        return self.rank

    def text(self, at: Locator) -> str:
        """Return both sides, in brackets where the sign would tear them apart."""
        left, right = self.left.text(at), self.right.text(at)
        if self.left.strength < self.rank:
            left = f"({left})"
        if self.right.strength < self.rank + (self.sign not in "+*&"):
            right = f"({right})"
        return f"{left}{self.sign}{right}"

    def value(self, cells: Values) -> Plain | list[Plain]:
        """Return what the sign makes of both sides."""
        return operate(self.sign, self.left.value(cells), self.right.value(cells))


@record(frozen=True, slots=True, eq=False)
class _Call(Expression):
    name: str
    arguments: tuple[Expression, ...]

    def text(self, at: Locator) -> str:
        """Return the call."""
        return f"{self.name}({','.join(each.text(at) for each in self.arguments)})"

    def value(self, cells: Values) -> Plain | list[Plain]:
        """Return what the function gives."""
        return FUNCTIONS[self.name](*(each.value(cells) for each in self.arguments))


@record(frozen=True, slots=True, eq=False)
class _If(_Call):
    def value(self, cells: Values) -> Plain | list[Plain]:
        """Return one of two parts; the other is not looked at."""
        condition, then, otherwise = self.arguments
        return (then if condition.value(cells) else otherwise).value(cells)


def IF(condition: Expression, then: Operand, otherwise: Operand) -> Expression:
    """Choose between two parts."""
    return _If("IF", (condition, _expression(then), _expression(otherwise)))


def function(name: str) -> Callable[..., Expression]:
    """Return a function of Excel; :data:`~.excel_functions.FUNCTIONS` holds what it gives."""

    def call(*arguments: Operand) -> Expression:
        return _Call(name, tuple(map(_expression, arguments)))

    return call


AND, OR, NOT = map(function, ("AND", "OR", "NOT"))
CHAR, COUNT, COUNTIF, COUNTIFS = map(function, ("CHAR", "COUNT", "COUNTIF", "COUNTIFS"))
EXACT = function("EXACT")
FIXED, INDEX, ISNUMBER, LEN, MATCH = map(function, ("FIXED", "INDEX", "ISNUMBER", "LEN", "MATCH"))
MAX, MIN, ROUND = map(function, ("MAX", "MIN", "ROUND"))
LEFT, MID, TRIM = map(function, ("LEFT", "MID", "TRIM"))
SUM, SUMIFS, SUMPRODUCT = map(function, ("SUM", "SUMIFS", "SUMPRODUCT"))


def text_of(text: str) -> Expression:
    """Return a text as an expression, which ``&`` may join to others."""
    return _Constant(text)


def sum_of(terms: Iterable[Expression]) -> Expression:
    """Join terms by ``+``."""
    return reduce(add, terms)
