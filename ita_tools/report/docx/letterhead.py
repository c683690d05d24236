"""Letterheads: opens an agency's Word file, disarms it, fills its placeholders and adds missing styles."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Mapping

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

from ita_tools.errors import FileForeign
from ita_tools.files import DOCUMENT, preflight_package
from ita_tools.files.zip_reader import read_entries
from ita_tools.files.zip_writer import write_zip
from ita_tools.report.docx.disarming import CONTENT_TYPES, Trees, disarm
from ita_tools.report.docx.style_import import import_styles
from ita_tools.report.model.digits import DigitStyle

__all__ = ["AGENCY_PLACEHOLDER", "YEAR_PLACEHOLDER", "fill_placeholders", "open_letterhead"]

AGENCY_PLACEHOLDER = "หน่วยงาน"
"""``{{หน่วยงาน}}`` stands for the name of the agency."""
YEAR_PLACEHOLDER = "ปี"
"""``{{ปี}}`` stands for the fiscal year."""

_MICROSOFT = "application/vnd.ms-word"
_OPEN_XML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN_TYPES = frozenset(
    (
        f"{_OPEN_XML}.document.main+xml",
        f"{_OPEN_XML}.template.main+xml",
        f"{_MICROSOFT}.document.macroEnabled.main+xml",
        f"{_MICROSOFT}.template.macroEnabledTemplate.main+xml",
    )
)
_WHERE = "ไฟล์หัวกระดาษ"
_SAVE_AGAIN = "เปิดใน Word แล้วบันทึกใหม่"
_SAVE_AS_DOCX = "เปิดใน Word แล้วบันทึกเป็น .docx หรือ .dotx ก่อน"
_PARAGRAPH, _TEXT = qn("w:p"), qn("w:t")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def open_letterhead(data: bytes, digit_style: DigitStyle, agency: str, edition: int) -> Document:
    """Open a .docx, .dotx, .docm or .dotm as a document without macros and live content.

    Parameters
    ----------
    data
        Content of the file.
    digit_style
        Digits of the values of placeholders.
    agency, edition
        Values of the placeholders: name of the agency and fiscal year.

    Raises
    ------
    FileForeign, FileProtected, FileDangerous
        The file cannot be used.
    """
    entries, xml_parts = _unpack(data)
    trees = disarm(xml_parts, entries)
    _declare_document(trees)
    values = {
        AGENCY_PLACEHOLDER: digit_style.format_text(" ".join(agency.split())),
        YEAR_PLACEHOLDER: digit_style.format_text(str(edition)),
    }
    for root in trees.values():
        fill_placeholders(root, values)
    disarmed = {
        name: etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
        for name, root in trees.items()
    }
    document = _open_document(write_zip({**entries, **disarmed}))
    import_styles(document)
    return document


def fill_placeholders(root: etree._Element, values: Mapping[str, str]) -> None:
    """Replace ``{{name}}`` by its plain text, also where Word has split it over several runs."""
    names = re.compile(r"\{\{\s*(" + "|".join(map(re.escape, values)) + r")\s*\}\}")
    for paragraph in root.iter(_PARAGRAPH):
        texts = _texts_of(paragraph)
        line = "".join(text.text or "" for text in texts)
        for match in reversed(list(names.finditer(line))):
            _replace_span(texts, match.start(), match.end(), values[match[1]])


def _texts_of(paragraph: etree._Element) -> list[etree._Element]:
    """Return the text elements of a paragraph, without those of text boxes anchored in it."""
    return [text for text in paragraph.iter(_TEXT) if next(text.iterancestors(_PARAGRAPH)) is paragraph]


def _replace_span(texts: list[etree._Element], start: int, end: int, value: str) -> None:
    """Write a value over a span of characters of several text elements."""
    position = 0
    for text in texts:
        content = text.text or ""
        first, last = max(start - position, 0), min(end - position, len(content))
        position += len(content)
        if first < last:
            text.text = content[:first] + value + content[last:]
            text.set(_SPACE, "preserve")
            value = ""


def _unpack(data: bytes) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return all entries of a letterhead, and the XML parts among them."""
    xml_names = preflight_package(data, _WHERE, DOCUMENT)
    entries = read_entries(data, _WHERE)
    return entries, {name: content for name, content in entries.items() if name.lower() in xml_names}


def _main_part(trees: Trees) -> str:
    """Return the name of the main document part."""
    for relationship in trees.get("_rels/.rels", ()):
        if relationship.get("Type") == RELATIONSHIP_TYPE.OFFICE_DOCUMENT:
            name = posixpath.normpath(relationship.get("Target", "").lstrip("/"))
            if name in trees:
                return name
    raise FileForeign("ไฟล์หัวกระดาษไม่ใช่ไฟล์ Word", remedy=_SAVE_AS_DOCX)


def _declare_document(trees: Trees) -> None:
    """Declare the main part of a template or macro-enabled file as that of a plain document."""
    name = f"/{_main_part(trees)}"
    for override in trees.get(CONTENT_TYPES, ()):
        if override.get("PartName") == name and override.get("ContentType") in _MAIN_TYPES:
            override.set("ContentType", CONTENT_TYPE.WML_DOCUMENT_MAIN)
            return
    raise FileForeign("ไฟล์หัวกระดาษไม่ใช่ไฟล์ Word", remedy=_SAVE_AS_DOCX)


def _open_document(data: bytes) -> Document:
    try:
        document = docx.Document(io.BytesIO(data))
        if document.part.element.body is not None:
            return document
    except (KeyError, ValueError, AttributeError, etree.XMLSyntaxError) as fault:
        raise FileForeign("ไฟล์หัวกระดาษเสียหาย อ่านไม่ได้", remedy=_SAVE_AGAIN) from fault
    raise FileForeign("ไฟล์หัวกระดาษไม่มีเนื้อเอกสาร", remedy=_SAVE_AGAIN)
