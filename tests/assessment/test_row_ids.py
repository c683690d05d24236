"""Keys of rows: which row is which, whatever happens to its texts and its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.assessment import Assessment, Constraint, Measure
from ita_tools.assessment.row_ids import assign_row_ids, id_prefix, new_row_ids

TEXTS = st.sampled_from(["", "อบรม", "ประชุม", "\ud800"])
MEASURES = st.lists(
    st.builds(
        Measure,
        indicator=st.sampled_from(["", "1"]),
        measure=TEXTS,
        comment=TEXTS,
        key=st.sampled_from(["", "a", "b", "n-1", "a b", "x" * 41, "a.b"]),
    ),
    max_size=6,
)
LIMITS = st.lists(st.builds(Constraint, constraint=TEXTS, key=st.sampled_from(["", "a", "c"])), max_size=4)


class DescribeAssignRowIds:
    @given(MEASURES, LIMITS)
    def it_gives_every_row_a_key_of_its_own_and_changes_nothing_else(
        self, plan: list[Measure], limits: list[Constraint]
    ) -> None:
        book = Assessment(2568, plan=tuple(plan), constraints=tuple(limits))
        keyed = assign_row_ids(book)
        for rows in (keyed.plan, keyed.constraints):
            assert len({row.key for row in rows}) == len(rows)
            assert all(row.key and len(row.key) <= 40 and not set(row.key) & set(" .\\") for row in rows)
        assert (keyed.plan, keyed.constraints) == (book.plan, book.constraints)
        assert assign_row_ids(keyed) is keyed

    @given(MEASURES.filter(lambda rows: len({(row.indicator, row.measure) for row in rows}) == len(rows)))
    def it_gives_the_same_row_the_same_key_wherever_it_stands(self, plan: list[Measure]) -> None:
        bare = tuple(replace(row, key="") for row in plan)
        one, other = (assign_row_ids(Assessment(2568, plan=rows)).plan for rows in (bare, bare[::-1]))
        assert [row.key for row in one] == [row.key for row in other[::-1]]

    def it_keeps_well_formed_keys_and_replaces_the_others(self) -> None:
        rows = tuple(Measure(measure="อบรม", key=key) for key in ("a", "a", "n-1", "มี ช่องว่าง", ""))
        keys = [row.key for row in assign_row_ids(Assessment(2568, plan=rows)).plan]
        assert (keys[0], keys[2]) == ("a", "n-1")
        assert keys[3] == f"{keys[1]}-2"
        assert keys[4] == f"{keys[1]}-3"

    def it_ignores_fields_of_the_reviewer(self) -> None:
        row = Measure("1", measure="อบรม", period="ต.ค.")
        rows = [row, replace(row, state="ตรวจแล้ว", comment="ดี"), replace(row, period="พ.ย.")]
        same, reviewed, other = (assign_row_ids(Assessment(2568, plan=(each,))).plan[0].key for each in rows)
        assert same == reviewed != other


class DescribeIdPrefix:
    def it_differs_by_division(self) -> None:
        marks = {id_prefix(division) for division in ("", "กองคลัง", "กองช่าง")}
        assert len(marks) == 3
        assert id_prefix("กองคลัง") == "n12dcbb-"  # stands in books that are with the divisions: never another


class DescribeNewRowIds:
    @pytest.mark.parametrize(
        ("used", "first"),
        [([], 1), (["{}1", "{}7"], 8), (["n-9", "a", "{}x", "{}"], 1), (["{}1234567890"], 1)],
        ids=["none", "goes on", "keys of others", "no number of ours"],
    )
    def it_continues_after_the_keys_in_use(self, used: list[str], first: int) -> None:
        mark = id_prefix("กองคลัง")
        rows = [Measure(key=key.format(mark)) for key in used]
        assert new_row_ids(rows, "กองคลัง", 2) == [f"{mark}{first}", f"{mark}{first + 1}"]
        assert new_row_ids(rows, "กองคลัง", 0) == []

    def it_never_gives_two_divisions_the_same_key(self) -> None:
        ours, theirs = new_row_ids((), "คลัง", 3), new_row_ids((), "ปลัด", 3)
        assert not set(ours) & set(theirs)
        assert not set(ours) & set(new_row_ids([Measure(key=ours[2])], "คลัง", 3))
