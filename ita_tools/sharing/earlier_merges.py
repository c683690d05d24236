"""What earlier merges have settled: files merged, values declined or taken over, rows decided on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ita_tools.assessment import Assessment, AuditEntry, Conflict
from ita_tools.assessment.exchange import KEEP, TAKE
from ita_tools.assessment.flatten import Path, Value, format_path, format_value, parse_path
from ita_tools.sharing.audit_log import MERGED, SPLIT, TAKEN, AuditStamp
from ita_tools.sharing.field_labels import FieldLabels
from ita_tools.sharing.hashes import value_hash
from ita_tools.sharing.returned_book import ReturnedBook
from ita_tools.sharing.several_books import UNKNOWN_ORDER
from ita_tools.sharing.three_way import BLANKED, DELETED_AND_CHANGED, DISAGREE, OLDER, ProposedChange

__all__ = [
    "declined_values",
    "is_resent",
    "own_values",
    "rows_with_decided_deletion",
    "taken_entries",
    "was_merged",
]


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


def taken_entries(
    before: Mapping[Path, Value],
    after: Mapping[Path, Value],
    taken: Mapping[Path, ProposedChange],
    labels: FieldLabels,
    stamp: AuditStamp,
) -> Iterator[AuditEntry]:
    """Yield a line for each value of a returned book that the merged book holds and the main book did not."""
    for path, proposal in taken.items():
        new, book = after.get(path), proposal.book
        if value_hash(new) == value_hash(proposal.change.value) != value_hash(before.get(path)):
            yield replace(
                stamp.entry(f"{TAKEN} {labels.of(path)}", book.division, book.source),
                before=format_value(before.get(path)),
                after=format_value(new),
                path=format_path(path),
                saved=book.saved_key,
            )


def own_values(log: Sequence[AuditEntry], main: Mapping[Path, Value], book: ReturnedBook) -> frozenset[Path]:
    """Return the values of the main book that came from an earlier file of the division of a returned book.

    They are as that file gave them, and the returned book was not saved before it. Where one of the times is
    unknown, there are none.
    """
    last = {parse_path(each.path): each for each in log if each.path and each.division == book.division}
    return frozenset(
        path
        for path, each in last.items()
        if each.saved and each.saved <= book.saved_key and format_value(main.get(path)) == each.after
    )
