"""XML of a Word file: escaping text, parsing parts, the parent of an element."""

from __future__ import annotations

import re

from lxml import etree

from ita_tools.errors import FileForeign
from ita_tools.report.model.digits import clean_and_truncate

__all__ = ["DECLARATION", "escape", "parent_of", "parse_part"]

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
"""First line of every XML part."""

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_SPECIAL = re.compile('[&<>"]')


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
