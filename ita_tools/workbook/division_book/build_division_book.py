"""Build the workbook of a division."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.assessment import Assessment
from ita_tools.rubric import Edition
from ita_tools.scoring import score
from ita_tools.sharing.split_assessment import DivisionPart
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.cell_keys import advice_row
from ita_tools.workbook.division_book.division_guide import division_guide_sheet
from ita_tools.workbook.division_book.hint_columns import with_hint_columns
from ita_tools.workbook.division_book.restrict import SheetRestriction
from ita_tools.workbook.read_back import confirm_readable
from ita_tools.workbook.sheet_model import Scored, Sheet
from ita_tools.workbook.sheets import declare
from ita_tools.workbook.sheets.advice_sheet import ADVICE_MARKER
from ita_tools.workbook.sheets.divisions_sheet import DIVISIONS
from ita_tools.workbook.sheets.summary_sheet import SUMMARY

__all__ = ["build_division_book", "division_sheets"]

_NEVER = frozenset(("respondents", "checks", "contents"))
"""Markers of the first blocks of sheets no division gets."""
_TRAIL = "trail[]"
_SEEN = frozenset(("published", "previous"))
"""Markers of the first blocks of sheets that are context and no division fills."""


def build_division_book(edition: Edition, base: Assessment, part: DivisionPart) -> bytes:
    """Return the .xlsx workbook of a division.

    A formula that would need rows of other divisions is replaced by the value of the main book.

    Raises
    ------
    TextTooLong
        If a text does not fit a cell.
    """
    book = build_book(edition, part.assessment, sheets=division_sheets(edition, base, part))
    confirm_readable(book, part.assessment, whole=False)
    return book


def division_sheets(edition: Edition, base: Assessment, part: DivisionPart) -> tuple[Sheet, ...]:
    """Declare the sheets of a division's workbook."""
    scored = Scored(base, score(edition, base))
    restriction = SheetRestriction(part, scored)
    sheets = list(_restricted(edition, part, restriction))
    return division_guide_sheet(edition, part, sheets), *sheets


def _restricted(edition: Edition, part: DivisionPart, restriction: SheetRestriction) -> Iterator[Sheet]:
    for sheet in declare(edition, part.assessment):
        marker = _first_marker(sheet)
        if marker in _NEVER or sheet.name == DIVISIONS:
            continue
        if sheet.hidden:
            restricted: Sheet | None = sheet
        elif marker == _TRAIL:
            restricted = restriction.locked(sheet)
        elif marker == ADVICE_MARKER:
            restricted = restriction.with_rows(sheet, {advice_row(code) for code in part.assignment.codes})
        elif marker in _SEEN:
            restricted = restriction.locked(sheet) if _is_sent(part.assessment, sheet) else None
        else:
            restricted = restriction.restricted(with_hint_columns(edition, part.assessment, sheet))
        if restricted is not None:
            yield restricted


def _first_marker(sheet: Sheet) -> str:
    markers: Sequence[str] = [part.marker for part in sheet.parts if hasattr(part, "marker")]
    return markers[0] if markers else ""


def _is_sent(part: Assessment, sheet: Sheet) -> bool:
    """Whether the main book's results were sent along."""
    if sheet.name == SUMMARY:
        return bool(part.published) or bool(part.history)
    return bool(part.history) or (part.previous is not None and part.previous.published.total is not None)
