"""Odd text in any field: it is cleaned, it is complete or visibly cut, and it never becomes code."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html

from ita_tools.assessment import Agency, Analysis, Assessment, Constraint, Measure, Step
from ita_tools.assessment.fields import fields_of
from ita_tools.assessment.report_fields import Announcement, Recommendation, Signer, Texts
from ita_tools.report import REPORT_TYPES, ReportContext, compose_report
from ita_tools.report.docx import render
from ita_tools.report.html import render_html
from ita_tools.report.model.digits import CUT_MARK
from ita_tools.scoring import score
from ita_tools.thai import clean
from tests.bundled import bundled
from tests.report.docx.agency_letterheads import municipal
from tests.report.docx.lint import W, lint, opened

FRAGMENTS = (
    "ก",
    "น้ำ ผู้ใหญ่",
    "\x00",
    "\x1b[31m",
    "\x0b",
    "\x0c",
    "\r\n",
    "\r",
    "\n",
    "\t",
    "\u2028",
    "\x85",
    "\ufffe",
    "\ufeff",
    "\u202e",
    "\u200f",
    "\u2066",
    "\ud800",
    "😀",
    "👩\u200d💼",
    "\u0e48",
    "\u00a0",
    "@SUM(1)",
    "+1",
    "=cmd|' /C calc'!A0",
    '{ INCLUDETEXT "c:\\\\x" }',
    "DDEAUTO c:\\x",
    "{{ITA_REPORT}}",
    "{{หน่วยงาน}}",
    "{{7*7}}",
    "<w:t>",
    "</w:p>",
    "<script>alert(1)</script>",
    '" onload="x',
    "]]>",
    "&amp;",
    "<!--",
    "</style>",
    "-1",
    "javascript:x",
    "%s",
    "\\",
    "๙๙.๓๓",
    "12 คะแนน",
    "_x000D_",
    "https://www.example.go.th/?a=1&b=2",
)
OURS = {"PAGE", "TOC", "PAGEREF", "SEQ", "NUMPAGES"}
ODD = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=4), max_size=6).map("".join)


def filled(text: str) -> Assessment:
    """An assessment with a text in every field an officer can fill in."""
    steps = (Step(text), Step(f"ก{text}", text, text, text))
    plan = Measure("1", text, text, steps, text, text, text, text)
    words = dict.fromkeys(fields_of(Texts), text)
    codes = [*bundled().edition.indicator_by_code, *(issue.code for issue in bundled().edition.issues)]
    return replace(
        bundled().assessment,
        note=text,
        agency=Agency(text, text, text, text, text, text),
        plan=(plan,),
        constraints=(Constraint(text, text, text),),
        analysis={code: Analysis(text, text, text=text) for code in codes},
        recommendations=(Recommendation("IIT", "i1", text),),
        texts=Texts(**words),
        signers=(Signer(text, text, text),),
        announcement=Announcement(text, text),
    )


def report_of(text: str, kind: str = "improvement"):
    """Compose a report with a text in every field, without the findings that the text may give."""
    assessment = filled(text)
    return compose_report(kind, ReportContext.of(assessment, score(bundled().edition, assessment), ()))


def without_spaces(text: str) -> str:
    """A cleaned text without white space."""
    return "".join(clean(text).split())


def words_of(data: bytes) -> str:
    return without_spaces("".join(opened(data).trees["word/document.xml"].itertext(f"{W}t")))


def require_no_code(data: bytes) -> None:
    package = opened(data)
    for name, tree in package.trees.items():
        codes = {(one.text or "").split()[0] for one in tree.iter(f"{W}instrText")}
        assert codes <= OURS, name
        assert tree.find(f".//{W}fldSimple") is None, name
    for name in package.names:
        if name.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(package.entries[name])) as book:
                assert not any(b"<f" in book.read(part) for part in book.namelist() if "sheet" in part)


@cache
def element_counts() -> dict[str, int]:
    """The number of elements of each kind on a page with plain text."""
    return counted(html.document_fromstring(render_html(report_of("ก"), "arabic")))


def counted(tree) -> dict[str, int]:
    # A line feed starts a new line, or a paragraph with its lead above it.
    by_line = ("br", "p", "span")
    names = [each.tag for each in tree.iter() if isinstance(each.tag, str) and each.tag not in by_line]
    return {name: names.count(name) for name in set(names)}


class DescribeOddText:
    @given(ODD)
    @example("".join(FRAGMENTS))
    @example("")
    @settings(max_examples=8)
    def it_gives_a_valid_word_file_of_every_type_without_code(self, text):
        for kind in REPORT_TYPES:
            for letterhead in (None, municipal()):
                data = render(report_of(text, kind), digits="arabic", letterhead=letterhead)
                assert lint(data) == []
                require_no_code(data)

    @given(ODD)
    @example("".join(FRAGMENTS))
    @settings(max_examples=25)
    def it_is_complete_in_word_and_html(self, text):
        made = report_of(text)
        on_page = without_spaces(
            html.document_fromstring(render_html(made, "arabic")).find("body").text_content()
        )
        for words in (words_of(render(made, digits="arabic")), on_page):
            assert words.count(without_spaces(text)) >= 10

    @given(ODD)
    @example("".join(FRAGMENTS))
    @settings(max_examples=40)
    def it_adds_no_element_to_the_page(self, text):
        text = "ก" + text  # an empty text leaves its element out
        tree = html.document_fromstring(render_html(report_of(text), "arabic"))
        assert counted(tree) == element_counts()
        assert not {name for each in tree.iter() for name in each.attrib if name.startswith("on")}
        assert {link[0] for link in tree.xpath("//@href")} == {"#"}
        assert not tree.xpath("//comment()")

    @pytest.mark.parametrize("digits", ["thai", "arabic"])
    def it_is_cut_with_a_visible_mark_after_the_limit(self, digits):
        made = report_of("ก" * 1_000_000)
        data = render(made, digits=digits)
        assert lint(data) == []
        assert without_spaces(CUT_MARK) in words_of(data)
        text = render_html(made, digits)
        assert CUT_MARK in text
        assert len(text) < 3_000_000

    def it_does_not_get_into_the_letterhead_except_the_name_of_the_agency(self):
        data = render(report_of("{{ปี}}ก"), digits="arabic", letterhead=municipal())
        headers = [tree for name, tree in opened(data).trees.items() if "/header" in name]
        assert any("{{ปี}}ก" in "".join(tree.itertext()) for tree in headers)
