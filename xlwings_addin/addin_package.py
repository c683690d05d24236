"""Turns a macro workbook into an add-in with a ribbon: one content type, one part, one relationship."""

from __future__ import annotations

from ita_tools.files.zip_reader import read_entries
from ita_tools.files.zip_writer import write_zip

__all__ = ["ADDIN_TYPE", "RIBBON_PART", "RIBBON_RELATIONSHIP", "addin_package"]

ADDIN_TYPE = b"application/vnd.ms-excel.addin.macroEnabled.main+xml"
RIBBON_PART = "customUI/customUI14.xml"
RIBBON_RELATIONSHIP = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
_BOOK_TYPE = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_TYPES, _RELATIONSHIPS = "[Content_Types].xml", "_rels/.rels"
_LINK = f'<Relationship Id="rIdItaRibbon" Type="{RIBBON_RELATIONSHIP}" Target="{RIBBON_PART}"/>'


def addin_package(book: bytes, ribbon: str) -> bytes:
    """Return the .xlam made of an .xlsm of XlsxWriter and the XML of a ribbon.

    Raises
    ------
    ValueError
        The workbook has no macros.
    """
    parts = read_entries(book, "ita.xlam")
    parts[_TYPES] = _replace_once(parts[_TYPES], _BOOK_TYPE, ADDIN_TYPE)
    parts[_RELATIONSHIPS] = _replace_once(
        parts[_RELATIONSHIPS], b"</Relationships>", _LINK.encode("ascii") + b"</Relationships>"
    )
    return write_zip({**parts, RIBBON_PART: ribbon})


def _replace_once(data: bytes, old: bytes, new: bytes) -> bytes:
    if data.count(old) != 1:
        raise ValueError(f"not a macro workbook: {old!r} is not there once")
    return data.replace(old, new)
