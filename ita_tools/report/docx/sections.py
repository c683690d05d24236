"""Sections of a document: page sizes, portrait and landscape, and the mark of a draft in every header."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.section import Section, _Header
from lxml import etree

from ita_tools.records import record
from ita_tools.report.docx.markup import NAMESPACES, escape
from ita_tools.report.docx.paragraph_styles import Style
from ita_tools.report.model.document import DRAFT_MARK

__all__ = ["Page", "following_section", "mark_as_draft", "page_of", "with_orientation"]

_A4 = {"w": 11906, "h": 16838}
_MARGINS = {"top": 1418, "right": 1134, "bottom": 1134, "left": 1701}
_MAX_SIDE = 31_680


@record(frozen=True, slots=True)
class Page:
    """Size and margins of a page in twentieths of a point."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int

    @property
    def landscape(self) -> bool:
        """Whether the page is wider than high."""
        return self.width > self.height

    @property
    def text_width(self) -> int:
        """Width between the left and right margins."""
        return max(self.width - self.left - self.right, 1_440)

    @property
    def text_height(self) -> int:
        """Height between the top and bottom margins."""
        return max(self.height - self.top - self.bottom, 1_440)

    def oriented(self, *, landscape: bool) -> Page:
        """Return the page in portrait or landscape; the binding edge moves between left and top."""
        if self.landscape == landscape:
            return self
        rotated = replace(self, width=self.height, height=self.width)
        if landscape:
            return replace(rotated, top=self.left, right=self.top, bottom=self.right, left=self.bottom)
        return replace(rotated, left=self.top, top=self.right, right=self.bottom, bottom=self.left)


def page_of(section: etree._Element) -> Page:
    """Return the page of a ``w:sectPr``; missing values are those of A4 with official margins."""
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    width, height = (_length(size, side, default) for side, default in _A4.items())
    sides = {side: _length(margins, side, default) for side, default in _MARGINS.items()}
    return Page(width, height, **sides)


def _length(element: etree._Element | None, attribute: str, default: int) -> int:
    raw = element.get(qn(f"w:{attribute}"), "") if element is not None else ""
    digits = raw.removeprefix("-")
    return min(int(digits), _MAX_SIDE) if digits.isascii() and digits.isdigit() else default


def with_orientation(section: etree._Element, *, landscape: bool) -> etree._Element:
    """Return a copy of a section in portrait or landscape."""
    copy = deepcopy(section)
    page = page_of(section).oriented(landscape=landscape)
    size, margins = copy.find(qn("w:pgSz")), copy.find(qn("w:pgMar"))
    if size is None or margins is None or page == page_of(section):
        return copy
    size.set(qn("w:w"), str(page.width))
    size.set(qn("w:h"), str(page.height))
    size.set(qn("w:orient"), "landscape" if landscape else "portrait")
    for side in _MARGINS:
        margins.set(qn(f"w:{side}"), str(getattr(page, side)))
    return copy


def following_section(section: etree._Element) -> etree._Element:
    """Return a copy for the pages after a section: on a new page, without title page or restarted numbers."""
    copy = deepcopy(section)
    for name in ("w:type", "w:titlePg"):
        for element in copy.findall(qn(name)):
            copy.remove(element)
    numbers = copy.find(qn("w:pgNumType"))
    if numbers is not None:
        numbers.attrib.pop(qn("w:start"), None)
    return copy


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
