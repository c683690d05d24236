"""Entries of fields: the default each kind gives, and what is read from a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from ita_tools.assessment.fields import EVERY, MAIN, bare_field, field, fields_of


@dataclass(frozen=True, slots=True)
class Inner:
    """A record with a field that may stand bare."""

    name: str = field("text", "ชื่อ", bare=True)
    parts: Mapping[str, Inner] = field("self", "ส่วน", keys=("part",))


@dataclass(frozen=True, slots=True)
class Outer:
    """A record that holds others."""

    inner: Inner = field(Inner, "ข้างใน")
    maybe: Inner | None = field(Inner, "อาจมี", optional=True)
    rows: tuple[Inner, ...] = field(Inner, "แถว", "", listed=True)
    key: str = field("text", "รหัส", compare=False)


class DescribeField:
    @pytest.mark.parametrize(
        ("kind", "default"),
        [
            *((kind, "") for kind in ("text", "long", "date", "link", "choice")),
            *((kind, ()) for kind in ("lines", "codes", "words")),
            *((kind, None) for kind in ("score", "difference", "count", "counts", "percent", "year")),
            ("flag", False),
        ],
    )
    def it_defaults_to_nothing_known(self, kind, default):
        assert field(kind, "ก").default == default

    def it_defaults_to_an_empty_record_mapping_or_list(self):
        assert Outer() == Outer(Inner(), None, ())
        assert Inner().parts == {}

    def it_is_internal_and_unprinted_unless_it_says_so(self):
        made = fields_of(Inner)["name"]
        assert (made.public, made.printed, made.editor) == (False, (), MAIN)

    def it_compares_all_but_identities(self):
        assert Outer(key="a") == Outer(key="b")

    def it_has_a_name_for_lists_of_its_own_only_where_that_differs(self):
        assert fields_of(Inner)["name"].list_label == "ชื่อ"
        assert fields_of(Outer)["rows"].list_label == ""


class DescribeFieldsOf:
    def it_follows_the_order_of_the_record(self):
        assert list(fields_of(Outer)) == ["inner", "maybe", "rows", "key"]

    def it_names_the_record_of_a_field_that_holds_its_own_kind(self):
        assert fields_of(Inner)["parts"].record is Inner
        assert fields_of(Outer)["rows"].record is Inner
        assert fields_of(Inner)["name"].record is None


class DescribeBareField:
    def it_is_the_field_that_a_bare_value_stands_for(self):
        assert (bare_field(Inner), bare_field(Outer)) == ("name", "")


class DescribeReportKinds:
    def it_knows_no_kind_of_report_that_does_not_exist(self):
        from ita_tools.report.report_types import REPORT_TYPES

        assert set(EVERY) == set(REPORT_TYPES)
