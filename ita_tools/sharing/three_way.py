"""Three-way comparison of every value: as sent (base), as returned, and as it is in the main book now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ita_tools.assessment.field_table import field_at
from ita_tools.assessment.fields import REVIEWER
from ita_tools.assessment.flatten import Path, Value, parse_path
from ita_tools.assessment.row_ids import LISTS
from ita_tools.sharing.hashes import value_hash
from ita_tools.sharing.returned_book import (
    ReturnedBook,
    ValueChange,
    changes_since_split,
    is_locked,
    locked_items,
    returned_values,
    reverted_values,
)

__all__ = [
    "ADDED_ON_BOTH_SIDES",
    "BLANKED",
    "CHANGED_ON_BOTH_SIDES",
    "DELETED_AND_CHANGED",
    "DISAGREE",
    "OLDER",
    "OTHER_AGENCY",
    "OUTSIDE_ASSIGNMENT",
    "RESENT",
    "SCORE_OF_MAIN_BOOK",
    "ProposedChange",
    "changes_against_base",
]

OUTSIDE_ASSIGNMENT = "อยู่นอกส่วนที่รับผิดชอบ"
CHANGED_ON_BOTH_SIDES = "แก้ไขทั้งสองฝ่าย"
DELETED_AND_CHANGED = "ฝ่ายหนึ่งลบ อีกฝ่ายแก้ไข"
BLANKED = "สำนัก/กองลบค่าเดิม"
DISAGREE = "สำนัก/กองแก้ไขไม่ตรงกัน"
OLDER = "มีไฟล์ที่ใหม่กว่าของสำนัก/กองเดียวกัน"
ADDED_ON_BOTH_SIDES = "เพิ่มทั้งสองฝ่าย"
SCORE_OF_MAIN_BOOK = "คะแนนของสมุดงานหลัก ซึ่งสำนัก/กองแก้ไม่ได้"
OTHER_AGENCY = "ชื่อหน่วยงานในไฟล์ไม่ใช่ชื่อที่ส่งไป"
RESENT = "ไฟล์ที่ส่งมาใหม่ไม่ตรงกับสมุดงานหลัก"


@dataclass(frozen=True, slots=True)
class ProposedChange:
    """A change with the returned book it is in, and the reason it is a conflict; ``""`` if it is none."""

    change: ValueChange
    book: ReturnedBook
    reason: str = ""


def changes_against_base(
    main: Mapping[Path, Value],
    book: ReturnedBook,
    *,
    resent: bool = False,
    own: Collection[Path] = (),
) -> Iterator[ProposedChange]:
    """Yield the changes of a returned book that the main book, with the values ``main``, does not hold yet.

    ``resent`` means that another file of the same part was merged before: a value left as it was sent may
    take back one that came from that file. ``own`` are the values of the main book that came from an earlier
    file of the division and are as it gave them: it replaces them, but for a blank, which is a conflict.
    """
    changes = changes_since_split(book)
    own_rows = _own_rows(main, own)
    part, locked = book.assessment.origin.part, locked_items(map(parse_path, book.assessment.origin.sent))
    deleted_rows, doubled_rows = _deleted_and_changed_rows(main, changes), _doubled_rows(main, changes)
    for change in changes:
        main_hash, row = value_hash(main.get(change.path)), change.path[:2]
        if main_hash == value_hash(change.value) or _is_left_out(change, locked, part):
            continue
        reason = ""
        if not change.is_allowed:
            reason = SCORE_OF_MAIN_BOOK if is_locked(change.path, locked) else OUTSIDE_ASSIGNMENT
        elif row in deleted_rows:
            reason = DELETED_AND_CHANGED
        elif change.path in own or (change.in_new_row and row in own_rows):
            reason = ""
        elif row in doubled_rows:
            reason = RESENT if resent else ADDED_ON_BOTH_SIDES
        elif main_hash != change.sent_hash:
            reason = RESENT if resent else CHANGED_ON_BOTH_SIDES
        yield ProposedChange(change, book, reason)
    yield from _rest_of_rows(main, book, deleted_rows, {change.path for change in changes})
    if resent:
        reverted = (each for each in reverted_values(book, main) if each.path[:2] not in deleted_rows)
        for change in reverted:
            replaces = change.path in own and change.value is not None
            yield ProposedChange(change, book, "" if replaces else RESENT)


def _is_left_out(change: ValueChange, locked: Collection[Path], part: Collection[str]) -> bool:
    """Return whether a copy lacks a value that the division may only read; a score of its part never is."""
    if change.value is not None or change.is_allowed:
        return False
    return not (is_locked(change.path, locked) and change.path[2] in part)


def _own_rows(main: Mapping[Path, Value], own: Collection[Path]) -> set[Path]:
    """Return the rows of which every value but those of the review is in ``own``."""
    rows = {path[:2] for path in own if path[0] in LISTS}
    others = {path[:2] for path in main if rows and path not in own and not _is_review(path)}
    return rows - others


def _deleted_and_changed_rows(main: Mapping[Path, Value], changes: Sequence[ValueChange]) -> set[Path]:
    """Return the rows that one side deleted and the other changed."""
    changes_by_row: dict[Path, list[ValueChange]] = {}
    for change in changes:
        if change.path[0] in LISTS and not change.in_new_row:
            changes_by_row.setdefault(change.path[:2], []).append(change)
    main_rows: dict[Path, list[Path]] = {}
    for path in main if changes_by_row else ():
        main_rows.setdefault(path[:2], []).append(path)
    return {
        row
        for row, row_changes in changes_by_row.items()
        if any(change.is_allowed for change in row_changes)
        and (
            (row not in main_rows and not row_changes[0].in_deleted_row)
            or (
                row in main_rows
                and row_changes[0].in_deleted_row
                and _has_changed(main, main_rows[row], row_changes)
            )
        )
    }


def _has_changed(
    main: Mapping[Path, Value], paths: Iterable[Path], row_changes: Sequence[ValueChange]
) -> bool:
    """Return whether a row of the main book differs from the one sent; review fields do not count."""
    sent = {change.path: change.sent_hash for change in row_changes}
    return any(
        value_hash(main.get(path)) != sent.get(path, "") for path in {*paths, *sent} if not _is_review(path)
    )


def _is_review(path: Path) -> bool:
    field = field_at(path)
    return field is not None and field.editor == REVIEWER


def _doubled_rows(main: Mapping[Path, Value], changes: Sequence[ValueChange]) -> set[Path]:
    """Return the new rows whose id is that of a different row in the main book."""
    return {
        change.path[:2]
        for change in changes
        if change.in_new_row
        and change.path in main
        and value_hash(main[change.path]) != value_hash(change.value)
    }


def _rest_of_rows(
    main: Mapping[Path, Value], book: ReturnedBook, deleted_rows: set[Path], changed: set[Path]
) -> Iterator[ProposedChange]:
    """Yield the unchanged values of rows that one side deleted: a row is restored or deleted as a whole."""
    values = returned_values(book) if deleted_rows else {}
    for path in (*values, *main) if deleted_rows else ():
        if path[:2] in deleted_rows and path not in changed:
            change = ValueChange(path, values.get(path), "", is_allowed=True, in_deleted_row=path in main)
            yield ProposedChange(change, book, DELETED_AND_CHANGED)
