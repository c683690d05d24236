"""The whole way onto two letterheads as agencies make them."""

from __future__ import annotations

import hashlib
import re

import pytest

from ita_tools.report import compose_report
from ita_tools.report.docx import render
from ita_tools.report.docx.sections import page_of
from ita_tools.thai import thai_digits
from tests.bundled import bundled, material
from tests.report.docx.lint import W, lint, opened
from tests.report.docx.papers import MACRO, SPY, logo, municipal, with_macros

PAPERS = {"municipal": municipal, "with macros": with_macros}
AGENCY = "เทศบาลตำบลตัวอย่าง"


def written(paper):
    return render(compose_report("improvement", material(bundled())), letterhead=paper())


def words(tree):
    return "".join(tree.itertext())


def headers_and_footers(package, kind):
    return [tree for name, tree in package.trees.items() if re.fullmatch(rf"word/{kind}\d*\.xml", name)]


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def it_is_a_sound_file_with_the_whole_report(paper):
    data = written(paper)
    assert lint(data) == []
    text = words(opened(data).trees["word/document.xml"])
    for figure in ("๙๖.๐๔", "๙๙.๖๐", "ผ่านดี"):
        assert figure in text
    assert "ITA_REPORT" not in text


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def it_keeps_seal_and_header_table_and_fills_in_the_name(paper):
    package = opened(written(paper))
    pictures = {hashlib.sha256(package.entries[name]).digest() for name in package.names if "/media/" in name}
    assert hashlib.sha256(logo()).digest() in pictures
    [header] = [tree for tree in headers_and_footers(package, "header") if AGENCY in words(tree)]
    assert header.find(f".//{W}tbl") is not None
    assert header.find(f".//{W}drawing") is not None
    assert "{{" not in words(header)


def it_keeps_page_footer_and_what_stands_around_the_report():
    package = opened(written(municipal))
    [footer] = headers_and_footers(package, "footer")
    assert f"พ.ศ. {thai_digits('2568')} หน้า" in words(footer)
    assert " PAGE " in words(footer)
    body = package.trees["word/document.xml"].find(f"{W}body")
    assert [round(side / 56.7) for side in (page_of(body[-1]).left, page_of(body[-1]).right)] == [30, 20]
    texts = [text for text in (words(block) for block in body) if text]
    assert texts[0].startswith("ที่ ตย")
    assert texts[-1].startswith("(ลงชื่อ)")


def it_takes_macros_and_every_way_out_of_the_file_away():
    package = opened(written(with_macros))
    assert not [name for name in package.names if "vba" in name.lower()]
    for name, content in package.entries.items():
        assert MACRO not in content, name
        assert SPY.encode() not in content, name
        assert b"DDEAUTO" not in content, name
        assert not re.search(rb"macroEnabled|vbaProject|attachedTemplate", content), name


def it_leaves_no_relationship_that_reaches_outside():
    package = opened(written(with_macros))
    outside = [
        one.get("Target")
        for name, tree in package.trees.items()
        if name.endswith(".rels")
        for one in tree
        if one.get("TargetMode") == "External"
    ]
    assert outside == []


def it_has_something_to_take_away():
    raw = opened(with_macros())
    assert "word/vbaProject.bin" in raw.names
    assert sum(SPY.encode() in content for content in raw.entries.values()) >= 3
