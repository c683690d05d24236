"""Choices of the officer, applied once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.assessment import Assessment, Conflict, Step
from ita_tools.assessment.exchange import CHOICES, KEEP, TAKE
from ita_tools.assessment.flatten import apply_patch, flatten, format_path
from ita_tools.sharing.audit_log import NO_STAMP, AuditStamp
from ita_tools.sharing.conflict_resolution import apply_resolutions, merge_conflict_lists, unresolved
from tests.sharing.base_book import BASE, MEASURE, PERIOD, SCORE, URL
from tests.sharing.scenarios import STAMP

ASKED = Conflict(format_path(URL), "OIT o1 URL", "แก้ไขทั้งสองฝ่าย", "เดิม", "ใหม่", "คลัง", "ก.xlsx")


def with_conflicts(*conflicts: Conflict, main: Assessment = BASE) -> Assessment:
    return replace(main, conflicts=conflicts)


def conflict(path: tuple[str, ...], given: str, choice: str = "", division: str = "คลัง") -> Conflict:
    return Conflict(format_path(path), "ค่า", "เหตุ", "", given, division, choice=choice)


def choices(assessment: Assessment) -> list[tuple[str, str]]:
    return [(each.choice, each.settled) for each in assessment.conflicts]


_LINES = st.builds(
    conflict,
    st.sampled_from([URL, SCORE, PERIOD, ("plan", "a", "steps")]),
    st.sampled_from(["", "1.00", "2.00"]),
    st.sampled_from(["", *CHOICES]),
    st.sampled_from(["คลัง", "ปลัด"]),
)


class DescribeApplyResolutions:
    def it_takes_the_chosen_value_and_keeps_the_conflict_on_the_list(self) -> None:
        done, notes = apply_resolutions(with_conflicts(replace(ASKED, choice=TAKE)), STAMP)
        assert done.entry("OIT", "o1").url == "ใหม่"
        assert done.conflicts == (replace(ASKED, choice=TAKE, settled=STAMP.when),)
        assert notes == ()

    def it_keeps_the_value_of_the_main_book_if_that_is_chosen(self) -> None:
        done, _ = apply_resolutions(with_conflicts(replace(ASKED, choice=KEEP)), STAMP)
        assert flatten(done) == flatten(BASE)
        assert choices(done) == [(KEEP, STAMP.when)]

    @pytest.mark.parametrize("choice", ["", "ยังไม่แน่ใจ"])
    def it_leaves_a_conflict_without_a_choice_unresolved(self, choice: str) -> None:
        book = with_conflicts(replace(ASKED, choice=choice))
        assert apply_resolutions(book, STAMP) == (book, ())
        assert unresolved(book) == book.conflicts

    def it_applies_a_choice_only_once(self) -> None:
        done, _ = apply_resolutions(with_conflicts(replace(ASKED, choice=TAKE)), STAMP)
        later = apply_patch(done, {URL: "แก้ภายหลัง"})
        assert apply_resolutions(later, AuditStamp("วันอื่น")) == (later, ())
        assert unresolved(later) == ()

    @pytest.mark.parametrize(
        ("path", "given", "value"),
        [
            (SCORE, "0.00", Decimal("0.00")),
            (SCORE, "", None),
            (("plan", "a", "steps"), "หนึ่ง\nสอง", (Step("หนึ่ง"), Step("สอง"))),
            (MEASURE, "", None),
            (("items", "OIT", "o1", "derived"), "ใช่", True),
            (("published", "subindicators", "9.1"), "88.00", Decimal("88.00")),
        ],
        ids=["zero", "blank", "steps", "text deleted", "mark", "dotted code"],
    )
    def it_restores_every_kind_of_value_from_its_text(
        self, path: tuple[str, ...], given: str, value: object
    ) -> None:
        done, notes = apply_resolutions(with_conflicts(conflict(path, given, TAKE)), STAMP)
        assert (flatten(done).get(path), notes) == (value, ())
        assert choices(done) == [(TAKE, STAMP.when)]

    def it_restores_a_deleted_row_as_a_whole(self) -> None:
        gone = replace(BASE, plan=BASE.plan[1:])
        rows = [
            conflict(path, str(value), TAKE)
            for path, value in flatten(BASE).items()
            if path[:2] == ("plan", "a")
        ]
        done, _ = apply_resolutions(with_conflicts(*rows, main=gone), STAMP)
        assert {row.key: row for row in done.plan} == {row.key: row for row in BASE.plan}

    def it_settles_the_other_conflicts_of_a_value_that_is_taken(self) -> None:
        other = replace(ASKED, given="อื่น", division="ปลัด")
        done, _ = apply_resolutions(
            with_conflicts(other, replace(ASKED, choice=TAKE), replace(ASKED, division="ช่าง")), STAMP
        )
        assert choices(done) == [(KEEP, STAMP.when), (TAKE, STAMP.when), (TAKE, STAMP.when)]

    def it_leaves_contradicting_choices_unresolved_with_a_note(self) -> None:
        other = replace(ASKED, given="อื่น", division="ปลัด", choice=TAKE)
        book = with_conflicts(replace(ASKED, choice=TAKE), other, conflict(PERIOD, "พ.ย.", TAKE))
        done, (note,) = apply_resolutions(book, STAMP)
        assert note.startswith("OIT o1 URL: ")
        assert "มากกว่าหนึ่งค่า" in note
        assert done.entry("OIT", "o1").url == "เดิม"
        assert done.plan[0].period == "พ.ย."
        assert unresolved(done) == book.conflicts[:2]

    def it_takes_a_value_that_is_chosen_in_two_conflicts(self) -> None:
        both = with_conflicts(replace(ASKED, choice=TAKE), replace(ASKED, division="ปลัด", choice=TAKE))
        done, notes = apply_resolutions(both, STAMP)
        assert (done.entry("OIT", "o1").url, notes) == ("ใหม่", ())

    def it_settles_a_conflict_whose_value_is_in_the_main_book_by_now(self) -> None:
        done, _ = apply_resolutions(with_conflicts(ASKED, main=apply_patch(BASE, {URL: "ใหม่"})), STAMP)
        assert choices(done) == [(TAKE, STAMP.when)]

    def it_leaves_settled_conflicts_unchanged(self) -> None:
        old = replace(ASKED, choice=KEEP, settled="วันก่อน")
        done, _ = apply_resolutions(with_conflicts(old, conflict(PERIOD, "พ.ย.", KEEP)), STAMP)
        assert choices(done) == [(KEEP, "วันก่อน"), (KEEP, STAMP.when)]

    def it_settles_a_conflict_without_a_known_date(self) -> None:
        done, _ = apply_resolutions(with_conflicts(replace(ASKED, choice=KEEP)), NO_STAMP)
        assert unresolved(done) == ()
        assert apply_resolutions(done, STAMP) == (done, ())

    @given(st.lists(_LINES, max_size=6))
    def it_is_idempotent_and_loses_no_conflict(self, lines: list[Conflict]) -> None:
        once, notes = apply_resolutions(with_conflicts(*lines), STAMP)
        assert apply_resolutions(once, STAMP) == (once, notes)
        assert [(each.path, each.given, each.division) for each in once.conflicts] == [
            (each.path, each.given, each.division) for each in lines
        ]
        chosen = {line.path for line in lines if line.choice == TAKE}
        now, before = flatten(once), flatten(BASE)
        assert {format_path(path) for path in {*now, *before} if now.get(path) != before.get(path)} <= chosen


class DescribeMergeConflictLists:
    def it_adds_no_conflict_twice_and_keeps_settled_ones(self) -> None:
        done = replace(ASKED, choice=KEEP, settled="วันก่อน")
        other = replace(ASKED, given="อื่น")
        assert merge_conflict_lists([done], [replace(ASKED, source="ข.xlsx"), other, other]) == (done, other)
        both = (ASKED, replace(ASKED, division="ปลัด"))
        assert merge_conflict_lists([], both) == both
