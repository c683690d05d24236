"""Split an assessment into parts: each division gets what it fills, and as much context as is wanted.

Respondents are never sent, nor are the answer counts of items that another division answers for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal

from ita_tools.assessment import Assessment, BookOrigin
from ita_tools.assessment.flatten import Path, Value, flatten, unflatten
from ita_tools.assessment.row_ids import LISTS
from ita_tools.records import record
from ita_tools.rubric import Edition
from ita_tools.sharing.assignments import Assignment, assignments, canonical_name
from ita_tools.sharing.audit_log import NO_STAMP, SPLIT, AuditStamp
from ita_tools.sharing.hashes import base_id, record_digest, sent_hashes

__all__ = ["Context", "DivisionPart", "split"]

Context = Literal["none", "summary", "full"]
"""How much a division may read beyond its assignment: nothing, published scores, or nearly all."""
_BY_CODE = frozenset(("analysis", "divisions", "states", "comments"))
_AGENCY = frozenset(("name", "type", "district", "province"))


@record(frozen=True, slots=True)
class DivisionPart:
    """The part of an assessment that one division is sent."""

    assignment: Assignment
    assessment: Assessment

    @property
    def division(self) -> str:
        """Name of the division."""
        return self.assignment.division


def split(
    edition: Edition,
    assessment: Assessment,
    *,
    context: Context = "summary",
    due: str = "",
    stamp: AuditStamp = NO_STAMP,
) -> tuple[DivisionPart, ...]:
    """Return a part for every division that has an assignment; empty where no division has one.

    ``due`` is the date by which all parts should come back; without it each division has its own.
    """
    values = flatten(assessment)
    origin = BookOrigin(base_id(assessment), when=stamp.when, due=due)
    dates = {each.name or each.short: each.due for each in assessment.division_list}
    parts = []
    for assignment in assignments(edition, assessment):
        is_sent = _path_filter(edition, assessment, assignment, context)
        sent = {path: value for path, value in values.items() if is_sent(path)}
        part = replace(
            unflatten(edition.year, sent),
            book=assessment.book,
            trail=(stamp.entry(SPLIT, assignment.division),),
            origin=_part_origin(edition, origin, assignment, sent, dates.get(assignment.division, "")),
        )
        parts.append(DivisionPart(assignment, part))
    return tuple(parts)


def _part_origin(
    edition: Edition, origin: BookOrigin, assignment: Assignment, sent: Mapping[Path, Value], due: str
) -> BookOrigin:
    part_ids = (*assignment.codes, *assignment.rows)
    record = replace(
        origin, division=assignment.division, part=part_ids, sent=sent_hashes(sent), due=origin.due or due
    )
    return replace(record, digest=record_digest(edition.year, record))


def _path_filter(
    edition: Edition, assessment: Assessment, assignment: Assignment, context: Context
) -> Callable[[Path], bool]:
    """Return a function that decides whether the value at a path is sent to a division."""
    codes, rows = set(assignment.codes), set(assignment.rows)
    predecessors = _predecessor_items(edition, assessment, assignment)

    def is_own(path: Path) -> bool:
        match path:
            case ("items", _, code, *_) | ("previous", "published", "indicators", code):
                return code in codes
            case ("previous", "items", _, code):
                return code in predecessors
            case ("previous", "edition"):
                return True
            case ("division_list", name, _):
                return canonical_name(assessment, name) == assignment.division
            case ("agency", field):
                return field in _AGENCY
        return path[1] in codes if path[0] in _BY_CODE else path[0] in LISTS and path[1] in rows

    return lambda path: is_own(path) or _is_context(path, context)


def _predecessor_items(edition: Edition, assessment: Assessment, assignment: Assignment) -> set[str]:
    """Return the codes of last year's items that the division's items continue."""
    if assessment.previous is None or assessment.previous.edition != edition.previous:
        return set()
    items = [edition.item_by_code[code] for code in assignment.codes if code in edition.item_by_code]
    return {code for item in items for code in item.succeeds}


def _is_context(path: Path, context: Context) -> bool:
    """Return whether a value outside the assignment is sent for the division to read."""
    if context == "summary":
        return path[0] in ("published", "history") or path[:2] == ("previous", "published")
    if context == "full":
        return path[0] not in ("respondents", "states", "comments", "note") and not (
            path[0] == "items" and path[-1] == "counts"
        )
    return False
