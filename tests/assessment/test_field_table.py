"""The field table: every field of every record has an entry that fits its type."""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Mapping
from decimal import Decimal
from types import NoneType, UnionType

import pytest

from ita_tools.assessment import Agency, Assessment, Constraint, EarlierResult, ItemAnswer, Measure, Published
from ita_tools.assessment.field_table import field_at, field_table, fields_along, owner_at
from ita_tools.assessment.fields import EVERY, NOBODY, Field, fields_of

ENTRIES = field_table()
RECORDS = list(dict.fromkeys(entry.record for entry in ENTRIES))
TYPES = {
    **dict.fromkeys(("text", "long", "date", "phone", "link", "choice", "effort"), str),
    **dict.fromkeys(("lines", "codes", "words"), tuple[str, ...]),
    "score": Decimal,
    "difference": Decimal,
    "count": int,
    "year": int,
    "counts": tuple[int, ...],
    "percent": tuple[Decimal, ...],
    "flag": bool,
}
"""Type in Python of a value of each kind."""
every_entry = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.path)
every_record = pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)


def declared(record: type, name: str) -> object:
    """Return the type a record declares for a field, ``None`` left aside."""
    hint = typing.get_type_hints(record)[name]
    if isinstance(hint, UnionType):
        (hint,) = (each for each in typing.get_args(hint) if each is not NoneType)
    return hint


def described(field: Field) -> object:
    """Return the type that the entry of a field describes."""
    inner = field.record or TYPES[field.kind]
    if field.listed:
        return tuple[inner, ...]
    for key in reversed(field.keys):
        name = int if key == "year" else str
        inner = Mapping[name, inner]
    return inner


class DescribeFieldTable:
    @every_record
    def it_has_an_entry_for_each_field_of_a_record_and_no_other(self, record):
        assert list(fields_of(record)) == [each.name for each in dataclasses.fields(record)]
        assert {entry.name for entry in ENTRIES if entry.record is record} == set(fields_of(record))

    @every_entry
    def it_describes_the_type_that_the_record_declares(self, entry):
        assert described(entry.field) == declared(entry.record, entry.name)

    @every_record
    def it_holds_frozen_records_with_slots(self, record):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(record.__new__(record), next(iter(fields_of(record))), None)
        assert record.__slots__ == tuple(fields_of(record))

    @every_entry
    def it_names_each_field_in_thai(self, entry):
        for name in (entry.field.label, entry.field.list_label):
            assert re.search(r"[\u0e00-\u0e7f]", name) or not name
        assert entry.field.label

    @every_entry
    def it_names_kinds_of_report_that_exist(self, entry):
        assert set(entry.field.printed) <= set(EVERY)

    @every_entry
    def it_prints_no_part_of_what_is_not_printed(self, entry):
        above = [each for each in ENTRIES if entry.path.startswith(f"{each.path}.")]
        assert all(set(entry.field.printed) <= set(each.field.printed) for each in above)

    @every_entry
    def it_takes_choices_of_a_division_from_its_choices(self, entry):
        assert set(entry.field.division_choices) <= set(entry.field.choices)

    @every_entry
    def it_has_fields_that_nobody_edits_only_apart_from_those_that_are_merged(self, entry):
        """Splitting and merging carry over top fields that nobody edits, and the keys of rows: no others."""
        top = fields_of(Assessment)[re.split(r"[.\[]", entry.path)[0]]
        assert entry.field.editor != NOBODY or top.editor == NOBODY or entry.name == "key"

    def it_lists_paths_once_in_the_order_of_the_file(self):
        paths = [entry.path for entry in ENTRIES]
        assert len(set(paths)) == len(paths)
        assert [path for path in paths if re.fullmatch(r"\w+", path)][:3] == ["edition", "book", "note"]
        assert {
            "plan[].steps[]",
            "published.parts.{tool}.{indicator}",
            "items.{tool}.{code}.parts.{part}",
        } <= {*paths}

    @pytest.mark.parametrize("record", [Measure, Constraint], ids=lambda record: record.__name__)
    def it_agrees_with_the_records_on_what_makes_a_row(self, record):
        for name, field in fields_of(record).items():
            row = record(**{name: ("x",) if field.listed else "x"})
            assert bool(row) == (field.makes_row and name != "key"), name


class DescribeFieldAt:
    @pytest.mark.parametrize(
        ("path", "record", "name"),
        [
            (("note",), Assessment, "note"),
            (("agency", "unit"), Agency, "unit"),
            (("items", "OIT", "o1", "url"), ItemAnswer, "url"),
            (("items", "IIT", "i1", "parts", "2", "counts"), ItemAnswer, "counts"),
            (("previous", "published", "tools", "IIT"), Published, "tools"),
            (("plan", "a", "steps"), Measure, "steps"),
            (("constraints", "key", "remedy"), Constraint, "remedy"),
            (("divisions", "note"), Assessment, "divisions"),
            (("history", "2566", "total"), EarlierResult, "total"),
        ],
    )
    def it_finds_the_field_whatever_its_keys_are_called(self, path, record, name):
        assert field_at(path) == fields_of(record)[name]

    @pytest.mark.parametrize(
        "path",
        [("nosuch",), ("agency", "nosuch"), ("agency", "unit", "x"), ("plan", "a", "nosuch"), ("note", "x")],
        ids=".".join,
    )
    def it_finds_none_where_no_value_can_stand(self, path):
        assert field_at(path) is None


class DescribeFieldsAlong:
    def it_tells_fields_from_keys(self):
        along = fields_along(("respondents", "count", "groups", "groups", "count"))
        assert [field and field.label for field in along] == [
            fields_of(Assessment)["respondents"].label,
            None,
            "กลุ่ม",
            None,
            None,
        ]

    def it_ends_before_a_part_that_names_nothing(self):
        assert len(fields_along(("plan", "a", "nosuch", "period"))) == 2


class DescribeOwnerAt:
    @pytest.mark.parametrize(
        ("path", "owner"),
        [
            (("items", "OIT", "o1", "url"), "o1"),
            (("analysis", "issue-1", "cause"), "issue-1"),
            (("states", "o1"), "o1"),
            (("plan", "r1", "state"), "r1"),
            (("published", "tools", "IIT"), ""),
            (("nosuch", "x"), ""),
        ],
    )
    def it_is_the_code_or_the_key_of_the_row(self, path, owner):
        assert owner_at(path) == owner
