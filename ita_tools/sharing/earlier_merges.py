"""What earlier merges have settled: files merged, values declined and rows decided on."""

from __future__ import annotations

from ita_tools.assessment import Assessment, Conflict
from ita_tools.assessment.exchange import KEEP, TAKE
from ita_tools.assessment.flatten import Path, parse_path
from ita_tools.sharing.audit_log import MERGED, SPLIT
from ita_tools.sharing.returned_book import ReturnedBook
from ita_tools.sharing.returned_order import UNKNOWN_ORDER
from ita_tools.sharing.three_way import BLANKED, DELETED_AND_CHANGED, DISAGREE, OLDER

__all__ = ["declined_values", "is_resent", "rows_with_decided_deletion", "was_merged"]


def is_resent(main: Assessment, book: ReturnedBook) -> bool:
    """Return whether another file of the same part was merged before: its line of the split is in the log."""
    splits = [each for each in book.assessment.trail if each.what == SPLIT]
    is_first = not _merged_sources(main, book.division) or was_merged(main, book)
    return not is_first and any(entry in main.trail for entry in splits)


def was_merged(main: Assessment, book: ReturnedBook) -> bool:
    """Return whether this very file was merged before."""
    return book.source in _merged_sources(main, book.division)


def _merged_sources(main: Assessment, division: str) -> set[str]:
    return {each.source for each in main.trail if each.what == MERGED and each.division == division}


def declined_values(main: Assessment) -> set[tuple[str, str, str]]:
    """Return the values the officer has decided against, which are not proposed again.

    Each is path, value and the division that returned it, ``""`` for a value of the main book itself.
    """
    settled = _settled_by_choice(main)
    return {(each.path, each.given, each.division) for each in settled if each.choice == KEEP} | {
        (each.path, each.kept, "") for each in settled if each.choice == TAKE and each.kept
    }


def rows_with_decided_deletion(main: Assessment) -> dict[str, set[Path]]:
    """Return for each division the rows that one side deleted and of which the officer has made a choice."""
    rows: dict[str, set[Path]] = {}
    for conflict in _settled_by_choice(main):
        if conflict.reason in (DELETED_AND_CHANGED, UNKNOWN_ORDER, DISAGREE):
            rows.setdefault(conflict.division, set()).add(parse_path(conflict.path)[:2])
    return rows


def _settled_by_choice(main: Assessment) -> list[Conflict]:
    return [each for each in main.conflicts if each.settled and each.reason not in (OLDER, BLANKED)]
