"""The three sides of every value: what was sent, what came back, and what the main book says now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ita_tools.assessment.flatten import Path, Value
from ita_tools.assessment.row_ids import LISTS
from ita_tools.sharing.hashes import hash_of
from ita_tools.sharing.returned_book import Change, Returned, changes_of, reverted_values, values_of

__all__ = ["BOTH", "DELETED", "OUTSIDE", "RESENT", "TWICE", "ProposedChange", "changes_against_base"]

OUTSIDE = "อยู่นอกส่วนที่รับผิดชอบ"
BOTH = "แก้ไขทั้งสองฝ่าย"
DELETED = "ฝ่ายหนึ่งลบ อีกฝ่ายแก้ไข"
TWICE = "เพิ่มทั้งสองฝ่าย"
RESENT = "ไฟล์ที่ส่งมาใหม่ไม่ตรงกับสมุดงานหลัก"
_OF_REVIEW = ("state", "comment")


@dataclass(frozen=True, slots=True)
class ProposedChange:
    """A change with the book it came in and, where it cannot be taken over, the reason."""

    change: Change
    returned: Returned
    reason: str = ""


def changes_against_base(
    now: Mapping[Path, Value], book: Returned, *, resent: bool = False
) -> Iterator[ProposedChange]:
    """Yield the changes of a returned book that the main book, with the values ``now``, does not hold yet.

    ``resent`` says that another file of the same part was merged before: then nobody knows which of the main
    book's values came from it, and what this file leaves as it was sent may take something back.
    """
    changes = changes_of(book)
    deleted, doubled = _deleted(now, changes), _doubled(now, changes)
    for change in changes:
        mine = hash_of(now.get(change.path))
        if mine == hash_of(change.value) or (change.value is None and not change.own):
            continue  # the same on both sides, or left out of a copy by somebody who may only read it
        row, reason = change.path[:2], ""
        if not change.own:
            reason = OUTSIDE
        elif row in deleted:
            reason = DELETED
        elif row in doubled:
            reason = RESENT if resent else TWICE
        elif mine != change.sent:
            reason = RESENT if resent else BOTH
        yield ProposedChange(change, book, reason)
    yield from _rest_of_rows(now, book, deleted, {change.path for change in changes})
    if resent:
        more = (change for change in reverted_values(book, now) if change.path[:2] not in deleted)
        yield from (ProposedChange(change, book, RESENT) for change in more)


def _deleted(now: Mapping[Path, Value], changes: Sequence[Change]) -> set[Path]:
    """Return the rows that one side deleted and the other changed."""
    rows: dict[Path, list[Change]] = {}
    for change in changes:
        if change.path[0] in LISTS and not change.fresh:
            rows.setdefault(change.path[:2], []).append(change)
    here: dict[Path, list[Path]] = {}
    for path in now if rows else ():
        here.setdefault(path[:2], []).append(path)
    return {
        row
        for row, given in rows.items()
        if any(change.own for change in given)
        and (
            (row not in here and not given[0].gone)
            or (row in here and given[0].gone and _has_changed(now, here[row], given))
        )
    }


def _has_changed(now: Mapping[Path, Value], paths: Iterable[Path], given: Sequence[Change]) -> bool:
    """Whether the main book's row is no longer the one that was sent, the reviewer's words left aside."""
    sent = {change.path: change.sent for change in given}
    return any(
        hash_of(now.get(path)) != sent.get(path, "") for path in {*paths, *sent} if path[-1] not in _OF_REVIEW
    )


def _doubled(now: Mapping[Path, Value], changes: Sequence[Change]) -> set[Path]:
    """Return the new rows whose key stands for something else in the main book."""
    return {
        change.path[:2]
        for change in changes
        if change.fresh and change.path in now and hash_of(now[change.path]) != hash_of(change.value)
    }


def _rest_of_rows(
    now: Mapping[Path, Value], book: Returned, deleted: set[Path], said: set[Path]
) -> Iterator[ProposedChange]:
    """Yield the other values of rows that one side deleted: a row comes back, or goes, whole."""
    theirs = values_of(book) if deleted else {}
    for path in (*theirs, *now) if deleted else ():
        if path[:2] in deleted and path not in said:
            yield ProposedChange(
                Change(path, theirs.get(path), "", own=True, gone=path in now), book, DELETED
            )
