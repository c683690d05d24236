"""Every reason why a returned value cannot be taken over by itself, and what needs none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ita_tools.assessment import Assessment, Measure
from ita_tools.assessment.flatten import apply_patch, flatten
from ita_tools.assessment.row_ids import id_prefix
from ita_tools.sharing.returned_book import ReturnedBook
from ita_tools.sharing.three_way import (
    ADDED_ON_BOTH_SIDES,
    CHANGED_ON_BOTH_SIDES,
    DELETED_AND_CHANGED,
    OUTSIDE_ASSIGNMENT,
    RESENT,
    ProposedChange,
    changes_against_base,
)
from tests.sharing.test_merge_assessments import BASE, MEASURE, PERIOD, SCORE, URL, part

STATE, COMMENT = ("plan", "a", "state"), ("plan", "a", "comment")
NEW = f"{id_prefix('คลัง')}1"


def sides(main: Assessment, book: Assessment) -> list[ProposedChange]:
    return list(changes_against_base(flatten(main), ReturnedBook(book)))


def reasons(main: Assessment, book: Assessment) -> dict[tuple[str, ...], str]:
    return {side.change.path: side.reason for side in sides(main, book)}


def row_a() -> set[tuple[str, ...]]:
    return {path for path in flatten(BASE) if path[:2] == ("plan", "a")}


def without_row(book: Assessment) -> Assessment:
    return replace(book, plan=tuple(row for row in book.plan if row.key != "a"))


def with_row(book: Assessment, **fields: str) -> Assessment:
    return replace(book, plan=(*book.plan, Measure("1", division="คลัง", key=NEW, **fields)))


def it_has_nothing_to_say_of_an_untouched_book() -> None:
    assert sides(BASE, part()) == []
    assert sides(apply_patch(BASE, {URL: "หลัก", MEASURE: "หลัก"}), part()) == []


def it_needs_no_reason_where_only_the_division_changed() -> None:
    book = apply_patch(part(), {URL: "ใหม่", PERIOD: None})
    assert reasons(BASE, book) == {URL: "", PERIOD: ""}


def it_brings_the_book_along() -> None:
    returned = ReturnedBook(apply_patch(part(), {URL: "ใหม่"}), "ก.xlsx", "1")
    (side,) = changes_against_base(flatten(BASE), returned)
    assert (side.book, side.change.value) == (returned, "ใหม่")


@pytest.mark.parametrize(
    ("mine", "given"),
    [("หลัก", "ใหม่"), (None, "ใหม่"), ("หลัก", None)],
    ids=["two values", "blanked in the main book", "blanked by the division"],
)
def it_sees_that_both_sides_changed_a_value(mine: str | None, given: str | None) -> None:
    assert reasons(apply_patch(BASE, {URL: mine}), apply_patch(part(), {URL: given})) == {
        URL: CHANGED_ON_BOTH_SIDES
    }


@pytest.mark.parametrize("value", ["ใหม่", None], ids=["same value", "both blank"])
def it_is_content_where_both_sides_did_the_same(value: str | None) -> None:
    assert reasons(apply_patch(BASE, {URL: value}), apply_patch(part(), {URL: value})) == {}


def it_sees_a_value_filled_on_both_sides_that_was_sent_blank() -> None:
    note = ("items", "OIT", "o1", "note")
    assert reasons(apply_patch(BASE, {note: "หลัก"}), apply_patch(part(), {note: "คลัง"})) == {
        note: CHANGED_ON_BOTH_SIDES
    }


def it_says_of_a_value_that_was_not_theirs_only_this() -> None:
    other = ("plan", "b", "measure")
    assert reasons(apply_patch(BASE, {other: "หลัก"}), apply_patch(part(), {other: "คลัง"})) == {
        other: OUTSIDE_ASSIGNMENT
    }


def it_asks_nothing_where_a_division_only_left_out_what_it_may_read() -> None:
    shown = replace(BASE, plan=(BASE.plan[0], replace(BASE.plan[1], period="ธ.ค.")))
    assert reasons(shown, replace(part(), plan=part().plan[:1], note="")) == {}


@pytest.mark.parametrize("changes", [{MEASURE: "คลังแก้"}, {PERIOD: None}], ids=["changed", "blanked"])
def it_gives_a_row_back_whole_that_the_main_book_deleted_and_the_division_changed(changes: dict) -> None:
    found = reasons(without_row(BASE), apply_patch(part(), changes))
    assert set(found.values()) == {DELETED_AND_CHANGED}
    assert set(found) == {path for path in row_a() if changes.get(path, "") is not None}


def it_lets_a_row_rest_that_the_main_book_deleted_and_nobody_touched() -> None:
    assert sides(without_row(BASE), part()) == []


def it_lets_a_row_go_that_the_division_deleted_and_the_main_book_left_alone() -> None:
    assert reasons(BASE, without_row(part())) == dict.fromkeys(row_a(), "")


def it_is_content_with_a_row_that_both_deleted() -> None:
    assert sides(without_row(BASE), without_row(part())) == []


@pytest.mark.parametrize(
    "changes",
    [
        {MEASURE: "หลักแก้"},
        {PERIOD: None},
        {("plan", "a", "finding"): "หลักเพิ่ม"},
    ],
    ids=["changed", "blanked", "added"],
)
def it_keeps_a_row_the_main_book_worked_on_and_the_division_deleted(changes: dict) -> None:
    found = reasons(apply_patch(BASE, changes), without_row(part()))
    assert set(found.values()) == {DELETED_AND_CHANGED}


def it_takes_a_row_for_unchanged_that_was_only_reviewed() -> None:
    reviewed = apply_patch(BASE, {STATE: "ตรวจแล้ว", COMMENT: "ดี"})
    assert DELETED_AND_CHANGED not in reasons(reviewed, without_row(part())).values()


def it_sees_a_new_row_whose_key_stands_for_another_in_the_main_book() -> None:
    found = reasons(with_row(BASE, measure="หลัก"), with_row(part(), measure="คลัง", period="ต.ค."))
    assert found == {
        ("plan", NEW, "measure"): ADDED_ON_BOTH_SIDES,
        ("plan", NEW, "period"): ADDED_ON_BOTH_SIDES,
    }


def it_takes_more_of_a_new_row_that_the_main_book_has_from_an_earlier_copy() -> None:
    found = reasons(with_row(BASE, measure="คลัง"), with_row(part(), measure="คลัง", period="ต.ค."))
    assert found == {("plan", NEW, "period"): ""}


def it_takes_a_new_row_as_it_is() -> None:
    found = reasons(BASE, with_row(part(), measure="คลัง"))
    assert found == {("plan", NEW, name): "" for name in ("indicator", "measure", "division")}


def it_asks_about_what_a_second_copy_says_otherwise_though_nobody_changed_it_there() -> None:
    """The main book took a value from the first copy; the second still holds what was sent."""
    now = flatten(apply_patch(BASE, {URL: "จากไฟล์แรก"}))
    found = {
        side.change.path: side.reason for side in changes_against_base(now, ReturnedBook(part()), resent=True)
    }
    assert found == {URL: RESENT}
    assert list(changes_against_base(now, ReturnedBook(part()))) == []


def it_gives_back_a_deleted_row_once_also_from_a_second_copy() -> None:
    changed = apply_patch(part(), {MEASURE: "คลังแก้"})
    paths = [
        side.change.path
        for side in changes_against_base(flatten(without_row(BASE)), ReturnedBook(changed), resent=True)
    ]
    assert set(paths) == row_a()
    assert len(paths) == len(row_a())


def it_gives_each_reason_its_own_words() -> None:
    assert len({OUTSIDE_ASSIGNMENT, CHANGED_ON_BOTH_SIDES, DELETED_AND_CHANGED, ADDED_ON_BOTH_SIDES}) == 4
    assert reasons(apply_patch(BASE, {SCORE: None}), apply_patch(part(), {SCORE: 0})) == {
        SCORE: CHANGED_ON_BOTH_SIDES
    }
