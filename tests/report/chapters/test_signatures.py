"""The places for signatures."""

from __future__ import annotations

from ita_tools.report.chapters.signatures import closing, signature
from tests.bundled import bundled
from tests.report.blocks import blocks_of


def it_has_a_place_for_who_wrote_checked_and_approved():
    asked, *blocks = blocks_of(closing, bundled())
    assert "โปรดพิจารณาอนุมัติ" in asked.text
    assert [block.style for block in blocks] == ["sign"] * 3
    assert [block.text.split("\n")[0].split()[-1] for block in blocks] == [
        "ผู้จัดทำรายงาน",
        "ผู้ตรวจสอบรายงาน",
        "ผู้อนุมัติรายงาน",
    ]


def it_signs_without_a_role():
    assert signature("").text.split("\n")[0].endswith(".")
