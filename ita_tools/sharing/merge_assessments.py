"""Merge returned books into the main book: a three-way merge by row id and field that loses no value.

The hashes of what was sent are the base of the merge. A value that one side changed is taken over. If both
sides changed it, if two divisions disagree, or if the division may not change it, the main book keeps its
value and the conflict list holds both. The order of the books makes no difference, nor does merging again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ita_tools.assessment import Assessment, AuditEntry, Conflict
from ita_tools.assessment.exchange import KEEP, REVIEWED, TAKE
from ita_tools.assessment.flatten import Path, Value, apply_patch, flatten, format_path, format_value
from ita_tools.assessment.row_ids import assign_row_ids
from ita_tools.rubric import Edition
from ita_tools.sharing.audit_log import MERGED, NO_STAMP, REFUSED, AuditStamp, append_entries
from ita_tools.sharing.conflict_resolution import apply_resolutions, merge_conflict_lists, unresolved
from ita_tools.sharing.earlier_merges import (
    declined_values,
    is_resent,
    own_values,
    rows_with_decided_deletion,
    taken_entries,
    was_merged,
)
from ita_tools.sharing.field_labels import FieldLabels
from ita_tools.sharing.hashes import agency_id, is_random_id, value_hash
from ita_tools.sharing.returned_book import ReturnedBook, changes_since_split, refusal_reason
from ita_tools.sharing.several_books import duplicate_rows, newest_and_older, open_where_order_is_unknown
from ita_tools.sharing.three_way import (
    BLANKED,
    DELETED_AND_CHANGED,
    DISAGREE,
    OLDER,
    OTHER_AGENCY,
    ProposedChange,
    changes_against_base,
)

__all__ = ["MergeOutcome", "merge"]

_AGENCY_NAME = ("agency", "name")
_Proposals = dict[Path, list[ProposedChange]]


@dataclass(frozen=True, slots=True)
class MergeOutcome:
    """The merged assessment.

    ``conflicts`` wait for a choice, ``refused`` are pairs of source and reason, ``notes`` Thai sentences.
    ``taken`` are the lines of the audit log on the values that were taken over.
    """

    assessment: Assessment
    conflicts: tuple[Conflict, ...]
    notes: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]
    taken: tuple[AuditEntry, ...] = ()


def merge(
    edition: Edition, base: Assessment, returned: Sequence[ReturnedBook], stamp: AuditStamp = NO_STAMP
) -> MergeOutcome:
    """Merge returned books into the main book, after applying the choices of its conflict list.

    ``stamp`` dates the lines of the audit log and the conflicts that are settled.
    """
    main, choice_notes = apply_resolutions(assign_row_ids(base), stamp)
    reasons = [(book, refusal_reason(edition, base, book)) for book in returned]
    refused = tuple(sorted({(book.source, reason) for book, reason in reasons if reason}))
    newest, older = newest_and_older([book for book, reason in reasons if not reason])
    merged, conflicts, notes, taken = _merge_books(main, newest, stamp)
    conflicts += _superseded_values(main, merged, older, newest, stamp)
    log = [
        *_logs_of(newest),
        *_merge_entries(newest, older, stamp),
        *_refusal_entries(refused, stamp),
        *taken,
    ]
    result = replace(
        merged,
        conflicts=merge_conflict_lists(main.conflicts, conflicts),
        trail=append_entries(main.trail, log),
        origin=replace(main.origin, base=agency_id(base)) if any(map(_is_old, newest)) else main.origin,
    )
    all_notes = (*choice_notes, *notes, *_notes_on_older(older), *_notes_on_names(main, newest))
    return MergeOutcome(result, unresolved(result), all_notes, refused, tuple(taken))


def _is_old(book: ReturnedBook) -> bool:
    """Return whether a book is of version 0.1.0, which had no random ids."""
    return not is_random_id(book.assessment.origin.base)


def _merge_books(
    main: Assessment, books: Sequence[ReturnedBook], stamp: AuditStamp
) -> tuple[Assessment, list[Conflict], list[str], list[AuditEntry]]:
    """Take over what only one side changed; return the merged assessment, conflicts, notes and log."""
    main_values = flatten(main)
    proposals = _proposals(main, main_values, books)
    taken, disputed = _decide(proposals)
    merged, duplicate_notes = _drop_duplicate_rows(main, apply_patch(main, taken), taken, books)
    labels = FieldLabels(main, *(book.assessment for book in books))
    merged_values = flatten(merged)
    conflicts = [
        _conflict(proposal, merged_values, labels)
        for proposal in disputed
        if value_hash(merged_values.get(proposal.change.path)) != value_hash(proposal.change.value)
    ]
    blanked = [proposals[path][0] for path, value in taken.items() if value is None and path in main_values]
    conflicts += [
        replace(
            _conflict(replace(proposal, reason=BLANKED), main_values, labels),
            choice=TAKE,
            settled=stamp.day,
        )
        for proposal in blanked
    ]
    notes = [*duplicate_notes, *_notes_on_blanked(blanked), *_notes_on_reviewed(main, taken, labels)]
    sources = {path: next(each for each in proposals[path] if not each.reason) for path in taken}
    log = list(taken_entries(main_values, merged_values, sources, labels, stamp))
    return merged, conflicts, notes, log


def _proposals(
    main: Assessment, main_values: Mapping[Path, Value], books: Sequence[ReturnedBook]
) -> _Proposals:
    """Return the proposed changes of all books by path, without those the officer has decided against."""
    proposals: _Proposals = {}
    declined, decided_rows = declined_values(main), rows_with_decided_deletion(main)
    for book in books:
        resent, own = is_resent(main, book), own_values(main.trail, main_values, book)
        other_agency = OTHER_AGENCY if _is_of_other_agency(main_values, book) else ""
        decided = decided_rows.get(book.division, ()) if was_merged(main, book) else ()
        for change in changes_against_base(main_values, book, resent=resent, own=own):
            if change.reason == DELETED_AND_CHANGED and change.change.path[:2] in decided:
                continue
            proposal = replace(change, reason=change.reason or other_agency)
            path, value, _ = identity = _identity(proposal)
            # A new file that returns a value of the main book that was replaced since is a new proposal.
            if identity not in declined and (resent or (path, value, "") not in declined):
                proposals.setdefault(proposal.change.path, []).append(proposal)
    return open_where_order_is_unknown(proposals, books)


def _is_of_other_agency(main_values: Mapping[Path, Value], book: ReturnedBook) -> bool:
    """Return whether a book names another agency than it was sent with, and than the main book does."""
    name = book.assessment.agency.name
    sent = book.assessment.origin.sent.get(format_path(_AGENCY_NAME), "")
    return bool(name and sent) and value_hash(name) not in (sent, value_hash(main_values.get(_AGENCY_NAME)))


def _decide(proposals: _Proposals) -> tuple[dict[Path, Value | None], list[ProposedChange]]:
    """Return the values to take over, and the proposals that are conflicts with their reasons."""
    taken: dict[Path, Value | None] = {}
    disputed: list[ProposedChange] = []
    disputed_rows = _deleted_and_changed_rows(proposals)
    for path, at_path in proposals.items():
        free = [proposal for proposal in at_path if not proposal.reason]
        if path[:2] in disputed_rows:
            disputed += [replace(proposal, reason=proposal.reason or DISAGREE) for proposal in at_path]
            continue
        disputed += [proposal for proposal in at_path if proposal.reason]
        if len({value_hash(proposal.change.value) for proposal in free}) > 1:
            disputed += [replace(proposal, reason=DISAGREE) for proposal in free]
        elif free:
            taken[path] = free[0].change.value
    return taken, disputed


def _identity(proposal: ProposedChange) -> tuple[str, str, str]:
    change = proposal.change
    return format_path(change.path), format_value(change.value), proposal.book.division


def _deleted_and_changed_rows(proposals: _Proposals) -> set[Path]:
    """Return the rows that one returned book deletes and another changes."""
    changes = [
        proposal.change for at_path in proposals.values() for proposal in at_path if not proposal.reason
    ]
    deleted = {change.path[:2] for change in changes if change.in_deleted_row}
    return deleted & {change.path[:2] for change in changes if not change.in_deleted_row}


def _drop_duplicate_rows(
    main: Assessment, merged: Assessment, taken: Iterable[Path], books: Sequence[ReturnedBook]
) -> tuple[Assessment, list[str]]:
    """Leave out added rows that equal another row in every field; return a note on each."""
    duplicates, labels = duplicate_rows(main, merged, books), FieldLabels(merged)
    dropped = set(duplicates)
    patch = {path: None for path in taken if path[:2] in dropped}
    notes = [f"{labels.of(row)}: เพิ่มไว้เหมือนกันทุกช่อง จึงเก็บไว้แถวเดียว" for row in duplicates]
    return apply_patch(merged, patch), notes


def _notes_on_blanked(blanked: Iterable[ProposedChange]) -> Iterator[str]:
    for division, number in Counter(proposal.book.division for proposal in blanked).items():
        yield f"{division} ลบค่าเดิม {number} ค่า ค่าที่ลบอยู่ในแผ่นงาน ความขัดแย้ง"


def _notes_on_reviewed(main: Assessment, taken: Iterable[Path], labels: FieldLabels) -> Iterator[str]:
    for path in taken:
        code = {"items": path[2:3], "analysis": path[1:2]}.get(path[0], ())
        if code and main.states.get(code[0]) == REVIEWED:
            yield f"{labels.of(path)}: มีการแก้ไขหลังจาก{REVIEWED} โปรดตรวจอีกครั้ง"


def _notes_on_older(older: Iterable[ReturnedBook]) -> Iterator[str]:
    for book in older:
        yield (
            f"{book.source}: {book.division} ส่งมามากกว่าหนึ่งไฟล์ ใช้ไฟล์ที่ใหม่กว่า ค่าที่ต่างของไฟล์นี้อยู่ในแผ่นงาน ความขัดแย้ง"
        )


def _notes_on_names(main: Assessment, books: Iterable[ReturnedBook]) -> Iterator[str]:
    """Yield a note on each book of this main book that was sent under another name of the agency."""
    for book in books:
        name = book.assessment.agency.name
        if name and name != main.agency.name and not _is_old(book):
            main_name = main.agency.name or "ว่าง"
            yield f"{book.source}: ไฟล์ชื่อ {name} แต่สมุดงานหลักชื่อ {main_name} โปรดตรวจว่าเป็นหน่วยงานเดียวกัน"


def _conflict(proposal: ProposedChange, values: Mapping[Path, Value], labels: FieldLabels) -> Conflict:
    path, book = proposal.change.path, proposal.book
    return Conflict(
        path=format_path(path),
        what=labels.of(path),
        reason=proposal.reason,
        kept=format_value(values.get(path)),
        given=format_value(proposal.change.value),
        division=book.division,
        source=book.source,
        when=book.saved_text,
    )


def _superseded_values(
    main: Assessment,
    merged: Assessment,
    older: Sequence[ReturnedBook],
    newest: Sequence[ReturnedBook],
    stamp: AuditStamp,
) -> Iterator[Conflict]:
    """Yield the values of superseded books that the merged book does not hold, as settled conflicts."""
    values = flatten(merged)
    labels = FieldLabels(main, *(book.assessment for book in (*newest, *older)))
    for book in older:
        for change in changes_since_split(book):
            if change.value is not None and value_hash(values.get(change.path)) != value_hash(change.value):
                conflict = _conflict(ProposedChange(change, book, OLDER), values, labels)
                yield replace(conflict, choice=KEEP, settled=stamp.day)


def _logs_of(books: Iterable[ReturnedBook]) -> Iterator[AuditEntry]:
    for book in books:
        yield from (entry for entry in book.assessment.trail if not entry.path)


def _merge_entries(
    newest: Iterable[ReturnedBook], older: Iterable[ReturnedBook], stamp: AuditStamp
) -> Iterator[AuditEntry]:
    for book in newest:
        yield stamp.entry(MERGED, book.division, book.source)
    for book in older:
        yield stamp.entry(f"{REFUSED}: {OLDER}", book.division, book.source)


def _refusal_entries(refused: Iterable[tuple[str, str]], stamp: AuditStamp) -> Iterator[AuditEntry]:
    for source, reason in refused:
        yield stamp.entry(f"{REFUSED}: {reason}", source=source)
