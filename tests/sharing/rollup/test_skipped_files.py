"""Reasons that a reader of the workbook can act on."""

from __future__ import annotations

from itertools import permutations

import pytest

from ita_tools.errors import Faults, FileForeign, KeyMissing
from ita_tools.sharing.rollup.skipped_files import SkippedFile, drop_duplicates, skip_with_error
from tests.sharing.rollup.agencies import agency


def it_tells_reason_remedy_and_code():
    error = FileForeign("ไฟล์เสีย", where="b.xlsx", remedy="ขอไฟล์ใหม่")
    found = skip_with_error("a/b.xlsx", error)
    assert found == SkippedFile("a/b.xlsx", "ไฟล์เสีย", "ขอไฟล์ใหม่", "ITA-E102")


def it_keeps_the_place_inside_the_file():
    found = skip_with_error("a/b.xlsx", KeyMissing("ไม่มีปี", where="b.xlsx: แผ่นงาน ก เซลล์ B2"))
    assert found.reason == "แผ่นงาน ก เซลล์ B2: ไม่มีปี"


def it_tells_the_first_of_many_faults_and_each_remedy_once():
    faults = Faults(KeyMissing(f"ขาด {n}", where="b.yaml: บรรทัด 1", remedy="เพิ่ม") for n in range(1_000))
    found = skip_with_error("b.yaml", faults)
    assert found.reason.split("\n")[-2:] == ["บรรทัด 1: ขาด 4", "และอีก 995 แห่ง"]
    assert found.remedy == "เพิ่ม"


def it_leaves_no_blank_line_for_a_fault_without_remedy():
    faults = Faults([KeyMissing("ก", where="b.yaml"), KeyMissing("ข", where="b.yaml", remedy="เพิ่ม")])
    assert skip_with_error("b.yaml", faults).remedy == "เพิ่ม"


def it_bounds_what_a_file_can_make_it_say():
    found = skip_with_error("b", FileForeign("ก" * 90_000 + "\x00", remedy="ข" * 90_000))
    assert (len(found.reason), len(found.remedy)) == (2_000, 2_000)


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
