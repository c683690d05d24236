"""Conflicts: writing them down, and applying what the officer has chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ita_tools.assessment import Assessment, Conflict
from ita_tools.assessment.distribution import KEEP, TAKE
from ita_tools.assessment.flatten import (
    Path,
    Value,
    apply_patch,
    flatten,
    format_value,
    parse_path,
    parse_value,
)
from ita_tools.sharing.audit_log import AuditStamp

__all__ = ["apply_resolutions", "merge_conflict_lists", "unresolved"]


def unresolved(assessment: Assessment) -> tuple[Conflict, ...]:
    """Return the conflicts nobody has settled."""
    return tuple(conflict for conflict in assessment.conflicts if not conflict.settled)


def apply_resolutions(assessment: Assessment, stamp: AuditStamp) -> tuple[Assessment, tuple[str, ...]]:
    """Apply the choices of the conflict list; return the assessment and notes on what was not clear.

    Once one row of a value is taken, its other rows are settled too: they were asked about the same value.
    Rows stay on the list, so that the value not used is not lost.
    """
    if not unresolved(assessment):
        return assessment, ()
    taken, notes = _taken(unresolved(assessment))
    changed = apply_patch(assessment, taken)
    now = flatten(changed)
    conflicts = [_closed(each, taken, now, stamp) for each in assessment.conflicts]
    return replace(changed, conflicts=tuple(conflicts)), tuple(notes)


def _taken(conflicts: Iterable[Conflict]) -> tuple[dict[Path, Value | None], list[str]]:
    wanted: dict[str, list[Conflict]] = {}
    for conflict in conflicts:
        if conflict.choice == TAKE:
            wanted.setdefault(conflict.path, []).append(conflict)
    clear, notes = {}, []
    for text, rows in wanted.items():
        if len({row.given for row in rows}) == 1:
            clear[parse_path(text)] = parse_value(parse_path(text), rows[0].given)
        else:
            notes.append(f"{rows[0].what}: เลือก {TAKE} ไว้มากกว่าหนึ่งค่า จึงยังไม่ได้นำไปใช้")
    return clear, notes


def _closed(
    conflict: Conflict, taken: Mapping[Path, object], now: Mapping[Path, Value], stamp: AuditStamp
) -> Conflict:
    path = parse_path(conflict.path)
    if conflict.settled:
        return conflict
    if path in taken:
        chosen = TAKE if conflict.given == format_value(now.get(path)) else KEEP
        return replace(conflict, choice=chosen, settled=stamp.day)
    if conflict.choice == KEEP:
        return replace(conflict, settled=stamp.day)
    if conflict.choice != TAKE and conflict.given == format_value(now.get(path)):
        return replace(conflict, choice=TAKE, settled=stamp.day)
    return conflict


def merge_conflict_lists(old: Iterable[Conflict], new: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Add conflicts to a list; one that was listed before, settled or not, is not listed again.

    A value that was taken once and comes again in another file is: it has been replaced since.
    """
    found: dict[tuple[str, ...], Conflict] = {}
    for each in [*old, *new]:
        asked: tuple[str, ...] = (each.path, each.given, each.division)
        first = found.get(asked, each)
        if first.settled and first.choice == TAKE and first.source != each.source:
            asked = (*asked, each.source)
        found.setdefault(asked, each)
    return tuple(found.values())
