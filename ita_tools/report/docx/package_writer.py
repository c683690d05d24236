"""Reproducible Word files: core properties and package depend on the report only, not on time or system."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, NAMESPACE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.spec import default_content_types

from ita_tools.files.zip_writer import write_zip
from ita_tools.report.docx.markup import DECLARATION, escape
from ita_tools.report.model.digits import clean_and_truncate
from ita_tools.report.model.document import Report

__all__ = ["set_core_properties", "write_package"]

_MAX_PROPERTY_LENGTH = 255
_CORE_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def set_core_properties(document: Document, report: Report) -> None:
    """Replace the core properties of a document by title, agency and language, without dates."""
    package = document.part.package
    for key, relationship in list(package.rels.items()):
        if relationship.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES:
            del package.rels[key]
    properties = (
        ("dc:title", report.title),
        ("dc:subject", report.agency),
        ("dc:creator", report.agency),
        ("cp:lastModifiedBy", report.agency),
        ("dc:language", "th-TH"),
    )
    content = "".join(_core_property(tag, text) for tag, text in properties)
    blob = f"{DECLARATION}<cp:coreProperties {_CORE_NAMESPACES}>{content}</cp:coreProperties>".encode()
    core = Part(PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, blob, package)
    package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)


def _core_property(tag: str, text: str) -> str:
    one_line = " ".join(text.split())
    return f"<{tag}>{escape(clean_and_truncate(one_line, _MAX_PROPERTY_LENGTH))}</{tag}>"


def write_package(document: Document, main: bytes | None = None) -> bytes:
    """Return the bytes of a document; ``main`` is its main part, else that of its tree.

    The parts are packed here: python-docx would stamp every entry with the time, and packing its file again
    takes a third of the time of a report.
    """
    _rename_duplicate_parts(document)
    package = document.part.package
    parts = sorted(package.parts, key=lambda part: part.partname)
    entries: dict[str, bytes | str] = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": package.rels.xml,
    }
    for part in parts:
        part.before_marshal()
    for part in parts:
        entries[part.partname.membername] = main if main and part is document.part else part.blob
        if part.rels:
            entries[part.partname.rels_uri.membername] = part.rels.xml
    return write_zip(entries)


def _content_types(parts: Sequence[Part]) -> str:
    """Return the content types: by extension where it is the default of the format, else by part name."""
    defaults = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML}
    overrides = {}
    for part in parts:
        extension = part.partname.ext.lower()
        if (extension, part.content_type) in default_content_types:
            defaults[extension] = part.content_type
        else:
            overrides[part.partname] = part.content_type
    elements = [
        f'<Default Extension="{escape(extension)}" ContentType="{content_type}"/>'
        for extension, content_type in defaults.items()
    ]
    elements += [
        f'<Override PartName="{escape(name)}" ContentType="{escape(content_type)}"/>'
        for name, content_type in overrides.items()
    ]
    return f'{DECLARATION}<Types xmlns="{NAMESPACE.OPC_CONTENT_TYPES}">{"".join(elements)}</Types>'


def _rename_duplicate_parts(document: Document) -> None:
    """Give parts that share a name names of their own.

    python-docx adds a part that a letterhead lacks under its usual name, even if another part has that name.
    """
    taken: set[str] = set()
    for part in list(document.part.package.iter_parts()):
        stem, extension = posixpath.splitext(part.partname)
        name, serial = part.partname, 1
        while name.lower() in taken:  # the names of parts are not case-sensitive
            name, serial = PackURI(f"{stem}{serial}{extension}"), serial + 1
        part.partname = name
        taken.add(name.lower())
