"""Zip archives without a trace of when and where they were made: same content, same bytes."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping, Sequence

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, NAMESPACE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.spec import default_content_types

from ita_tools.report.docx.xml import DECLARATION, escape

__all__ = ["archive_entry", "write_archive", "write_package"]

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MADE_ON_UNIX = 3


def archive_entry(name: str) -> zipfile.ZipInfo:
    """Return the description of a deflated entry with a fixed date and system."""
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = _MADE_ON_UNIX
    return entry


def write_archive(entries: Mapping[str, bytes | str]) -> bytes:
    """Pack entries in their order into an archive that depends on nothing else."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in entries.items():
            archive.writestr(archive_entry(name), content)
    return buffer.getvalue()


def _content_types(parts: Sequence[Part]) -> str:
    """Write what each part is: by its extension where that is usual, else by its name."""
    usual = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML}
    named = {}
    for part in parts:
        if (part.partname.ext.lower(), part.content_type) in default_content_types:
            usual[part.partname.ext.lower()] = part.content_type
        else:
            named[part.partname] = part.content_type
    kinds = [f'<Default Extension="{escape(name)}" ContentType="{kind}"/>' for name, kind in usual.items()]
    kinds += [
        f'<Override PartName="{escape(name)}" ContentType="{escape(kind)}"/>' for name, kind in named.items()
    ]
    return f'{DECLARATION}<Types xmlns="{NAMESPACE.OPC_CONTENT_TYPES}">{"".join(kinds)}</Types>'


def write_package(document: Document) -> bytes:
    """Save a document; python-docx stamps every entry with the clock, so the parts are packed here.

    Packing what it saved a second time would take a third of the time of a whole report.
    """
    _part_namesakes(document)
    package = document.part.package
    parts = sorted(package.parts, key=lambda part: part.partname)
    entries: dict[str, bytes | str] = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": package.rels.xml,
    }
    for part in parts:
        part.before_marshal()
    for part in parts:
        entries[part.partname.membername] = part.blob
        if part.rels:
            entries[part.partname.rels_uri.membername] = part.rels.xml
    return write_archive(entries)


def _part_namesakes(document: Document) -> None:
    """Give parts of one name names of their own.

    python-docx adds a part that a letterhead lacks under its usual name, even where another part has it.
    """
    taken: set[str] = set()
    for part in list(document.part.package.iter_parts()):
        stem, ext = posixpath.splitext(part.partname)
        name, serial = part.partname, 1
        while name.lower() in taken:  # to the format names that differ in case are the same
            name, serial = PackURI(f"{stem}{serial}{ext}"), serial + 1
        part.partname = name
        taken.add(name.lower())
