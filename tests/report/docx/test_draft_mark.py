from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest

from ita_tools.report.docx import render
from ita_tools.report.model.document import DRAFT_MARK, Cover, Heading, PageBreak, Paragraph
from tests.report.docx.agency_letterheads import municipal, with_macros
from tests.report.docx.lint import lint
from tests.report.docx.samples import letterhead, report

PAGES = report(Cover(["ปก"], "ก"), Heading("ผล"), PageBreak(landscape=True), Paragraph("แผน"), PageBreak())


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
