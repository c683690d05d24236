"""Assignments of divisions.

Progress of a division: a chosen state counts, else whether a value is filled.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from ita_tools.assessment import Assessment, Constraint, Division, Measure, Step
from ita_tools.assessment.exchange import FILLED, RETURNED, REVIEWED
from ita_tools.scoring import score
from ita_tools.sharing.assignments import (
    Assignment,
    Progress,
    assign_suggested,
    assignments,
    canonical_name,
    progress,
    progress_of,
)
from tests.sharing.base_book import BASE
from tests.sharing.scenarios import EDITION

LISTED = Assessment(
    2568,
    division_list=(
        Division("กองคลัง", "กค."),
        Division("สำนักปลัด", "สป."),
        Division("", "ช่าง"),
        Division("IT Center", "it"),
    ),
)
WHOLE = replace(
    BASE,
    plan=tuple(
        replace(each, finding="พบ", steps=(Step("ก"),), period="ต.ค.", responsible="ผู้รับผิดชอบ")
        for each in BASE.plan
    ),
)


class DescribeCanonicalName:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("กองคลัง", "กองคลัง"),
            ("กค.", "กองคลัง"),
            ("ช่าง", "ช่าง"),
            ("IT", "IT Center"),
            ("it center", "IT Center"),
            ("กองสวัสดิการ", "กองสวัสดิการ"),
            ("", ""),
        ],
    )
    def it_returns_the_full_name_for_full_and_short_name(self, text: str, name: str) -> None:
        assert canonical_name(LISTED, text) == name

    def it_returns_an_empty_name_unchanged(self) -> None:
        assert canonical_name(Assessment(2568, division_list=(Division("กองคลัง"),)), "") == ""


class DescribeAssignments:
    def it_collects_codes_and_rows_of_a_division_under_one_name(self) -> None:
        book = replace(
            LISTED,
            divisions={"issue-1": "กองคลัง", "9": "กค.", "i1": "กองคลัง", "o1": "กค."},
            plan=(
                Measure("1", measure="อบรม", division="กค.", key="a"),
                Measure("2", measure="ประชุม", key="b"),
            ),
            constraints=(Constraint("คน", division="กองคลัง", key="c"),),
        )
        assert assignments(EDITION, book) == (Assignment("กองคลัง", ("i1", "o1", "9", "issue-1"), ("a", "c")),)

    def it_orders_listed_divisions_first_and_others_as_they_occur(self) -> None:
        book = replace(
            LISTED,
            divisions={"i1": "กองช่าง", "i2": "สป.", "i3": "กองคลัง"},
            plan=(Measure(measure="อบรม", division="กองศึกษา"),),
        )
        assert [duty.division for duty in assignments(EDITION, book)] == [
            "กองคลัง",
            "สำนักปลัด",
            "กองช่าง",
            "กองศึกษา",
        ]

    def it_leaves_out_a_division_without_an_assignment(self) -> None:
        assert assignments(EDITION, LISTED) == ()
        assert assignments(EDITION, replace(LISTED, plan=(Measure(measure="ของทุกคน", key="a"),))) == ()

    def it_leaves_out_codes_that_are_not_in_the_edition(self) -> None:
        assert assignments(EDITION, Assessment(2568, divisions={"o999": "กองคลัง", "o1": ""})) == ()

    def it_assigns_ids_to_rows_without_one(self) -> None:
        (duty,) = assignments(EDITION, Assessment(2568, plan=(Measure(measure="อบรม", division="กองคลัง"),)))
        assert (duty.division, duty.codes, len(duty.rows)) == ("กองคลัง", (), 1)
        assert all(duty.rows)


class DescribeAssignSuggested:
    def it_assigns_the_first_listed_unit_by_its_full_name(self) -> None:
        assigned = assign_suggested(LISTED, {"o1": ("กองช่าง", "สป.", "กองคลัง"), "o2": ("กองช่าง",)})
        assert assigned.divisions == {"o1": "สำนักปลัด"}

    @pytest.mark.parametrize(
        ("names", "first"),
        [
            (("กองคลัง", "สำนักปลัดเทศบาล"), "สำนักปลัดเทศบาล"),
            (("สำนักปลัด อบต.",), "สำนักปลัด อบต."),
            (("สำนักปลัดเทศบาล", "สำนักปลัด"), "สำนักปลัด"),
            (("ฝ่ายสำนักปลัด",), None),
        ],
    )
    def it_finds_a_unit_whose_name_continues_with_the_kind_of_agency(
        self, names: tuple[str, ...], first: str | None
    ) -> None:
        book = Assessment(2568, division_list=tuple(map(Division, names)))
        assert assign_suggested(book, {"o1": ("สำนักปลัด",)}).divisions.get("o1") == first

    def it_assigns_the_usual_unit_if_no_divisions_are_listed(self) -> None:
        assigned = assign_suggested(Assessment(2568), {"o1": ("กองช่าง", "สำนักปลัด"), "o2": ()})
        assert assigned.divisions == {"o1": "สำนักปลัด"}

    def it_keeps_existing_assignments(self) -> None:
        book = replace(LISTED, divisions={"o1": "กองช่าง"})
        assert assign_suggested(book, {"o1": ("สำนักปลัด",)}) == book


def progress_of_all(assessment: Assessment) -> tuple[Progress, ...]:
    return progress(EDITION, assessment, score(EDITION, assessment))


class DescribeProgress:
    def it_counts_a_value_as_filled(self) -> None:
        assert progress_of_all(WHOLE) == (
            Progress("คลัง", unfilled=0, filled=3),
            Progress("ปลัด", unfilled=1, filled=1),
        )

    @pytest.mark.parametrize("field", EDITION.measure_fields)
    @pytest.mark.parametrize("state", ["", FILLED])
    def it_counts_a_measure_as_filled_only_with_all_it_needs(self, field: str, state: str) -> None:
        first, *others = WHOLE.plan
        empty = replace(first, state=state, **{field: () if field == "steps" else ""})
        assert progress_of_all(replace(WHOLE, plan=(empty, *others)))[0] == Progress("คลัง", 1, 2)

    def it_counts_a_chosen_state_before_a_value(self) -> None:
        reviewed = replace(WHOLE, states={"o1": REVIEWED, "o2": RETURNED})
        assert progress_of_all(reviewed) == (Progress("คลัง", 0, 2, 0, 1), Progress("ปลัด", 0, 1, 1, 0))

    def it_counts_what_is_assigned_to_the_short_name(self) -> None:
        short = replace(BASE, division_list=(Division("กองคลัง", "คลัง"),), plan=(), constraints=())
        assert progress_of_all(short)[0] == Progress("กองคลัง", filled=2)

    def it_takes_two_names_of_nothing_visible_for_two_divisions(self) -> None:
        result = score(EDITION, BASE)
        unseen = replace(BASE, divisions={"o1": "\ue000", "o2": "\ue001"}, plan=())
        assert progress_of(EDITION, unseen, result, "", ["\ue000"]).assigned == 1
