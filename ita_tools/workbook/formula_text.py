"""Formulas as text, compared beyond the spelling of the program that saved them."""

from __future__ import annotations

import re
from decimal import Decimal

from ita_tools.thai import number_from
from ita_tools.thai_folding import fold
from ita_tools.workbook.cell_values import CellValue, is_filled, plain_value
from ita_tools.workbook.sheet_model import Value

__all__ = ["abstract_formula", "normal_formula", "same_value"]

_STRING = re.compile(r'("(?:[^"]|"")*")')
_PREFIX = re.compile(r"_XLFN\.|_XLWS\.|_XLUDF\.|(?:'[^']*'|\[[0-9]+\]|[^!'(),=+*<>&]*\.XLAM)!(?=ITA_)|[\s$@]")
_CONSTANT = re.compile(r"\b(TRUE|FALSE)\(\)")
_REFERENCE = re.compile(
    r"(?:(?:'[^']*'|[^!'\"(),=+*/<>&;{}^-]+)!)?(?<![A-Z0-9_.])[A-Z]{1,3}[0-9]{1,7}(?![0-9A-Z(_])"
)
_TOLERANCE = Decimal("0.001")


def normal_formula(formula: str) -> str:
    """Return a formula without blanks, dollar signs, prefixes of functions and quotes around names of sheets.

    >>> normal_formula('= if(_xlfn.SUM($A$1:A3) >0, "a b", TRUE())')
    'IF(SUM(A1:A3)>0,"a b",TRUE)'
    """
    parts = _STRING.split(formula.strip().removeprefix("="))
    parts[::2] = [_normal(part) for part in parts[::2]]
    return "".join(parts)


def _normal(text: str) -> str:
    bare = _CONSTANT.sub(r"\1", _PREFIX.sub("", text.upper()))
    return bare.replace("'", "").replace(";", ",")


def abstract_formula(normal: str) -> str:
    """Return a formula in normal form with all addresses alike: rows that were inserted do not change it.

    >>> abstract_formula("SUM(E9:J9)/B2")
    'SUM(#:#)/#'
    """
    parts = _STRING.split(normal)
    parts[::2] = [_REFERENCE.sub("#", part) for part in parts[::2]]
    return "".join(parts)


def same_value(shown: CellValue, expected: Value) -> bool:
    """Whether a cell shows a value; numbers may differ in digits that nobody sees.

    >>> same_value("56.58%", Decimal("0.5658")), same_value(None, "")
    (True, True)
    """
    if not is_filled(shown):
        return expected is None or expected == ""
    if expected is None or expected == "":
        return False
    value, text = plain_value(shown)
    if isinstance(expected, str):
        return fold(text) == fold(expected)
    number = value if isinstance(value, Decimal) else number_from(text)
    if number is None:
        return False
    return any(
        abs(each - Decimal(expected)) < _TOLERANCE
        for each in (number, number / 100 if "%" in text else number)
    )
