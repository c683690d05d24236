"""Skipped files with reason and remedy, and duplicates."""

from __future__ import annotations

from itertools import permutations

import pytest

from ita_tools.errors import Faults, FileForeign, KeyMissing
from ita_tools.sharing.rollup.skipped_files import SkippedFile, drop_duplicates, skip_with_error
from tests.sharing.rollup.agencies import agency

OLD = agency("a.xlsx", digest="a", changed=1, everywhere="80")
NEW = agency("b.xlsx", digest="b", changed=2, everywhere="90")
COPY = agency("c.xlsx", digest="a", changed=0)


class DescribeSkipWithError:
    def it_holds_reason_remedy_and_code(self):
        error = FileForeign("ไฟล์เสีย", where="b.xlsx", remedy="ขอไฟล์ใหม่")
        skipped = skip_with_error("a/b.xlsx", error)
        assert skipped == SkippedFile("a/b.xlsx", "ไฟล์เสีย", "ขอไฟล์ใหม่", "ITA-E102")

    def it_keeps_the_location_inside_the_file(self):
        skipped = skip_with_error("a/b.xlsx", KeyMissing("ไม่มีปี", where="b.xlsx: แผ่นงาน ก เซลล์ B2"))
        assert skipped.reason == "แผ่นงาน ก เซลล์ B2: ไม่มีปี"

    def it_shows_the_first_of_many_faults_and_each_remedy_once(self):
        faults = Faults(KeyMissing(f"ขาด {n}", where="b.yaml: บรรทัด 1", remedy="เพิ่ม") for n in range(1_000))
        skipped = skip_with_error("b.yaml", faults)
        assert skipped.reason.split("\n")[-2:] == ["บรรทัด 1: ขาด 4", "และอีก 995 แห่ง"]
        assert skipped.remedy == "เพิ่ม"

    def it_leaves_no_blank_line_for_a_fault_without_remedy(self):
        faults = Faults([KeyMissing("ก", where="b.yaml"), KeyMissing("ข", where="b.yaml", remedy="เพิ่ม")])
        assert skip_with_error("b.yaml", faults).remedy == "เพิ่ม"

    def it_limits_the_length_of_reason_and_remedy(self):
        skipped = skip_with_error("b", FileForeign("ก" * 90_000 + "\x00", remedy="ข" * 90_000))
        assert (len(skipped.reason), len(skipped.remedy)) == (2_000, 2_000)


class DescribeDropDuplicates:
    @pytest.mark.parametrize("agencies", list(permutations([OLD, NEW, COPY])))
    def it_keeps_the_file_changed_last_in_any_order(self, agencies):
        unique, duplicates = drop_duplicates(agencies)
        assert unique == [NEW]
        assert sorted(each.file for each in duplicates) == ["a.xlsx", "c.xlsx"]

    def it_names_the_file_it_keeps_and_both_totals(self):
        [duplicates] = drop_duplicates([OLD, NEW])[1]
        assert "ซ้ำกับ b.xlsx" in duplicates.reason
        assert "คะแนนรวมไฟล์นี้ 80.00 ไฟล์ที่ใช้ 90.00" in duplicates.reason
        assert duplicates.remedy

    def it_reports_an_identical_copy(self):
        same = [agency(file, digest="x") for file in ("a.xlsx", "b.xlsx")]
        unique, [duplicates] = drop_duplicates(same)
        assert (unique[0].source.file, "เหมือนกันทุกประการ" in duplicates.reason) == ("a.xlsx", True)

    @pytest.mark.parametrize(
        "differing", [{"province": "เลย"}, {"district": "เมือง"}, {"year": 2567}, {"name": "อื่น"}]
    )
    def it_keeps_agencies_that_only_share_a_name(self, differing):
        unique, duplicates = drop_duplicates([agency("a.xlsx"), agency("b.xlsx", **differing)])
        assert (len(unique), duplicates) == (2, [])

    def it_keeps_all_agencies_without_a_name(self):
        unique, duplicates = drop_duplicates([agency("a.xlsx", name=""), agency("b.xlsx", name="")])
        assert (len(unique), duplicates) == (2, [])
