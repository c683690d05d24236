""""""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from lxml import etree

from ita_tools.report.docx import render
from ita_tools.report.docx.sections import Page, following_section, page_of, with_orientation
from ita_tools.report.model.document import DRAFT_MARK, Cover, Heading, PageBreak, Paragraph
from tests.report.docx.agency_letterheads import municipal, with_macros
from tests.report.docx.lint import W, lint
from tests.report.docx.samples import NAMESPACES, SECTION, letterhead, report

PORTRAIT = Page(11906, 16838, top=1418, right=1134, bottom=1134, left=1701)
PAGES = report(Cover(["ปก"], "ก"), Heading("ผล"), PageBreak(landscape=True), Paragraph("แผน"), PageBreak())


def section(xml=SECTION):
    return etree.fromstring(xml.replace("<w:sectPr>", f"<w:sectPr {NAMESPACES}>"))


class DescribePage:
    def it_moves_the_binding_edge_to_the_top_in_landscape_and_back(self):
        landscape = PORTRAIT.oriented(landscape=True)
        assert (landscape.width, landscape.height, landscape.top) == (16838, 11906, 1701)
        assert landscape.oriented(landscape=False) == PORTRAIT
        assert landscape.text_width == PORTRAIT.text_height

    def it_is_read_from_a_section(self):
        page = page_of(section())
        assert (page.top, page.left, page.text_width) == (1701, 1600, 11906 - 1600 - 1000)

    def it_is_official_a4_if_the_section_has_no_valid_size(self):
        assert page_of(section("<w:sectPr/>".replace("/>", "></w:sectPr>"))) == PORTRAIT
        assert page_of(section('<w:sectPr><w:pgSz w:w="21cm" w:h=""/></w:sectPr>')).width == 11906


class DescribeWithOrientation:
    def it_changes_a_copy_of_the_section(self):
        before = section()
        landscape = with_orientation(before, landscape=True)
        assert landscape.find(f"{W}pgSz").get(f"{W}orient") == "landscape"
        assert page_of(landscape) == page_of(before).oriented(landscape=True)
        assert etree.tostring(before) == etree.tostring(section())


class DescribeFollowingSection:
    def it_has_no_title_page_and_continues_the_page_numbers(self):
        first = section(
            SECTION.replace("<w:titlePg/>", '<w:pgNumType w:fmt="decimal" w:start="5"/><w:titlePg/>')
        )
        following = following_section(first)
        assert following.find(f"{W}titlePg") is None
        assert dict(following.find(f"{W}pgNumType").attrib) == {f"{W}fmt": "decimal"}
        assert following.find(f"{W}headerReference") is not None


def paper_without_headers(*, even=False, title_page=False):
    document = docx.Document()
    document.settings.odd_and_even_pages_header_footer = even
    document.sections[0].different_first_page_header_footer = title_page
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def headers_of(section, settings):
    yield section.header
    if section.different_first_page_header_footer:
        yield section.first_page_header
    if settings.odd_and_even_pages_header_footer:
        yield section.even_page_header


class DescribeDraftMark:
    @pytest.mark.parametrize(
        "paper",
        [
            None,
            municipal(),
            with_macros(),
            letterhead(),
            letterhead(localised=True),
            paper_without_headers(even=True, title_page=True),
            paper_without_headers(),
        ],
    )
    def it_stands_once_on_every_kind_of_page(self, paper):
        data = render(replace(PAGES, draft=True), letterhead=paper)
        assert lint(data) == []
        document = docx.Document(io.BytesIO(data))
        for section in document.sections:
            for header in headers_of(section, document.settings):
                texts = [text.text for text in header._element.iter() if text.tag.endswith("}t")]
                assert texts.count(DRAFT_MARK) == 1

    def it_stands_on_no_page_of_a_finished_report(self):
        document = docx.Document(io.BytesIO(render(PAGES)))
        assert DRAFT_MARK not in "".join(p.text for p in document.sections[0].header.paragraphs)
