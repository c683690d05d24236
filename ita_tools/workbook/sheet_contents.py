"""Formulas and comments of the sheets of a workbook, read by openpyxl.

It knows every way in which a program may write a formula: shared, array, or with a data type of its own.
It is loaded for this alone, never on the way to a score or a report.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from openpyxl.comments import Comment

__all__ = ["SheetContents", "sheet_contents"]

_Position = tuple[int, int]


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
