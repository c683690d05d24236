"""The officer's choices, applied once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.assessment import Assessment, Conflict
from ita_tools.assessment.distribution import CHOICES, KEEP, TAKE
from ita_tools.assessment.flatten import apply_patch, flatten, format_path
from ita_tools.sharing.audit_log import NO_STAMP, AuditStamp
from ita_tools.sharing.conflict_resolution import apply_resolutions, merge_conflict_lists, unresolved
from tests.sharing.scenarios import STAMP
from tests.sharing.test_merge_assessments import BASE, MEASURE, PERIOD, SCORE, URL

ASKED = Conflict(format_path(URL), "OIT o1 URL", "แก้ไขทั้งสองฝ่าย", "เดิม", "ใหม่", "คลัง", "ก.xlsx")


def asked(*conflicts: Conflict, main: Assessment = BASE) -> Assessment:
    return replace(main, conflicts=conflicts)


def conflict(path: tuple[str, ...], given: str, choice: str = "", division: str = "คลัง") -> Conflict:
    return Conflict(format_path(path), "ค่า", "เหตุ", "", given, division, choice=choice)


def choices(assessment: Assessment) -> list[tuple[str, str]]:
    return [(each.choice, each.settled) for each in assessment.conflicts]


def it_takes_the_value_that_was_chosen_and_keeps_the_line() -> None:
    done, notes = apply_resolutions(asked(replace(ASKED, choice=TAKE)), STAMP)
    assert done.entry("OIT", "o1").url == "ใหม่"
    assert done.conflicts == (replace(ASKED, choice=TAKE, settled=STAMP.when),)
    assert notes == ()


def it_leaves_the_value_alone_that_is_kept() -> None:
    done, _ = apply_resolutions(asked(replace(ASKED, choice=KEEP)), STAMP)
    assert flatten(done) == flatten(BASE)
    assert choices(done) == [(KEEP, STAMP.when)]


@pytest.mark.parametrize("choice", ["", "ยังไม่แน่ใจ"])
def it_waits_for_a_choice(choice: str) -> None:
    book = asked(replace(ASKED, choice=choice))
    assert apply_resolutions(book, STAMP) == (book, ())
    assert unresolved(book) == book.conflicts


def it_applies_a_choice_only_once() -> None:
    done, _ = apply_resolutions(asked(replace(ASKED, choice=TAKE)), STAMP)
    later = apply_patch(done, {URL: "แก้ภายหลัง"})
    assert apply_resolutions(later, AuditStamp("วันอื่น")) == (later, ())
    assert unresolved(later) == ()


@pytest.mark.parametrize(
    ("path", "given", "value"),
    [
        (SCORE, "0.00", Decimal("0.00")),
        (SCORE, "", None),
        (("plan", "a", "steps"), "หนึ่ง\nสอง", ("หนึ่ง", "สอง")),
        (MEASURE, "", None),
        (("items", "OIT", "o1", "derived"), "ใช่", True),
        (("published", "subindicators", "9.1"), "88.00", Decimal("88.00")),
    ],
    ids=["zero", "blank", "steps", "text deleted", "mark", "dotted code"],
)
def it_puts_back_every_kind_of_value_as_it_was(path: tuple[str, ...], given: str, value: object) -> None:
    done, notes = apply_resolutions(asked(conflict(path, given, TAKE)), STAMP)
    assert (flatten(done).get(path), notes) == (value, ())
    assert choices(done) == [(TAKE, STAMP.when)]


def it_brings_back_a_whole_row_that_was_deleted() -> None:
    gone = replace(BASE, plan=BASE.plan[1:])
    rows = [
        conflict(path, str(value), TAKE) for path, value in flatten(BASE).items() if path[:2] == ("plan", "a")
    ]
    done, _ = apply_resolutions(asked(*rows, main=gone), STAMP)
    assert {row.key: row for row in done.plan} == {row.key: row for row in BASE.plan}


def it_settles_the_other_lines_of_a_value_with_the_one_taken() -> None:
    other = replace(ASKED, given="อื่น", division="ปลัด")
    done, _ = apply_resolutions(
        asked(other, replace(ASKED, choice=TAKE), replace(ASKED, division="ช่าง")), STAMP
    )
    assert choices(done) == [(KEEP, STAMP.when), (TAKE, STAMP.when), (TAKE, STAMP.when)]


def it_leaves_open_what_was_chosen_twice_and_says_so() -> None:
    other = replace(ASKED, given="อื่น", division="ปลัด", choice=TAKE)
    book = asked(replace(ASKED, choice=TAKE), other, conflict(PERIOD, "พ.ย.", TAKE))
    done, (note,) = apply_resolutions(book, STAMP)
    assert note.startswith("OIT o1 URL: ")
    assert "มากกว่าหนึ่งค่า" in note
    assert done.entry("OIT", "o1").url == "เดิม"
    assert done.plan[0].period == "พ.ย."
    assert unresolved(done) == book.conflicts[:2]


def it_takes_the_same_value_chosen_in_two_lines() -> None:
    both = asked(replace(ASKED, choice=TAKE), replace(ASKED, division="ปลัด", choice=TAKE))
    done, notes = apply_resolutions(both, STAMP)
    assert (done.entry("OIT", "o1").url, notes) == ("ใหม่", ())


def it_closes_a_line_whose_value_stands_in_the_book_by_now() -> None:
    done, _ = apply_resolutions(asked(ASKED, main=apply_patch(BASE, {URL: "ใหม่"})), STAMP)
    assert choices(done) == [(TAKE, STAMP.when)]


def it_does_not_ask_again_what_was_settled_another_day() -> None:
    old = replace(ASKED, choice=KEEP, settled="วันก่อน")
    done, _ = apply_resolutions(asked(old, conflict(PERIOD, "พ.ย.", KEEP)), STAMP)
    assert choices(done) == [(KEEP, "วันก่อน"), (KEEP, STAMP.when)]


def it_closes_a_line_where_nobody_knows_the_day() -> None:
    done, _ = apply_resolutions(asked(replace(ASKED, choice=KEEP)), NO_STAMP)
    assert unresolved(done) == ()
    assert apply_resolutions(done, STAMP) == (done, ())


_LINES = st.builds(
    conflict,
    st.sampled_from([URL, SCORE, PERIOD, ("plan", "a", "steps")]),
    st.sampled_from(["", "1.00", "2.00"]),
    st.sampled_from(["", *CHOICES]),
    st.sampled_from(["คลัง", "ปลัด"]),
)


@given(st.lists(_LINES, max_size=6))
def test_settling_again_changes_nothing_and_loses_no_line(lines: list[Conflict]) -> None:
    once, notes = apply_resolutions(asked(*lines), STAMP)
    assert apply_resolutions(once, STAMP) == (once, notes)
    assert [(each.path, each.given, each.division) for each in once.conflicts] == [
        (each.path, each.given, each.division) for each in lines
    ]
    chosen = {line.path for line in lines if line.choice == TAKE}
    now, before = flatten(once), flatten(BASE)
    assert {format_path(path) for path in {*now, *before} if now.get(path) != before.get(path)} <= chosen


def it_lists_nothing_twice_and_remembers_what_was_settled() -> None:
    done = replace(ASKED, choice=KEEP, settled="วันก่อน")
    other = replace(ASKED, given="อื่น")
    assert merge_conflict_lists([done], [replace(ASKED, source="ข.xlsx"), other, other]) == (done, other)
    both = (ASKED, replace(ASKED, division="ปลัด"))
    assert merge_conflict_lists([], both) == both
