"""Changes in a returned book, matching of rows, and reasons to refuse a book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.assessment import Agency, Analysis, Assessment, BookOrigin, Constraint, Division, Measure, Step
from ita_tools.assessment.exchange import FILLED, RETURNED, REVIEWED
from ita_tools.assessment.flatten import apply_patch, flatten
from ita_tools.assessment.row_ids import id_prefix
from ita_tools.sharing.returned_book import (
    ReturnedBook,
    ValueChange,
    changes_since_split,
    refusal_reason,
    returned_values,
)
from ita_tools.sharing.split_assessment import split
from tests.sharing.base_book import BASE, SCORE, URL
from tests.sharing.scenarios import EDITION, STAMP

ROWS = (
    Measure("1", "พบหนึ่ง", "อบรม", (Step("ก"), Step("ข")), "ต.ค.", division="คลัง", key="a"),
    Measure("2", "พบสอง", "ประชุม", division="คลัง", key="b"),
    Measure("3", "พบสาม", "ตรวจ", follow_up="รายไตรมาส", division="คลัง", key="d"),
)
LIMITS = (Constraint("คน", "ช้า", division="คลัง", key="c"), Constraint("เงิน", "น้อย", division="คลัง", key="e"))
WHOLE = replace(BASE, plan=(*ROWS, Measure(measure="ของปลัด", division="ปลัด", key="z")), constraints=LIMITS)


def part(base: Assessment = WHOLE, context: str = "none") -> Assessment:
    return next(
        each.assessment
        for each in split(EDITION, base, context=context, stamp=STAMP)
        if each.division == "คลัง"
    )


def changed(book: Assessment) -> dict[tuple[str, ...], object]:
    return {change.path: change.value for change in changes_since_split(ReturnedBook(book))}


def change(path: tuple[str, ...], value: object, *, context: str = "full") -> ValueChange:
    (changes,) = changes_since_split(ReturnedBook(apply_patch(part(context=context), {path: value})))
    return changes


def stripped(rows: tuple, keys: tuple[str, ...] = ()) -> tuple:
    return tuple(replace(row, key=key) for row, key in zip(rows, keys or ("",) * len(rows), strict=True))


class DescribeRowMatching:
    @given(
        st.permutations(range(3)),
        st.permutations(range(2)),
        st.sampled_from(["lost", "stayed behind", "moved"]),
    )
    def it_matches_rows_in_any_order_with_or_without_ids(
        self, plan: list[int], limits: list[int], keys: str
    ) -> None:
        measures = tuple(part().plan[number] for number in plan)
        constraints = tuple(part().constraints[number] for number in limits)
        if keys != "moved":
            behind = keys == "stayed behind"
            measures = stripped(measures, ("a", "b", "d") if behind else ())
            constraints = stripped(constraints, ("c", "e") if behind else ())
        assert changed(replace(part(), plan=measures, constraints=constraints)) == {}

    def it_matches_rows_without_ids_after_one_was_changed(self) -> None:
        rows = (replace(part().plan[0], period="พ.ย.", responsible="งานพัสดุ"), *part().plan[1:])
        assert changed(replace(part(), plan=stripped(rows))) == {
            ("plan", "a", "period"): "พ.ย.",
            ("plan", "a", "responsible"): "งานพัสดุ",
        }

    def it_adds_a_row_without_id_and_with_other_texts(self) -> None:
        rows = (*part().plan[1:], Measure("1", measure="คนละเรื่อง"))
        changes = changes_since_split(ReturnedBook(replace(part(), plan=stripped(rows))))
        assert {each.path[1] for each in changes if each.in_deleted_row} == {"a"}
        assert {each.value for each in changes if each.in_new_row} == {"1", "คนละเรื่อง", "คลัง"}
        assert all(each.is_allowed for each in changes)

    def it_keeps_the_id_of_a_row_whose_texts_were_rewritten(self) -> None:
        rows = (replace(part().plan[0], finding="ใหม่", measure="ใหม่", steps=(Step("ใหม่"),)), *part().plan[1:])
        assert set(changed(replace(part(), plan=rows))) == {
            ("plan", "a", "finding"),
            ("plan", "a", "measure"),
            ("plan", "a", "steps"),
        }

    def it_gives_an_id_to_only_one_of_two_copies_of_a_row(self) -> None:
        rows = (*part().plan, replace(part().plan[0], key=""))
        changes = returned_values(ReturnedBook(replace(part(), plan=rows)))
        assert sorted(path[1] for path, value in changes.items() if value == "อบรม")[0] == "a"
        assert len([path for path, value in changes.items() if value == "อบรม"]) == 2


class DescribeAddedRows:
    def it_belongs_to_the_division_unless_it_names_another(self) -> None:
        rows = (*part().plan, Measure(measure="ใหม่"), Measure(measure="ฝาก", division="ปลัด"))
        changes = changed(replace(part(), plan=rows))
        assert sorted(value for path, value in changes.items() if path[2] == "division") == ["คลัง", "ปลัด"]

    @pytest.mark.parametrize(
        ("key", "stays"),
        [
            (f"{id_prefix('คลัง')}1", True),
            ("n-1", False),
            ("z", False),
            ("", False),
        ],
        ids=["its own", "of a main book", "of another row", "none"],
    )
    def it_keeps_its_id_only_if_that_came_with_the_book(self, key: str, stays: bool) -> None:
        rows = (*part().plan, Measure(measure="ใหม่", key=key))
        (changes,) = {path[1] for path in changed(replace(part(), plan=rows))}
        assert (changes == key) == stays
        assert changes

    def it_has_the_same_id_in_every_copy(self) -> None:
        one, other = (
            replace(part(), plan=(*part().plan, Measure(measure="ใหม่", key=key))) for key in ("n-1", "n-7")
        )
        assert changed(one) == changed(other)


class DescribeChangesSinceSplit:
    @pytest.mark.parametrize("context", ["none", "summary", "full"])
    def it_is_empty_for_an_unchanged_book(self, context: str) -> None:
        assert changed(part(context=context)) == {}

    def it_distinguishes_sent_blank_and_zero(self) -> None:
        assert change(SCORE, Decimal(0)).value == Decimal("0.00")
        assert change(SCORE, None).value is None
        assert change(("items", "OIT", "o1", "note"), "ใหม่").sent_hash == ""

    @pytest.mark.parametrize(
        ("path", "value", "own"),
        [
            (URL, "ใหม่", True),
            (("items", "OIT", "o2", "url"), "ใหม่", False),
            (("analysis", "1", "way_forward"), "ใหม่", True),
            (("analysis", "2", "cause"), "ใหม่", False),
            (("states", "o1"), FILLED, True),
            (("states", "o2"), FILLED, False),
            (("states", "o1"), REVIEWED, False),
            (("states", "o1"), RETURNED, False),
            (("plan", "a", "period"), "ใหม่", True),
            (("plan", "a", "state"), FILLED, True),
            (("plan", "a", "state"), REVIEWED, False),
            (("plan", "a", "comment"), "ดี", False),
            (("plan", "z", "period"), "ใหม่", False),
            (("constraints", "c", "impact"), "ใหม่", True),
            (("comments", "o1"), "ดี", False),
            (("divisions", "o1"), "ปลัด", False),
            (("agency", "name"), "อื่น", False),
            (("published", "level"), "ผ่านดี", False),
            (("note",), "ใหม่", False),
        ],
        ids=lambda each: ".".join(each) if isinstance(each, tuple) else None,
    )
    def it_allows_changes_within_the_assignment(self, path: tuple[str, ...], value: str, own: bool) -> None:
        assert change(path, value).is_allowed is own

    def it_marks_every_value_of_a_deleted_row(self) -> None:
        changes = changes_since_split(ReturnedBook(replace(part(), plan=part().plan[1:])))
        assert {each.path for each in changes} == {
            path for path in flatten(part()) if path[:2] == ("plan", "a")
        }
        assert all(
            each.in_deleted_row and each.is_allowed and each.value is None and each.sent_hash
            for each in changes
        )

    def it_does_not_mark_a_row_as_deleted_that_lost_one_value(self) -> None:
        changes = change(("plan", "a", "period"), None)
        assert (changes.value, changes.in_deleted_row, changes.in_new_row) == (None, False, False)

    def it_does_not_allow_deleting_the_row_of_another_division(self) -> None:
        changes = changes_since_split(ReturnedBook(replace(part(context="full"), plan=ROWS)))
        assert {each.path[1] for each in changes} == {"z"}
        assert all(each.in_deleted_row and not each.is_allowed for each in changes)


class DescribeRefusalReason:
    def it_is_empty_for_a_part_even_after_work_on_both_books(self) -> None:
        worked = replace(WHOLE, note="ใหม่", plan=(), analysis={"9": Analysis("ใหม่")})
        assert refusal_reason(EDITION, worked, ReturnedBook(apply_patch(part(), {URL: "ใหม่"}))) == ""

    @pytest.mark.parametrize(
        ("harm", "reason"),
        [
            (lambda book: replace(book, edition=2567), "เป็นสมุดงานของปี 2567 แต่สมุดงานหลักเป็นของปี 2568"),
            (lambda book: replace(book, origin=BookOrigin(base=book.origin.base)), "ita split"),
            (lambda book: replace(book, origin=replace(book.origin, digest="")), "ita split"),
            (
                lambda book: replace(book, origin=replace(book.origin, base="x"), agency=Agency("อบต.อื่น")),
                "เป็นของ อบต.อื่น",
            ),
            (lambda book: replace(book, origin=replace(book.origin, base="x"), agency=Agency()), "ไม่ได้ระบุชื่อ"),
            (
                lambda book: replace(book, origin=replace(book.origin, part=(*book.origin.part, "z"))),
                "ถูกแก้ไข",
            ),
        ],
        ids=["year", "no part", "no seal", "other agency", "nobody's", "took a row more"],
    )
    def it_explains_why_a_book_cannot_be_merged(
        self, harm: Callable[[Assessment], Assessment], reason: str
    ) -> None:
        assert reason in refusal_reason(EDITION, WHOLE, ReturnedBook(harm(part())))

    def it_explains_how_to_merge_after_the_agency_was_renamed(self) -> None:
        renamed = replace(WHOLE, agency=replace(WHOLE.agency, province="จังหวัดใหม่"))
        reason = refusal_reason(EDITION, renamed, ReturnedBook(part()))
        assert f"แต่สมุดงานหลักเป็นของ {WHOLE.agency.name} จังหวัดใหม่" in reason
        assert "ให้แก้ชื่อหน่วยงาน อำเภอ และจังหวัดของสมุดงานหลักให้เหมือนไฟล์นี้" in reason
        assert refusal_reason(EDITION, WHOLE, ReturnedBook(part())) == ""

    @pytest.mark.parametrize(
        ("main", "accepted"),
        [
            (replace(WHOLE, division_list=()), True),
            (replace(WHOLE, division_list=(Division("กองคลัง", "คลัง"),)), True),
            (replace(WHOLE, division_list=(Division("ปลัด"),)), True),
            (
                replace(
                    WHOLE, division_list=(Division("ปลัด"),), divisions={}, plan=(), constraints=LIMITS[:1]
                ),
                True,
            ),
            (replace(WHOLE, division_list=(Division("ปลัด"),), divisions={}, plan=(), constraints=()), False),
        ],
        ids=["no list", "short name now", "still answers", "still has a row", "gone"],
    )
    def it_refuses_a_division_only_if_the_main_book_has_it_nowhere(
        self, main: Assessment, accepted: bool
    ) -> None:
        assert refusal_reason(EDITION, main, ReturnedBook(part())) == ("" if accepted else "สมุดงานหลักไม่มี คลัง")


class DescribeReturnedBook:
    def it_has_the_division_it_was_sent_to(self) -> None:
        assert ReturnedBook(part()).division == "คลัง"
