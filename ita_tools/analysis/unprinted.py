"""Texts of an assessment that a kind of report does not print, with the kinds that do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ita_tools.assessment.field_table import field_at
from ita_tools.assessment.fields import DIVISION, MAIN, Field
from ita_tools.assessment.flatten import Path, Value
from ita_tools.assessment.report_fields import KINDS
from ita_tools.records import record

__all__ = ["Unprinted", "unprinted_in_words", "unprinted_texts"]

_TEXTS = ("text", "long", "date", "link", "lines", "phone")
_ORGANISATION = ("division_list", "divisions", "book")
_SETTINGS = (("agency", "type"), ("report", "letterhead"))
"""What organises the work or sets up the report; nobody expects it in a report."""
_MOST_NAMES = 6


@record(frozen=True, slots=True)
class Unprinted:
    """A field whose texts a kind of report does not print.

    ``paths`` are the places with a text; ``kinds`` the kinds of report that print it, none for some.
    """

    label: str
    paths: Sequence[Path]
    kinds: Sequence[str]


def unprinted_texts(values: Mapping[Path, Value], kind: str) -> Sequence[Unprinted]:
    """Return the filled text fields that a kind of report does not print, in the order of the field table.

    ``values`` are those of an assessment by key path.
    """
    groups: dict[tuple[str, tuple[str, ...]], list[Path]] = {}
    dropped = {path[1] for path in values if path[0] == "plan" and path[-1] == "not_needed"}
    for path, value in values.items():
        field = field_at(path) if isinstance(value, str | tuple) and value else None
        if field is None or not _is_text_for_readers(field, path):
            continue
        printed = () if path[0] == "plan" and path[1] in dropped else field.printed
        if kind not in printed:
            groups.setdefault((field.list_label, printed), []).append(path)
    return [Unprinted(label, paths, kinds) for (label, kinds), paths in groups.items()]


def _is_text_for_readers(field: Field, path: Path) -> bool:
    """Tell whether a field holds words that a report may print, and not what only organises the work."""
    if path[0] in _ORGANISATION or path in _SETTINGS or field.editor not in (MAIN, DIVISION):
        return False
    return field.whole or field.kind in _TEXTS


def unprinted_in_words(values: Mapping[Path, Value], kind: str) -> tuple[str, ...]:
    """Return sentences for the officer: what a report of a kind does not hold, and which kind does."""
    by_kinds: dict[tuple[str, ...], list[str]] = {}
    for each in unprinted_texts(values, kind):
        by_kinds.setdefault(tuple(each.kinds), []).append(each.label)
    return tuple(_sentence(kinds, list(dict.fromkeys(labels))) for kinds, labels in by_kinds.items())


def _sentence(kinds: Sequence[str], labels: Sequence[str]) -> str:
    names = " ".join(f"“{label}”" for label in labels[:_MOST_NAMES])
    more = f" และอีก {len(labels) - _MOST_NAMES} รายการ" if len(labels) > _MOST_NAMES else ""
    where = f"มีใน{_kinds_in_words(kinds)}" if kinds else "ไม่มีรายงานชนิดใดพิมพ์"
    return f"ข้อความที่กรอกแต่ไม่อยู่ในรายงานนี้: {names}{more} ({where})"


def _kinds_in_words(kinds: Sequence[str], names: Mapping[str, str] = KINDS) -> str:
    return " ".join(names[kind] for kind in kinds)
