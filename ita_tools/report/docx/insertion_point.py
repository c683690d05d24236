"""The insertion point of a report in a document, and the section it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pyexpat import ParserCreate

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsmap, qn
from lxml import etree

from ita_tools.records import record
from ita_tools.report.docx.base import REPORT_PLACEHOLDER
from ita_tools.report.docx.markup import DECLARATION, parent_of

__all__ = ["BOOKMARK", "InsertionPoint", "find_insertion_point", "insert_content"]

BOOKMARK = "ITA_REPORT"
"""Name of the bookmark at which a report is inserted."""

_ANCHOR = "urn:ita-tools:report"
_CONTENT = (
    qn("w:t"),
    qn("w:drawing"),
    qn("w:pict"),
    qn("w:object"),
    qn("w:sectPr"),
    qn("w:bookmarkStart"),
    qn("w:bookmarkEnd"),
    qn("w:br"),
    qn("w:fldChar"),
    qn("w:sym"),
    qn("w:tab"),
)
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@record(frozen=True, slots=True)
class InsertionPoint:
    """Surroundings of a report: its section, text before and after it, names and numbers in use.

    ``free_bookmark`` and ``free_drawing`` are the first ids that no bookmark and no drawing has.
    """

    section: etree._Element
    text_before: bool
    text_after: bool
    bookmarks: frozenset[str]
    free_bookmark: int
    free_drawing: int


def find_insertion_point(document: Document) -> InsertionPoint:
    """Put an anchor at the bookmark, else at ``{{ITA_REPORT}}``, else at the end of a document."""
    body = document.part.element.body
    anchor = _insert_anchor(body)
    section = _section_of(anchor)
    roots = [part.element for part in document.part.package.iter_parts() if hasattr(part, "element")]
    starts = list(body.iter(qn("w:bookmarkStart")))
    return InsertionPoint(
        section=section,
        text_before=any(True for _ in anchor.itersiblings(preceding=True)),
        text_after=any(following is not section for following in anchor.itersiblings()),
        bookmarks=frozenset(start.get(qn("w:name"), "") for start in starts),
        free_bookmark=_highest(roots, qn("w:bookmarkStart"), qn("w:id")) + 1,
        free_drawing=_highest(roots, _DRAWING, "id") + 1,
    )


def insert_content(
    document: Document, insertion_point: InsertionPoint, content: str, section: etree._Element
) -> bytes:
    """Return the main part with a report inserted, which is text of WordprocessingML.

    The section that it belongs to is replaced. The tree of the document stays without the report: nobody
    reads it any more, and moving parsed tables into it takes quadratic time.
    """
    parent_of(insertion_point.section).replace(insertion_point.section, section)
    main = etree.tostring(_with_our_prefixes(document.part.element), encoding="unicode")
    before, after = re.split(rf'<ita:here xmlns:ita="{_ANCHOR}"[^>]*/>', main, maxsplit=1)
    data = f"{DECLARATION}{before}{content}{after}".encode()
    ParserCreate(namespace_separator=" ").Parse(data, True)
    return data


def _insert_anchor(body: etree._Element) -> etree._Element:
    anchor = etree.Element(f"{{{_ANCHOR}}}here", nsmap={"ita": _ANCHOR})
    marks = _marks(body)
    if marks:
        _replace_marks(body, marks, anchor)
        return anchor
    last_section = body.find(qn("w:sectPr"))
    if last_section is None:
        body.append(anchor)
    else:
        last_section.addprevious(anchor)
    while (last := anchor.getprevious()) is not None and _is_empty(last):
        body.remove(last)
    return anchor


def _marks(body: etree._Element) -> list[etree._Element]:
    """Return the bookmark with its end, else the texts of the placeholder, else nothing."""
    for start in body.iter(qn("w:bookmarkStart")):
        if start.get(qn("w:name")) == BOOKMARK:
            ends = body.iter(qn("w:bookmarkEnd"))
            return [start, *(end for end in ends if end.get(qn("w:id")) == start.get(qn("w:id")))]
    for paragraph in body.iter(qn("w:p")):
        texts = list(paragraph.iter(qn("w:t")))
        if "".join("".join(text.text or "" for text in texts).split()) == REPORT_PLACEHOLDER:
            return texts
    return []


def _replace_marks(body: etree._Element, marks: list[etree._Element], anchor: etree._Element) -> None:
    block = _block_of(body, marks[0])
    ends_section = next(block.iter(qn("w:sectPr")), None) is not None
    (block.addprevious if ends_section else block.addnext)(anchor)
    for element in marks:
        parent_of(element).remove(element)
    if block.getparent() is body and _is_empty(block):
        body.remove(block)


def _block_of(body: etree._Element, element: etree._Element) -> etree._Element:
    """Return the child of the body that contains an element."""
    while (parent := parent_of(element)) is not body:
        element = parent
    return element


def _is_empty(element: etree._Element) -> bool:
    return element.tag == qn("w:p") and next(element.iter(*_CONTENT), None) is None


def _section_of(anchor: etree._Element) -> etree._Element:
    """Return the section of an anchor, the next one in the text; one is added if there is none."""
    for following in anchor.itersiblings():
        section = next(following.iter(qn("w:sectPr")), None)
        if section is not None:
            return section
    section = parse_xml('<w:sectPr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>')
    parent_of(anchor).append(section)
    return section


def _highest(roots: Iterable[etree._Element], tag: str, attribute: str) -> int:
    numbers = (element.get(attribute, "") for root in roots for element in root.iter(tag))
    return max((int(number) for number in numbers if re.fullmatch(r"[0-9]{1,9}", number)), default=0)


def _with_our_prefixes(root: etree._Element) -> etree._Element:
    """Return a root that declares the prefixes of our markup: the root itself or a copy."""
    ours: dict[str | None, str] = {prefix: nsmap[prefix] for prefix in ("w", "r")}
    if all(root.nsmap.get(prefix) == name for prefix, name in ours.items()):
        return root
    copy = etree.Element(root.tag, dict(root.attrib), nsmap={**root.nsmap, **ours})
    copy.extend(list(root))
    return copy
