"""Every reason why a returned value is a conflict, and changes without one."""

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
    SCORE_OF_MAIN_BOOK,
    ProposedChange,
    changes_against_base,
)
from tests.sharing.base_book import BASE, MEASURE, PERIOD, SCORE, URL, part

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


class DescribeChangesAgainstBase:
    def it_is_empty_for_an_unchanged_book(self) -> None:
        assert sides(BASE, part()) == []
        assert sides(apply_patch(BASE, {URL: "หลัก", MEASURE: "หลัก"}), part()) == []

    def it_has_no_reason_if_only_the_division_changed_a_value(self) -> None:
        book = apply_patch(part(), {URL: "ใหม่", PERIOD: None})
        assert reasons(BASE, book) == {URL: "", PERIOD: ""}

    def it_holds_the_returned_book_of_each_change(self) -> None:
        returned = ReturnedBook(apply_patch(part(), {URL: "ใหม่"}), "ก.xlsx", "1")
        (side,) = changes_against_base(flatten(BASE), returned)
        assert (side.book, side.change.value) == (returned, "ใหม่")

    @pytest.mark.parametrize(
        ("mine", "theirs"),
        [("หลัก", "ใหม่"), (None, "ใหม่"), ("หลัก", None)],
        ids=["two values", "blanked in the main book", "blanked by the division"],
    )
    def it_marks_a_value_that_both_sides_changed(self, mine: str | None, theirs: str | None) -> None:
        assert reasons(apply_patch(BASE, {URL: mine}), apply_patch(part(), {URL: theirs})) == {
            URL: CHANGED_ON_BOTH_SIDES
        }

    @pytest.mark.parametrize("value", ["ใหม่", None], ids=["same value", "both blank"])
    def it_accepts_the_same_change_on_both_sides(self, value: str | None) -> None:
        assert reasons(apply_patch(BASE, {URL: value}), apply_patch(part(), {URL: value})) == {}

    def it_marks_a_value_that_was_sent_blank_and_filled_on_both_sides(self) -> None:
        note = ("items", "OIT", "o1", "note")
        assert reasons(apply_patch(BASE, {note: "หลัก"}), apply_patch(part(), {note: "คลัง"})) == {
            note: CHANGED_ON_BOTH_SIDES
        }

    def it_marks_a_value_outside_the_assignment_only_as_that(self) -> None:
        other = ("plan", "b", "measure")
        assert reasons(apply_patch(BASE, {other: "หลัก"}), apply_patch(part(), {other: "คลัง"})) == {
            other: OUTSIDE_ASSIGNMENT
        }

    def it_ignores_missing_values_outside_the_assignment(self) -> None:
        shown = replace(BASE, plan=(BASE.plan[0], replace(BASE.plan[1], period="ธ.ค.")))
        assert reasons(shown, replace(part(), plan=part().plan[:1], note="")) == {}

    @pytest.mark.parametrize("changes", [{MEASURE: "คลังแก้"}, {PERIOD: None}], ids=["changed", "blanked"])
    def it_proposes_every_value_of_a_row_the_main_book_deleted_and_the_division_changed(
        self, changes: dict
    ) -> None:
        reasons_by_path = reasons(without_row(BASE), apply_patch(part(), changes))
        assert set(reasons_by_path.values()) == {DELETED_AND_CHANGED}
        assert set(reasons_by_path) == {path for path in row_a() if changes.get(path, "") is not None}

    def it_proposes_nothing_for_a_deleted_row_the_division_left_unchanged(self) -> None:
        assert sides(without_row(BASE), part()) == []

    def it_has_no_reason_for_a_row_the_division_deleted_and_the_main_book_left_unchanged(self) -> None:
        assert reasons(BASE, without_row(part())) == dict.fromkeys(row_a(), "")

    def it_accepts_a_row_that_both_deleted(self) -> None:
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
    def it_marks_a_row_the_main_book_changed_and_the_division_deleted(self, changes: dict) -> None:
        reasons_by_path = reasons(apply_patch(BASE, changes), without_row(part()))
        assert set(reasons_by_path.values()) == {DELETED_AND_CHANGED}

    def it_treats_a_row_that_was_only_reviewed_as_unchanged(self) -> None:
        reviewed = apply_patch(BASE, {STATE: "ตรวจแล้ว", COMMENT: "ดี"})
        assert DELETED_AND_CHANGED not in reasons(reviewed, without_row(part())).values()

    def it_marks_a_new_row_whose_id_is_another_row_in_the_main_book(self) -> None:
        reasons_by_path = reasons(
            with_row(BASE, measure="หลัก"), with_row(part(), measure="คลัง", period="ต.ค.")
        )
        assert reasons_by_path == {
            ("plan", NEW, "measure"): ADDED_ON_BOTH_SIDES,
            ("plan", NEW, "period"): ADDED_ON_BOTH_SIDES,
        }

    def it_adds_values_to_a_new_row_of_an_earlier_file(self) -> None:
        reasons_by_path = reasons(
            with_row(BASE, measure="คลัง"), with_row(part(), measure="คลัง", period="ต.ค.")
        )
        assert reasons_by_path == {("plan", NEW, "period"): ""}

    def it_has_no_reason_for_a_new_row(self) -> None:
        reasons_by_path = reasons(BASE, with_row(part(), measure="คลัง"))
        assert reasons_by_path == {("plan", NEW, name): "" for name in ("indicator", "measure", "division")}

    def it_marks_unchanged_values_of_a_resent_file_that_differ_from_the_main_book(self) -> None:
        """The main book took a value from the first copy; the second still holds what was sent."""
        now = flatten(apply_patch(BASE, {URL: "จากไฟล์แรก"}))
        reasons_by_path = {
            side.change.path: side.reason
            for side in changes_against_base(now, ReturnedBook(part()), resent=True)
        }
        assert reasons_by_path == {URL: RESENT}
        assert list(changes_against_base(now, ReturnedBook(part()))) == []

    def it_proposes_a_deleted_row_once_from_a_resent_file(self) -> None:
        changed = apply_patch(part(), {MEASURE: "คลังแก้"})
        paths = [
            side.change.path
            for side in changes_against_base(flatten(without_row(BASE)), ReturnedBook(changed), resent=True)
        ]
        assert set(paths) == row_a()
        assert len(paths) == len(row_a())

    def it_has_a_different_text_for_each_reason(self) -> None:
        assert len({OUTSIDE_ASSIGNMENT, CHANGED_ON_BOTH_SIDES, DELETED_AND_CHANGED, ADDED_ON_BOTH_SIDES}) == 4
        assert reasons(apply_patch(BASE, {URL: None}), apply_patch(part(), {URL: "ใหม่"})) == {
            URL: CHANGED_ON_BOTH_SIDES
        }

    def it_tells_scores_of_the_main_book_from_what_others_answer_for(self) -> None:
        assert reasons(BASE, apply_patch(part(), {SCORE: 0, ("plan", "b", "measure"): "ของปลัด"})) == {
            SCORE: SCORE_OF_MAIN_BOOK,
            ("plan", "b", "measure"): OUTSIDE_ASSIGNMENT,
        }
