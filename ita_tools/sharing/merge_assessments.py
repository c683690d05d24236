"""Returned books into the main book: a three-way merge by key and field that loses nothing.

What was sent is known by its hashes, so each value has three sides: sent, returned, and the main book's
own. One changed side is taken over. Where both changed, where two divisions disagree, and where a value
was not theirs to change, the main book's value stays and the conflict list holds both. Neither the order
of the books nor merging them again makes a difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ita_tools.assessment import Assessment, AuditEntry, Conflict
from ita_tools.assessment.distribution import KEEP, REVIEWED, TAKE
from ita_tools.assessment.flatten import Path, Value, apply_patch, flatten, format_path, format_value
from ita_tools.assessment.row_ids import LISTS, assign_row_ids
from ita_tools.rubric import Edition
from ita_tools.sharing.audit_log import MERGED, NO_STAMP, REFUSED, SPLIT, AuditStamp, append_entries
from ita_tools.sharing.conflict_resolution import apply_resolutions, merge_conflict_lists, unresolved
from ita_tools.sharing.field_labels import FieldLabels
from ita_tools.sharing.hashes import base_id, hash_of
from ita_tools.sharing.returned_book import Returned, changes_of, refusal
from ita_tools.sharing.three_way import ProposedChange, changes_against_base

__all__ = ["Merged", "merge"]

_DISAGREE = "สำนัก/กองแก้ไขไม่ตรงกัน"
_BLANKED = "สำนัก/กองลบค่าเดิม"
_OLDER = "มีไฟล์ที่ใหม่กว่าของสำนัก/กองเดียวกัน"


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged assessment.

    ``conflicts`` wait for a choice, ``refused`` are sources with reasons, ``notes`` are Thai sentences.
    """

    assessment: Assessment
    conflicts: tuple[Conflict, ...]
    notes: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]


def merge(
    edition: Edition, base: Assessment, returned: Sequence[Returned], stamp: AuditStamp = NO_STAMP
) -> Merged:
    """Merge returned books into the main book, after applying the choices of its conflict list.

    ``stamp`` dates the lines of the trail and the conflicts settled.
    """
    main, notes = apply_resolutions(assign_row_ids(base), stamp)
    reasons = [(each, refusal(edition, base, each)) for each in returned]
    refused = tuple(sorted({(each.source, reason) for each, reason in reasons if reason}))
    newest, older = _newest([each for each, reason in reasons if not reason])
    merged, found, more = _merged(main, newest, stamp)
    conflicts = [*found, *_superseded(main, merged, older, newest, stamp)]
    trail = [*_trails(newest), *_events(newest, older, stamp), *_refusals(refused, stamp)]
    origin = replace(main.origin, base=base_id(base)) if newest else main.origin
    whole = replace(
        merged,
        conflicts=merge_conflict_lists(main.conflicts, conflicts),
        trail=append_entries(main.trail, trail),
        origin=origin,
    )
    return Merged(whole, unresolved(whole), (*notes, *more, *_twice(older)), refused)


def _newest(books: Iterable[Returned]) -> tuple[list[Returned], list[Returned]]:
    """Part the books into the newest of each division, and those it stands in for; copies count once."""
    newest: dict[str, Returned] = {}
    older: list[Returned] = []
    for book in sorted(books, key=lambda each: (each.division, each.when, each.source), reverse=True):
        held = newest.setdefault(book.division, book)
        if held is not book and not any(_same(book, each) for each in (held, *older)):
            older.append(book)
    return sorted(newest.values(), key=lambda each: each.division), older


def _same(one: Returned, other: Returned) -> bool:
    return one.assessment.origin == other.assessment.origin and flatten(one.assessment) == flatten(
        other.assessment
    )


def _merged(
    main: Assessment, books: Sequence[Returned], stamp: AuditStamp
) -> tuple[Assessment, list[Conflict], list[str]]:
    """Take over what one side changed; return the rest as conflicts, and notes."""
    now = flatten(main)
    sides: dict[Path, list[ProposedChange]] = {}
    declined = _declined(main)
    for book in books:
        resent = _resent(main, book)
        for side in changes_against_base(now, book, resent=resent):
            asked = _asked(side)
            # A new file that gives back what was decided against has not been heard yet.
            if asked not in declined and (resent or (*asked[:2], "") not in declined):
                sides.setdefault(side.change.path, []).append(side)
    taken: dict[Path, Value | None] = {}
    conflicts: list[ProposedChange] = []
    torn = _torn_rows(sides)
    for path, given in sides.items():
        free = [side for side in given if not side.reason]
        if path[:2] in torn:
            conflicts += [replace(side, reason=side.reason or _DISAGREE) for side in given]
            continue
        conflicts += [side for side in given if side.reason]
        if len({hash_of(side.change.value) for side in free}) > 1:
            conflicts += [replace(side, reason=_DISAGREE) for side in free]
        elif free:
            taken[path] = free[0].change.value
    kept, doubles = _without_doubles(main, apply_patch(main, taken), taken)
    names = FieldLabels(main, *(book.assessment for book in books))
    final = flatten(kept)
    rows = [
        _conflict(side, final, names)
        for side in conflicts
        if hash_of(final.get(side.change.path)) != hash_of(side.change.value)
    ]
    lost = [sides[path][0] for path, value in taken.items() if value is None and path in now]
    rows += [
        replace(_conflict(replace(side, reason=_BLANKED), now, names), choice=TAKE, settled=stamp.day)
        for side in lost
    ]
    return kept, rows, [*doubles, *_blanked(lost), *_after_review(main, taken, names)]


def _resent(main: Assessment, book: Returned) -> bool:
    """Whether another file of the same part was merged before: it brought the line of the split along."""
    merged = {each.source for each in main.trail if each.what == MERGED and each.division == book.division}
    lines = [each for each in book.assessment.trail if each.what == SPLIT]
    return bool(merged) and book.source not in merged and any(line in main.trail for line in lines)


def _blanked(lost: Iterable[ProposedChange]) -> Iterator[str]:
    for division, number in Counter(side.returned.division for side in lost).items():
        yield f"{division} ลบค่าเดิม {number} ค่า ค่าที่ลบอยู่ในแผ่นงาน ความขัดแย้ง"


def _declined(main: Assessment) -> set[tuple[str, str, str]]:
    """Return the values the officer has decided against: they are not asked about again.

    Path, value and the division that gave it, ``""`` where it was the main book's own value.
    """
    done = [each for each in main.conflicts if each.settled and each.reason not in (_OLDER, _BLANKED)]
    return {(each.path, each.given, each.division) for each in done if each.choice == KEEP} | {
        (each.path, each.kept, "") for each in done if each.choice == TAKE and each.kept
    }


def _asked(side: ProposedChange) -> tuple[str, str, str]:
    return format_path(side.change.path), format_value(side.change.value), side.returned.division


def _torn_rows(sides: Mapping[Path, Sequence[ProposedChange]]) -> set[Path]:
    """Return the rows that one book deletes and another changes."""
    free = [side.change for given in sides.values() for side in given if not side.reason]
    gone = {change.path[:2] for change in free if change.gone}
    return gone & {change.path[:2] for change in free if not change.gone}


def _without_doubles(
    main: Assessment, merged: Assessment, taken: Mapping[Path, Value | None]
) -> tuple[Assessment, list[str]]:
    """Leave out added rows that say exactly what another row says."""
    known, names = {row.key for row in main.rows}, FieldLabels(merged)
    seen: set[object] = {row for row in merged.rows if row.key in known}
    doubles: list[Path] = []
    for name in sorted(LISTS):
        for row in getattr(merged, name):
            if row.key not in known and row in seen:
                doubles.append((name, row.key))
            seen.add(row)
    dropped = set(doubles)
    drop = {path: None for path in taken if path[:2] in dropped}
    notes = [f"{names.of(row)}: เพิ่มไว้เหมือนกันทุกช่อง จึงเก็บไว้แถวเดียว" for row in doubles]
    return apply_patch(merged, drop), notes


def _after_review(main: Assessment, taken: Iterable[Path], names: FieldLabels) -> Iterator[str]:
    for path in taken:
        code = {"items": path[2:3], "analysis": path[1:2]}.get(path[0], ())
        if code and main.states.get(code[0]) == REVIEWED:
            yield f"{names.of(path)}: มีการแก้ไขหลังจาก{REVIEWED} โปรดตรวจอีกครั้ง"


def _conflict(side: ProposedChange, now: Mapping[Path, Value], names: FieldLabels) -> Conflict:
    path = side.change.path
    return Conflict(
        format_path(path),
        names.of(path),
        side.reason,
        format_value(now.get(path)),
        format_value(side.change.value),
        side.returned.division,
        side.returned.source,
        side.returned.saved,
    )


def _superseded(
    main: Assessment,
    merged: Assessment,
    older: Sequence[Returned],
    newest: Sequence[Returned],
    stamp: AuditStamp,
) -> Iterator[Conflict]:
    """Yield what older copies say and neither the newest nor the merged book does: listed as not used."""
    now, names = flatten(merged), FieldLabels(main, *(book.assessment for book in (*newest, *older)))
    for book in older:
        for change in changes_of(book):
            if change.value is not None and hash_of(now.get(change.path)) != hash_of(change.value):
                row = _conflict(ProposedChange(change, book, _OLDER), now, names)
                yield replace(row, choice=KEEP, settled=stamp.day)


def _twice(older: Iterable[Returned]) -> Iterator[str]:
    for book in older:
        yield (
            f"{book.source}: {book.division} ส่งมามากกว่าหนึ่งไฟล์ ใช้ไฟล์ที่ใหม่กว่า ค่าที่ต่างของไฟล์นี้อยู่ในแผ่นงาน ความขัดแย้ง"
        )


def _trails(books: Iterable[Returned]) -> Iterator[AuditEntry]:
    for book in books:
        yield from book.assessment.trail


def _events(newest: Iterable[Returned], older: Iterable[Returned], stamp: AuditStamp) -> Iterator[AuditEntry]:
    for book in newest:
        yield stamp.entry(MERGED, book.division, book.source)
    for book in older:
        yield stamp.entry(f"{REFUSED}: {_OLDER}", book.division, book.source)


def _refusals(refused: Iterable[tuple[str, str]], stamp: AuditStamp) -> Iterator[AuditEntry]:
    for source, reason in refused:
        yield stamp.entry(f"{REFUSED}: {reason}", source=source)
