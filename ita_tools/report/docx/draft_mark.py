"""Marks every page of a document as a draft: a line at the end of every header."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docx.document import Document
from docx.oxml import parse_xml
from docx.section import Section, _Header

from ita_tools.report.docx.markup import NAMESPACES
from ita_tools.report.docx.paragraph_styles import Style
from ita_tools.report.docx.xml import escape
from ita_tools.report.model.document import DRAFT_MARK

__all__ = ["mark_as_draft"]


def mark_as_draft(document: Document, styles: Mapping[Style, str]) -> None:
    """Add the mark to the headers of all sections; a kind of page without a header gets one.

    Parameters
    ----------
    document
        The base document, before the report is inserted: the sections of the report have the same headers.
    styles
        Ids of our styles in the document.
    """
    marked = set()
    for number, section in enumerate(document.sections):
        for header in _headers_of(document, section):
            if header.is_linked_to_previous:
                if number > 0:
                    continue
                header.is_linked_to_previous = False
                for paragraph in list(header.paragraphs):
                    paragraph._p.getparent().remove(paragraph._p)
            if header.part.partname not in marked:
                marked.add(header.part.partname)
                header._element.append(parse_xml(_mark(styles)))


def _headers_of(document: Document, section: Section) -> Iterator[_Header]:
    yield section.header
    if section.different_first_page_header_footer:
        yield section.first_page_header
    if document.settings.odd_and_even_pages_header_footer:
        yield section.even_page_header


def _mark(styles: Mapping[Style, str]) -> str:
    properties = f'<w:pPr><w:pStyle w:val="{escape(styles[Style.CENTER])}"/></w:pPr>'
    bold_red = '<w:rPr><w:b/><w:bCs/><w:color w:val="C00000"/></w:rPr>'
    return f"<w:p {NAMESPACES}>{properties}<w:r>{bold_red}<w:t>{escape(DRAFT_MARK)}</w:t></w:r></w:p>"
