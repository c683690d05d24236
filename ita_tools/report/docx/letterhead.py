"""An agency's own Word file or template as the paper on which a report is written."""

from __future__ import annotations

import io
import posixpath
import zipfile

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml import etree

from ita_tools.errors import FileForeign
from ita_tools.files import DOCUMENT, preflight_package
from ita_tools.report.docx.disarming import CONTENT_TYPES, Trees, disarm
from ita_tools.report.docx.package_writer import write_archive
from ita_tools.report.docx.placeholders import fill_placeholders
from ita_tools.report.docx.style_import import import_styles
from ita_tools.report.model.digits import DigitStyle

__all__ = ["AGENCY_PLACE", "YEAR_PLACE", "open_letterhead"]

AGENCY_PLACE = "หน่วยงาน"
"""``{{หน่วยงาน}}`` becomes the name of the agency."""
YEAR_PLACE = "ปี"
"""``{{ปี}}`` becomes the fiscal year."""

_MACROS = "application/vnd.ms-word"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN_TYPES = frozenset(
    (
        f"{_WORD}.document.main+xml",
        f"{_WORD}.template.main+xml",
        f"{_MACROS}.document.macroEnabled.main+xml",
        f"{_MACROS}.template.macroEnabledTemplate.main+xml",
    )
)
_WHERE = "ไฟล์หัวกระดาษ"
_SAVE_AGAIN = "เปิดใน Word แล้วบันทึกใหม่"
_SAVE_AS_DOCX = "เปิดใน Word แล้วบันทึกเป็น .docx หรือ .dotx ก่อน"


def _unpacked(data: bytes) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return all entries of a letterhead, and those of them that are XML."""
    readable = preflight_package(data, _WHERE, DOCUMENT)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    return entries, {name: content for name, content in entries.items() if name.lower() in readable}


def _main_part(trees: Trees) -> str:
    """Return the name of the part that holds the text."""
    for relationship in trees.get("_rels/.rels", ()):
        if relationship.get("Type") == RELATIONSHIP_TYPE.OFFICE_DOCUMENT:
            name = posixpath.normpath(relationship.get("Target", "").lstrip("/"))
            if name in trees:
                return name
    raise FileForeign("ไฟล์หัวกระดาษไม่ใช่ไฟล์ Word", remedy=_SAVE_AS_DOCX)


def _become_document(trees: Trees) -> None:
    """Call the main part a plain document, whatever kind of template it was."""
    name = f"/{_main_part(trees)}"
    for declared in trees.get(CONTENT_TYPES, ()):
        if declared.get("PartName") == name and declared.get("ContentType") in _MAIN_TYPES:
            declared.set("ContentType", CONTENT_TYPE.WML_DOCUMENT_MAIN)
            return
    raise FileForeign("ไฟล์หัวกระดาษไม่ใช่ไฟล์ Word", remedy=_SAVE_AS_DOCX)


def _opened(data: bytes) -> Document:
    try:
        document = docx.Document(io.BytesIO(data))
        if document.part.element.body is not None:
            return document
    except (KeyError, ValueError, AttributeError, etree.XMLSyntaxError) as fault:
        raise FileForeign("ไฟล์หัวกระดาษเสียหาย อ่านไม่ได้", remedy=_SAVE_AGAIN) from fault
    raise FileForeign("ไฟล์หัวกระดาษไม่มีเนื้อเอกสาร", remedy=_SAVE_AGAIN)


def open_letterhead(data: bytes, digit_style: DigitStyle, agency: str, edition: int) -> Document:
    """Open a .docx, .dotx, .docm or .dotm of an agency, disarmed, with its placeholders filled.

    Raises
    ------
    FileForeign, FileProtected, FileDangerous
        The file cannot be used.
    """
    entries, readable = _unpacked(data)
    trees = disarm(readable, entries)
    _become_document(trees)
    one_line = digit_style.format_text(" ".join(agency.split()))
    values = {AGENCY_PLACE: one_line, YEAR_PLACE: digit_style.format_text(str(edition))}
    for root in trees.values():
        fill_placeholders(root, values)
    written = {
        name: etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
        for name, root in trees.items()
    }
    document = _opened(write_archive({**entries, **written}))
    import_styles(document)
    return document
