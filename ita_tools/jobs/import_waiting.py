"""Values that wait in the sheet นำเข้า: put there by an import, moved to their fields once accepted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ita_tools.assessment import Assessment, LoadedAssessment, Proposal
from ita_tools.assessment.exchange import ACCEPT, REJECT
from ita_tools.assessment.flatten import Path as KeyPath
from ita_tools.assessment.flatten import (
    Value,
    apply_patch,
    flatten,
    format_path,
    format_value,
    parse_path,
    parse_value,
)
from ita_tools.errors import CommandMisused
from ita_tools.importing import Candidate
from ita_tools.jobs.audit_stamp import stamp_for_file
from ita_tools.jobs.load import read_file, require_main, score_loaded
from ita_tools.sharing.field_labels import FieldLabels

__all__ = [
    "AcceptedValues",
    "accept_values",
    "accept_waiting",
    "behind_rows",
    "numbered_row",
    "path_of",
    "waiting_proposals",
]

_LONGEST_LINE = 500
_NUMBERED = ("recommendations", "signers")
"""Lists whose rows go by their number: a row is accepted whole, and stands behind those of the book."""


@dataclass(frozen=True)
class AcceptedValues:
    """The assessment with the values that were accepted, and those that other values stand in the way of."""

    assessment: Assessment
    accepted: tuple[Proposal, ...]
    blocked: tuple[Proposal, ...] = ()


def path_of(candidate: Candidate) -> KeyPath:
    """Return the key path of the value of a candidate."""
    field = candidate.field
    if field[0] == "items" and len(field) == 3:
        return (*field, "score")
    return (*field, "total") if field[0] == "history" and len(field) == 2 else field


def waiting_proposals(
    doubtful: Iterable[tuple[KeyPath, Candidate]], standing: Mapping[KeyPath, Value]
) -> tuple[Proposal, ...]:
    """Return what waits of the candidates that are not sure; a value that stands already does not wait."""
    labels = FieldLabels()
    proposals = [
        Proposal(
            what=labels.of(candidate.field),
            value=format_value(candidate.value),
            read=f"{candidate.reading.how}: {candidate.remark}",
            where=candidate.reading.line.where(candidate.reading.cell),
            line=" | ".join(filter(None, candidate.reading.line.cells))[:_LONGEST_LINE],
            path=format_path(path),
        )
        for path, candidate in doubtful
        if standing.get(path) != candidate.value
    ]
    return tuple(dict.fromkeys(proposals))


def accept_waiting(path: Path) -> AcceptedValues:
    """Move the accepted values of a workbook to their fields.

    Raises
    ------
    CommandMisused
        No value is accepted, or two for one field; or it is the part of a division.
    ItaError
        The workbook cannot be read, or a value does not fit its field.
    """
    opened = score_loaded(read_file(path))
    require_main(opened, path.name)
    done = accept_values(opened.assessment, path.name)
    entry = stamp_for_file(path).entry(f"รับค่าที่นำเข้าแล้วยืนยัน {len(done.accepted)} ค่า")
    return replace(done, assessment=replace(done.assessment, trail=(*done.assessment.trail, entry)))


def accept_values(book: Assessment, where: str) -> AcceptedValues:
    """Move the accepted values of an assessment to their fields, and drop what was decided.

    Raises
    ------
    CommandMisused
        No value is accepted, or two for one field.
    ItaError
        A value does not fit its field.
    """
    ticked = [each for each in book.proposals if each.choice == ACCEPT]
    rows = {row for each in ticked if (row := numbered_row(parse_path(each.path)))}
    chosen = [
        each
        for each in book.proposals
        if each.choice == ACCEPT or (not each.choice and numbered_row(parse_path(each.path)) in rows)
    ]
    if not chosen:
        raise CommandMisused(
            "ไม่มีค่าใดในแผ่นงาน นำเข้า ที่เลือกไว้",
            where=where,
            remedy=f"เลือก {ACCEPT} ในแถวที่ถูกต้อง บันทึกไฟล์ แล้วสั่งอีกครั้ง",
        )
    _require_one_value(chosen, where)
    standing = {path: format_value(value) for path, value in flatten(book).items()}
    blocked = [each for each in chosen if _is_blocked(each, standing)]
    accepted = [each for each in chosen if each not in blocked]
    assessment = apply_patch(book, behind_rows(dict(_values(accepted, book, standing)), book))
    decided = {each.path for each in accepted}
    waiting = tuple(each for each in book.proposals if each.path not in decided and each.choice != REJECT)
    assessment = replace(assessment, proposals=waiting)
    checked = score_loaded(LoadedAssessment(assessment, where)).assessment
    return AcceptedValues(checked, tuple(accepted), tuple(blocked))


def numbered_row(path: KeyPath) -> KeyPath:
    """Return the row of a list without keys that a path is in; ``()`` for any other path."""
    return path[:2] if path[0] in _NUMBERED else ()


def behind_rows(values: Mapping[KeyPath, Value | None], book: Assessment) -> dict[KeyPath, Value | None]:
    """Return values with rows of lists without keys numbered on from the last one of the book."""
    rows: dict[KeyPath, str] = {}
    for path in values:
        if (row := numbered_row(path)) and row not in rows:
            before = sum(each[0] == path[0] for each in rows)
            rows[row] = str(len(getattr(book, path[0])) + before + 1)
    return {
        (path[0], rows[path[:2]], *path[2:]) if path[:2] in rows else path: value
        for path, value in values.items()
    }


def _is_blocked(proposal: Proposal, standing: Mapping[KeyPath, str]) -> bool:
    path = parse_path(proposal.path)
    return not numbered_row(path) and standing.get(path, proposal.value) != proposal.value


def _require_one_value(chosen: Sequence[Proposal], where: str) -> None:
    first: dict[str, Proposal] = {}
    for each in chosen:
        other = first.setdefault(each.path, each)
        if other.value != each.value:
            raise CommandMisused(
                f"เลือก {ACCEPT} ไว้สองค่าสำหรับ {each.what}: {other.value} และ {each.value}",
                where=f"{where} แผ่นงาน นำเข้า",
                remedy="เลือกเพียงค่าเดียว",
            )


def _values(
    accepted: Sequence[Proposal], book: Assessment, standing: Mapping[KeyPath, str]
) -> Iterator[tuple[KeyPath, Value | None]]:
    for each in accepted:
        path = parse_path(each.path)
        yield path, parse_value(path, each.value)
        if path[0] == "previous" and ("previous", "edition") not in standing:
            yield ("previous", "edition"), book.edition - 1
