"""Turns a macro workbook into an add-in with a ribbon: one content type, one part, one relationship."""

from __future__ import annotations

import io
import zipfile

__all__ = ["ADDIN_TYPE", "RIBBON_PART", "RIBBON_RELATIONSHIP", "addin_package"]

ADDIN_TYPE = b"application/vnd.ms-excel.addin.macroEnabled.main+xml"
RIBBON_PART = "customUI/customUI14.xml"
RIBBON_RELATIONSHIP = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
_BOOK_TYPE = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_TYPES, _RELATIONSHIPS = "[Content_Types].xml", "_rels/.rels"
_LINK = f'<Relationship Id="rIdItaRibbon" Type="{RIBBON_RELATIONSHIP}" Target="{RIBBON_PART}"/>'
_CREATED = (1980, 1, 1, 0, 0, 0)


def addin_package(book: bytes, ribbon: str) -> bytes:
    """Return the .xlam made of an .xlsm of XlsxWriter and the XML of a ribbon.

    Raises
    ------
    ValueError
        The workbook has no macros.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == _TYPES:
                data = _replace_once(data, _BOOK_TYPE, ADDIN_TYPE)
            elif part.filename == _RELATIONSHIPS:
                data = _replace_once(data, b"</Relationships>", _LINK.encode("ascii") + b"</Relationships>")
            new.writestr(part, data)
        new.writestr(_zip_entry(RIBBON_PART), ribbon.encode("utf-8"))
    return stream.getvalue()


def _replace_once(data: bytes, old: bytes, new: bytes) -> bytes:
    if data.count(old) != 1:
        raise ValueError(f"not a macro workbook: {old!r} is not there once")
    return data.replace(old, new)


def _zip_entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _CREATED)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
