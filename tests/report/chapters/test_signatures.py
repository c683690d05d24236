from __future__ import annotations

from dataclasses import replace

from ita_tools.assessment.report_fields import Signer, Texts
from ita_tools.report.chapters.signatures import closing, own_closing, signature
from tests.bundled import bundled, without
from tests.report.blocks import blocks_of, sentences_of


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

    def it_names_the_website_and_those_who_sign(self):
        agency = replace(bundled().assessment.agency, website="www.example.go.th")
        signers = (Signer("ผู้รับรอง", "นายดี", "ปลัดเทศบาล"), Signer("ผู้จัดทำ", "คณะทำงาน"))
        request, first, second = blocks_of(closing, without(agency=agency, signers=signers))
        assert "www.example.go.th" in request.text
        assert first.text.split("\n")[1:] == ["(นายดี)", "ตำแหน่ง ปลัดเทศบาล"]
        assert first.text.split("\n")[0].endswith(" ผู้รับรอง")
        assert second.text.split("\n")[1:] == ["(คณะทำงาน)"]


class DescribeOwnClosing:
    def it_is_the_summary_of_the_officer_or_nothing(self):
        assert blocks_of(own_closing, bundled()) == []
        assert sentences_of(blocks_of(own_closing, without(texts=Texts(closing="สรุป")))) == ["สรุป"]


class DescribeSignature:
    def it_may_have_no_role(self):
        assert signature("").text.split("\n")[0].endswith(".")
