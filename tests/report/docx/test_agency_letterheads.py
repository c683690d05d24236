"""Reports on two letterheads as agencies make them in Word."""

from __future__ import annotations

import hashlib
import re

import pytest

from ita_tools.report import compose_report
from ita_tools.report.docx import render
from ita_tools.report.docx.sections import page_of
from ita_tools.thai import thai_digits
from tests.bundled import bundled, report_context
from tests.report.docx.agency_letterheads import MACRO, SPY, logo, municipal, with_macros
from tests.report.docx.lint import W, lint, opened

LETTERHEADS = {"municipal": municipal, "with macros": with_macros}
AGENCY = "เทศบาลตำบลตัวอย่าง"


def rendered(letterhead):
    return render(compose_report("improvement", report_context(bundled())), letterhead=letterhead())


def text_of(tree):
    return "".join(tree.itertext())


def headers_and_footers(package, kind):
    return [tree for name, tree in package.trees.items() if re.fullmatch(rf"word/{kind}\d*\.xml", name)]


class DescribeReportOnLetterhead:
    @pytest.mark.parametrize("letterhead", LETTERHEADS.values(), ids=LETTERHEADS)
    def it_is_a_valid_file_with_the_whole_report(self, letterhead):
        data = rendered(letterhead)
        assert lint(data) == []
        text = text_of(opened(data).trees["word/document.xml"])
        for figure in ("๙๖.๐๔", "๙๙.๖๐", "ผ่านดี"):
            assert figure in text
        assert "ITA_REPORT" not in text

    @pytest.mark.parametrize("letterhead", LETTERHEADS.values(), ids=LETTERHEADS)
    def it_keeps_seal_and_header_table_and_fills_in_the_name(self, letterhead):
        package = opened(rendered(letterhead))
        pictures = {
            hashlib.sha256(package.entries[name]).digest() for name in package.names if "/media/" in name
        }
        assert hashlib.sha256(logo()).digest() in pictures
        [header] = [tree for tree in headers_and_footers(package, "header") if AGENCY in text_of(tree)]
        assert header.find(f".//{W}tbl") is not None
        assert header.find(f".//{W}drawing") is not None
        assert "{{" not in text_of(header)

    def it_keeps_page_footer_and_text_around_the_report(self):
        package = opened(rendered(municipal))
        [footer] = headers_and_footers(package, "footer")
        assert f"พ.ศ. {thai_digits('2568')} หน้า" in text_of(footer)
        assert " PAGE " in text_of(footer)
        body = package.trees["word/document.xml"].find(f"{W}body")
        assert [round(side / 56.7) for side in (page_of(body[-1]).left, page_of(body[-1]).right)] == [30, 20]
        texts = [text for text in (text_of(block) for block in body) if text]
        assert texts[0].startswith("ที่ ตย")
        assert texts[-1].startswith("(ลงชื่อ)")

    def it_has_no_macros_and_no_live_content(self):
        package = opened(rendered(with_macros))
        assert not [name for name in package.names if "vba" in name.lower()]
        for name, content in package.entries.items():
            assert MACRO not in content, name
            assert SPY.encode() not in content, name
            assert b"DDEAUTO" not in content, name
            assert not re.search(rb"macroEnabled|vbaProject|attachedTemplate", content), name

    def it_has_no_external_relationships(self):
        package = opened(rendered(with_macros))
        external = [
            one.get("Target")
            for name, tree in package.trees.items()
            if name.endswith(".rels")
            for one in tree
            if one.get("TargetMode") == "External"
        ]
        assert external == []


class DescribeLetterheadWithMacros:
    def it_contains_macros_and_external_references(self):
        raw = opened(with_macros())
        assert "word/vbaProject.bin" in raw.names
        assert sum(SPY.encode() in content for content in raw.entries.values()) >= 3
