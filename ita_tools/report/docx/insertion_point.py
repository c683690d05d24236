"""The place in a document where a report goes, and the section that rules there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsmap, qn
from lxml import etree

from ita_tools.report.docx.base import REPORT_MARK
from ita_tools.report.docx.xml import parent_of

__all__ = ["BOOKMARK", "InsertionPoint", "find_insertion_point", "insert_content"]

BOOKMARK = "ITA_REPORT"
"""A bookmark of this name marks where the report goes."""

_PLACE = "urn:ita-tools:report"
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


@dataclass(frozen=True, slots=True)
class InsertionPoint:
    """Where a report goes and what it must not collide with."""

    section: etree._Element
    text_before: bool
    text_after: bool
    bookmarks: frozenset[str]
    free_bookmark: int
    free_drawing: int


def _is_empty(element: etree._Element) -> bool:
    return element.tag == qn("w:p") and next(element.iter(*_CONTENT), None) is None


def _marked(body: etree._Element) -> list[etree._Element]:
    """Return the elements that mark the place: a bookmark with its end, or texts; nothing without a mark."""
    for start in body.iter(qn("w:bookmarkStart")):
        if start.get(qn("w:name")) == BOOKMARK:
            ends = body.iter(qn("w:bookmarkEnd"))
            return [start, *(end for end in ends if end.get(qn("w:id")) == start.get(qn("w:id")))]
    for paragraph in body.iter(qn("w:p")):
        texts = list(paragraph.iter(qn("w:t")))
        if "".join("".join(text.text or "" for text in texts).split()) == REPORT_MARK:
            return texts
    return []


def _top_level(body: etree._Element, element: etree._Element) -> etree._Element:
    while (above := parent_of(element)) is not body:
        element = above
    return element


def _replace_mark(body: etree._Element, mark: list[etree._Element], place: etree._Element) -> None:
    block = _top_level(body, mark[0])
    ends_section = next(block.iter(qn("w:sectPr")), None) is not None
    (block.addprevious if ends_section else block.addnext)(place)
    for element in mark:
        parent_of(element).remove(element)
    if block.getparent() is body and _is_empty(block):
        body.remove(block)


def _put_place(body: etree._Element) -> etree._Element:
    place = etree.Element(f"{{{_PLACE}}}here", nsmap={"ita": _PLACE})
    mark = _marked(body)
    if mark:
        _replace_mark(body, mark, place)
        return place
    closing = body.find(qn("w:sectPr"))
    if closing is None:
        body.append(place)
    else:
        closing.addprevious(place)
    while (last := place.getprevious()) is not None and _is_empty(last):
        body.remove(last)
    return place


def _ruling_section(place: etree._Element) -> etree._Element:
    for following in place.itersiblings():
        section = next(following.iter(qn("w:sectPr")), None)
        if section is not None:
            return section
    section = parse_xml('<w:sectPr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>')
    parent_of(place).append(section)
    return section


def _highest(roots: Iterable[etree._Element], tag: str, attribute: str) -> int:
    numbers = (element.get(attribute, "") for root in roots for element in root.iter(tag))
    return max((int(number) for number in numbers if re.fullmatch(r"[0-9]{1,9}", number)), default=0)


def find_insertion_point(document: Document) -> InsertionPoint:
    """Mark the place of the report: a bookmark, else ``{{ITA_REPORT}}``, else the end."""
    body = document.part.element.body
    place = _put_place(body)
    section = _ruling_section(place)
    roots = [part.element for part in document.part.package.iter_parts() if hasattr(part, "element")]
    starts = list(body.iter(qn("w:bookmarkStart")))
    return InsertionPoint(
        section=section,
        text_before=any(True for _ in place.itersiblings(preceding=True)),
        text_after=any(following is not section for following in place.itersiblings()),
        bookmarks=frozenset(start.get(qn("w:name"), "") for start in starts),
        free_bookmark=_highest(roots, qn("w:bookmarkStart"), qn("w:id")) + 1,
        free_drawing=_highest(roots, _DRAWING, "id") + 1,
    )


def _with_our_prefixes(root: etree._Element) -> etree._Element:
    """Return the root itself, or a twin that knows the prefixes in which we write."""
    ours: dict[str | None, str] = {prefix: nsmap[prefix] for prefix in ("w", "r")}
    if all(root.nsmap.get(prefix) == name for prefix, name in ours.items()):
        return root
    twin = etree.Element(root.tag, dict(root.attrib), nsmap={**root.nsmap, **ours})
    twin.extend(list(root))
    return twin


def insert_content(document: Document, site: InsertionPoint, content: str, section: etree._Element) -> None:
    """Put the content of a report at its place and let ``section`` rule what follows it.

    The whole main part is parsed once: moving parsed tables into another tree takes quadratic time.
    """
    parent_of(site.section).replace(site.section, section)
    markup = etree.tostring(_with_our_prefixes(document.part.element), encoding="unicode")
    before, after = re.split(rf'<ita:here xmlns:ita="{_PLACE}"[^>]*/>', markup, maxsplit=1)
    # python-docx offers no way to give a part another tree.
    document.part._element = parse_xml(before + content + after)
