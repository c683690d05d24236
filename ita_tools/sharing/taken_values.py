"""What a merge took over from divisions: its lines in the audit log, and the values that still stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ita_tools.assessment import AuditEntry
from ita_tools.assessment.flatten import Path, Value, format_path, format_value, parse_path
from ita_tools.sharing.audit_log import TAKEN, AuditStamp
from ita_tools.sharing.field_labels import FieldLabels
from ita_tools.sharing.hashes import value_hash
from ita_tools.sharing.returned_book import ReturnedBook
from ita_tools.sharing.three_way import ProposedChange

__all__ = ["own_values", "taken_entries"]


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
