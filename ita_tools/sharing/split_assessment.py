"""One book to parts: each division gets what it fills, and as much of the rest as is wanted for context.

Respondents are never sent, nor are the answer counts of items somebody else answers for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from ita_tools.assessment import Assessment, BookOrigin
from ita_tools.assessment.flatten import Path, Value, flatten, unflatten
from ita_tools.assessment.row_ids import LISTS
from ita_tools.rubric import Edition
from ita_tools.sharing.assignments import Assignment, assignments, canonical
from ita_tools.sharing.audit_log import NO_STAMP, SPLIT, AuditStamp
from ita_tools.sharing.hashes import base_id, digest_of, sent_hashes

__all__ = ["Context", "Part", "split"]

Context = Literal["none", "summary", "full"]
_BY_CODE = frozenset(("analysis", "divisions", "states", "comments"))
_AGENCY = frozenset(("name", "type", "district", "province"))


@dataclass(frozen=True, slots=True)
class Part:
    """What one division is sent."""

    duty: Assignment
    assessment: Assessment

    @property
    def division(self) -> str:
        """Name of the division."""
        return self.duty.division


def split(
    edition: Edition,
    assessment: Assessment,
    *,
    context: Context = "summary",
    due: str = "",
    stamp: AuditStamp = NO_STAMP,
) -> tuple[Part, ...]:
    """Return a part for every division that answers for something; none where nobody is assigned."""
    values = flatten(assessment)
    origin = BookOrigin(base_id(assessment), when=stamp.when, due=due)
    parts = []
    for duty in assignments(edition, assessment):
        wanted = _wanted(edition, assessment, duty, context)
        kept = {path: value for path, value in values.items() if wanted(path)}
        event = stamp.entry(SPLIT, duty.division)
        parts.append(
            Part(
                duty,
                replace(
                    unflatten(edition.year, kept), trail=(event,), origin=_signed(edition, origin, duty, kept)
                ),
            )
        )
    return tuple(parts)


def _signed(edition: Edition, origin: BookOrigin, duty: Assignment, kept: Mapping[Path, Value]) -> BookOrigin:
    whole = replace(origin, division=duty.division, part=(*duty.codes, *duty.rows), sent=sent_hashes(kept))
    return replace(whole, digest=digest_of(edition.year, whole))


def _wanted(
    edition: Edition, assessment: Assessment, duty: Assignment, context: Context
) -> Callable[[Path], bool]:
    codes, rows, earlier = set(duty.codes), set(duty.rows), _earlier(edition, assessment, duty)

    def own(path: Path) -> bool:
        match path:
            case ("items", _, code, *_) | ("previous", "published", "indicators", code):
                return code in codes
            case ("previous", "items", _, code):
                return code in earlier
            case ("previous", "edition"):
                return True
            case ("division_list", name, _):
                return canonical(assessment, name) == duty.division
            case ("agency", field):
                return field in _AGENCY
        return path[1] in codes if path[0] in _BY_CODE else path[0] in LISTS and path[1] in rows

    return lambda path: own(path) or _seen(path, context)


def _earlier(edition: Edition, assessment: Assessment, duty: Assignment) -> set[str]:
    """Codes of last year's items that the division's items continue."""
    if assessment.previous is None or assessment.previous.edition != edition.previous:
        return set()
    items = [edition.item_by_code[code] for code in duty.codes if code in edition.item_by_code]
    return {code for item in items for code in item.succeeds}


def _seen(path: Path, context: Context) -> bool:
    """Whether a value that is none of the division's own is sent for it to read."""
    if context == "summary":
        return path[0] in ("published", "history") or path[:2] == ("previous", "published")
    if context == "full":
        return path[0] not in ("respondents", "states", "comments", "note") and not (
            path[0] == "items" and path[-1] == "counts"
        )
    return False
