"""Formulas and comments of the sheets of a workbook, read by openpyxl, and compared as text.

It knows every way in which a program may write a formula: shared, array, or with a data type of its own. It
is loaded for this alone, never on the way to a score or a report.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ita_tools.thai import fold, number_from
from ita_tools.workbook.cell_values import CellValue, is_filled, plain_value
from ita_tools.workbook.sheet_model import Value

if TYPE_CHECKING:
    from openpyxl.comments import Comment

__all__ = ["SheetContents", "abstract_formula", "normal_formula", "same_value", "sheet_contents"]

_Position = tuple[int, int]
_STRING = re.compile(r'("(?:[^"]|"")*")')
_PREFIX = re.compile(r"_XLFN\.|_XLWS\.|_XLUDF\.|(?:'[^']*'|\[[0-9]+\]|[^!'(),=+*<>&]*\.XLAM)!(?=ITA_)|[\s$@]")
_CONSTANT = re.compile(r"\b(TRUE|FALSE)\(\)")
_REFERENCE = re.compile(
    r"(?:(?:'[^']*'|[^!'\"(),=+*/<>&;{}^-]+)!)?(?<![A-Z0-9_.])[A-Z]{1,3}[0-9]{1,7}(?![0-9A-Z(_])"
)
_TOLERANCE = Decimal("0.001")


class SheetContents(NamedTuple):
    """Formulas and comments of a sheet by row and column from 0."""

    formulas: Mapping[_Position, str]
    comments: Mapping[_Position, str]


def sheet_contents(data: bytes) -> dict[str, SheetContents]:
    """Return formulas and comments of the worksheets by name, from a workbook that passed the pre-flight.

    Raises what openpyxl raises where it cannot read a workbook.
    """
    from openpyxl import load_workbook

    contents = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that openpyxl leaves out, which nobody saves
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        try:
            for sheet in book.worksheets:
                sheet.reset_dimensions()
                formulas = {
                    (cell.row - 1, cell.column - 1): _formula_text(cell.value)
                    for row in sheet.iter_rows()
                    for cell in row
                    if cell.data_type == "f"
                }
                comments = {place: each.text or "" for place, each in _sheet_comments(book, sheet)}
                contents[sheet.title] = SheetContents(formulas, comments)
        finally:
            book.close()
    return contents


def _formula_text(value: object) -> str:
    """Return the text of a formula, of an array formula as well."""
    return str(getattr(value, "text", None) or value or "")


def _sheet_comments(book: object, sheet: object) -> Iterator[tuple[_Position, Comment]]:
    """Yield the comments of a sheet; openpyxl leaves them out where it only reads."""
    from openpyxl.comments.comment_sheet import CommentSheet
    from openpyxl.packaging.relationship import get_dependents, get_rels_path
    from openpyxl.utils.cell import coordinate_to_tuple
    from openpyxl.xml.constants import COMMENTS_NS
    from openpyxl.xml.functions import fromstring

    archive, path = book._archive, sheet._worksheet_path  # type: ignore[attr-defined]
    relations = get_rels_path(path)
    if relations not in archive.namelist():
        return
    for relation in get_dependents(archive, relations).find(COMMENTS_NS):
        for address, comment in CommentSheet.from_tree(fromstring(archive.read(relation.target))).comments:
            row, column = coordinate_to_tuple(address)
            yield (row - 1, column - 1), comment


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
