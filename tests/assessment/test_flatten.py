"""The flat table of an assessment: everything in it, and back again."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from ita_tools.assessment import Assessment, Division, ItemAnswer, Measure
from ita_tools.assessment.flatten import (
    apply_patch,
    flatten,
    format_path,
    format_value,
    parse_path,
    parse_value,
    unflatten,
)
from ita_tools.assessment.row_ids import assign_row_ids, new_row_ids
from ita_tools.rubric import load_edition
from tests.strategies import assessments, names


@settings(max_examples=60)
@given(assessments(load_edition(2568)))
def test_the_table_holds_all_but_the_exchange(assessment: Assessment) -> None:
    made = unflatten(assessment.edition, flatten(assessment))
    own = replace(assessment, trail=(), origin=Assessment(0).origin, conflicts=())
    assert replace(made, division_list=()) == replace(own, division_list=())
    assert flatten(made) == flatten(own)


@settings(max_examples=60)
@given(names(), names())
def test_a_written_path_is_read_again(one: str, other: str) -> None:
    assert parse_path(format_path((one, other))) == (one, other)


def it_keeps_zero_and_leaves_out_what_is_blank() -> None:
    found = flatten(
        Assessment(2568, items={"OIT": {"o1": ItemAnswer(Decimal(0)), "o2": ItemAnswer(note="ก")}})
    )
    assert found == {("items", "OIT", "o1", "score"): 0, ("items", "OIT", "o2", "note"): "ก"}


def it_changes_adds_and_takes_out_and_keeps_the_order_of_rows() -> None:
    book = Assessment(2568, plan=(Measure(measure="ก", key="a"), Measure(measure="ข", key="b")))
    made = apply_patch(
        book, {("plan", "a", "measure"): None, ("plan", "a", "period"): "ต.ค.", ("plan", "z", "measure"): "ค"}
    )
    assert [(row.key, row.measure, row.period) for row in made.plan] == [
        ("a", "", "ต.ค."),
        ("b", "ข", ""),
        ("z", "ค", ""),
    ]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("plan", "a", "steps"), ("ก", "ข")),
        (("plan", "a", "measure"), "ก\nข"),
        (("note",), None),
        (("items", "OIT", "o1", "derived"), True),
    ],
)
def it_reads_back_what_it_writes_for_people(path: tuple[str, ...], value: object) -> None:
    assert parse_value(path, format_value(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("99.3300", "99.33"),
        ("0.5250", "0.525"),
        ("0.1234", "0.1234"),
        ("95.00", "95.00"),
        ("12", "12"),
        ("10.0", "10.0"),
    ],
)
def it_writes_no_more_decimals_than_a_value_has(value: str, text: str) -> None:
    assert format_value(Decimal(value)) == text


def it_gives_the_same_row_the_same_key_wherever_it_stands() -> None:
    one, two = Measure(measure="ก"), Measure(measure="ข")
    first = assign_row_ids(Assessment(2568, plan=(one, two))).plan
    second = assign_row_ids(Assessment(2568, plan=(two, one))).plan
    assert {row.measure: row.key for row in first} == {row.measure: row.key for row in second}


def it_gives_a_copied_row_a_key_of_its_own() -> None:
    rows = assign_row_ids(
        Assessment(2568, plan=(Measure(measure="ก", key="a"), Measure(measure="ก", key="a")))
    ).plan
    assert rows[0].key == "a"
    assert rows[1].key not in ("", "a")


def it_never_gives_two_divisions_the_same_fresh_key() -> None:
    ours, theirs = new_row_ids((), "คลัง", 3), new_row_ids((), "ปลัด", 3)
    assert not set(ours) & set(theirs)
    assert not set(ours) & set(new_row_ids([Measure(key=ours[2])], "คลัง", 3))


@pytest.mark.parametrize("names", [("ก", "ก", "ก #2"), ("ก #2", "ก", "ก"), ("ก", "ก", "ก")])
def it_loses_no_division_whose_name_looks_like_a_number_of_another(names: tuple[str, ...]) -> None:
    listed = tuple(Division(name=name, contact=str(number)) for number, name in enumerate(names))
    assessment = Assessment(2568, division_list=listed)
    assert unflatten(2568, flatten(assessment)).division_list == listed
