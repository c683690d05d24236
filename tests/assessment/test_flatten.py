"""The flat table of an assessment: everything in it, and back again."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from ita_tools.assessment import Assessment, Division, ItemAnswer, Measure, Step
from ita_tools.assessment.flatten import (
    apply_patch,
    flatten,
    format_path,
    format_value,
    parse_path,
    parse_value,
    unflatten,
)
from ita_tools.rubric import load_edition
from tests.strategies import assessments, names


class DescribeFlatten:
    @given(assessments(load_edition(2568)))
    def it_holds_every_value_that_somebody_edits(self, assessment: Assessment) -> None:
        made = unflatten(assessment.edition, flatten(assessment))
        own = replace(assessment, trail=(), origin=Assessment(0).origin, conflicts=(), proposals=())
        assert replace(made, division_list=()) == replace(own, division_list=())
        assert flatten(made) == flatten(own)

    def it_keeps_zero_and_leaves_out_blank_fields(self) -> None:
        values = flatten(
            Assessment(2568, items={"OIT": {"o1": ItemAnswer(Decimal(0)), "o2": ItemAnswer(note="ก")}})
        )
        assert values == {("items", "OIT", "o1", "score"): 0, ("items", "OIT", "o2", "note"): "ก"}

    @pytest.mark.parametrize("names", [("ก", "ก", "ก #2"), ("ก #2", "ก", "ก"), ("ก", "ก", "ก")])
    def it_tells_divisions_of_one_name_apart(self, names: tuple[str, ...]) -> None:
        listed = tuple(Division(name=name, contact=str(number)) for number, name in enumerate(names))
        assessment = Assessment(2568, division_list=listed)
        assert unflatten(2568, flatten(assessment)).division_list == listed


class DescribeApplyPatch:
    def it_changes_adds_and_removes_values_in_the_order_of_rows(self) -> None:
        book = Assessment(2568, plan=(Measure(measure="ก", key="a"), Measure(measure="ข", key="b")))
        made = apply_patch(
            book,
            {("plan", "a", "measure"): None, ("plan", "a", "period"): "ต.ค.", ("plan", "z", "measure"): "ค"},
        )
        assert [(row.key, row.measure, row.period) for row in made.plan] == [
            ("a", "", "ต.ค."),
            ("b", "ข", ""),
            ("z", "ค", ""),
        ]


class DescribeFormatValue:
    @pytest.mark.parametrize(
        ("path", "value"),
        [
            (("plan", "a", "steps"), (Step("ก"), Step("ข ‖ ค\nง", "", "กองคลัง"))),
            (("plan", "a", "measure"), "ก\nข"),
            (("note",), None),
            (("items", "OIT", "o1", "derived"), True),
        ],
    )
    def it_writes_values_that_are_read_again(self, path: tuple[str, ...], value: object) -> None:
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
    def it_writes_no_more_decimals_than_a_value_has(self, value: str, text: str) -> None:
        assert format_value(Decimal(value)) == text


class DescribeFormatPath:
    @given(names(), names())
    def it_writes_paths_that_are_read_again(self, one: str, other: str) -> None:
        assert parse_path(format_path((one, other))) == (one, other)
