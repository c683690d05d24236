from __future__ import annotations

from ita_tools.report.chapters.signatures import closing, signature
from tests.bundled import bundled
from tests.report.blocks import blocks_of


class DescribeClosing:
    def it_has_signatures_of_author_checker_and_approver(self):
        request, *blocks = blocks_of(closing, bundled())
        assert "โปรดพิจารณาอนุมัติ" in request.text
        assert [block.style for block in blocks] == ["sign"] * 3
        assert [block.text.split("\n")[0].split()[-1] for block in blocks] == [
            "ผู้จัดทำรายงาน",
            "ผู้ตรวจสอบรายงาน",
            "ผู้อนุมัติรายงาน",
        ]


class DescribeSignature:
    def it_may_have_no_role(self):
        assert signature("").text.split("\n")[0].endswith(".")
