"""Conflicts of a merge: which are unresolved, and the choices of the officer applied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ita_tools.assessment import Assessment, Conflict
from ita_tools.assessment.exchange import KEEP, TAKE
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
    """Return the conflicts that are not settled."""
    return tuple(conflict for conflict in assessment.conflicts if not conflict.settled)


def apply_resolutions(assessment: Assessment, stamp: AuditStamp) -> tuple[Assessment, tuple[str, ...]]:
    """Apply the choices of the conflict list; return the assessment and Thai notes on contradicting choices.

    When one conflict of a value is taken over, the other conflicts of that value are settled too. Settled
    conflicts stay on the list with the value that was not used.
    """
    if not unresolved(assessment):
        return assessment, ()
    taken, notes = _taken_values(unresolved(assessment))
    resolved = apply_patch(assessment, taken)
    values = flatten(resolved)
    conflicts = [_settle(conflict, taken, values, stamp) for conflict in assessment.conflicts]
    return replace(resolved, conflicts=tuple(conflicts)), tuple(notes)


def _taken_values(conflicts: Iterable[Conflict]) -> tuple[dict[Path, Value | None], list[str]]:
    """Return the values chosen to be taken over, and a note for each path with two different ones."""
    by_path: dict[str, list[Conflict]] = {}
    for conflict in conflicts:
        if conflict.choice == TAKE:
            by_path.setdefault(conflict.path, []).append(conflict)
    taken, notes = {}, []
    for path_text, rows in by_path.items():
        if len({row.given for row in rows}) == 1:
            path = parse_path(path_text)
            taken[path] = parse_value(path, rows[0].given)
        else:
            notes.append(f"{rows[0].what}: เลือก {TAKE} ไว้มากกว่าหนึ่งค่า จึงยังไม่ได้นำไปใช้")
    return taken, notes


def _settle(
    conflict: Conflict, taken: Mapping[Path, object], values: Mapping[Path, Value], stamp: AuditStamp
) -> Conflict:
    """Return the conflict as settled today if its path was taken over, kept, or holds its value already."""
    if conflict.settled:
        return conflict
    path = parse_path(conflict.path)
    in_place = conflict.given == format_value(values.get(path))
    if path in taken:
        return replace(conflict, choice=TAKE if in_place else KEEP, settled=stamp.day)
    if conflict.choice == KEEP:
        return replace(conflict, settled=stamp.day)
    if conflict.choice != TAKE and in_place:
        return replace(conflict, choice=TAKE, settled=stamp.day)
    return conflict


def merge_conflict_lists(old: Iterable[Conflict], new: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Append new conflicts to a list; a conflict on the list, settled or not, is not added again.

    A value that was taken over once and is returned again in another file is added: the main book has
    replaced it since.
    """
    conflicts: dict[tuple[str, ...], Conflict] = {}
    for conflict in [*old, *new]:
        identity: tuple[str, ...] = (conflict.path, conflict.given, conflict.division)
        first = conflicts.get(identity, conflict)
        if first.settled and first.choice == TAKE and first.source != conflict.source:
            identity = (*identity, conflict.source)
        conflicts.setdefault(identity, conflict)
    return tuple(conflicts.values())
