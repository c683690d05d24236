"""Reasons that a reader of the workbook can act on."""

from __future__ import annotations

from ita_tools.errors import Faults, FileForeign, KeyMissing
from ita_tools.sharing.rollup.skipped_files import Skipped, skipped_for


def it_tells_reason_remedy_and_code():
    error = FileForeign("ไฟล์เสีย", where="b.xlsx", remedy="ขอไฟล์ใหม่")
    found = skipped_for("a/b.xlsx", error)
    assert found == Skipped("a/b.xlsx", "ไฟล์เสีย", "ขอไฟล์ใหม่", "ITA-E102")


def it_keeps_the_place_inside_the_file():
    found = skipped_for("a/b.xlsx", KeyMissing("ไม่มีปี", where="b.xlsx: แผ่นงาน ก เซลล์ B2"))
    assert found.reason == "แผ่นงาน ก เซลล์ B2: ไม่มีปี"


def it_tells_the_first_of_many_faults_and_each_remedy_once():
    faults = Faults(KeyMissing(f"ขาด {n}", where="b.yaml: บรรทัด 1", remedy="เพิ่ม") for n in range(1_000))
    found = skipped_for("b.yaml", faults)
    assert found.reason.split("\n")[-2:] == ["บรรทัด 1: ขาด 4", "และอีก 995 แห่ง"]
    assert found.remedy == "เพิ่ม"


def it_leaves_no_blank_line_for_a_fault_without_remedy():
    faults = Faults([KeyMissing("ก", where="b.yaml"), KeyMissing("ข", where="b.yaml", remedy="เพิ่ม")])
    assert skipped_for("b.yaml", faults).remedy == "เพิ่ม"


def it_bounds_what_a_file_can_make_it_say():
    found = skipped_for("b", FileForeign("ก" * 90_000 + "\x00", remedy="ข" * 90_000))
    assert (len(found.reason), len(found.remedy)) == (2_000, 2_000)
