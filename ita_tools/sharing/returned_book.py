"""Returned books: which can be merged, what changed in them, and which row is which."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ita_tools.assessment import Agency, Assessment, Constraint, Measure
from ita_tools.assessment.distribution import FILLED, UNFILLED
from ita_tools.assessment.flatten import Path, Value, flatten, parse_path
from ita_tools.assessment.row_ids import LISTS, id_prefix
from ita_tools.rubric import Edition
from ita_tools.sharing.assignments import canonical
from ita_tools.sharing.hashes import base_id, digest_of, hash_of

__all__ = ["Change", "Returned", "changes_of", "refusal", "reverted_values", "values_of"]

_Row = TypeVar("_Row", Measure, Constraint)
_TEXTS = {
    "plan": ("finding", "measure", "steps", "follow_up"),
    "constraints": ("constraint", "impact", "remedy"),
}
_FILLERS_STATES = (None, UNFILLED, FILLED)
_OF_THE_OFFICER = ("state", "comment", "division")


@dataclass(frozen=True, slots=True)
class Returned:
    """A book that came back.

    ``source`` names it with its hash, ``when`` sorts copies (ISO time), ``saved`` is that time in Thai.
    """

    assessment: Assessment
    source: str = ""
    when: str = ""
    saved: str = ""

    @property
    def division(self) -> str:
        """The division it was sent to."""
        return self.assessment.origin.division


@dataclass(frozen=True, slots=True)
class Change:
    """A value that is not the one that was sent (``None``: blank); ``own`` says that it was theirs to change.

    ``fresh`` marks a value of a row that was never sent, ``gone`` one of a row that was deleted whole.
    """

    path: Path
    value: Value | None
    sent: str
    own: bool
    fresh: bool = False
    gone: bool = False


def refusal(edition: Edition, base: Assessment, returned: Returned) -> str:
    """Say in Thai why a returned book cannot be merged into a main book; ``""`` where it can."""
    theirs, origin = returned.assessment, returned.assessment.origin
    if theirs.edition != base.edition:
        return f"เป็นสมุดงานของปี {theirs.edition} แต่สมุดงานหลักเป็นของปี {base.edition}"
    if not origin.division or not origin.digest:
        return "ไม่ใช่สมุดงานที่แบ่งด้วยปุ่ม แยกส่งสำนัก/กอง หรือคำสั่ง ita split"
    if origin.base != base_id(base):
        return f"ไม่ได้แบ่งมาจากสมุดงานหลักนี้ ({_owners(theirs.agency, base.agency)})"
    if digest_of(theirs.edition, origin) != origin.digest:
        return "ข้อมูลกำกับที่ซ่อนไว้ถูกแก้ไข จึงไม่ทราบว่าส่งอะไรไป"
    if _unknown(base, origin.division):
        return f"สมุดงานหลักไม่มี {origin.division}"
    return ""


def _owners(theirs: Agency, ours: Agency) -> str:
    """Say whose book it is and, where the main book may have been renamed since, what to do."""
    named, own = (
        " ".join(filter(None, (each.name or "หน่วยงานที่ไม่ได้ระบุชื่อ", each.district, each.province)))
        for each in (theirs, ours)
    )
    said = f"ไฟล์นี้เป็นของ {named}"
    return (
        said
        if named == own
        else (
            f"{said} แต่สมุดงานหลักเป็นของ {own} หากเป็นหน่วยงานเดียวกัน "
            "ให้แก้ชื่อหน่วยงาน อำเภอ และจังหวัดของสมุดงานหลักให้เหมือนไฟล์นี้ แล้วรวมอีกครั้ง"
        )
    )


def _unknown(base: Assessment, division: str) -> bool:
    """Whether the main book lists its divisions, and this one is nowhere in it."""
    listed = {each.name or each.short for each in base.division_list}
    if not listed or division in listed:
        return False
    named = [*base.divisions.values(), *(row.division for row in base.rows)]
    return canonical(base, division) not in listed | {canonical(base, each) for each in named}


def values_of(returned: Returned) -> dict[Path, Value]:
    """Return all values of a returned book, every row under the key it was sent with.

    A row that a division adds is its own where it names nobody. Its key follows from what it says, unless
    it came with the book: a key copied or made up elsewhere may be that of another row.
    """
    return _values(returned, _sent(returned))


def _values(returned: Returned, sent: Mapping[Path, str]) -> dict[Path, Value]:
    assessment = returned.assessment
    plan = _match_rows(assessment.plan, _by_row(sent, "plan"), _TEXTS["plan"])
    constraints = _match_rows(assessment.constraints, _by_row(sent, "constraints"), _TEXTS["constraints"])
    known, mark = {path[1] for path in _rows(sent)}, id_prefix(returned.division)

    def own(row: _Row) -> _Row:
        if row.key in known:
            return row
        filled = replace(row, division=row.division or returned.division)
        return filled if row.key.startswith(mark) else replace(filled, key="")

    return flatten(replace(assessment, plan=tuple(map(own, plan)), constraints=tuple(map(own, constraints))))


def changes_of(returned: Returned) -> tuple[Change, ...]:
    """Return all that a division changed, row by row and field by field."""
    sent, part = _sent(returned), returned.assessment.origin.part
    theirs = _values(returned, sent)
    rows = _rows(sent)
    lost = rows - _rows(theirs)
    found = []
    for path in dict.fromkeys((*sent, *theirs)):
        value, before = theirs.get(path), sent.get(path, "")
        if hash_of(value) != before:
            fresh, gone = path[0] in LISTS and path[:2] not in rows, path[:2] in lost
            own = _owns(path, value, part, fresh=fresh) or (gone and path[1] in part)
            found.append(Change(path, value, before, own, fresh, gone))
    return tuple(found)


def reverted_values(returned: Returned, now: Mapping[Path, Value]) -> Iterator[Change]:
    """Yield what a division could have changed, left as it was sent, and the main book has otherwise.

    That may be work of the officer, or what an earlier file of the division brought and this one takes back:
    so ask only where there was such a file. Rows it added then and has no more are ``gone``.
    """
    sent, part = _sent(returned), returned.assessment.origin.part
    theirs = _values(returned, sent)
    rows = _rows(sent) | _rows(theirs)
    for path in dict.fromkeys((*now, *theirs)):
        value = theirs.get(path)
        if hash_of(value) != sent.get(path, "") or hash_of(value) == hash_of(now.get(path)):
            continue
        gone = path[0] in LISTS and path[:2] not in rows
        own = (
            _added(path, now, returned.division)
            if gone
            else (
                path[0] != "states"
                and path[-1] not in _OF_THE_OFFICER
                and _owns(path, value, part, fresh=False)
            )
        )
        if own:
            yield Change(path, value, sent.get(path, ""), own, gone=gone)


def _added(path: Path, now: Mapping[Path, Value], division: str) -> bool:
    """Whether a row of the main book came from a division: its key says so, or is no key of a main book."""
    key = path[1]
    return key.startswith(id_prefix(division)) or (
        now.get((*path[:2], "division")) == division and not key.startswith(id_prefix(""))
    )


def _sent(returned: Returned) -> dict[Path, str]:
    return {parse_path(text): found for text, found in returned.assessment.origin.sent.items()}


def _rows(paths: Iterable[Path]) -> set[Path]:
    return {path[:2] for path in paths if path[0] in LISTS}


def _owns(path: Path, value: Value | None, part: Iterable[str], *, fresh: bool) -> bool:
    match path:
        case ("items", _, code, *_) | ("analysis", code, *_):
            return code in part
        case ("states", code):
            return code in part and value in _FILLERS_STATES
        case ("plan" | "constraints", key, field):
            if field == "comment" or (field == "state" and value not in _FILLERS_STATES):
                return False
            return fresh or key in part
    return False


def _by_row(sent: Mapping[Path, str], name: str) -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = {}
    for path, found in sent.items():
        if path[0] == name:
            rows.setdefault(path[1], {})[path[2]] = found
    return rows


def _match_rows(
    rows: tuple[_Row, ...], known: Mapping[str, Mapping[str, str]], texts: Sequence[str]
) -> tuple[_Row, ...]:
    """Rows whose texts say nothing of what their key was sent with, but all of another row, get its key."""
    said = [{name: hash_of(getattr(row, name) or None) for name in texts} for row in rows]
    own = [_agreement(each, known.get(row.key), texts) for each, row in zip(said, rows, strict=True)]
    held = {row.key for row, agreed in zip(rows, own, strict=True) if agreed}
    found = []
    for row, each, agreed in zip(rows, said, own, strict=True):
        stranger = not agreed and (not row.key or row.key in known)
        key = _said_by(each, known, held, texts) if stranger else ""
        if key:
            held.add(key)
        found.append(replace(row, key=key) if key else row)
    return tuple(found)


def _said_by(
    said: Mapping[str, str],
    known: Mapping[str, Mapping[str, str]],
    held: Collection[str],
    texts: Sequence[str],
) -> str:
    """Return the key, not held yet, of the row all of whose texts are said; ``""`` for none."""
    free = [key for key in known if key not in held and known[key].keys() & set(texts)]
    best = max(free, key=lambda key: _agreement(said, known[key], texts), default="")
    whole = best and _agreement(said, known[best], texts) == len(known[best].keys() & set(texts))
    return best if whole else ""


def _agreement(said: Mapping[str, str], sent: Mapping[str, str] | None, texts: Sequence[str]) -> int:
    return sum(bool(said[name]) and said[name] == (sent or {}).get(name) for name in texts)
