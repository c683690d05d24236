"""Build the workbook of a division; its items have the way forward that the program suggests beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ita_tools.assessment import Assessment
from ita_tools.rubric import Edition
from ita_tools.rubric.advice import advice_for
from ita_tools.scoring import score
from ita_tools.sharing.split_assessment import DivisionPart
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.division_book.restrict import SheetRestriction
from ita_tools.workbook.division_book.work_sheet import work_sheets
from ita_tools.workbook.hidden_keys import split_key
from ita_tools.workbook.read_back import confirm_readable
from ita_tools.workbook.sheet_model import Block, Column, Label, Row, Scored, Sheet
from ita_tools.workbook.sheets import declare
from ita_tools.workbook.sheets.advice_sheet import ADVICE_MARKER
from ita_tools.workbook.sheets.divisions_sheet import DIVISIONS

__all__ = ["build_division_book", "build_division_books", "division_sheets", "with_suggestions"]

_NEVER = frozenset(("dashboard", ADVICE_MARKER, "checks"))
"""Markers of the first blocks of sheets no division gets."""
_TRAIL, _BOOK = "trail[]", "book"
"""Markers of the first blocks of sheets that are hidden."""
_SEEN = frozenset(("published",))
"""Markers of the first blocks of sheets that are context and no division fills."""
_SUGGESTED = Column("=way", "ข้อแนะนำของโปรแกรม")
_ITEM = 3
"""Parts of the key of an item's row."""


def build_division_book(edition: Edition, base: Assessment, part: DivisionPart) -> bytes:
    """Return the .xlsx workbook of a division.

    A formula that would need rows of other divisions is replaced by the value of the main book.

    Raises
    ------
    TextTooLong
        If a text does not fit a cell.
    """
    (book,) = build_division_books(edition, base, [part])
    return book


def build_division_books(edition: Edition, base: Assessment, parts: Iterable[DivisionPart]) -> list[bytes]:
    """Return the workbooks of some divisions of a main book, which is scored once."""
    scored = Scored(base, score(edition, base))
    books = []
    for part in parts:
        book = build_book(edition, part.assessment, sheets=_sheets(edition, scored, part))
        confirm_readable(book, part.assessment, whole=False)
        books.append(book)
    return books


def division_sheets(edition: Edition, base: Assessment, part: DivisionPart) -> tuple[Sheet, ...]:
    """Declare the sheets of a division's workbook: its work, what it may read, and hidden ones."""
    return _sheets(edition, Scored(base, score(edition, base)), part)


def _sheets(edition: Edition, scored: Scored, part: DivisionPart) -> tuple[Sheet, ...]:
    restriction = SheetRestriction(part, scored)
    work: list[Sheet] = []
    others: list[Sheet] = []
    for sheet, is_work in _restricted(edition, part, restriction):
        (work if is_work else others).append(sheet)
    return (*work_sheets(edition, part, work), *others)


def _restricted(
    edition: Edition, part: DivisionPart, restriction: SheetRestriction
) -> Iterator[tuple[Sheet, bool]]:
    """Yield the sheets of the main book as the division sees them, and whether they are its work."""
    for sheet in declare(edition, part.assessment):
        marker = _first_marker(sheet)
        if marker in _NEVER or sheet.name == DIVISIONS:
            continue
        if marker == _TRAIL:
            yield restriction.locked(sheet), False
        elif sheet.hidden:
            yield sheet, False
        elif marker in _SEEN:
            if _is_sent(part.assessment):
                yield restriction.locked(sheet), False
        else:
            blocks = [
                with_suggestions(edition, each) if isinstance(each, Block) else each for each in sheet.parts
            ]
            restricted = restriction.restricted(replace(sheet, parts=blocks))
            if restricted is not None:
                is_work = marker != _BOOK
                yield restricted if is_work else replace(restricted, hidden=True), is_work


def _first_marker(sheet: Sheet) -> str:
    markers: Sequence[str] = [part.marker for part in sheet.parts if hasattr(part, "marker")]
    return markers[0] if markers else ""


def _is_sent(part: Assessment) -> bool:
    """Whether the main book's results were sent along."""
    earlier = part.previous is not None and part.previous.published.total is not None
    return bool(part.published) or bool(part.history) or earlier


def with_suggestions(edition: Edition, block: Block) -> Block:
    """Return a block of the scores of items with the extra column, any other block unchanged."""
    if not block.marker.startswith("items."):
        return block
    rows = [_suggested(edition, row) for row in block.rows]
    return replace(block, columns=(*block.columns, _SUGGESTED), rows=rows)


def _suggested(edition: Edition, row: Row) -> Row:
    path = split_key(row.key)
    if len(path) != _ITEM or path[2] not in edition.item_by_code:
        return row
    advice = advice_for(edition.year, path[2])
    return replace(row, cells={**row.cells, "=way": Label(advice.way_forward if advice else None, "text")})
