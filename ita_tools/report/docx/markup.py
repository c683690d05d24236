"""WordprocessingML: elements as text (runs, fields, paragraphs, inline charts), escaping, parsing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from lxml import etree

from ita_tools.errors import FileForeign
from ita_tools.records import record
from ita_tools.report.model.digits import clean_and_truncate

__all__ = [
    "DECLARATION",
    "NAMESPACES",
    "ParagraphProperties",
    "bookmarked",
    "escape",
    "inline_chart",
    "page_number",
    "page_reference",
    "paragraph",
    "parent_of",
    "parse_part",
    "run",
]

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
"""Declarations of the prefixes in this markup."""

_EMU_PER_MM = 36_000
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_BOLD = "<w:rPr><w:b/><w:bCs/></w:rPr>"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
"""First line of every XML part."""

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_SPECIAL = re.compile('[&<>"]')


@record(frozen=True, slots=True)
class ParagraphProperties:
    """Properties of a paragraph beyond its style (``w:pPr``); lengths in twentieths of a point.

    ``tabs`` are places that a line of dots leads to.
    """

    keep_next: bool = False
    page_break_before: bool = False
    no_numbering: bool = False
    tabs: tuple[int, ...] = ()
    space_before: int | None = None
    align: Literal["", "left", "center", "right"] = ""

    def xml(self) -> str:
        """Return the properties in the order of the schema."""
        properties = (
            (self.keep_next, "<w:keepNext/>"),
            (self.page_break_before, "<w:pageBreakBefore/>"),
            # The numbers of headings are typed: numbered heading styles of a letterhead must not add theirs.
            (self.no_numbering, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'),
            (self.tabs, f"<w:tabs>{''.join(map(_dotted_tab, self.tabs))}</w:tabs>"),
            (self.space_before is not None, f'<w:spacing w:before="{self.space_before}"/>'),
            (self.align, f'<w:jc w:val="{self.align}"/>'),
        )
        return "".join(xml for is_set, xml in properties if is_set)


def _dotted_tab(place: int) -> str:
    return f'<w:tab w:val="left" w:leader="dot" w:pos="{place}"/>'


def run(text: str, *, bold: bool = False, points: int | None = None) -> str:
    """Return a run, nothing without text; line feeds and tabs become elements.

    ``points`` is its font size where that is not the size of its style.
    """
    if not text:
        return ""
    escaped = escape(text)
    if "\n" in escaped or "\t" in escaped:
        escaped = escaped.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        escaped = escaped.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    properties = _BOLD if bold else ""
    if points:
        size = f'<w:sz w:val="{points * 2}"/><w:szCs w:val="{points * 2}"/>'
        properties = f"<w:rPr>{'<w:b/><w:bCs/>' if bold else ''}{size}</w:rPr>"
    return f'<w:r>{properties}<w:t xml:space="preserve">{escaped}</w:t></w:r>'


def paragraph(runs: str, style_id: str, properties: ParagraphProperties | None = None) -> str:
    """Return a paragraph."""
    return f"<w:p>{_paragraph_properties(style_id, properties)}{runs}</w:p>"


@lru_cache(256)
def _paragraph_properties(style_id: str, properties: ParagraphProperties | None) -> str:
    extra = properties.xml() if properties else ""
    return f'<w:pPr><w:pStyle w:val="{escape(style_id)}"/>{extra}</w:pPr>'


def page_number(result: str) -> str:
    """Return ``- 2 -`` with the page number as a field, whose ``result`` Word replaces."""
    return run("- ") + _field("PAGE", result) + run(" -")


def page_reference(bookmark: str, number: str) -> str:
    """Return the page number of a bookmark as a field that shows ``number`` until it is renewed."""
    return _field(f"PAGEREF {bookmark} \\h", number)


def _field(code: str, result: str) -> str:
    def field_char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return field_char("begin") + instruction + field_char("separate") + run(result) + field_char("end")


def bookmarked(runs: str, name: str, number: int) -> str:
    """Return runs inside a bookmark."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


def inline_chart(
    relationship_id: str, number: int, name: str, alt_text: str, size_mm: tuple[float, float]
) -> str:
    """Return a run with a chart in line with the text (``wp:inline``).

    Parameters
    ----------
    relationship_id
        Relationship id of the chart part.
    number
        Id of the drawing, unique in the document.
    name, alt_text
        Name and description for assistive technology.
    size_mm
        Width and height in millimetres.
    """
    width, height = (round(side * _EMU_PER_MM) for side in size_mm)
    # A line feed inside an attribute would be read as a blank.
    description = escape(alt_text).replace("\n", "&#10;")
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
        'distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="{escape(name)}" descr="{description}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/chart">'
        f'<c:chart xmlns:c="{_DRAWING}/chart" r:id="{relationship_id}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def escape(text: str) -> str:
    """Clean, cut and escape a text for an element or a quoted attribute.

    Parts are written as bytes that only Word parses, so a control character would damage the file unnoticed.
    """
    cleaned = clean_and_truncate(text)
    # Few texts hold such a letter, and a translation costs more than the search.
    return cleaned.translate(_ENTITIES) if _SPECIAL.search(cleaned) else cleaned


def parse_part(content: bytes) -> etree._Element:
    """Parse a part without entities, network access or external definitions.

    Raises
    ------
    FileForeign
        The part is not well-formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise FileForeign("ไฟล์หัวกระดาษเสียหาย อ่านไม่ได้", remedy="เปิดใน Word แล้วบันทึกใหม่") from fault


def parent_of(element: etree._Element) -> etree._Element:
    """Return the parent of an element.

    Raises
    ------
    ValueError
        The element is the root of its tree: it cannot be moved or removed.
    """
    parent = element.getparent()
    if parent is None:
        raise ValueError(f"{element!r} is the root of its tree")
    return parent
