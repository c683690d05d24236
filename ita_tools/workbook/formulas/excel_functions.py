"""What the functions and operators of formulas give, in exact decimals: no more of them than are used.

Ranges are lists. Texts and empty cells count for nothing in sums, as in a spreadsheet.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, cast

from ita_tools.rounding import half_up, points

__all__ = ["FUNCTIONS", "Plain", "operate"]

Plain = str | int | Decimal | None
"""What a cell holds; yes and no are numbers, as in sums."""
_Argument = Plain | list[Plain]


def _flat(arguments: tuple[_Argument, ...]) -> Iterator[Plain]:
    for each in arguments:
        yield from each if isinstance(each, list) else [each]


def _numbers(arguments: tuple[_Argument, ...]) -> list[Decimal]:
    return [Decimal(each) for each in _flat(arguments) if isinstance(each, int | Decimal)]


def _number(value: Plain) -> Decimal:
    return Decimal(0) if value is None or isinstance(value, str) else Decimal(value)


def _is_number(value: _Argument) -> _Argument:
    if isinstance(value, list):
        return [isinstance(each, int | Decimal) for each in value]
    return isinstance(value, int | Decimal)


def _product(*arrays: _Argument) -> Decimal:
    rows = [each if isinstance(each, list) else [each] for each in arrays]
    total = Decimal(0)
    for values in zip(*rows, strict=True):
        product = Decimal(1)
        for value in values:
            product *= _number(value)
        total += product
    return total


def _count_if(cells: _Argument, wanted: _Argument) -> int:
    return sum(each == wanted for each in _flat((cells,)))


def _count_ifs(*pairs: _Argument) -> int:
    return sum(_matching(pairs))


def _sum_ifs(values: _Argument, *pairs: _Argument) -> Decimal:
    rows = zip(cast("list[Plain]", values), _matching(pairs), strict=True)
    return sum((_number(value) for value, fits in rows if fits), Decimal(0))


def _matching(pairs: Sequence[_Argument]) -> list[bool]:
    """Return for each row whether every cell fits the criterion that follows its range."""
    tests = [[_fits(cell, wanted) for cell in cells] for cells, wanted in _pairs(pairs)]
    return [all(row) for row in zip(*tests, strict=True)]


def _pairs(pairs: Sequence[_Argument]) -> Iterator[tuple[list[Plain], Plain]]:
    for cells, wanted in zip(pairs[::2], pairs[1::2], strict=True):
        yield cast("list[Plain]", cells), cast("Plain", wanted)


def _fits(cell: Plain, wanted: Plain) -> bool:
    """Whether a cell equals a criterion; ``>=0`` takes every number from 0 up."""
    if wanted == ">=0":
        return isinstance(cell, int | Decimal) and cell >= 0
    return cell == wanted


def _index(cells: _Argument, number: _Argument) -> Plain:
    return cast("list[Plain]", cells)[int(_number(cast("Plain", number))) - 1]


def _match(wanted: _Argument, cells: _Argument, _exact: _Argument) -> int:
    return cast("list[Plain]", cells).index(cast("Plain", wanted)) + 1


def _fixed(value: _Argument, places: _Argument, _no_commas: _Argument) -> str:
    number = _number(cast("Plain", value))
    return points(number) if _number(cast("Plain", places)) else f"{half_up(number, 0):,}"


def _trim(text: _Argument) -> str:
    return " ".join(filter(None, _joined(cast("Plain", text)).split(" ")))


def _mid(text: _Argument, start: _Argument, length: _Argument) -> str:
    first, size = (int(_number(cast("Plain", each))) for each in (start, length))
    return _joined(cast("Plain", text))[first - 1 : first - 1 + size]


def _joined(value: Plain) -> str:
    return "" if value is None else str(value)


def _round(value: _Argument, places: _Argument) -> Decimal:
    return half_up(_number(cast("Plain", value)), int(_number(cast("Plain", places))))


FUNCTIONS: Mapping[str, Callable[..., _Argument]] = {
    "AND": lambda *each: all(_flat(each)),
    "OR": lambda *each: any(_flat(each)),
    "NOT": lambda each: not each,
    "ISNUMBER": _is_number,
    "CHAR": lambda code: chr(int(_number(cast("Plain", code)))),
    "COUNT": lambda *each: len(_numbers(each)),
    "COUNTIF": _count_if,
    "COUNTIFS": _count_ifs,
    "SUMIFS": _sum_ifs,
    "SUM": lambda *each: sum(_numbers(each), Decimal(0)),
    "MIN": lambda *each: min(_numbers(each), default=Decimal(0)),
    "MAX": lambda *each: max(_numbers(each), default=Decimal(0)),
    "ROUND": _round,
    "SUMPRODUCT": _product,
    "INDEX": _index,
    "MATCH": _match,
    "FIXED": _fixed,
    "EXACT": lambda one, other: _joined(cast("Plain", one)) == _joined(cast("Plain", other)),
    "LEFT": lambda text, length: _mid(text, Decimal(1), length),
    "MID": _mid,
    "TRIM": _trim,
    "LEN": lambda each: len(_joined(cast("Plain", each))),
}
"""Functions by name; ``FIXED`` gives two decimals, or a number of people; ``MATCH`` exact matches."""


def operate(sign: str, left: _Argument, right: _Argument) -> _Argument:
    """Apply an operator, cell by cell where a side is a range."""
    if isinstance(left, list) or isinstance(right, list):
        size = len(left) if isinstance(left, list) else len(cast("list[Plain]", right))
        pairs = zip(
            *(each if isinstance(each, list) else [each] * size for each in (left, right)), strict=True
        )
        return [_OPERATORS[sign](one, other) for one, other in pairs]
    return _OPERATORS[sign](left, right)


def _arithmetic(apply: Callable[[Decimal, Decimal], Decimal]) -> Callable[[Plain, Plain], Plain]:
    return lambda left, right: apply(_number(left), _number(right))


def _comparison(apply: Callable[[Any, Any], bool]) -> Callable[[Plain, Plain], Plain]:
    def compare(left: Plain, right: Plain) -> bool:
        return apply(_rank(left, right), _rank(right, left))

    return compare


def _rank(value: Plain, other: Plain) -> tuple[int, Decimal | str]:
    """Order numbers before texts; an empty cell is like nothing of the kind it is compared with."""
    if isinstance(value, str) or (value is None and isinstance(other, str)):
        return 1, value or ""
    return 0, _number(value)


_OPERATORS: Mapping[str, Callable[[Plain, Plain], Plain]] = {
    "+": _arithmetic(operator.add),
    "-": _arithmetic(operator.sub),
    "*": _arithmetic(operator.mul),
    "/": _arithmetic(operator.truediv),
    "&": lambda left, right: _joined(left) + _joined(right),
    "=": _comparison(operator.eq),
    "<>": _comparison(operator.ne),
    "<": _comparison(operator.lt),
    "<=": _comparison(operator.le),
    ">": _comparison(operator.gt),
    ">=": _comparison(operator.ge),
}
