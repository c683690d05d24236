"""Returned books: whether they can be merged, what changed in them, and which row is which."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from ita_tools.assessment import Agency, Assessment, Constraint, Measure
from ita_tools.assessment.field_table import field_at, owner_at
from ita_tools.assessment.fields import DIVISION, EITHER, REVIEWER, Field, fields_of
from ita_tools.assessment.flatten import Path, Value, flatten, parse_path
from ita_tools.assessment.row_ids import LISTS, id_prefix
from ita_tools.records import record
from ita_tools.rubric import Edition
from ita_tools.sharing.assignments import canonical_name
from ita_tools.sharing.hashes import is_part_of, is_random_id, record_digest, value_hash
from ita_tools.thai import fold

__all__ = [
    "ReturnedBook",
    "ValueChange",
    "changes_since_split",
    "is_locked",
    "locked_items",
    "refusal_reason",
    "returned_values",
    "reverted_values",
]

_Row = TypeVar("_Row", Measure, Constraint)
_SHARED = (EITHER, REVIEWER)
"""Editors of fields that a division and the officer set."""


@record(frozen=True, slots=True)
class ReturnedBook:
    """A book that a division returned.

    ``source`` is its file name with a hash, ``saved_key`` sorts several files of a division by the time they
    were saved and is ``""`` where that is unknown, ``saved_text`` is that time in Thai.
    """

    assessment: Assessment
    source: str = ""
    saved_key: str = ""
    saved_text: str = ""

    @property
    def division(self) -> str:
        """The division it was sent to."""
        return self.assessment.origin.division


@record(frozen=True, slots=True)
class ValueChange:
    """A value that differs from the one that was sent; ``value`` is ``None`` where it was blanked.

    ``sent_hash`` is the hash of the value that was sent, ``""`` for none. ``is_allowed`` is whether the
    division may change it, ``in_new_row`` whether its row was never sent, ``in_deleted_row`` whether its row
    was deleted as a whole.
    """

    path: Path
    value: Value | None
    sent_hash: str
    is_allowed: bool
    in_new_row: bool = False
    in_deleted_row: bool = False


def refusal_reason(edition: Edition, base: Assessment, book: ReturnedBook) -> str:
    """Return in Thai why a returned book cannot be merged into a main book; ``""`` where it can."""
    returned, origin = book.assessment, book.assessment.origin
    if returned.edition != base.edition:
        return f"เป็นสมุดงานของปี {returned.edition} แต่สมุดงานหลักเป็นของปี {base.edition}"
    if not origin.division or not origin.digest:
        return "ไม่ใช่สมุดงานที่แบ่งด้วยปุ่ม แยกส่งสำนัก/กอง หรือคำสั่ง ita split"
    if not is_part_of(base, origin):
        owners = _compare_owners(returned.agency, base.agency, renamed=not is_random_id(origin.base))
        return f"ไม่ได้แบ่งมาจากสมุดงานหลักนี้ ({owners})"
    if record_digest(returned.edition, origin) != origin.digest:
        return "ข้อมูลกำกับที่ซ่อนไว้ถูกแก้ไข จึงไม่ทราบว่าส่งอะไรไป"
    if _is_unknown_division(base, origin.division):
        return f"สมุดงานหลักไม่มี {origin.division}"
    return ""


def _compare_owners(returned: Agency, main: Agency, *, renamed: bool) -> str:
    """Return whose book it is and what to do; ``renamed`` if the name of the main book may be the reason."""
    owner, main_owner = (
        " ".join(filter(None, (each.name or "หน่วยงานที่ไม่ได้ระบุชื่อ", each.district, each.province)))
        for each in (returned, main)
    )
    sentence = f"ไฟล์นี้เป็นของ {owner}"
    if not renamed:
        return f"{sentence} และมีรหัสของสมุดงานหลักเล่มอื่น ให้รวมกับเล่มที่แยกส่งไฟล์นี้"
    if owner == main_owner:
        return sentence
    return (
        f"{sentence} แต่สมุดงานหลักเป็นของ {main_owner} หากเป็นหน่วยงานเดียวกัน "
        "ให้แก้ชื่อหน่วยงาน อำเภอ และจังหวัดของสมุดงานหลักให้เหมือนไฟล์นี้ แล้วรวมอีกครั้ง"
    )


def _is_unknown_division(base: Assessment, division: str) -> bool:
    """Return whether the main book lists its divisions and has this one neither there nor assigned."""
    listed = {each.name or each.short for each in base.division_list}
    if not listed or canonical_name(base, division) in listed:
        return False
    assigned = [*base.divisions.values(), *(row.division for row in base.rows)]
    return fold(division) not in set(map(fold, assigned))


def returned_values(book: ReturnedBook) -> dict[Path, Value]:
    """Return all values of a returned book, every row under the id it was sent with.

    A row that a division adds belongs to it unless the row names another division. The id of such a row
    follows from its texts, unless it came with the book: an id copied or made up elsewhere may be that of
    another row.
    """
    return _values(book, _sent_hashes(book))


def _values(book: ReturnedBook, sent: Mapping[Path, str]) -> dict[Path, Value]:
    assessment = book.assessment
    plan = _match_rows(assessment.plan, _by_row(sent, "plan"), _texts_of(Measure))
    constraints = _match_rows(assessment.constraints, _by_row(sent, "constraints"), _texts_of(Constraint))
    sent_ids, prefix = {path[1] for path in _row_paths(sent)}, id_prefix(book.division)

    def own(row: _Row) -> _Row:
        if row.key in sent_ids:
            return row
        owned = replace(row, division=row.division or book.division)
        return owned if row.key.startswith(prefix) else replace(owned, key="")

    return flatten(replace(assessment, plan=tuple(map(own, plan)), constraints=tuple(map(own, constraints))))


def changes_since_split(book: ReturnedBook) -> tuple[ValueChange, ...]:
    """Return all that a division changed, row by row and field by field."""
    sent, part = _sent_hashes(book), book.assessment.origin.part
    values = _values(book, sent)
    sent_rows, locked = _row_paths(sent), locked_items(sent)
    deleted_rows = sent_rows - _row_paths(values)
    changes = []
    for path in dict.fromkeys((*sent, *values)):
        value, sent_hash = values.get(path), sent.get(path, "")
        if value_hash(value) != sent_hash:
            in_new_row = path[0] in LISTS and path[:2] not in sent_rows
            in_deleted_row = path[:2] in deleted_rows
            is_allowed = not is_locked(path, locked) and (
                _may_change(path, value, part, in_new_row=in_new_row) or (in_deleted_row and path[1] in part)
            )
            changes.append(ValueChange(path, value, sent_hash, is_allowed, in_new_row, in_deleted_row))
    return tuple(changes)


def reverted_values(book: ReturnedBook, main: Mapping[Path, Value]) -> Iterator[ValueChange]:
    """Yield values a division could have changed, left as sent, that differ from those of the main book.

    ``main`` holds the values of the main book. The difference may be work of the officer, or come from an
    earlier file of the division that this one takes back: use it only where such a file was merged. Rows that
    the earlier file added and this one lacks are marked ``in_deleted_row``.
    """
    sent, part = _sent_hashes(book), book.assessment.origin.part
    values, locked = _values(book, sent), locked_items(sent)
    rows = _row_paths(sent) | _row_paths(values)
    for path in dict.fromkeys((*main, *values)):
        value = values.get(path)
        if value_hash(value) != sent.get(path, "") or value_hash(value) == value_hash(main.get(path)):
            continue
        in_deleted_row = path[0] in LISTS and path[:2] not in rows
        if in_deleted_row:
            is_allowed = _was_added_by(path, main, book.division)
        else:
            is_allowed = (
                not _is_shared(path)
                and not is_locked(path, locked)
                and _may_change(path, value, part, in_new_row=False)
            )
        if is_allowed:
            yield ValueChange(path, value, sent.get(path, ""), is_allowed, in_deleted_row=in_deleted_row)


def _was_added_by(path: Path, main: Mapping[Path, Value], division: str) -> bool:
    """Return whether a row of the main book came from a division, by the prefix of its id or its division."""
    row_id = path[1]
    return row_id.startswith(id_prefix(division)) or (
        fold(str(main.get((*path[:2], "division"), ""))) == fold(division)
        and not row_id.startswith(id_prefix(""))
    )


def _sent_hashes(book: ReturnedBook) -> dict[Path, str]:
    return {
        _path_today(parse_path(text)): sent_hash for text, sent_hash in book.assessment.origin.sent.items()
    }


def _path_today(path: Path) -> Path:
    """Return the path of a value of version 0.1.0, where an earlier year was nothing but its total."""
    return (*path, "total") if path[0] == "history" and len(path) == 2 else path


def _row_paths(paths: Iterable[Path]) -> set[Path]:
    return {path[:2] for path in paths if path[0] in LISTS}


def _is_shared(path: Path) -> bool:
    field = field_at(path)
    return field is not None and field.editor in _SHARED


def _may_change(path: Path, value: Value | None, part: Iterable[str], *, in_new_row: bool) -> bool:
    """Whether a division may set a value: of a field it fills, and of an item or row of its part."""
    field = field_at(path)
    if field is None or not (field.editor in (DIVISION, EITHER) or _may_choose(field, value)):
        return False
    return in_new_row or owner_at(path) in part


def _may_choose(field: Field, value: Value | None) -> bool:
    return bool(field.division_choices) and (value is None or value in field.division_choices)


def locked_items(sent: Iterable[Path]) -> set[Path]:
    """Return tool and code of the items whose score, or the answers it follows from, was sent."""
    return {path[:3] for path in sent if (field := field_at(path)) and field.locked}


def is_locked(path: Path, locked: Collection[Path]) -> bool:
    """Return whether a value is a score of the main book that a division only reads."""
    return path[:3] in locked and (field := field_at(path)) is not None and field.locked


def _texts_of(record: type[Any]) -> list[str]:
    """Return the names of the fields that identify a row: texts that a division writes at length."""
    fields = fields_of(record).items()
    return [name for name, field in fields if field.editor == DIVISION and field.kind in ("long", "lines")]


def _by_row(sent: Mapping[Path, str], name: str) -> dict[str, dict[str, str]]:
    """Return the hashes of a list that was sent, by row id and field."""
    rows: dict[str, dict[str, str]] = {}
    for path, sent_hash in sent.items():
        if path[0] == name:
            rows.setdefault(path[1], {})[path[2]] = sent_hash
    return rows


def _match_rows(
    rows: tuple[_Row, ...], sent: Mapping[str, Mapping[str, str]], texts: Sequence[str]
) -> tuple[_Row, ...]:
    """Give a row that shares no text with the sent row of its id, but all of another one's, that other id.

    Such rows were sorted or copied without their hidden ids.
    """
    hashes = [{name: value_hash(getattr(row, name) or None) for name in texts} for row in rows]
    equal = [_equal_texts(own, sent.get(row.key), texts) for own, row in zip(hashes, rows, strict=True)]
    used_ids = {row.key for row, number in zip(rows, equal, strict=True) if number}
    matched = []
    for row, own, number in zip(rows, hashes, equal, strict=True):
        is_misplaced = not number and (not row.key or row.key in sent)
        row_id = _matching_id(own, sent, used_ids, texts) if is_misplaced else ""
        if row_id:
            used_ids.add(row_id)
        matched.append(replace(row, key=row_id) if row_id else row)
    return tuple(matched)


def _matching_id(
    hashes: Mapping[str, str],
    sent: Mapping[str, Mapping[str, str]],
    used_ids: Collection[str],
    texts: Sequence[str],
) -> str:
    """Return the unused id of the sent row all of whose texts are in ``hashes``; ``""`` for none."""
    free = [row_id for row_id in sent if row_id not in used_ids and sent[row_id].keys() & set(texts)]
    best = max(free, key=lambda row_id: _equal_texts(hashes, sent[row_id], texts), default="")
    is_whole = best and _equal_texts(hashes, sent[best], texts) == len(sent[best].keys() & set(texts))
    return best if is_whole else ""


def _equal_texts(hashes: Mapping[str, str], sent: Mapping[str, str] | None, texts: Sequence[str]) -> int:
    """Return how many texts are the same as in a row that was sent; blank ones do not count."""
    return sum(bool(hashes[name]) and hashes[name] == (sent or {}).get(name) for name in texts)
