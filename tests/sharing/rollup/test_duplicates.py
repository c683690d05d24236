"""The same agency twice counts once, and that is told."""

from __future__ import annotations

from itertools import permutations

import pytest

from ita_tools.sharing.rollup.duplicates import drop_duplicates
from tests.sharing.rollup.agencies import agency

OLD = agency("a.xlsx", digest="a", changed=1, everywhere="80")
NEW = agency("b.xlsx", digest="b", changed=2, everywhere="90")
COPY = agency("c.xlsx", digest="a", changed=0)


@pytest.mark.parametrize("given", list(permutations([OLD, NEW, COPY])))
def it_keeps_the_file_changed_last_whatever_the_order(given):
    kept, left = drop_duplicates(given)
    assert kept == [NEW]
    assert sorted(each.file for each in left) == ["a.xlsx", "c.xlsx"]


def it_says_what_it_is_a_repetition_of_and_how_they_differ():
    [left] = drop_duplicates([OLD, NEW])[1]
    assert "ซ้ำกับ b.xlsx" in left.reason
    assert "คะแนนรวมไฟล์นี้ 80.00 ไฟล์ที่ใช้ 90.00" in left.reason
    assert left.remedy


def it_says_that_a_copy_is_a_copy():
    same = [agency(file, digest="x") for file in ("a.xlsx", "b.xlsx")]
    kept, [left] = drop_duplicates(same)
    assert (kept[0].source.file, "เหมือนกันทุกประการ" in left.reason) == ("a.xlsx", True)


@pytest.mark.parametrize(
    "differing", [{"province": "เลย"}, {"district": "เมือง"}, {"year": 2567}, {"name": "อื่น"}]
)
def it_keeps_agencies_that_only_share_a_name(differing):
    kept, left = drop_duplicates([agency("a.xlsx"), agency("b.xlsx", **differing)])
    assert (len(kept), left) == (2, [])


def it_never_takes_nameless_agencies_for_one():
    kept, left = drop_duplicates([agency("a.xlsx", name=""), agency("b.xlsx", name="")])
    assert (len(kept), left) == (2, [])
