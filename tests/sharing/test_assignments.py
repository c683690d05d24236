"""Who answers for what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ita_tools.assessment import Assessment, Constraint, Division, Measure
from ita_tools.sharing.assignments import Assignment, assign_suggested, assignments, canonical_name
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
def it_knows_a_division_by_its_full_and_its_short_name(text: str, name: str) -> None:
    assert canonical_name(LISTED, text) == name


def it_never_takes_nobody_for_a_division_without_a_short_name() -> None:
    assert canonical_name(Assessment(2568, division_list=(Division("กองคลัง"),)), "") == ""


def it_gives_each_division_its_codes_and_rows_under_one_name() -> None:
    book = replace(
        LISTED,
        divisions={"issue-1": "กองคลัง", "9": "กค.", "i1": "กองคลัง", "o1": "กค."},
        plan=(Measure("1", measure="อบรม", division="กค.", key="a"), Measure("2", measure="ประชุม", key="b")),
        constraints=(Constraint("คน", division="กองคลัง", key="c"),),
    )
    assert assignments(EDITION, book) == (Assignment("กองคลัง", ("i1", "o1", "9", "issue-1"), ("a", "c")),)


def it_names_those_on_the_list_first_and_the_others_as_they_come() -> None:
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


def it_leaves_out_a_division_that_has_nothing_to_do() -> None:
    assert assignments(EDITION, LISTED) == ()
    assert assignments(EDITION, replace(LISTED, plan=(Measure(measure="ของทุกคน", key="a"),))) == ()


def it_leaves_out_codes_the_edition_does_not_know() -> None:
    assert assignments(EDITION, Assessment(2568, divisions={"o999": "กองคลัง", "o1": ""})) == ()


def it_finds_rows_that_have_no_key_yet() -> None:
    (duty,) = assignments(EDITION, Assessment(2568, plan=(Measure(measure="อบรม", division="กองคลัง"),)))
    assert (duty.division, duty.codes, len(duty.rows)) == ("กองคลัง", (), 1)
    assert all(duty.rows)


def it_assigns_the_first_unit_the_agency_has_under_its_full_name() -> None:
    found = assign_suggested(LISTED, {"o1": ("กองช่าง", "สป.", "กองคลัง"), "o2": ("กองช่าง",)})
    assert found.divisions == {"o1": "สำนักปลัด"}


@pytest.mark.parametrize(
    ("names", "first"),
    [
        (("กองคลัง", "สำนักปลัดเทศบาล"), "สำนักปลัดเทศบาล"),
        (("สำนักปลัด อบต.",), "สำนักปลัด อบต."),
        (("สำนักปลัดเทศบาล", "สำนักปลัด"), "สำนักปลัด"),
        (("ฝ่ายสำนักปลัด",), None),
    ],
)
def it_knows_a_unit_under_the_name_of_the_kind_of_agency(names: tuple[str, ...], first: str | None) -> None:
    book = Assessment(2568, division_list=tuple(map(Division, names)))
    assert assign_suggested(book, {"o1": ("สำนักปลัด",)}).divisions.get("o1") == first


def it_assigns_the_usual_unit_where_no_divisions_are_listed() -> None:
    found = assign_suggested(Assessment(2568), {"o1": ("กองช่าง", "สำนักปลัด"), "o2": ()})
    assert found.divisions == {"o1": "สำนักปลัด"}


def it_changes_no_assignment() -> None:
    book = replace(LISTED, divisions={"o1": "กองช่าง"})
    assert assign_suggested(book, {"o1": ("สำนักปลัด",)}) == book
